/** The dialect that F1 is told with answers as the one that the server uses. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../server/database.ts';
import { openMemoryDatabase, openPreparedDatabase } from '../support/database-template.ts';

describe('prepared statements of PGlite', () => {
  let prepared: Database;
  let usual: Database;
  beforeAll(async () => {
    [prepared, usual] = await Promise.all([openPreparedDatabase(), openMemoryDatabase()]);
  });
  afterAll(() => Promise.all([prepared.close(), usual.close()]));
  const onBoth = <T>(work: (database: Database) => Promise<T>): Promise<T[]> => Promise.all([prepared, usual].map(work));

  test('answer with the same values, the first time and later', async () => {
    for (const value of [1, 2]) {
      const [mine, theirs] = await onBoth(({ db }) =>
        sql`
          select ${value}::int8 as big, ${value}::integer as small, 1.5::float8 as part, true as yes, null as nothing,
            '\\x00ff10'::bytea as bytes, ${new Uint8Array([1, 0, 255])}::bytea as given, '2026-11-22T01:02:03Z'::timestamptz as at,
            '{"a": [1]}'::jsonb as json, ${'王 "小'}::text as text, ''::text as empty, array['a', null] as list
        `.execute(db),
      );
      expect(mine?.rows).toEqual(theirs?.rows);
    }
  });

  test('say how many rows they changed, and why they could not', async () => {
    const [mine, theirs] = await onBoth(async ({ db }) => {
      const inserted = await sql`insert into team (id, name) values ('a', 'A'), ('b', 'B')`.execute(db);
      const refused = await sql`insert into team (id, name) values ('a', 'A')`.execute(db).catch((error: unknown) => error);
      return { count: inserted.numAffectedRows, code: (refused as { code?: unknown }).code };
    });
    expect(mine).toEqual({ count: 2n, code: '23505' });
    expect(mine).toEqual(theirs);
  });

  test('leave nothing of a transaction that fails, and go on after it', async () => {
    const [mine, theirs] = await onBoth(async ({ db }) => {
      const failed = db.transaction().execute(async (trx) => {
        await sql`insert into team (id, name) values ('gone', 'Gone')`.execute(trx);
        await sql`select 1 / (select count(*) from playbook)`.execute(trx);
      });
      const error = await failed.catch((reason: unknown) => (reason as { code?: unknown }).code);
      const nothing = await db.transaction().execute(async () => 'asked nothing');
      const { rows } = await sql`select id from team where id = 'gone'`.execute(db);
      return { error, nothing, rows };
    });
    expect(mine).toEqual({ error: '22012', nothing: 'asked nothing', rows: [] });
    expect(mine).toEqual(theirs);
  });
});
