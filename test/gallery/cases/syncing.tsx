/** A sync is under way. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'customer', card: huaxingCard() },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
  notices: [],
  status: { state: 'syncing', syncedAt: '2026-11-20T02:02:00Z', listVersion: 42, unsentCount: 2 },
});
