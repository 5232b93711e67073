/** A large file is being checked. */
import { consoleCase } from '../console-case.tsx';

export default consoleCase({ draft: { kind: 'reading', fileName: '2026-Q4 客户分级.csv', done: 41_000, total: 100_000 } });
