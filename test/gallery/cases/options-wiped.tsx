/** Everything has just been deleted. */
import { optionsCase } from '../options-case.tsx';

export default optionsCase({
  connection: { kind: 'none' },
  sites: { kind: 'loaded', sites: [] },
  diary: [],
  ledger: { origins: [], sums: [], lines: [] },
  scorecard: { days: 30, accepted: 0, rejected: 0, logs: 0, undone: 0 },
  stored: { customerCount: 0, touchpointCount: 0, unsentCount: 0, lessonCount: 0, requestCount: 0 },
  wiping: 'done',
});
