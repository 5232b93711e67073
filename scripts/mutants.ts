/**
 * Small mistakes that break a promise, one after the other, in a copy of the project -> whether the suites notice each.
 * Exit code 1 when more than one goes unnoticed.
 *
 *   npm run -s mutants [-- ID …]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** One mistake; `test/mutants/mutants.json` holds them all. */
export interface Mutant {
  readonly id: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The promise, by its number where it has one. */
  readonly breaks: string;
  /** The fault or the folder of tests that is to notice it. */
  readonly caughtBy: string;
}

const root = resolve(import.meta.dirname, '..');
/** Far more than any suite takes, also on a busy machine. */
const limitMs = 900_000;

/** @throws when `find` does not stand there exactly once: the code has changed, and the mistake with it */
export function applyMutant(mutant: Mutant, text: string): string {
  const parts = text.split(mutant.find);
  if (parts.length !== 2) throw new Error(`${mutant.id}: its text stands ${parts.length - 1} times in ${mutant.file}`);
  return parts.join(mutant.replace);
}

/** All mutants, in the order of the file. */
export function readMutants(): Mutant[] {
  return JSON.parse(readFileSync(join(root, 'test/mutants/mutants.json'), 'utf8')) as Mutant[];
}

/** Whether the suite finds nothing wrong. @throws when it came to no end: then it says nothing, and least of all that it noticed something */
function passes(folder: string, suite: string): boolean {
  const args = /^F\d+$/.test(suite)
    ? ['scripts/faults.ts', suite, '--quick', '--first', '--seeds', '100']
    : // On a busy machine a test that is merely slow must not count as one that noticed something.
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        '--config',
        'test/vitest.config.ts',
        '--testTimeout=600000',
        '--bail',
        '1',
        suite,
      ];
  const { status } = spawnSync(process.execPath, args, { cwd: folder, stdio: 'ignore', timeout: limitMs });
  if (status === null) throw new Error(`${suite} did not end within ${limitMs / 60_000} minutes`);
  return status === 0;
}

function main(ids: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'shuke-mutants-'));
  try {
    for (const name of ['lib', 'server', 'test', 'scripts', 'components', 'package.json', 'tsconfig.json'])
      cpSync(join(root, name), join(folder, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const mutants = readMutants().filter(({ id }) => ids.length === 0 || ids.includes(id));
    for (const suite of new Set(mutants.map((mutant) => mutant.caughtBy)))
      if (!passes(folder, suite)) throw new Error(`${suite} fails without any mistake: nothing can be learned from it`);
    let unnoticed = 0;
    for (const mutant of mutants) {
      const path = join(folder, mutant.file);
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, applyMutant(mutant, text));
      const isCaught = !passes(folder, mutant.caughtBy);
      writeFileSync(path, text);
      if (!isCaught) unnoticed++;
      console.log(`${isCaught ? 'noticed  ' : 'UNNOTICED'}  ${mutant.id}  (${mutant.breaks}; ${mutant.caughtBy})`);
    }
    console.log(`\n${mutants.length - unnoticed} of ${mutants.length} noticed`);
    process.exitCode = unnoticed > 1 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) main(process.argv.slice(2));
