/** The first keystroke: the index is being read from the disk. */
import { actions, recent } from '../sample-day.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'today', because: 'asked', actions, dueCount: 2, recent },
  search: { query: 'h', results: [], isLoading: true },
});
