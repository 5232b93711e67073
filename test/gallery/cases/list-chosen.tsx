/** Two customers of the list are ticked. */
import { anInbox } from '../sample-inbox.ts';
import { sidebarCase } from '../sidebar-case.tsx';

export default sidebarCase(
  { screen: anInbox(), isList: true },
  {
    use: (root) => {
      for (const box of [...root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].slice(0, 2)) box.click();
    },
  },
);
