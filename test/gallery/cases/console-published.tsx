/** Done: every rep has it at the next sync. */
import { consoleCase } from '../console-case.tsx';

export default consoleCase({
  current: { version: 43, publishedAt: '2026-11-20T02:14:00Z', publishedBy: 'zhang' },
  draft: {
    kind: 'published',
    head: { version: 43, publishedAt: '2026-11-20T02:14:00Z', publishedBy: 'zhang' },
    movedCount: 7,
    repCount: 2,
  },
});
