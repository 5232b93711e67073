/** No connection: everything works from the cache and says how old it is. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'customer', card: huaxingCard() },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
  notices: [],
  status: { state: 'offline', syncedAt: '2026-11-19T23:02:00Z', listVersion: 42, unsentCount: 1 },
});
