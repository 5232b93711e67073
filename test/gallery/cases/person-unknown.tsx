/** Signed in, and no longer of the staff: what is here stays, and it says why there is nothing new. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'customer', card: huaxingCard() },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
  notices: [
    {
      kind: 'person-unknown',
      provider: 'Lanting ID',
      detail: 'Nobody of the staff is known as chen.chen@lanting.example. Please ask your administrator to let you in.',
    },
  ],
  status: { state: 'failed', syncedAt: '2026-11-20T00:02:00Z', listVersion: 42, unsentCount: 2 },
});
