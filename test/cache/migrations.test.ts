/** Every released schema with its example: what waited is sent, what was cached can be read, what was taught is known. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Dexie } from 'dexie';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCustomerRow } from '../../lib/cache/customers.ts';
import { openDatabase, type ShukeDatabase } from '../../lib/cache/db.ts';
import { loadLessons } from '../../lib/cache/lessons.ts';
import type { MirroredItem, OutboxMirror } from '../../lib/cache/outbox-mirror.ts';
import { loadState } from '../../lib/cache/state.ts';
import { reviveCache } from '../../lib/sync/guard-cache.ts';
import { syncOnce } from '../../lib/sync/sync.ts';
import { type OldDatabase, restoreOldDatabase } from '../support/old-database.ts';
import { createWorld, repToken, type World } from '../support/sync-world.ts';

const startMs = Date.parse('2026-11-20T02:00:00Z');
const current = openDatabase('version-now').verno;
const released = Array.from({ length: current - 1 }, (_, index) => index + 1);
const fileOf = (version: number) => join(import.meta.dirname, 'migrations', `v${String(version).padStart(3, '0')}.json`);
const read = (version: number) => JSON.parse(readFileSync(fileOf(version), 'utf8')) as OldDatabase;
const idsOf = (old: OldDatabase, table: string, key: string) =>
  (old.rows[table] ?? []).map((row) => (row as Record<string, string>)[key]);

function createMirror(): OutboxMirror & { readonly items: Map<string, MirroredItem> } {
  const items = new Map<string, MirroredItem>();
  return {
    items,
    load: async () => new Map(items),
    save: async (more) => {
      for (const [id, item] of more) items.set(id, item);
    },
    forget: async (ids) => {
      for (const id of ids) items.delete(id);
    },
  };
}

let world: World;
beforeAll(async () => {
  world = await createWorld(startMs);
});
afterAll(() => world.close());

async function syncAll(database: ShukeDatabase): Promise<void> {
  const source = world.source(repToken);
  const outcome = await syncOnce({ database, source, now: () => startMs + 60_000, isAsked: true });
  expect(outcome).toMatchObject({ kind: 'done', result: { ok: true } });
}

test('every released schema has an example: add test/cache/migrations/vNNN.json before a new version', () => {
  expect(released.filter((version) => !existsSync(fileOf(version)))).toEqual([]);
});

describe.each(released)('a database of version %i', (version) => {
  const old = read(version);
  const name = `migrated-${version}`;

  test('is read as it was, and everything that waited in it reaches the backend', async () => {
    await restoreOldDatabase(name, old);
    const database = openDatabase(name, { mirror: createMirror() });
    await reviveCache(database, startMs);
    expect(database.verno).toBe(current);
    expect(await loadState(database, 'damage')).toBeUndefined();
    const [generation] = old.rows.generations as { head: { rowCount: number } }[];
    const changed = old.rows.changed as { customerId: string; row: { revision: number } }[];
    const kept = await database.touchpoints.toArray();
    expect(kept.map((entry) => entry.id).sort()).toEqual(idsOf(old, 'touchpoints', 'id').sort());
    for (const { customerId, row } of changed) expect((await findCustomerRow(database, customerId))?.revision).toBe(row.revision);
    for (const id of new Set(kept.map((entry) => entry.customerId)))
      expect((await findCustomerRow(database, id))?.customer.id, `${id} of ${generation?.head.rowCount}`).toBe(id);
    expect(await loadLessons(database)).toHaveLength(old.rows.taught?.length ?? 0);

    await syncAll(database);
    expect(await database.outbox.count()).toBe(0);
    expect(await database.decisionOutbox.where('state').equals('waiting').count()).toBe(0);
    const stored = await world.backend.database.db.selectFrom('touchpoint').select('id').execute();
    const ids = new Set(stored.map((row) => row.id));
    expect(idsOf(old, 'touchpoints', 'id').filter((id) => !ids.has(id ?? ''))).toEqual([]);
    const decisions = await world.backend.database.db.selectFrom('decision').select('id').execute();
    expect(idsOf(old, 'decisions', 'id').filter((id) => !decisions.some((row) => row.id === id))).toEqual([]);
    await database.delete();
  });

  test('whose migration fails is replaced, and nothing that waited is dropped', async () => {
    await restoreOldDatabase(name, old);
    const mirror = createMirror();
    const database = openDatabase(name, { mirror });
    const first = database.version(database.verno + 1).stores({ state: 'key' });
    first.upgrade(() => Promise.reject(new Error('the migration stopped')));
    const silence = console.error;
    console.error = () => undefined;
    // The next version of the extension has no such mistake.
    await reviveCache(database, startMs).catch(() => undefined);
    console.error = silence;
    const waiting = (await database.outbox.toCollection().primaryKeys()).sort();
    expect(waiting).toEqual(idsOf(old, 'outbox', 'touchpointId').sort());
    expect((await database.decisionOutbox.toArray()).map((item) => item.id).sort()).toEqual(idsOf(old, 'decisions', 'id').sort());
    expect(await loadState(database, 'damage')).toMatchObject({ kind: 'unreadable' });
    await syncAll(database);
    expect(await database.outbox.count()).toBe(0);
    expect(await loadState(database, 'damage')).toMatchObject({ rebuiltAtMs: startMs + 60_000 });
    await database.delete();
  });
});

test('a database that is empty takes the newest schema', async () => {
  const database = openDatabase('empty');
  expect(await reviveCache(database, startMs)).toBe(false);
  expect(database.tables.map((table) => table.name)).toContain('marks');
  await database.delete();
  await Dexie.delete('version-now');
});
