/** The matcher in Chromium: in the worker of the built extension, with lib/match as it is bundled there. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { type ChromiumSession, launchChromium } from '../../test/support/chromium.ts';
import { buildExtension } from '../build-extension.ts';
import type { BenchData } from './match-data.ts';
import { type Add, mean } from './match-turns.ts';
import { quantile, round } from './report.ts';
import { longestTaskOf, workerCpuReader } from './worker-thread.ts';

const loadGoals = { '10k': '', '100k': '<=10', '1m': '<=40' } as const;

/** Customers given to the worker at once, as many as a chunk of the cache has. */
const atOnce = 1000;

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('.', import.meta.url)),
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('./match-in-browser.ts', import.meta.url)),
        formats: ['iife'],
        name: 'benchMatch',
      },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('Nothing was bundled');
  return `${output.output[0].code}; globalThis.benchMatch = benchMatch; undefined`;
}

/** Calls a function of `match-in-browser.ts` in the worker that runs now. */
async function call<T>(session: ChromiumSession, name: string, ...args: readonly unknown[]): Promise<T> {
  const worker = await session.worker();
  return (await worker.evaluate(`benchMatch.${name}(${args.map((arg) => JSON.stringify(arg)).join()})`)) as T;
}

/** Ends the worker and wakes it again: what it held in memory is gone, compiled code too. */
async function wake(session: ChromiumSession, code: string): Promise<void> {
  await session.killWorker();
  await prepare(session, code);
}

async function prepare(session: ChromiumSession, code: string): Promise<void> {
  const worker = await session.worker();
  await worker.evaluate(code);
}

/** How often each work is done in one go, so that asking for it weighs little. */
const times = { nothing: 1, limit: 20, match: 1, judge: 1 } as const;
type Work = keyof typeof times;

/**
 * Milliseconds of each work on a text, by turns, after some rounds that are not counted: CPU of the worker's thread where the
 * system tells, else by the clock.
 */
async function measureText(
  session: ChromiumSession,
  text: string,
  rounds: number,
): Promise<{ samples: Record<Work, number[]>; unit: string }> {
  await call(session, 'open', text);
  const cpuMs = workerCpuReader(session.pid);
  const samples: Record<Work, number[]> = { nothing: [], limit: [], match: [], judge: [] };
  for (let round = -30; round < rounds; round++)
    for (const work of Object.keys(times) as Work[]) {
      const start = cpuMs?.() ?? 0;
      const wall = await call<number>(session, 'run', work, times[work]);
      const spent = cpuMs ? cpuMs() - start : wall;
      if (round >= 0) samples[work].push(spent);
    }
  const asking = cpuMs ? quantile(samples.nothing, 0.5) : 0;
  for (const work of Object.keys(times) as Work[])
    samples[work] = samples[work].map((spent) => Math.max(0.001, (spent - asking) / times[work]));
  return { samples, unit: cpuMs ? 'ms of CPU' : 'ms' };
}

/** Each size in the worker of one Chromium, which is ended before every load. */
export async function measureInBrowser(
  data: BenchData,
  sizes: readonly (readonly [keyof typeof loadGoals, number])[],
  loads: number,
  add: Add,
): Promise<void> {
  await buildExtension('chrome');
  const code = await bundle();
  const session = await launchChromium();
  try {
    const tracer = await session.openExtensionPage('manifest.json');
    await prepare(session, code);
    for (const [size, count] of sizes) {
      console.log(`in Chromium with ${size} …`);
      const names = data.names(count);
      await tracer.tracing.start({ categories: ['toplevel', '__metadata'] });
      for (let from = 0; from < names.length; from += atOnce) {
        const customers = names
          .slice(from, from + atOnce)
          .map((legalName, at) => ({ id: `C${from + at}`, legalName, aliases: [] }));
        await call(session, 'add', JSON.stringify(customers));
      }
      const built = await call<{ builtMs: number; storeMs: number; bytes: number; names: number }>(session, 'finish');
      const longest = longestTaskOf(await tracer.tracing.stop());
      const what = `${round(built.bytes / 1e6)} MB, ${built.names} keys`;
      add({ id: `chromium.build.${size}`, value: built.builtMs, unit: `ms to read ${count} names and compile them (${what})` });
      add({
        id: `chromium.stretch.${size}`,
        value: longest.cpuMs,
        unit: `ms of CPU, the longest task of the worker while the index was built and stored (${round(longest.wallMs)} ms by the clock; ${longest.from})`,
        goal: '<=50',
      });
      add({ id: `chromium.store.${size}`, value: built.storeMs, unit: 'ms to store it' });
      const loadTimes: number[] = [];
      for (let load = 0; load < loads; load++) {
        await wake(session, code);
        loadTimes.push(await call<number>(session, 'load'));
      }
      add({
        id: `chromium.load.${size}`,
        value: quantile(loadTimes, 0.5),
        unit: `ms from the database to the first search in a worker just woken, ${round(built.bytes / 1e6)} MB as one Blob`,
        samples: loadTimes,
        ...(loadGoals[size] === '' ? {} : { goal: loadGoals[size] }),
      });
      const goal = size === '1m' ? { goal: '<=8' } : {};
      const means: Record<'match' | 'judge', number[]> = { match: [], judge: [] };
      for (const [kind, text] of Object.entries(data.texts)) {
        const { samples, unit } = await measureText(session, text, 15);
        const of = (work: Work): number => quantile(samples[work], 0.5);
        add({
          id: `chromium.match.${size}.${kind}`,
          value: of('match'),
          unit: `${unit} for the matcher on a page of ${text.length} units (${round((100 * of('limit')) / of('match'))} % of the limit)`,
          samples: samples.match,
        });
        add({
          id: `chromium.page.${size}.${kind}`,
          value: of('judge'),
          unit: `${unit} for the mentions of a page of ${text.length} units, judged`,
          samples: samples.judge,
        });
        means.match.push(of('match'));
        means.judge.push(of('judge'));
      }
      await wake(session, code);
      const pages = 'mean of the three pages of 200k units';
      add({ id: `chromium.match.${size}`, value: mean(means.match), unit: `ms for the matcher, ${pages}`, ...goal });
      add({ id: `chromium.page.${size}`, value: mean(means.judge), unit: `ms for the mentions, judged, ${pages}`, ...goal });
    }
  } finally {
    await session.close();
  }
}
