/** Only what works is offered: here nothing but the connection. */
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  { screen: { kind: 'first-run', state: 'idle' } },
  { without: ['status', 'search', 'trySampleData', 'importFile'] },
);
