/** The file was read, but no column looks like the tier: the manager says which one it is. */
import { consoleCase } from '../console-case.tsx';
import { checkedDraft } from '../sample-list.ts';

export default consoleCase({
  draft: {
    kind: 'unreadable',
    fileName: 'export.csv',
    problem: { kind: 'no-tier-column', detail: 'columns: 客户编号, 客户名称, Rank' },
    columns: checkedDraft.columns.slice(0, 2),
  },
});
