/** The cache was damaged, and the copy that took its place is a few minutes old. */
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'today', because: 'nobody', actions: [], dueCount: 0, recent: [] },
  notices: [{ kind: 'rebuilt', at: '2026-11-20T06:50:00Z' }],
});
