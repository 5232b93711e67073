/** What the file would change and what is wrong with it. */
import { consoleCase } from '../console-case.tsx';
import { checkedDraft } from '../sample-list.ts';

export default consoleCase({ draft: checkedDraft });
