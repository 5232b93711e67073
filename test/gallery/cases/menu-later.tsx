/** Later: until when? */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  { screen: { kind: 'customer', card: huaxingCard() }, chips: [chips.huaxing], selectedChip: chips.huaxing.key },
  { use: (root) => root.querySelector<HTMLElement>('section button[aria-haspopup=menu]')?.click() },
);
