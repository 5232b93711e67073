/** Every released schema of the backend with its example: what stood in it is served, what was taken stays taken, and it goes on. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifestSchema, type ShardRow, shardRowSchema, touchpointAnswerSchema } from '../../lib/model/export.ts';
import { createBackend } from '../../server/create-backend.ts';
import { type Database, openDatabase } from '../../server/database.ts';
import { openDatabaseOf } from '../support/database-template.ts';
import { type PostgresCluster, startPostgres } from '../support/postgres.ts';

const folder = join(import.meta.dirname, 'migrations');
const released = readdirSync(join(import.meta.dirname, '../../server/migrations'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, 3))
  .sort();
const fileOf = (version: string) => join(folder, `${version}.sql`);
/** Whatever differs from example to example came with a later schema. */
const has = (version: string, from: string) => version >= from;

let cluster: PostgresCluster;
beforeAll(async () => {
  cluster = await startPostgres();
  // A role belongs to the cluster, and is in no dump of a database.
  await cluster.administer('create role shuke_member nologin');
});
afterAll(() => cluster?.stop());

const engines: Readonly<Record<Database['kind'], (statements: string) => Promise<Database>>> = {
  pglite: openDatabaseOf,
  postgresql: async (statements) => {
    const url = await cluster.createDatabase();
    await cluster.run(url, statements);
    return openDatabase({ url });
  },
};

test('every released schema has an example: add test/server/migrations/NNN.sql before a new migration', () => {
  expect(released.filter((version) => !existsSync(fileOf(version)))).toEqual([]);
  expect(released.length).toBeGreaterThan(6);
});

describe.each(released)('a database of schema %s', (version) => {
  test.each(Object.entries(engines))('on %s is served and goes on', async (_engine, open) => {
    const database = await open(readFileSync(fileOf(version), 'utf8'));
    try {
      await expectServed(database, version);
    } finally {
      await database.close();
    }
  });
});

async function expectServed(database: Database, version: string): Promise<void> {
  // Who copied it began a new history, as soon as places were remembered.
  const { app, packing, isRestored, isSeeded } = await createBackend({ database });
  await packing;
  expect([isSeeded, isRestored]).toEqual([false, has(version, '006')]);
  const ask = (path: string, token = 'old-rep-token', init: RequestInit = {}, headers: Record<string, string> = {}) =>
    app.request(path, { ...init, headers: { authorization: `Bearer ${token}`, ...headers } });
  const post = (path: string, body: unknown, token?: string, headers?: Record<string, string>) =>
    ask(path, token, { method: 'POST', body: JSON.stringify(body) }, headers);
  const readRows = async (token: string): Promise<ReadonlyMap<string, ShardRow>> => {
    const { shards, rowCount, rowsHash } = manifestSchema.parse(await (await ask('/v1/manifest', token)).json());
    const rows: ShardRow[] = [];
    for (const { hash } of shards) {
      const text = gunzipSync(await (await ask(`/v1/shards/${hash}`, token)).arrayBuffer()).toString();
      rows.push(
        ...text
          .trimEnd()
          .split('\n')
          .map((line) => shardRowSchema.parse(JSON.parse(line))),
      );
    }
    expect([rows.length, rowsHash]).toEqual([rowCount, expect.stringMatching(/^[0-9a-f]{16}$/)]);
    return new Map(rows.map((row) => [row.customer.id, row]));
  };

  // Rights and tokens.
  expect((await ask('/v1/manifest', 'old-revoked-token')).status).toBe(401);
  const rows = await readRows('old-rep-token');
  expect([...rows.keys()].sort()).toEqual(['c-old-1', 'c-old-2']);
  expect((await readRows('old-manager-token')).size).toBe(3);
  expect(rows.get('c-old-1')?.customer).toMatchObject({ legalName: '旧城机械有限公司', tier: 'MVC' });

  // Touchpoints: those that are there, and none that were taken back.
  const kept = { ...rows.get('c-old-2')?.touchpoints[0] };
  expect(rows.get('c-old-2')?.touchpoints).toHaveLength(1);
  expect(kept).toMatchObject({ id: '11111111-1111-4111-8111-111111111111', staffId: 's-old-rep', note: '旧的记录' });
  expect(rows.get('c-old-2')?.decisions?.length ?? 0).toBe(has(version, '003') ? 1 : 0);

  // Ids stay taken: the same again is known, another content is refused, an edit of it is taken.
  const { staffId: _staff, ...sent } = kept;
  const send = async (touchpoint: object) =>
    touchpointAnswerSchema.parse(await (await post('/v1/touchpoints', { touchpoints: [touchpoint] })).json()).results[0];
  expect(await send(sent)).toMatchObject({ outcome: 'stored', already: true });
  expect(await send({ ...sent, note: 'other' })).toMatchObject({ outcome: 'refused', reason: 'other-content' });
  const edit = { ...sent, note: 'edited', revision: 1, editedAt: '2026-11-02T08:00:00Z' };
  expect(await send(edit)).toMatchObject({ outcome: 'stored', already: false });
  expect((await readRows('old-rep-token')).get('c-old-2')?.touchpoints[0]).toMatchObject({ note: 'edited', revision: 1 });

  // The list in force can be taken back, a new one goes out, and the rows that changed add up.
  const match = (base: number) => ({ 'if-match': `"${base}"` });
  const rollback = await post('/v1/tier-list/rollback', { toVersion: 1 }, 'old-manager-token', match(2));
  expect(rollback.status).toBe(201);
  expect((await readRows('old-rep-token')).get('c-old-1')?.customer.tier).toBe('STANDARD');
  const list = { note: 'new', entries: [{ customerId: 'c-old-3', tier: 'BZ' }] };
  expect((await post('/v1/tier-list', list, 'old-manager-token', match(3))).status).toBe(201);
  expect((await readRows('old-manager-token')).get('c-old-3')?.customer.tier).toBe('BZ');

  // What waited for a manager still waits.
  const countOf = async (path: string) =>
    ((await (await ask(path, 'old-manager-token')).json()) as { proposals: unknown[] }).proposals.length;
  expect(await countOf('/v1/alias-proposals')).toBe(has(version, '004') ? 1 : 0);
  expect(await countOf('/v1/customer-proposals')).toBe(has(version, '007') ? 1 : 0);

  // Who was shut out stays so.
  const shutOut = await database.db.selectFrom('staff').select('id').where('revoked_at', 'is not', null).execute();
  expect(shutOut.map(({ id }) => id)).toEqual(has(version, '008') ? ['s-old-gone'] : []);

  // What was done stays written, and nobody can rewrite it.
  const { rows: audit } = await sql<{ action: string }>`select action from audit order by seq`.execute(database.db);
  expect(audit[0]?.action).toBe('tier-list-published');
  await expect(sql`delete from audit`.execute(database.db)).rejects.toThrow(/append-only/);
}
