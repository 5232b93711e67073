/** Nobody has that name. */
import { actions, recent } from '../sample-day.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'today', because: 'asked', actions, dueCount: 2, recent },
  search: { query: 'zzz', results: [] },
});
