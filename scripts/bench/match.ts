/**
 * `npm run -s bench:match [-- --quick] [-- --data FOLDER]`: speed and size of the matcher beside others and beside the bare loop
 * over the text, in Node and in Chromium. Ours folds the text, keeps word boundaries and finds spans and owners; the others are
 * given text and names that are folded already. `alone` is ours and the limit by turns; `scan` all of them by turns in one
 * process, so that each begins with a cache that another has filled, as a page that arrives does. Each part runs in a process of
 * its own, which begins with an empty memory and gives it back: a list of a million names takes a peer gigabytes.
 */
import { fork } from 'node:child_process';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { installPeers } from './match-peers.ts';
import { type BenchResult, printReport } from './report.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, data: { type: 'string' } } });
const sizes = values.quick ? ['10k'] : ['10k', '100k', '1m'];

/** Megabytes for the names of all peers at once. */
const peerHeap = Math.min(12_000, Math.floor((totalmem() / 1e6) * 0.75));

const partSource = join(import.meta.dirname, 'match-part.ts');
/** Lies as deep as its source, so that paths beside it hold. */
const bundleFolder = resolve(import.meta.dirname, '../../.shuke/bench');

/** Writes what measures in Node as one file of JavaScript; returns its path. */
async function bundlePart(): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: partSource,
      outDir: bundleFolder,
      rolldownOptions: { external: /match-browser\.ts$/, output: { entryFileNames: 'match-part.mjs' } },
    },
  });
  return join(bundleFolder, 'match-part.mjs');
}

/** Runs one part in a process of its own; what it measured until it ended is kept, even when it ended too early. */
function measure(part: string, of: readonly string[], flags: readonly string[] = []): Promise<readonly BenchResult[]> {
  return new Promise((done, failed) => {
    const found: BenchResult[] = [];
    const args = [
      part,
      '--sizes',
      of.join(),
      ...(values.quick ? ['--quick'] : []),
      ...(values.data ? ['--data', values.data] : []),
    ];
    const start = performance.now();
    const child = fork(part === 'browser' ? partSource : bundled, args, { execArgv: [...flags] });
    child.on('message', (result) => void found.push(result as BenchResult));
    child.once('error', failed);
    child.once('exit', (code, signal) => {
      console.log(`${part} with ${of.join(', ')}: ${Math.round((performance.now() - start) / 1000)} s`);
      if (code !== 0)
        console.log(`${part} with ${of.join(', ')} ended too early (${signal ?? code}): what it measured is incomplete`);
      done(found);
    });
  });
}

const bundled = await bundlePart();
const results: BenchResult[] = [];
for (const size of sizes) results.push(...(await measure('alone', [size])));
results.push(...(await measure('browser', sizes)));
if (!values.quick) installPeers();
for (const size of sizes) results.push(...(await measure('turns', [size], [`--max-old-space-size=${peerHeap}`])));
printReport('match', results);
