/** Taking back what was logged, asked once or twice. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type ShukeDatabase } from '../../lib/cache/db.ts';
import type { MirroredItem } from '../../lib/cache/outbox-mirror.ts';
import { saveTouchpoint, settleTouchpoints, undoMs, undoTouchpoint } from '../../lib/cache/touchpoints.ts';
import { aTouchpoint } from '../support/sync-world.ts';

const nowMs = Date.parse('2026-11-20T02:00:00Z');
const touchpoint = aTouchpoint('c-0001', nowMs);
const { id } = touchpoint;
let opened = 0;
let records: Map<string, MirroredItem>;
let database: ShukeDatabase;

beforeEach(async () => {
  records = new Map();
  const mirror = {
    load: async () => new Map(records),
    save: async (items: ReadonlyMap<string, MirroredItem>) => {
      for (const [key, item] of items) records.set(key, item);
    },
    forget: async (ids: readonly string[]) => {
      for (const key of ids) records.delete(key);
    },
  };
  database = openDatabase(`undo-${++opened}`, { mirror });
  await saveTouchpoint(database, touchpoint, nowMs + undoMs);
});

afterEach(() => database.delete());

test('the worker died over the answer: the second request is told that it is taken back', async () => {
  expect(await undoTouchpoint(database, id, nowMs + 1)).toBe(true);
  expect(await undoTouchpoint(database, id, nowMs + 2)).toBe(true);
  expect(await undoTouchpoint(database, id, nowMs + undoMs)).toBe(true);
});

test('the worker died before it had taken it back: the second request does, also when its time is over', async () => {
  records.set(id, { kind: 'undone', atMs: nowMs + 1 });
  expect(await undoTouchpoint(database, id, nowMs + undoMs)).toBe(true);
  expect(await database.touchpoints.count()).toBe(0);
  expect(await database.outbox.count()).toBe(0);
});

test('what was sent is not said to be taken back, and stays', async () => {
  await settleTouchpoints(database, [{ outcome: 'stored', id, already: false } as never], [touchpoint]);
  records.set(id, { kind: 'undone', atMs: nowMs + 1 });
  expect(await undoTouchpoint(database, id, nowMs + undoMs)).toBe(false);
  expect(await database.touchpoints.get(id)).toMatchObject({ state: 'sent' });
});

test('what nobody took back in time is not taken back', async () => {
  expect(await undoTouchpoint(database, id, nowMs + undoMs)).toBe(false);
  expect(await database.outbox.get(id)).toBeDefined();
});
