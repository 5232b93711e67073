/** A database that answers no more: every call comes to an end, the next one finds a new connection, and nothing is written twice. */
import 'fake-indexeddb/auto';
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDatabase, type ShukeDatabase } from '../../lib/cache/db.ts';
import { saveShard, startGeneration } from '../../lib/cache/generations.ts';
import { openOrReplace } from '../../lib/cache/rescue.ts';
import { loadState, saveState } from '../../lib/cache/state.ts';
import { saveTouchpoint } from '../../lib/cache/touchpoints.ts';
import { createLiveSignal } from '../../lib/platform/live-signal.ts';
import { fail } from '../../lib/platform/result.ts';
import type { Source } from '../../lib/sources/source.ts';
import { syncOnce } from '../../lib/sync/sync.ts';
import { aTouchpoint } from '../support/sync-world.ts';

let opened = 0;
let database: ShukeDatabase;
/** What hangs from now on, on every connection that is open. */
let hangs: { readonly requests?: boolean; readonly commits?: boolean; readonly openings?: boolean } = {};
/** New connections hang as well. */
let mutesAll = false;
const muted = new WeakSet<IDBDatabase>();
const connections: IDBDatabase[] = [];

/** A browser whose connections can be made to answer no more; a new one answers again. */
function createFactory(): IDBFactory {
  return {
    open(name, version) {
      // Nobody is ever told how this one ended.
      if (hangs.openings) return {} as IDBOpenDBRequest;
      const request = version === undefined ? indexedDB.open(name) : indexedDB.open(name, version);
      request.addEventListener('success', () => connections.push(request.result));
      return request;
    },
    deleteDatabase: (name) => indexedDB.deleteDatabase(name),
    databases: () => indexedDB.databases(),
    cmp: (first, second) => indexedDB.cmp(first, second),
  };
}

/** From here on the connections that are open hang. */
function hang(what: typeof hangs): void {
  hangs = what;
  for (const connection of connections) muted.add(connection);
}

const begin = IDBDatabase.prototype.transaction;

beforeEach(() => {
  hangs = {};
  mutesAll = false;
  connections.length = 0;
  database = openDatabase(`limits-${++opened}`, { factory: createFactory() });
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    const transaction = begin.apply(this, args);
    if (!mutesAll && !muted.has(this)) return transaction;
    const silence = (target: EventTarget, ...events: string[]): void => {
      for (const event of events) target.addEventListener(event, (told) => told.stopImmediatePropagation(), { capture: true });
    };
    // First in the row of listeners: nobody after it hears anything.
    if (hangs.commits) silence(transaction, 'complete');
    if (hangs.requests) {
      const store = transaction.objectStore.bind(transaction);
      transaction.objectStore = (name) => {
        const found = store(name);
        for (const method of ['get', 'getKey', 'getAll', 'getAllKeys', 'put', 'add', 'count', 'openCursor'] as const) {
          const ask = (found[method] as (...given: unknown[]) => IDBRequest).bind(found);
          Object.assign(found, {
            [method]: (...given: unknown[]) => {
              const request = ask(...given);
              silence(request, 'success', 'error');
              return request;
            },
          });
        }
        return found;
      };
    }
    return transaction;
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});

afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await database.delete();
});

/** The outcome of something that takes as long as the longest limits. */
async function endOf<T>(work: PromiseLike<T>): Promise<T | { readonly threw: string }> {
  const outcome = Promise.resolve(work).then(
    (value) => value,
    (error: unknown) => ({ threw: error instanceof Error || error instanceof DOMException ? error.name : String(error) }),
  );
  for (let turn = 0; turn < 16; turn++) {
    // What is stored takes its turns outside of the clock.
    for (let step = 0; step < 20; step++) await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(10_000);
  }
  // Whatever is not over by now never will be.
  return Promise.race([
    outcome,
    new Promise<{ threw: string }>((resolve) => setImmediate(() => resolve({ threw: 'nothing yet' }))),
  ]);
}

test('a question, a walk through a table and a transaction that only reads are asked once more on a new connection', async () => {
  await saveState(database, 'leaseDays', 3);
  hang({ requests: true });
  expect(await endOf(loadState(database, 'leaseDays'))).toBe(3);
  hang({ requests: true });
  expect(await endOf(database.state.filter(() => true).count())).toBe(1);
  hang({ requests: true });
  expect(await endOf(database.transaction('r', database.state, () => loadState(database, 'leaseDays')))).toBe(3);
});

test('a question that is not answered on a new connection either, and a write, end', async () => {
  await saveState(database, 'leaseDays', 3);
  mutesAll = true;
  hang({ requests: true });
  expect(await endOf(loadState(database, 'leaseDays'))).toEqual({ threw: 'TimeoutError' });
  mutesAll = false;
  expect(await loadState(database, 'leaseDays')).toBe(3);
  hang({ requests: true });
  expect(await endOf(saveState(database, 'leaseDays', 4))).toEqual({ threw: 'TimeoutError' });
  expect(await loadState(database, 'leaseDays')).toBeTypeOf('number');
});

test('a question on a connection that was closed on purpose opens no other', async () => {
  await saveState(database, 'leaseDays', 3);
  hang({ requests: true });
  const question = loadState(database, 'leaseDays');
  await Promise.resolve();
  database.close();
  expect(await endOf(question)).toMatchObject({ threw: expect.any(String) });
  expect(database.isOpen()).toBe(false);
});

test('a transaction that never commits ends', async () => {
  await database.open();
  hang({ commits: true });
  const work = database.transaction('rw', database.state, () => saveState(database, 'leaseDays', 5));
  expect(await endOf(work)).toEqual({ threw: 'AbortError' });
  await saveState(database, 'leaseDays', 6);
  expect(await loadState(database, 'leaseDays')).toBe(6);
});

test('an opening that never ends is given up, nothing is deleted, and the next one may go well', async () => {
  await saveState(database, 'leaseDays', 3);
  database.close({ disableAutoOpen: false });
  hangs = { openings: true };
  const waiting = [loadState(database, 'leaseDays'), database.state.count()];
  expect(await endOf(Promise.allSettled(waiting))).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
  expect(await endOf(openOrReplace(database))).toEqual({ threw: 'TimeoutError' });
  hangs = {};
  await vi.advanceTimersByTimeAsync(1);
  expect(await loadState(database, 'leaseDays')).toBe(3);
});

test('a shard that is not stored ends', async () => {
  const shards = [{ hash: 'a'.repeat(64), bytes: 3, rows: 1 }];
  const manifest = { epoch: 'one', version: 1, rowCount: 1, rowsHash: '0', shards, createdAt: '' };
  const { id } = await startGeneration(database, manifest as never);
  hang({ requests: true, commits: true });
  const bytes = new TextEncoder().encode('{}\n');
  const shard = { generation: id, shard: 0, bytes, offsets: Uint32Array.from([0, 3]) };
  expect(await endOf(saveShard(database, shard, false))).toEqual({ threw: 'TimeoutError' });
});

test('a log over a database that hangs is saved once, on the second try', async () => {
  await database.open();
  hang({ commits: true });
  const touchpoint = aTouchpoint('c-0001', 0);
  const saved = database.attempt(() => saveTouchpoint(database, touchpoint, 0));
  expect(await endOf(saved)).toBeUndefined();
  expect((await database.touchpoints.toArray()).map(({ id }) => id)).toEqual([touchpoint.id]);
  expect(await database.outbox.count()).toBe(1);
});

test('a question of the worker is asked once more, and answered', async () => {
  await saveState(database, 'leaseDays', 3);
  hang({ requests: true });
  expect(await endOf(database.ask(() => loadState(database, 'leaseDays')))).toBe(3);
});

test('a round over a database that hangs is a failure, and the next one goes on', async () => {
  await saveState(database, 'era', 'now');
  const source = { fetchManifest: async () => fail('offline', 'no answer') } as unknown as Source;
  const round = () => syncOnce({ database, source, now: () => 0, isAsked: true });
  let asked = 0;
  vi.spyOn(source, 'fetchManifest').mockImplementation(async () => {
    if (++asked === 1) hang({ requests: true });
    return fail('offline', 'no answer');
  });
  expect(await endOf(round())).toMatchObject({ kind: 'done', result: { ok: false, failure: { kind: expect.any(String) } } });
  expect(await endOf(round())).toMatchObject({ kind: 'done', result: { failure: { kind: 'offline' } } });
});

test('a screen asks once more and shows what it finds then', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await saveState(database, 'leaseDays', 3);
  hang({ requests: true });
  const stop = new AbortController();
  const days = signal(0);
  const live = createLiveSignal(
    () => days.value,
    () => loadState(database, 'leaseDays'),
    stop.signal,
  );
  await endOf(Promise.resolve());
  expect(live.value).toEqual({ state: 'loaded', value: 3 });
  stop.abort();
});
