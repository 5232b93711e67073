/** Invented customers, no backend. */
import { actions, recent } from '../sample-day.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'today', because: 'nobody', actions, dueCount: 2, recent },
  notices: [{ kind: 'sample-data' }],
});
