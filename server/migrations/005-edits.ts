/** A touchpoint that was taken back keeps its row, so that its id stays taken, and leaves the export. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table touchpoint add column is_deleted boolean not null default false').execute(db);
}
