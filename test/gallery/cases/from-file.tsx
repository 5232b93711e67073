/** The customers come from a file: nothing is ever sent, and the line at the bottom says so. */
import { chips, huaxingCard } from '../sample-company.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'customer', card: huaxingCard() },
  chips: [chips.huaxing],
  selectedChip: chips.huaxing.key,
  status: { state: 'idle', syncedAt: '2026-11-17T02:00:00Z', listVersion: 0, unsentCount: 37, origin: 'file' },
});
