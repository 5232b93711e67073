/** The click is being written to disk. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'customer', card: huaxingCard({ log: { kind: 'saving' } }) },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
});
