/**
 * `npm run -s bench:match [-- --quick] [-- --data FOLDER]`: speed and size of the matcher beside others and beside the bare loop
 * over the text, in Node and in Chromium. Ours folds the text, keeps word boundaries and finds spans and owners; the others are
 * given text and names that are folded already. `alone` is ours and the limit by turns; `scan` all of them by turns, so that each
 * begins with a cache that another has filled, as a page that arrives does.
 */
import { parseArgs } from 'node:util';
import { measureAlone } from './match-alone.ts';
import { measureInBrowser } from './match-browser.ts';
import { makeData, readData } from './match-data.ts';
import { loadPeers } from './match-peers.ts';
import { measureByTurns } from './match-turns.ts';
import { type BenchResult, printReport, round, withGoal } from './report.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, data: { type: 'string' } } });
const rounds = values.quick ? 7 : 15;
const allSizes = [
  ['10k', 10_000],
  ['100k', 100_000],
  ['1m', 1_000_000],
] as const;
const sizes = values.quick ? allSizes.slice(0, 1) : allSizes;

const data = values.data ? readData(values.data) : makeData(20_261_120);
const results: BenchResult[] = [];

function add(result: Omit<BenchResult, 'ok'>): void {
  results.push(
    withGoal({ ...result, value: round(result.value), ...(result.samples ? { samples: result.samples.map(round) } : {}) }),
  );
}

for (const [size, count] of sizes) {
  console.log(`alone with ${size} …`);
  measureAlone(data, size, count, rounds, add);
}
for (const result of await measureInBrowser(data, sizes, values.quick ? 2 : 7)) add(result);
const peers = values.quick ? [] : await loadPeers();
for (const [size, count] of sizes) measureByTurns(data, size, count, peers, rounds, add);
printReport('match', results);
