/** One part of `bench:match`, in a process of its own: `match-part.ts alone|browser|turns --sizes 10k,1m`; results go to its parent. */
import { parseArgs } from 'node:util';
import { measureAlone } from './match-alone.ts';
import { makeData, readData } from './match-data.ts';
import { loadPeers } from './match-peers.ts';
import { measureByTurns, type SizeName } from './match-turns.ts';
import { type BenchResult, round, withGoal } from './report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, data: { type: 'string' }, sizes: { type: 'string', default: '10k' } },
});
const counts = { '10k': 10_000, '100k': 100_000, '1m': 1_000_000 } as const;
const sizes = values.sizes.split(',').map((size) => [size as SizeName, counts[size as SizeName]] as const);
const rounds = values.quick ? 7 : 15;
const data = values.data ? readData(values.data) : makeData(20_261_120);

function add(result: Omit<BenchResult, 'ok'>): void {
  const value = round(result.value);
  process.send?.(withGoal({ ...result, value, ...(result.samples ? { samples: result.samples.map(round) } : {}) }));
}

const [part] = positionals;
if (part === 'browser') {
  // Only where it is needed: who measures in Node is bundled without what starts a browser.
  const { measureInBrowser } = await import('./match-browser.ts');
  await measureInBrowser(data, sizes, values.quick ? 2 : 7, add);
} else if (part === 'alone') for (const [size, count] of sizes) measureAlone(data, size, count, rounds, add);
else if (part === 'turns')
  for (const [size, count] of sizes) measureByTurns(data, size, count, values.quick ? [] : loadPeers(), rounds, add);
else throw new Error(`No such part: ${part}`);
process.disconnect();
