/** Signing in again was tried, and the provider was away. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'customer', card: huaxingCard() },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
  notices: [{ kind: 'token-refused', provider: 'Lanting ID', error: { kind: 'provider-unreachable' } }],
  status: { state: 'failed', syncedAt: '2026-11-20T00:02:00Z', listVersion: 42, unsentCount: 2 },
});
