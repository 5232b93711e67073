/** A card is being made ready and takes longer than usual. */
import { chips } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({ screen: { kind: 'loading' }, chips: [chips.huaxing], selectedChip: chips.huaxing.key });
