/** Shards on their way: stored as they arrive, one at a time on a quick line, more on a slow one, none after a failure. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDatabase, type ShukeDatabase } from '../../lib/cache/db.ts';
import { findStoredShards, startGeneration } from '../../lib/cache/generations.ts';
import type { Manifest, Shard } from '../../lib/model/export.ts';
import { fail, type Result, succeed } from '../../lib/platform/result.ts';
import type { Source } from '../../lib/sources/source.ts';
import { ShardArrivals } from '../../lib/sync/shard-arrivals.ts';

const line = new TextEncoder().encode('{}\n');
const shards = Array.from({ length: 40 }, (_, place): Shard => {
  return { hash: place.toString(16).padStart(64, '0'), bytes: line.length, rows: 1 };
});
let database: ShukeDatabase;
let opened = 0;
/** What `performance.now` says. */
let clockMs = 0;

beforeEach(() => {
  database = openDatabase(`arrivals-${++opened}`);
  clockMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => clockMs);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await database.delete();
});

/** Answers each request after `tookMs` of the clock, and counts how many are under way. */
function createLine(tookMs: number, answer: (shard: Shard) => Result<Uint8Array<ArrayBuffer>> = () => succeed(line)) {
  const seen = { underWay: 0, most: 0, asked: 0 };
  const fetchShard = async (shard: Shard) => {
    seen.asked++;
    seen.underWay++;
    seen.most = Math.max(seen.most, seen.underWay);
    // Longer than it takes to store a shard here.
    for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setImmediate(resolve));
    clockMs += tookMs;
    seen.underWay--;
    return answer(shard);
  };
  return { seen, source: { fetchShard } as unknown as Source };
}

async function open(source: Source): Promise<{ arrivals: ShardArrivals; generation: number }> {
  const manifest = { epoch: 'one', version: 1, rowCount: shards.length, rowsHash: '0', shards, createdAt: '' };
  const generation = await startGeneration(database, manifest as unknown as Manifest);
  return { arrivals: await ShardArrivals.open({ database, source, generation, isRead: true }), generation: generation.id };
}

async function takeAll(arrivals: ShardArrivals): Promise<number[]> {
  const places: number[] = [];
  for (;;) {
    const next = await arrivals.next();
    if (!next.ok || !next.value) return places;
    places.push(next.value.place);
  }
}

test('on a quick line one is under way at a time, and each is stored before it is handed on', async () => {
  const { source, seen } = createLine(1);
  const { arrivals, generation } = await open(source);
  const first = await arrivals.next();
  expect(first).toMatchObject({ ok: true, value: { place: 0 } });
  expect((await findStoredShards(database, generation)).has(0)).toBe(true);
  expect(await takeAll(arrivals)).toEqual(shards.map((_, place) => place).slice(1));
  expect(seen).toMatchObject({ most: 1, asked: shards.length });
});

test('on a slow line there are more and more, and never more than four', async () => {
  const { source, seen } = createLine(400);
  const { arrivals } = await open(source);
  expect((await takeAll(arrivals)).sort((a, b) => a - b)).toEqual(shards.map((_, place) => place));
  expect(seen.most).toBe(4);
});

test('nobody who works slowly finds more than four waiting', async () => {
  const { source, seen } = createLine(1);
  const { arrivals, generation } = await open(source);
  await arrivals.next();
  await vi.waitUntil(async () => (await findStoredShards(database, generation)).size === 5);
  expect(seen.underWay).toBe(0);
  expect(seen.asked).toBe(5);
});

test('after a failure nothing more is asked for, nothing is under way, and what arrived is stored', async () => {
  const { source, seen } = createLine(1, ({ hash }) => (hash.endsWith('3') ? fail('offline', 'gone') : succeed(line)));
  const { arrivals, generation } = await open(source);
  let last: Awaited<ReturnType<ShardArrivals['next']>>;
  do last = await arrivals.next();
  while (last.ok);
  expect(last).toMatchObject({ failure: { kind: 'offline' } });
  expect(seen).toMatchObject({ asked: 4, underWay: 0 });
  expect([...(await findStoredShards(database, generation))]).toEqual([0, 1, 2]);
  const again = createLine(1);
  const { arrivals: rest } = await open(again.source);
  expect(await takeAll(rest)).toHaveLength(shards.length);
  expect(again.seen.asked).toBe(shards.length - 3);
});

test('what the database throws is thrown, and nothing is left running', async () => {
  const { source, seen } = createLine(1);
  const { arrivals } = await open(source);
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The disk is full', 'QuotaExceededError');
  });
  await expect(arrivals.next()).rejects.toMatchObject({ name: 'QuotaExceededError' });
  expect(seen.underWay).toBe(0);
});
