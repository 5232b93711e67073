/** The access was taken back: the customers are gone, what was logged here and not sent waits. */
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  {
    screen: {
      kind: 'first-run',
      state: 'idle',
      address: 'https://shuke.lanting.example',
      error: { kind: 'token-refused', detail: 'token of staff chen was revoked on 2026-11-19' },
      unsentCount: 2,
    },
  },
  { without: ['status', 'search'] },
);
