/**
 * `npm run -s bench:sync [-- --quick] [--size 1000000] [--alone, without peers]`: Chromium with the built extension, a backend of its own: the first sync of 100,000 and of
 * 1,000,000 customers until they are recognised, with the worker's longest task and look-ups meanwhile; a delta of 1,000; a poll when
 * nothing has changed (against the reference backend); disk and memory; a file of 100,000 customers imported, and a list of as many checked in
 * the console; and peers that fetch the same customers in the same browser.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { type ChromiumSession, launchChromium, waitUntil } from '../../test/support/chromium.ts';
import { buildExtension } from '../build-extension.ts';
import { measureFiles } from './files.ts';
import { type BenchResult, printReport, quantile, round, withGoal } from './report.ts';
import { type ServedExport, serveExport } from './sync-export.ts';
import { measurePeers } from './sync-peers.ts';
import { measurePoll } from './sync-poll.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    size: { type: 'string', multiple: true },
    alone: { type: 'boolean', default: false },
  },
});
const sizes = values.size?.map(Number) ?? (values.quick ? [2_000] : [100_000, 1_000_000]);

/** Bytes of every file below a folder. */
function measureFolder(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((total, entry) => total + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0), 0);
}

function sizeName(count: number): string {
  return count >= 1_000_000 ? `${count / 1_000_000}m` : `${count / 1000}k`;
}

/** Put into one of our pages: asks the database and the worker as the panel does, and notes how long each took. */
function installProbe(): void {
  const chrome = (globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }).chrome;
  let database: Promise<IDBDatabase> | undefined;
  const open = (): Promise<IDBDatabase> => {
    database ??= new Promise((resolve, reject) => {
      const request = indexedDB.open('shuke');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return database;
  };
  const get = async (store: string, key: IDBValidKey): Promise<unknown> => {
    const request = (await open()).transaction(store).objectStore(store).get(key);
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  };
  const state = async (key: string) => ((await get('state', key)) as { value: unknown } | undefined)?.value;
  const probe = {
    lookUps: [] as number[],
    pings: [] as number[],
    isStopped: false,
    progress: new Set<number>(),
    state,
    send: (type: string, body: unknown) => chrome.runtime.sendMessage({ type, body }),
    /** The version of the rows that readers see; undefined before the first. */
    async version(): Promise<string | undefined> {
      const id = (await state('currentGeneration')) as number | undefined;
      if (id === undefined) return undefined;
      const generation = (await get('generations', id)) as { head: { epoch: string; version: number } };
      return `${generation.head.epoch}:${generation.head.version}`;
    },
    /** Resolves with the milliseconds until another version is seen. */
    async waitForVersion(old: string | undefined): Promise<number> {
      const start = performance.now();
      for (;;) {
        if ((await probe.version()) !== old) return performance.now() - start;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    /** Looks customers up and asks the worker for nothing, until stopped. */
    async watch(ids: readonly string[]): Promise<void> {
      for (let turn = 0; !probe.isStopped; turn++) {
        const id = ids[turn % ids.length] ?? '';
        let start = performance.now();
        await probe.lookUp(id);
        probe.lookUps.push(performance.now() - start);
        start = performance.now();
        await probe.send('undoTouchpoint', { touchpointId: '00000000-0000-4000-8000-000000000000' });
        probe.pings.push(performance.now() - start);
        const sync = (await state('sync')) as { progress?: { done: number } } | undefined;
        if (sync?.progress) probe.progress.add(sync.progress.done);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    /** As the cards are read: the row that changed, or its chunk. */
    async lookUp(id: string): Promise<unknown> {
      const generation = (await state('currentGeneration')) as number | undefined;
      if (generation === undefined) return undefined;
      const changed = await get('changed', [generation, id]);
      if (changed) return changed;
      // Shards of 700 rows, 8 chunks a shard, 128 rows a chunk.
      const place = Number(id.slice(1));
      const inShard = place % 700;
      const index = Math.floor(place / 700) * 8 + Math.floor(inShard / 128);
      const chunk = (await get('chunks', [generation, index])) as { bytes: Uint8Array; offsets: Uint32Array } | undefined;
      if (!chunk) throw new Error('The benchmark no longer knows where rows lie');
      const row = inShard % 128;
      return JSON.parse(new TextDecoder().decode(chunk.bytes.subarray(chunk.offsets[row], (chunk.offsets[row + 1] ?? 0) - 1)));
    },
  };
  Object.assign(globalThis, { probe });
}

interface Memory {
  readonly peakMb: number;
}

/** Samples the worker's heap until stopped. */
function watchMemory(session: ChromiumSession): { stop(): Promise<Memory> } {
  let isStopped = false;
  let peak = 0;
  const run = (async () => {
    const worker = await session.worker();
    while (!isStopped) {
      const usage = (await worker.client.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
      peak = Math.max(peak, usage.usedSize + (usage.backingStorageSize ?? 0));
      await delay(200);
    }
  })();
  return {
    async stop() {
      isStopped = true;
      await run;
      return { peakMb: peak / 1e6 };
    },
  };
}

interface Watched {
  readonly lookUps: number[];
  readonly pings: number[];
  readonly progress: number;
}

async function watched<T>(page: Page, served: ServedExport, work: () => Promise<T>): Promise<[T, Watched]> {
  await page.evaluate('probe.lookUps.length = 0; probe.pings.length = 0; probe.progress.clear(); probe.isStopped = false');
  // Not awaited here: with a million customers it takes longer than the protocol waits for an answer.
  await page.evaluate(`probe.watching = probe.watch(${JSON.stringify(served.someIds)}), undefined`);
  const value = await work();
  await page.evaluate('probe.isStopped = true');
  await page.evaluate('probe.watching');
  const seen = (await page.evaluate(
    '({ lookUps: probe.lookUps, pings: probe.pings, progress: probe.progress.size })',
  )) as Watched;
  return [value, seen];
}

const seconds = (ms: number): number => round(ms / 1000);

/** Everything for one size, in a fresh profile. */
async function measureSize(count: number): Promise<BenchResult[]> {
  const name = sizeName(count);
  const served = await serveExport(count);
  const profile = mkdtempSync(join(tmpdir(), 'shuke-bench-sync-'));
  const session = await launchChromium({ profile });
  const results: BenchResult[] = [];
  const add = (result: Omit<BenchResult, 'ok'>): void => {
    results.push(withGoal(result));
    console.log(`${result.id} ${result.value} ${result.unit}`);
  };
  const addQuestions = (id: string, { pings }: Watched): void =>
    add({ id: `${id}.worker.p95`, value: round(quantile(pings, 0.95)), unit: 'ms a question to the worker meanwhile' });
  const addLookUps = (id: string, seen: Watched): void => {
    const goal = values.quick ? {} : { goal: '<=20' };
    add({ id: `${id}.lookup.p95`, value: round(quantile(seen.lookUps, 0.95)), unit: 'ms a look-up meanwhile', ...goal });
    addQuestions(id, seen);
  };
  try {
    const page = await session.openExtensionPage('options.html');
    await page.evaluate(installProbe);
    const memory = watchMemory(session);
    const [firstMs, first] = await watched(page, served, async () => {
      const connection = JSON.stringify({ baseUrl: served.url, token: 'bench' });
      return measureUntilSeen(page, `probe.send('connect', ${connection}).then(() => probe.send('syncNow', {}))`);
    });
    // Agenda and search are made of the new copy, while the rep looks up whom he likes.
    const [afterMs, after] = await watched(page, served, async () => {
      const start = performance.now();
      await waitForRest(page);
      return performance.now() - start;
    });
    const { peakMb } = await memory.stop();
    const goal = count === 100_000 ? '<=5' : count === 1_000_000 ? '<=60' : undefined;
    add({ id: `first.${name}`, value: seconds(firstMs), unit: 's until recognised', ...(goal === undefined ? {} : { goal }) });
    addQuestions(`first.${name}`, first);
    add({ id: `first.${name}.progress`, value: first.progress, unit: 'different states of progress seen' });
    add({ id: `after.${name}`, value: seconds(afterMs), unit: 's more until agenda and search are made' });
    addLookUps(`after.${name}`, after);
    add({ id: `memory.${name}`, value: round(peakMb), unit: 'MB of the worker at most' });
    const disk = measureFolder(join(profile, 'Default', 'IndexedDB'));
    add({ id: `disk.${name}`, value: round((disk / count) * 0.1), unit: 'MB per 100,000 customers' });
    // With a million customers what follows each of the next steps (agenda, search) takes minutes.
    if (count > 100_000) return results;
    served.beginNewEpoch();
    const [againMs, again] = await watched(page, served, async () => measureSync(page));
    add({ id: `again.${name}`, value: seconds(againMs), unit: 's for a new generation beside the old' });
    addLookUps(`again.${name}`, again);
    await waitForRest(page);
    const deltas: number[] = [];
    for (let turn = 0; turn < (values.quick ? 2 : 9); turn++) {
      served.change(1000);
      deltas.push(await measureSync(page));
      await waitForRest(page);
    }
    const warm = deltas.slice(values.quick ? 0 : 2).map(round);
    add({ id: `delta.${name}`, value: quantile(warm, 0.5), unit: 'ms for 1,000 changes', goal: '<=300', samples: warm });
  } finally {
    await session.close();
    await served.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return results;
}

/** From the question for fresh data to the moment at which readers see it. */
function measureSync(page: Page): Promise<number> {
  return measureUntilSeen(page, `probe.send('syncNow', {})`);
}

/** The milliseconds from `question` until readers see another version than before. */
async function measureUntilSeen(page: Page, question: string): Promise<number> {
  await page.evaluate(`(async () => {
    const old = await probe.version();
    probe.seenAfterMs = undefined;
    probe.syncing = ${question};
    probe.waitForVersion(old).then((ms) => { probe.seenAfterMs = ms; });
  })()`);
  return waitUntil('readers see new rows', () => page.evaluate('probe.seenAfterMs') as Promise<number | undefined>, 580_000);
}

/** What follows from new data (agenda, search) is done too. */
async function waitForRest(page: Page): Promise<void> {
  await waitUntil(
    'the worker rests',
    async () => {
      await page.evaluate('probe.syncing');
      const [state] = (await page.evaluate(`Promise.all([probe.state('sync'), probe.send('undoTouchpoint',
        { touchpointId: '00000000-0000-4000-8000-000000000000' })])`)) as [{ progress?: unknown; lastContactMs?: number }];
      return state?.lastContactMs !== undefined && state.progress === undefined;
    },
    480_000,
  );
}

await buildExtension('chrome');
const results: BenchResult[] = [];
for (const count of sizes) results.push(...(await measureSize(count)));
if (!values.alone) results.push(...(await measurePoll()));
if (!values.alone) results.push(...(await measureFiles(values.quick ? 2_000 : 100_000)));
if (!values.alone) results.push(...(await measurePeers(values.quick ? 2_000 : 100_000)));
printReport('sync', results);
process.exit(0);
