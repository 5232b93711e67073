/** The disk is full: nothing was kept, and the rep is told. */
import { binding, chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'customer', card: huaxingCard({ log: { kind: 'not-saved', binding, reason: 'disk-full' } }) },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
});
