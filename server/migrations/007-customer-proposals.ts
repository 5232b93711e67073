/** Customers that reps asked for. Who asked is stored: he will own what he found. */
import { type Kysely, sql } from 'kysely';

const ownTeam = `team_id = any ((select string_to_array(current_setting('shuke.teams', true), ' '))::text[])`;

const statements = [
  `create table customer_proposal (
    id uuid primary key,
    team_id text not null references team (id),
    staff_id text not null references staff (id),
    name text not null,
    address text,
    proposed_on text not null,
    state text not null default 'open',
    customer_id text,
    decided_by text,
    decided_at_ms double precision
  )`,
  `create index customer_proposal_open on customer_proposal (team_id) where state = 'open'`,
  'alter table customer_proposal enable row level security',
  `create policy own_teams on customer_proposal to shuke_member using (${ownTeam}) with check (${ownTeam})`,
  'grant select, insert, update on customer_proposal to shuke_member',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
