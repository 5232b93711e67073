/** A file in which a quotation mark never closes: why, and in which row it began. */
import { consoleCase } from '../console-case.tsx';

export default consoleCase({
  draft: { kind: 'unreadable', fileName: '2026-Q4 客户分级.csv', problem: { kind: 'open-quote', row: 41_207 } },
});
