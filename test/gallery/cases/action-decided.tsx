/** An action was just begun: the next one stands on the card, and what was said can be taken back. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  { screen: { kind: 'customer', card: huaxingCard() }, chips: [chips.huaxing], selectedChip: chips.huaxing.key },
  // The first button of the card's first section: do it.
  { use: (root) => root.querySelector<HTMLElement>('article section button')?.click() },
);
