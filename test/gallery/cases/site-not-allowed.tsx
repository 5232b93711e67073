/** The page was not read: its site was never allowed. One button asks for it. */
import { actions, recent } from '../sample-day.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: { kind: 'today', because: 'no-page', actions, dueCount: 2, recent },
  notices: [{ kind: 'site-not-allowed', host: 'exmail.qq.com' }],
});
