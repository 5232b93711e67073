/** Damage of the stored copy: each kind is noticed, and the next round fetches everything anew. */
import { Dexie } from 'dexie';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findCurrentGeneration, findCustomerRow, readAllRows } from '../../lib/cache/customers.ts';
import { type CacheMark, type CacheMarks, DamagedCacheError, isComplete, noteDamage } from '../../lib/cache/damage.ts';
import { openDatabase, type ShukeDatabase } from '../../lib/cache/db.ts';
import { findStoredShards } from '../../lib/cache/generations.ts';
import type { MirroredItem, OutboxMirror } from '../../lib/cache/outbox-mirror.ts';
import { chunksPerShard } from '../../lib/cache/split-chunk.ts';
import { loadState } from '../../lib/cache/state.ts';
import { saveTouchpoint } from '../../lib/cache/touchpoints.ts';
import { reviveCache } from '../../lib/sync/guard-cache.ts';
import { syncOnce } from '../../lib/sync/sync.ts';
import { aTouchpoint, createWorld, managerToken, repToken, type World } from '../support/sync-world.ts';

const startMs = Date.parse('2026-11-20T02:00:00Z');
let world: World;
let opened = 0;
let name: string;
let mark: CacheMark | undefined;
const mirrored = new Map<string, MirroredItem>();
const guard: CacheMarks = {
  load: async () => mark,
  save: async (value) => {
    mark = value;
  },
  forget: async () => {
    mark = undefined;
  },
};
const mirror: OutboxMirror = {
  load: async () => new Map(mirrored),
  save: async (items) => {
    for (const [id, item] of items) mirrored.set(id, item);
  },
  forget: async (ids) => {
    for (const id of ids) mirrored.delete(id);
  },
};
const open = (): ShukeDatabase => openDatabase(name, { guard, mirror });
const sync = (database: ShukeDatabase) =>
  syncOnce({ database, source: world.source(repToken), now: () => startMs, isAsked: true });

beforeAll(async () => {
  world = await createWorld(startMs);
});
afterAll(() => world.close());
beforeEach(() => {
  name = `damaged-${++opened}`;
  mark = undefined;
  mirrored.clear();
});

async function countRows(database: ShukeDatabase): Promise<number> {
  let count = 0;
  for await (const rows of readAllRows(database)) count += rows.length;
  return count;
}

async function expectRebuilt(database: ShukeDatabase, kind: string, before: number | undefined): Promise<void> {
  await sync(database);
  expect(await loadState(database, 'damage')).toMatchObject({ kind, rebuiltAtMs: startMs });
  const generation = await findCurrentGeneration(database);
  expect(generation?.id).not.toBe(before);
  expect(await countRows(database)).toBe(generation?.head.rowCount);
  await database.delete();
}

describe('an import', () => {
  test('that finds a shard garbled, as a power cut leaves it, fetches that one again', async () => {
    const database = open();
    const source = world.source(managerToken);
    const round = () => syncOnce({ database, source, now: () => startMs, isAsked: true });
    let shards = 0;
    world.fault = async (request, pass) => {
      if (request.url.includes('/shards/') && ++shards > 1) throw new TypeError('the network is gone');
      return pass();
    };
    await round();
    expect((await findStoredShards(database, (await loadState(database, 'nextGeneration')) ?? 0)).size).toBe(1);
    const chunk = await database.chunks.toCollection().first();
    if (!chunk) throw new Error('there are chunks');
    chunk.bytes[chunk.bytes.length >> 1] = (chunk.bytes[chunk.bytes.length >> 1] ?? 0) ^ 1;
    await database.chunks.put(chunk);
    world.fault = undefined;
    world.requests.length = 0;
    expect(await round()).toMatchObject({ result: { ok: true } });
    const generation = await findCurrentGeneration(database);
    const fetched = world.requests.filter((request) => request.url.includes('/shards/')).length;
    expect(fetched).toBe(generation?.shards.length);
    expect(fetched).toBeGreaterThan(1);
    expect(await countRows(database)).toBe(generation?.head.rowCount);
    await database.delete();
  });

  test('that died within a shard takes it for one that is not there, and leaves nothing of it behind', async () => {
    const database = open();
    const source = world.source(managerToken);
    const round = () => syncOnce({ database, source, now: () => startMs, isAsked: true });
    let shards = 0;
    world.fault = async (request, pass) => {
      if (request.url.includes('/shards/') && ++shards > 1) throw new TypeError('the network is gone');
      return pass();
    };
    await round();
    const generation = (await loadState(database, 'nextGeneration')) ?? 0;
    // The last chunk that a shard could have: no shard of this size writes over it.
    const [first] = await database.chunks.toArray();
    if (!first) throw new Error('there are chunks');
    await database.chunks.put({ ...first, index: chunksPerShard - 1 });
    await database.chunks.delete([generation, 0]);
    expect((await findStoredShards(database, generation)).size).toBe(0);
    world.fault = undefined;
    expect(await round()).toMatchObject({ result: { ok: true } });
    expect(await isComplete(database, generation)).toBe(true);
    expect(await countRows(database)).toBe((await findCurrentGeneration(database))?.head.rowCount);
    await database.delete();
  });

  test('on a full disk fails as told, leaves what readers see, and goes on when there is room', async () => {
    const database = open();
    await sync(database);
    const before = await findCurrentGeneration(database);
    await noteDamage(database, 'unreadable', startMs);
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...args) {
      if (this.name === 'chunks') throw new DOMException('The disk is full', 'QuotaExceededError');
      return put.apply(this, args);
    };
    try {
      expect(await sync(database)).toMatchObject({ result: { ok: false, failure: { kind: 'storage' } } });
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    const told = await loadState(database, 'sync');
    expect(told).toMatchObject({ failure: { kind: 'storage' }, failedTries: 1 });
    expect(told?.progress).toBeUndefined();
    expect((await findCurrentGeneration(database))?.id).toBe(before?.id);
    expect(await countRows(database)).toBe(before?.head.rowCount);
    await expectRebuilt(database, 'unreadable', before?.id);
  });
});

describe('the stored copy', () => {
  test('that is whole is left alone', async () => {
    const database = open();
    await sync(database);
    const { id } = (await findCurrentGeneration(database)) ?? {};
    await sync(database);
    expect(await reviveCache(database, startMs)).toBe(false);
    expect(await loadState(database, 'damage')).toBeUndefined();
    expect((await findCurrentGeneration(database))?.id).toBe(id);
    await database.delete();
  });

  test('that is gone is noticed, and what waited is back before anything is fetched', async () => {
    const database = open();
    await sync(database);
    const touchpoint = aTouchpoint('c-0001', startMs);
    await saveTouchpoint(database, touchpoint, startMs + 10_000);
    database.close();
    await Dexie.delete(name);
    const empty = open();
    expect(await reviveCache(empty, startMs)).toBe(true);
    expect(await empty.outbox.get(touchpoint.id)).toBeDefined();
    await expectRebuilt(empty, 'lost', undefined);
  });

  test('that is older than it was is noticed', async () => {
    const database = open();
    await sync(database);
    const generation = await findCurrentGeneration(database);
    mark = { generation: generation?.id ?? 0, version: (generation?.head.version ?? 0) + 1 };
    await expectRebuilt(database, 'older', generation?.id);
  });

  test('that lacks a chunk is noticed', async () => {
    const database = open();
    await sync(database);
    const [key] = await database.chunks.toCollection().primaryKeys();
    await database.chunks.delete(key ?? [0, 0]);
    await expectRebuilt(database, 'incomplete', key?.[0]);
  });

  test('in which one bit of a row turned over is noticed, though it is good JSON', async () => {
    const database = open();
    await sync(database);
    const chunk = await database.chunks.toCollection().first();
    if (!chunk) throw new Error('there are chunks');
    const text = new TextDecoder().decode(chunk.bytes);
    const at = new TextEncoder().encode(text.slice(0, text.indexOf('"legalName":"') + 13)).length;
    chunk.bytes[at] = (chunk.bytes[at] ?? 0) ^ 1;
    await database.chunks.put(chunk);
    // Whoever comes before the check reads an error, never the other letter.
    await expect(findCustomerRow(database, JSON.parse(text.split('\n')[0] ?? '').customer.id)).rejects.toThrow(DamagedCacheError);
    await expect(countRows(database)).rejects.toThrow(DamagedCacheError);
    await expectRebuilt(database, 'unreadable', chunk.generation);
  });

  test('whose name index has other bytes than were stored is noticed', async () => {
    const database = open();
    await sync(database);
    const { id = 0 } = (await findCurrentGeneration(database)) ?? {};
    const stored = await database.indexes.get([id, 'names']);
    const bytes = new Uint8Array((await stored?.bytes.arrayBuffer()) ?? new ArrayBuffer(0));
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    if (stored) await database.indexes.put({ ...stored, bytes: new Blob([bytes]) });
    await expectRebuilt(database, 'unreadable', id);
  });

  test('in which a changed row is missing is fetched anew', async () => {
    const database = open();
    await sync(database);
    const other = aTouchpoint('c-0001', startMs);
    await saveTouchpoint(database, other, startMs);
    await sync(database);
    const { id = 0 } = (await findCurrentGeneration(database)) ?? {};
    const [changed] = await database.changed.toCollection().primaryKeys();
    await database.changed.delete(changed ?? [0, '']);
    await saveTouchpoint(database, aTouchpoint('c-0003', startMs), startMs);
    await sync(database);
    expect((await findCurrentGeneration(database))?.id).not.toBe(id);
    expect(await countRows(database)).toBe((await findCurrentGeneration(database))?.head.rowCount);
    await database.delete();
  });
});
