/** Names that reps proposed. Who proposed is not stored, and of the time only the day. */
import { type Kysely, sql } from 'kysely';

const ownTeam = `team_id = any ((select string_to_array(current_setting('shuke.teams', true), ' '))::text[])`;

const statements = [
  `create table alias_proposal (
    id uuid primary key,
    customer_id text not null,
    team_id text not null references team (id),
    kind text not null,
    surface text not null,
    surface_key text not null,
    proposed_on text not null,
    state text not null default 'open',
    decided_by text,
    decided_at_ms double precision
  )`,
  `create index alias_proposal_open on alias_proposal (team_id, customer_id) where state = 'open'`,
  'create index alias_proposal_by_surface on alias_proposal (customer_id, kind, surface_key)',
  'alter table alias_proposal enable row level security',
  `create policy own_teams on alias_proposal to shuke_member using (${ownTeam}) with check (${ownTeam})`,
  'grant select, insert, update on alias_proposal to shuke_member',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
