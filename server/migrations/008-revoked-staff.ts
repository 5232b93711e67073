/** People who were shut out: whoever signs in as one of them at the company's provider is told so, with no token of ours to take back. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table staff add column revoked_at timestamptz').execute(db);
}
