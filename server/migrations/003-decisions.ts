/** What reps decided about suggested actions, guarded like touchpoints. */
import { type Kysely, sql } from 'kysely';

const ownTeam = `team_id = any ((select string_to_array(current_setting('shuke.teams', true), ' '))::text[])`;

const statements = [
  `create table decision (
    id uuid primary key,
    customer_id text not null,
    team_id text not null references team (id),
    staff_id text,
    kind text not null,
    rule_id text not null,
    decided_at_ms double precision not null,
    content_hash text not null,
    data text not null
  )`,
  `create index decision_newest on decision (customer_id, decided_at_ms desc, id desc) where kind <> 'shown'`,
  'create index decision_by_time on decision (team_id, decided_at_ms)',
  'alter table decision enable row level security',
  `create policy own_teams on decision to shuke_member using (${ownTeam}) with check (${ownTeam})`,
  'grant select, insert on decision to shuke_member',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
