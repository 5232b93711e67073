/** The provider vouches for somebody whom the backend does not know. */
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  {
    screen: {
      kind: 'first-run',
      state: 'idle',
      address: 'https://shuke.lanting.example',
      offer: { address: 'https://shuke.lanting.example', provider: 'Lanting ID' },
      error: {
        kind: 'person-unknown',
        detail: 'Nobody of the staff is known as new.colleague@lanting.example. Please ask your administrator to let you in.',
      },
    },
  },
  { without: ['status', 'search'] },
);
