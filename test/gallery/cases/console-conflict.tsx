/** Another manager published meanwhile: nothing was overwritten. */
import { consoleCase } from '../console-case.tsx';

export default consoleCase({
  draft: {
    kind: 'conflict',
    newer: { version: 43, publishedAt: '2026-11-20T02:10:00Z', publishedBy: 'zhao' },
    basedOn: 42,
    fileName: '2026-Q4 客户分级.csv',
  },
});
