/** Nobody on this page: what is due over all customers, what a list moved, whom I dealt with last. */
import { actions, listMove, recent } from '../sample-day.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'today', because: 'nobody', actions, dueCount: 2, recent, listMove },
});
