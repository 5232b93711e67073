/** Nobody answered at the address that was given. */
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  {
    screen: {
      kind: 'first-run',
      state: 'idle',
      address: 'https://shuke.lanting.example',
      error: { kind: 'token-refused', detail: 'token of staff chen was revoked on 2026-11-19' },
    },
  },
  { without: ['status', 'search'] },
);
