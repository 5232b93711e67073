/**
 * The fault suite -> a table: fault, times injected, lost, doubled, mixed, time to converge. Exit code 1 when a promise did not hold.
 *
 *   npm run -s faults [-- F1 F5 …] [--seeds 200000] [--quick] [--first]
 */
import { parseArgs } from 'node:util';
import { type Fault, type FaultReport, findProblems, loadFaults } from '../test/faults/fault.ts';
import '../test/support/extension.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string' }, quick: { type: 'boolean', default: false }, first: { type: 'boolean', default: false } },
});
const seeds = values.seeds === undefined ? undefined : Number(values.seeds);
if (seeds !== undefined && !(Number.isInteger(seeds) && seeds > 0)) {
  console.error('--seeds takes a whole number above 0.');
  process.exit(2);
}
const all = await loadFaults();
const faults = positionals.length === 0 ? all : all.filter((fault) => positionals.includes(fault.id));
const unknown = positionals.filter((id) => !all.some((fault) => fault.id === id));
if (unknown.length > 0) {
  console.error(`No such fault: ${unknown.join(', ')}. There are ${[...new Set(all.map((fault) => fault.id))].join(', ')}.`);
  process.exit(2);
}

const columns = ['fault', 'injected', 'lost', 'doubled', 'mixed', 'converged', ''] as const;
const titleWidth = Math.max(...faults.map((fault) => fault.id.length + fault.title.length + 1), columns[0].length) + 2;

function formatRow([title = '', ...cells]: readonly string[]): string {
  const remark = cells.pop() ?? '';
  return `${title.padEnd(titleWidth)}${cells.map((cell) => cell.padStart(10)).join('')}  ${remark}`.trimEnd();
}

function describeReport(fault: Fault, report: FaultReport, problems: readonly string[]): string {
  const { injected, lost, doubled, mixed, convergedMs, remark } = report;
  const slowest = convergedMs.length === 0 ? '–' : `≤ ${Math.round(Math.max(...convergedMs))} ms`;
  const verdict = [problems.length === 0 ? 'ok' : 'FAILED', ...(remark === undefined ? [] : [remark])].join(', ');
  return formatRow([
    `${fault.id} ${fault.title}`,
    ...[injected, lost, doubled, mixed].map((count) => String(count)),
    slowest,
    verdict,
  ]);
}

console.log(formatRow([...columns]));
let failed = 0;
for (const fault of faults) {
  let problems: string[];
  try {
    const report = await fault.run({
      isQuick: values.quick,
      stopsAtFirst: values.first,
      ...(seeds === undefined ? {} : { seeds }),
    });
    problems = findProblems(fault, report);
    console.log(describeReport(fault, report, problems));
  } catch (error) {
    problems = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
    console.log(formatRow([`${fault.id} ${fault.title}`, '', '', '', '', '', 'FAILED']));
  }
  for (const problem of problems.slice(0, 10)) console.log(`    ${problem}`);
  if (problems.length > 0) failed++;
}
console.log(`\n${faults.length - failed} of ${faults.length} faults survived`);
process.exit(failed === 0 ? 0 : 1);
