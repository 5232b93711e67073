/** Names -> an index of them as they are, without variants, as the peers have it; and what it finds. */
import { compileNames } from '../../lib/match/compile-names.ts';
import { wallUnit } from '../../lib/match/fold-table.ts';
import { FoldBuffer } from '../../lib/match/folded-text.ts';
import type { NameIndex } from '../../lib/match/name-index.ts';
import { NamePool } from '../../lib/match/name-pool.ts';
import { foldText } from '../../lib/match/normalize-name.ts';
import { scanText } from '../../lib/match/scan-names.ts';
import { cpuMs } from './interleave.ts';
import { type Answer, answerOf, keepLongest, textsOf } from './match-reference.ts';

export interface BuiltDictionary {
  readonly index: NameIndex;
  /** CPU milliseconds of this process to fold, collect and compile the names. */
  readonly cpu: number;
  /** The longest stretch without a pause, in CPU milliseconds: garbage collection on other threads counts too. */
  readonly longestMs: number;
}

/** Names as they arrive: chunks of 1,000, so that no more of them are held than a worker holds. */
const chunkLength = 1000;
const letters = new TextDecoder();
const encoder = new TextEncoder();

/** Names in chunks of bytes, from which `buildDictionary` makes strings outside its clock. */
export function inChunks(names: readonly string[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let from = 0; from < names.length; from += chunkLength)
    chunks.push(encoder.encode(names.slice(from, from + chunkLength).join('\n')));
  return chunks;
}

export function buildDictionary(chunks: readonly Uint8Array[]): BuiltDictionary {
  const pool = new NamePool(20_261_120, true);
  let cpu = 0;
  let longestMs = 0;
  let number = 0;
  const timed = <T>(work: () => T): T => {
    const start = cpuMs();
    const done = work();
    const spent = cpuMs() - start;
    cpu += spent;
    longestMs = Math.max(longestMs, spent);
    return done;
  };
  for (const chunk of chunks) {
    const names = letters.decode(chunk).split('\n');
    timed(() => {
      for (const name of names) {
        pool.addCustomer(`C${number}`);
        const { units, length } = foldText(name);
        // As names are added in earnest: what no name reaches over is no part of it at its ends, "egg:|".
        let from = 0;
        let end = length;
        while (from < end && units[from] === wallUnit) from++;
        while (end > from && units[end - 1] === wallUnit) end--;
        pool.addName(units, from, end, number, 3, name);
        number++;
      }
    });
  }
  const steps = compileNames(pool);
  for (;;) {
    const step = timed(() => steps.next());
    if (step.done) return { index: step.value, cpu, longestMs };
  }
}

const buffer = new FoldBuffer();

/** What ours finds: the leftmost, of those that start together the longest, that cuts no word; as parts of the folded text. */
export function answerOfOurs(text: string, folded: string, index: NameIndex): Answer {
  return answerOf(textsOf(folded, keepLongest(scanText(text, buffer, index).hits)));
}
