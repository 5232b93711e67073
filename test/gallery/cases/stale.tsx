/** The data is three days old. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'customer', card: huaxingCard() },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
  staleSince: '2026-11-17T09:00:00Z',
  notices: [{ kind: 'stale', syncedAt: '2026-11-17T09:00:00Z' }],
  status: { state: 'failed', syncedAt: '2026-11-17T09:00:00Z', listVersion: 41, unsentCount: 0 },
});
