/** Taken back. */
import { binding, chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'customer', card: huaxingCard({ log: { kind: 'undone', binding, channel: 'e-mail' } }) },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
});
