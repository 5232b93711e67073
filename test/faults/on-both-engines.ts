/** One fault, once on PGlite and once on PostgreSQL -> one report, in which neither engine stands in for the other. */
import type { EngineKind } from '../support/fault-world.ts';
import type { FaultReport } from './fault.ts';

const engines: readonly EngineKind[] = ['pglite', 'postgresql'];

/**
 * @param leastInjected - strikes on each engine, at least
 * @returns the sums; problems and strikes are told by engine
 */
export async function onBothEngines(
  leastInjected: number,
  runOn: (engine: EngineKind) => Promise<FaultReport>,
): Promise<FaultReport> {
  const reports: { readonly engine: EngineKind; readonly report: FaultReport }[] = [];
  // One after the other: they are to be struck by the fault, not by each other.
  for (const engine of engines) reports.push({ engine, report: await runOn(engine) });
  const sum = (key: 'injected' | 'lost' | 'doubled' | 'mixed') => reports.reduce((total, { report }) => total + report[key], 0);
  return {
    injected: sum('injected'),
    lost: sum('lost'),
    doubled: sum('doubled'),
    mixed: sum('mixed'),
    convergedMs: reports.flatMap(({ report }) => report.convergedMs),
    problems: reports.flatMap(({ engine, report: { injected, problems } }) => [
      ...(injected < leastInjected ? [`${engine}: it struck ${injected} times, at least ${leastInjected} were expected`] : []),
      ...problems.map((problem) => `${engine}: ${problem}`),
    ]),
    remark: reports
      .map(({ engine, report: { injected, remark } }) => `${engine} ${injected}×${remark === undefined ? '' : ` (${remark})`}`)
      .join(', '),
  };
}
