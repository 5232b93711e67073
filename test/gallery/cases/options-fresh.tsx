/** The first day: nothing sent, nothing counted, no site. */
import { optionsCase } from '../options-case.tsx';

export default optionsCase({
  sites: { kind: 'loaded', sites: [], named: ['crm.lanting.example', 'mail.lanting.example'] },
  taught: [],
  diary: [],
  ledger: { origins: [], sums: [], lines: [] },
  scorecard: { days: 30, accepted: 0, rejected: 0, logs: 0, undone: 0 },
  stored: { customerCount: 302, touchpointCount: 6120, unsentCount: 0, lessonCount: 0, requestCount: 0 },
});
