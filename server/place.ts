/** A database -> what a copy of it would not share: where it lies. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * Of PGlite: the very file that is written once, when the directory is made. A copy, also one that is put back, is another file.
 * @param directory - of PGlite itself
 */
export function placeOfDirectory(directory: string): string {
  const { dev, ino } = statSync(join(directory, 'PG_VERSION'), { bigint: true });
  return `file ${dev}:${ino}`;
}

/**
 * Of PostgreSQL: the cluster and its timeline, which point-in-time recovery raises, and the table, which a restored dump makes
 * anew. What the server does not tell us is left out.
 */
export async function placeOfCluster(db: Kysely<Tables>): Promise<string> {
  const table = await sql<{ oid: string }>`
    select oid::text || '.' || 'company'::regclass::oid::text as oid from pg_database where datname = current_database()`.execute(
    db,
  );
  const cluster = await sql<{ id: string; line: number }>`
    select system_identifier::text as id, (select timeline_id from pg_control_checkpoint()) as line from pg_control_system()`
    .execute(db)
    .then(({ rows }) => rows[0])
    // The right to ask can be taken away from ordinary users.
    .catch(() => undefined);
  return `cluster ${cluster?.id ?? '?'}:${cluster?.line ?? '?'} table ${table.rows[0]?.oid ?? '?'}`;
}
