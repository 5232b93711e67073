/** Where the database lay when its history began: a copy put back elsewhere begins a new one. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table company add column place text').execute(db);
}
