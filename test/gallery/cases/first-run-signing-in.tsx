/** The provider's window is open. */
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  {
    screen: {
      kind: 'first-run',
      state: 'signing-in',
      address: 'https://shuke.lanting.example',
      offer: { address: 'https://shuke.lanting.example', provider: 'Lanting ID' },
    },
  },
  { without: ['status', 'search'] },
);
