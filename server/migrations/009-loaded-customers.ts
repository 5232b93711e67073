/** What the last file said of each customer: the next one changes what it says otherwise, and leaves alone what was taught here. */
import { type Kysely, sql } from 'kysely';

const statements = ['create table loaded_customer (customer_id text primary key, data text not null)'];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
