/** Somebody wrote whom the rep once blocked: why nobody is shown, and the way back. */
import { actions, recent } from '../sample-day.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase({
  screen: {
    kind: 'today',
    because: 'nobody',
    filtered: { address: 'news@neuland.example', by: 'you', key: 'news@neuland.example' },
    actions,
    dueCount: 2,
    recent,
  },
});
