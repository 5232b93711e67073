/** Who moved with the new list. */
import { actions, listMove, recent } from '../sample-day.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  { screen: { kind: 'today', because: 'asked', actions, dueCount: 2, recent, listMove } },
  { use: (root) => root.querySelector<HTMLElement>('section button[aria-expanded]')?.click() },
);
