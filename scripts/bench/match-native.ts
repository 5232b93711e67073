/** `grep -F -o` and `rg -F -o`: how long they take for a text, and what they find. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type NativeTool = 'rg' | 'grep';

/** The text is given this often, so that the tool's start matters less; reading a million names takes seconds, now more, now less. */
const repeatsOf = (names: number): number => (names > 500_000 ? 100 : 20);
/** CPU milliseconds up to which a run is made twice, and the shorter taken. */
const twiceBelowMs = 3000;

/** Whether the tool is there; ripgrep is installed where that needs no password. */
export function hasTool(tool: NativeTool): boolean {
  const isThere = (): boolean => spawnSync(tool, ['--version']).status === 0;
  if (isThere()) return true;
  if (tool !== 'rg' || process.getuid?.() !== 0) return false;
  console.log('installing ripgrep …');
  spawnSync('apt-get', ['install', '-y', '-q', 'ripgrep']);
  if (!isThere()) {
    spawnSync('apt-get', ['update', '-q']);
    spawnSync('apt-get', ['install', '-y', '-q', 'ripgrep']);
  }
  return isThere();
}

export interface NativeRun {
  /** CPU milliseconds for the text once; undefined when reading the names varies by more than the text takes. */
  readonly ms: number | undefined;
  /** What was found in the text, in reading order. */
  readonly found: readonly string[];
}

/**
 * CPU milliseconds over each text, less those over an empty file. Names are given longest first, because ripgrep takes the first of
 * its list that fits.
 */
export function runNative(tool: NativeTool, names: readonly string[], texts: readonly string[]): NativeRun[] {
  const repeats = repeatsOf(names.length);
  const folder = mkdtempSync(join(tmpdir(), 'shuke-bench-'));
  try {
    const list = join(folder, 'names');
    writeFileSync(list, [...names].sort((left, right) => right.length - left.length).join('\n'));
    const time = (file: string): number => {
      const command = `TIMEFORMAT='%U %S'; time LC_ALL=C.UTF-8 ${tool} -a -F -o -f '${list}' '${file}' > '${file}.out'`;
      const { stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
      const [, user, system] = /([\d.]+) ([\d.]+)\s*$/.exec(stderr) ?? [];
      return 1000 * (Number(user) + Number(system));
    };
    // What takes long is not taken twice.
    const best = (file: string): number => {
      const first = time(file);
      return first > twiceBelowMs ? first : Math.min(first, time(file));
    };
    const write = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const empty = write('empty', '');
    const emptyMs = best(empty);
    return texts.map((text, index) => {
      const file = write(`text${index}`, `${text}\n`.repeat(repeats));
      const spent = best(file) - emptyMs;
      const found = readFileSync(`${file}.out`, 'utf8').split('\n');
      return { ms: spent > 20 ? spent / repeats : undefined, found: found.slice(0, Math.floor(found.length / repeats)) };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
