/** Rounds in the worker: who asks is served, and what was begun with a backend that is left brings nothing back. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { connect, signOut } from '../../lib/background/connection.ts';
import { Recogniser } from '../../lib/background/recogniser.ts';
import { Rounds } from '../../lib/background/rounds.ts';
import { findCurrentGeneration, readAllRows } from '../../lib/cache/customers.ts';
import { openDatabase, type ShukeDatabase } from '../../lib/cache/db.ts';
import { loadState } from '../../lib/cache/state.ts';
import { saveTouchpoint } from '../../lib/cache/touchpoints.ts';
import { changeSettings, loadSettings } from '../../lib/platform/settings.ts';
import { resetExtension } from '../support/extension.ts';
import { aTouchpoint, createWorld, repToken, type World } from '../support/sync-world.ts';

const startMs = Date.parse('2026-11-20T02:00:00Z');
const first = { baseUrl: 'http://first.example', token: repToken };
const second = { baseUrl: 'http://second.example', token: repToken };
let worlds: Readonly<Record<string, World>>;
let database: ShukeDatabase;
let rounds: Rounds;
/** Path and query of every request, with its host. */
let asked: string[];
/** Awaited before a request is answered. */
let hold: ((address: string) => Promise<void> | undefined) | undefined;
let opened = 0;

beforeAll(async () => {
  const [one, other] = [await createWorld(startMs), await createWorld(startMs)];
  worlds = { 'first.example': one, 'second.example': other };
});
afterAll(async () => {
  for (const world of Object.values(worlds)) await world.close();
});
beforeEach(async () => {
  resetExtension();
  Object.assign(fakeBrowser.permissions, { getAll: async () => ({ origins: [] }) });
  database = openDatabase(`rounds-${++opened}`);
  rounds = new Rounds(database, new Recogniser(database));
  asked = [];
  hold = undefined;
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const url = new URL(String(input));
    asked.push(url.href);
    const { signal } = init ?? {};
    const aborted = new Promise<never>((_, reject) =>
      signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError'))),
    );
    await Promise.race([aborted, hold?.(url.href)]);
    const token = new Headers(init?.headers).get('authorization')?.slice(7) ?? '';
    return worlds[url.host]?.request(token, `${url.pathname}${url.search}`, { ...init, signal: null });
  });
  await changeSettings({ connection: first });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await database.delete();
});

/** Holds the first request whose address has this part, until it is let go or given up. */
function holdAt(part: string): { readonly reached: Promise<void>; letGo(): void } {
  const reached = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<void>();
  hold = (address) => {
    if (!address.includes(part)) return undefined;
    hold = undefined;
    reached.resolve();
    return gone.promise;
  };
  return { reached: reached.promise, letGo: () => gone.resolve() };
}

async function countRows(): Promise<number> {
  let count = 0;
  for await (const rows of readAllRows(database)) count += rows.length;
  return count;
}

test('who asks while a round is under way is served by one more, however many ask', async () => {
  await rounds.sync(true);
  asked.length = 0;
  const held = holdAt('/v1/changes');
  const running = rounds.sync(true);
  await held.reached;
  const waiting = [rounds.sync(true), rounds.sync(true), rounds.sync(true)];
  held.letGo();
  await Promise.all([running, ...waiting]);
  expect(asked.filter((address) => address.includes('/v1/changes'))).toHaveLength(2);
  // It waits no longer: the next who asks has a round of his own.
  await rounds.sync(true);
  expect(asked.filter((address) => address.includes('/v1/changes'))).toHaveLength(3);
});

test('a round that nobody asked for does not wait', async () => {
  const held = holdAt('/v1/manifest');
  const running = rounds.sync(true);
  await held.reached;
  await rounds.sync(false);
  held.letGo();
  await running;
  expect(asked.filter((address) => address.includes('/v1/manifest'))).toHaveLength(1);
  expect(await countRows()).toBeGreaterThan(50);
});

test.each(['/v1/manifest', '/v1/shards/'])(
  'after connecting elsewhere while the first snapshot hangs at %s there are only the customers of the new backend',
  async (part) => {
    const held = holdAt(part);
    const running = rounds.sync(true);
    await held.reached;
    expect(await connect(database, second, { stop: () => rounds.stop() })).toEqual({ kind: 'connected' });
    await rounds.sync(true);
    await running;
    const generation = await findCurrentGeneration(database);
    const manifest = await worlds['second.example']?.source(repToken).fetchManifest();
    expect(manifest).toMatchObject({ ok: true, value: { epoch: generation?.head.epoch } });
    expect(await countRows()).toBe(generation?.head.rowCount);
    expect((await loadState(database, 'sync'))?.failure).toBeUndefined();
    expect(await loadSettings()).toMatchObject({ connection: second, isTokenRefused: false });
  },
);

test('who signs out while a snapshot is on its way has nothing on the disk, and keeps it so', async () => {
  const held = holdAt('/v1/shards/');
  const running = rounds.sync(true);
  await held.reached;
  expect(await signOut(database, true, { stop: () => rounds.stop() })).toEqual({ kind: 'signed-out' });
  await running;
  const counts = await Promise.all(database.tables.map((table) => table.count()));
  expect(new Map(database.tables.map(({ name }, place) => [name, counts[place]]))).toEqual(
    new Map(database.tables.map(({ name }) => [name, 0])),
  );
  await rounds.sync(true);
  expect(await findCurrentGeneration(database)).toBeUndefined();
});

test('what is logged between the last sending and the wipe of a sign-out is not lost: the sign-out is refused', async () => {
  await rounds.sync(true);
  const rows = await countRows();
  const request = async (name: string, change: (lock: Lock) => Promise<void>): Promise<void> => {
    await saveTouchpoint(database, aTouchpoint('c-0001', startMs), startMs);
    await navigator.locks.request(name, (lock) => lock && change(lock));
  };
  const locks = { request } as unknown as LockManager;
  expect(await signOut(database, false, { locks })).toEqual({ kind: 'unsent', count: 1 });
  expect(await database.outbox.count()).toBe(1);
  expect(await countRows()).toBe(rows);
  expect(await loadSettings()).toMatchObject({ connection: first });
  await rounds.sync(true);
  expect(await database.outbox.count()).toBe(0);
  expect(await signOut(database, false)).toEqual({ kind: 'signed-out' });
});

test('what follows a round whose customers were wiped under its hands ends quietly', async () => {
  await rounds.sync(true);
  const computed = rounds.computeAgenda();
  await signOut(database, true);
  await computed;
  expect(await loadState(database, 'agenda')).toBeUndefined();
  expect(await loadState(database, 'population')).toBeUndefined();
});

test('what is due and search of a file whose worker died are made up for by the next round', async () => {
  await rounds.sync(true);
  const generation = await findCurrentGeneration(database);
  await changeSettings({ connection: undefined, file: { name: 'customers.csv', importedAt: '2026-11-20T02:00:00Z' } });
  const isSearchable = async () => (await database.indexes.get([generation?.id ?? 0, 'search'])) !== undefined;
  const undo = async () => {
    await database.indexes.delete([generation?.id ?? 0, 'search']);
    await database.state.bulkDelete(['agenda', 'population']);
  };
  await undo();
  await rounds.followFile();
  expect([await isSearchable(), (await loadState(database, 'agenda')) !== undefined]).toEqual([true, true]);
  await undo();
  await rounds.sync(false);
  expect([await isSearchable(), (await loadState(database, 'agenda')) !== undefined]).toEqual([true, true]);
});
