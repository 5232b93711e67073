/** Logged a moment ago: undo counts down. */
import { binding, chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: {
    kind: 'customer',
    card: huaxingCard({
      log: {
        kind: 'logged',
        binding,
        touchpointId: 't-1',
        channel: 'e-mail',
        direction: 'inbound',
        contactName: '李薇',
        aspect: 'feedback',
        happenedAt: '2026-11-20T01:14:00Z',
        undoSecondsLeft: 8,
      },
    }),
  },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
});
