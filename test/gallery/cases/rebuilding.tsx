/** The cache was damaged and is fetched anew. */
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'loading' },
  notices: [{ kind: 'rebuilding' }],
  status: { state: 'syncing', listVersion: 42, unsentCount: 2 },
});
