/** A touchpoint without a page: two clicks. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  { screen: { kind: 'customer', card: huaxingCard() }, chips: [chips.huaxing], selectedChip: chips.huaxing.key },
  { use: (root) => [...root.querySelectorAll<HTMLElement>('button[aria-haspopup=menu]')].at(-2)?.click() },
);
