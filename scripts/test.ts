/**
 * Every check of the project, one after the other: format, lint, types, builds, tests, real browsers, benchmarks on small data.
 * Ends with a line `N passed, N failed`. Name steps to run only those: `npm test -- unit e2e`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { buildExtension } from './build-extension.ts';

const root = resolve(import.meta.dirname, '..');
const artifacts = join(root, 'test-artifacts');
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);

interface Count {
  passed: number;
  failed: number;
  /** What failed, a line each, for the end of a long output. */
  failures?: string[];
}

/** The part of vitest's JSON report that is read here. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { status: string; fullName: string; failureMessages: readonly string[] }[];
  }[];
}

interface Step {
  readonly id: string;
  readonly title: string;
  run(): Promise<Count>;
}

function run(command: string, args: readonly string[]): Promise<number> {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit' });
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      done(1);
    });
    child.once('exit', (code) => done(code ?? 1));
  });
}

/** A command that counts as one check. */
async function one(command: string, ...args: readonly string[]): Promise<Count> {
  const code = await run(command, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** The beginning of an error: what was expected and where, without the whole stack. */
const firstLines = (message: string): string => message.split('\n').slice(0, 6).join('\n    ').slice(0, 800);

/** A run of vitest, counted by its own report. A run that reports nothing has failed, and so has one that tested nothing. */
async function vitest(name: string, config: string): Promise<Count> {
  const report = join(artifacts, `${name}.json`);
  rmSync(report, { force: true });
  const code = await run(bin('vitest'), [
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  try {
    const { numPassedTests, numTotalTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
    const failed = numTotalTests - numPassedTests;
    const failures = testResults.flatMap((file) => {
      const place = relative(root, file.name);
      const own = file.assertionResults
        .filter(({ status }) => status !== 'passed')
        .map((test) => `${place}: ${test.fullName}\n    ${firstLines(test.failureMessages.join('\n'))}`);
      return own.length === 0 && file.message ? [`${place}\n    ${firstLines(file.message)}`] : own;
    });
    // A file that cannot even be loaded has no tests to count.
    return { passed: numPassedTests, failed: code !== 0 || numTotalTests === 0 ? Math.max(failed, 1) : failed, failures };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function build(browser: 'chrome' | 'firefox'): Promise<Count> {
  try {
    await buildExtension(browser);
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const benchmarks = Object.keys(scripts).filter((name) => name.startsWith('bench:'));

const steps: readonly Step[] = [
  { id: 'lint', title: 'format and lint', run: () => one(bin('biome'), 'check', '.') },
  { id: 'types', title: 'types', run: () => one(bin('tsc'), '--noEmit') },
  { id: 'build', title: 'build for Chromium', run: () => build('chrome') },
  { id: 'build', title: 'build for Firefox', run: () => build('firefox') },
  { id: 'unit', title: 'tests without a browser', run: () => vitest('unit', 'test/vitest.config.ts') },
  {
    id: 'gallery',
    title: 'every state of every screen, with axe',
    run: () => one(process.execPath, 'scripts/gallery.ts', '--out', 'test-artifacts/gallery'),
  },
  { id: 'e2e', title: 'real browsers, real webmail', run: () => vitest('e2e', 'test/e2e/vitest.config.ts') },
  // Only to see that they work: a time is never judged here.
  ...benchmarks.map((name) => ({
    id: 'bench',
    title: `${name} on little data`,
    run: () => one('npm', 'run', '-s', name, '--', '--quick'),
  })),
];

mkdirSync(artifacts, { recursive: true });
const wanted = new Set(process.argv.slice(2));
const unknown = [...wanted].filter((id) => !steps.some((step) => step.id === id));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. There are ${[...new Set(steps.map((step) => step.id))].join(', ')}.`);
  process.exit(2);
}
const total: Count = { passed: 0, failed: 0 };
const failedSteps: string[] = [];
const failures: string[] = [];
for (const step of steps) {
  if (wanted.size > 0 && !wanted.has(step.id)) continue;
  const startedAt = performance.now();
  console.log(`\n── ${step.title}`);
  const count = await step.run();
  total.passed += count.passed;
  total.failed += count.failed;
  if (count.failed > 0) failedSteps.push(step.title);
  failures.push(...(count.failures ?? []));
  console.log(
    `── ${step.title}: ${count.failed === 0 ? 'ok' : 'FAILED'}, ${Math.round((performance.now() - startedAt) / 1000)} s`,
  );
}
if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join('; ')}`);
for (const failure of failures) console.log(`  ${failure}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
