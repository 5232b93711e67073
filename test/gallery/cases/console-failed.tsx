/** The server could not be reached while publishing. */
import { consoleCase } from '../console-case.tsx';

export default consoleCase({
  draft: { kind: 'failed', fileName: '2026-Q4 客户分级.csv', detail: 'the server closed the connection' },
  history: { kind: 'failed', detail: 'timeout after 15 s' },
});
