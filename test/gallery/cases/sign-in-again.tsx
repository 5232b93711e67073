/** The provider no longer renews the sign-in: one click, and what waits is sent. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'customer', card: huaxingCard() },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
  notices: [{ kind: 'token-refused', provider: 'Lanting ID' }],
  status: { state: 'failed', syncedAt: '2026-11-20T00:02:00Z', listVersion: 42, unsentCount: 2 },
});
