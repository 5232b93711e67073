/** A site that is not read on purpose, and is not asked for. */
import { actions, recent } from '../sample-day.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'today', because: 'no-page', actions, dueCount: 2, recent },
  notices: [{ kind: 'site-left-alone', host: 'www.linkedin.com' }],
});
