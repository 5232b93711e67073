/** A colleague logged this message before. */
import { binding, chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: {
    kind: 'customer',
    card: huaxingCard({ log: { kind: 'already-logged', binding, staffId: 'mei', loggedAt: '2026-11-19T05:00:00Z' } }),
  },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
});
