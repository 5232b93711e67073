/** The ordinary case: one customer wrote the open message and something is wrong. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'customer', card: huaxingCard() },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
});
