/** The first sync is under way. */
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  {
    screen: {
      kind: 'first-run',
      state: 'connecting',
      address: 'https://shuke.lanting.example',
      progress: { received: 41_000, total: 102_400 },
    },
  },
  { without: ['status', 'search'] },
);
