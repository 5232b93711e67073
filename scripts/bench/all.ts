/** `npm run bench [-- --quick]`: runs every benchmark, one after the other, and writes `docs/benchmarks.md` from their last lines. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BenchResult } from './report.ts';

interface Report {
  readonly bench: string;
  readonly at: string;
  readonly machine: string;
  readonly results: readonly BenchResult[];
}

const root = resolve(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const names = Object.keys(scripts).filter((name) => name.startsWith('bench:'));

const passedOn = process.argv.slice(2);

/** What the benchmark printed; its table is shown while it runs. */
function run(name: string): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn('npm', ['run', '-s', name, '--', ...passedOn], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.on('data', (bytes: Buffer) => {
      printed += bytes.toString();
      process.stdout.write(bytes);
    });
    child.once('error', failed);
    child.once('exit', (code) => (code === 0 ? done(printed) : failed(new Error(`npm run ${name} ended with code ${code}`))));
  });
}

function tableOf({ bench, at, machine, results }: Report): string {
  const rows = results.map(({ id, value, unit, goal, ok, peers }) => {
    const others = Object.entries(peers ?? {}).map(([name, figure]) => `${name} ${figure}`);
    const told = goal === undefined ? '' : `${goal} ${ok ? 'met' : '**missed**'}`;
    return `| ${id} | ${value} ${unit} | ${told} | ${others.join(', ')} |`;
  });
  const command = ['npm run -s', `bench:${bench}`, ...(passedOn.length > 0 ? ['--', ...passedOn] : [])].join(' ');
  return [
    `## ${bench}`,
    '',
    `\`${command}\`, ${at.slice(0, 10)}, ${machine}`,
    '',
    '| measure | value | goal | peers |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

const reports: Report[] = [];
for (const name of names) {
  console.log(`\n── ${name}`);
  const last = (await run(name)).trim().split('\n').at(-1) ?? '';
  reports.push(JSON.parse(last) as Report);
}
const head = [
  '# Benchmarks',
  '',
  'Written by `npm run bench`. An absolute time says little on a shared machine; a ratio measured in one run says a lot.',
  '',
];
writeFileSync(join(root, 'docs/benchmarks.md'), [...head, ...reports.map(tableOf)].join('\n'));
console.log('\nWritten: docs/benchmarks.md');
