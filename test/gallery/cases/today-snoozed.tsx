/** What was put off, opened: each can be done now after all. */
import { actions, recent } from '../sample-day.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  {
    screen: {
      kind: 'today',
      because: 'asked',
      actions: actions.slice(1, 3),
      dueCount: 1,
      snoozed: [...actions.slice(0, 1), ...actions.slice(3)].map((item, place) => ({
        ...item,
        until: place === 0 ? '2026-11-21' : '2026-11-27',
      })),
      recent,
    },
  },
  { use: (root) => root.querySelector<HTMLElement>('details > summary')?.click() },
);
