/** The backend no longer accepts the access token. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'customer', card: huaxingCard() },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
  notices: [{ kind: 'token-refused' }],
  status: { state: 'failed', syncedAt: '2026-11-20T00:02:00Z', listVersion: 42, unsentCount: 2 },
});
