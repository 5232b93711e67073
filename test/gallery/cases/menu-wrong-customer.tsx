/** Wrong customer? What stood in the page does not mean this one. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  { screen: { kind: 'customer', card: huaxingCard() }, chips: [chips.huaxing], selectedChip: chips.huaxing.key },
  { use: (root) => root.querySelector<HTMLElement>('article header button[aria-haspopup=menu]')?.click() },
);
