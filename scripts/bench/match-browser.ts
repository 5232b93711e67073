/** The matcher in Chromium: in the worker of the built extension, with lib/match as it is bundled there. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { type ChromiumSession, launchChromium } from '../../test/support/chromium.ts';
import { buildExtension } from '../build-extension.ts';
import type { BenchData } from './match-data.ts';
import type { Add } from './match-turns.ts';
import { quantile, round } from './report.ts';

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
  const worker = await session.worker();
  await worker.evaluate(code);
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
    for (const [size, count] of sizes) {
      console.log(`in Chromium with ${size} …`);
      await wake(session, code);
      const names = data.names(count);
      for (let from = 0; from < names.length; from += atOnce) {
        const customers = names
          .slice(from, from + atOnce)
          .map((legalName, at) => ({ id: `C${from + at}`, legalName, aliases: [] }));
        await call(session, 'add', customers);
      }
      const built = await call<{ builtMs: number; longestMs: number; storeMs: number; bytes: number; names: number }>(
        session,
        'finish',
      );
      const what = `${round(built.bytes / 1e6)} MB, ${built.names} keys`;
      add({ id: `chromium.build.${size}`, value: built.builtMs, unit: `ms to read ${count} names and compile them (${what})` });
      add({
        id: `chromium.stretch.${size}`,
        value: built.longestMs,
        unit: 'ms, the longest stretch for which building and storing held the worker',
        goal: '<=50',
      });
      add({ id: `chromium.store.${size}`, value: built.storeMs, unit: 'ms to store it' });
      const times: number[] = [];
      for (let load = 0; load < loads; load++) {
        await wake(session, code);
        times.push(await call<number>(session, 'load'));
      }
      add({
        id: `chromium.load.${size}`,
        value: quantile(times, 0.5),
        unit: `ms from the database to the first search in a worker just woken, ${round(built.bytes / 1e6)} MB as one Blob`,
        samples: times,
        ...(loadGoals[size] === '' ? {} : { goal: loadGoals[size] }),
      });
      const text = data.texts.mix;
      const { scans, mentions, limits } = await call<Record<'scans' | 'mentions' | 'limits', number[]>>(
        session,
        'page',
        text,
        15,
      );
      const share = (100 * quantile(limits, 0.5)) / quantile(scans, 0.5);
      add({ id: `chromium.scan.${size}`, value: share, unit: '% of the limit, mixed text, with the judging between' });
      add({
        id: `chromium.page.${size}`,
        value: quantile(mentions, 0.5),
        unit: `ms for the mentions of a page of ${text.length} units, judged`,
        samples: mentions,
        ...(size === '1m' ? { goal: '<=8' } : {}),
      });
    }
  } finally {
    await session.close();
  }
}
