/** A former list is being brought back. */
import { consoleCase } from '../console-case.tsx';

export default consoleCase({
  history: {
    kind: 'loaded',
    rollingBackTo: 41,
    versions: [
      { version: 42, publishedAt: '2026-11-18T08:30:00Z', publishedBy: 'zhang', note: '第四季度复核' },
      { version: 41, publishedAt: '2026-10-02T03:10:00Z', publishedBy: 'zhang' },
    ],
  },
});
