/** The list is on its way to the server. */
import { consoleCase } from '../console-case.tsx';

export default consoleCase({ draft: { kind: 'publishing', fileName: '2026-Q4 客户分级.csv', entryCount: 295 } });
