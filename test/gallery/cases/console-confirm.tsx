/** Asked once more before all reps see it. */
import { consoleCase } from '../console-case.tsx';
import { checkedDraft } from '../sample-list.ts';

export default consoleCase(
  { draft: checkedDraft },
  { use: (root) => root.querySelector<HTMLElement>('button[type=submit]')?.click() },
);
