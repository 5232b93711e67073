/** At this address one signs in: one button, and the token for whoever has one. */
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  {
    screen: {
      kind: 'first-run',
      state: 'idle',
      address: 'https://shuke.lanting.example',
      offer: { address: 'https://shuke.lanting.example', provider: 'Lanting ID' },
    },
  },
  { without: ['status', 'search'] },
);
