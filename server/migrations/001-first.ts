/** First version of the tables. Never edited after release; a change is a new file. */
import { type Kysely, sql } from 'kysely';

/**
 * Rows that people write are kept as the exact JSON text that is exported, so that a shard is made without parsing.
 * `customer.version` is the cursor of the feed, `customer.revision` what the rows hash counts.
 */
const tables = `
create table company (
  only_one boolean primary key default true check (only_one),
  data text not null,
  lease_days integer not null,
  epoch text not null,
  version bigint not null default 0,
  feed_floor bigint not null default 0,
  settings_version bigint not null default 0,
  tier_list_version integer not null default 0,
  playbook_version integer not null default 0
);
create table staff (id text primary key, role text not null check (role in ('rep', 'manager')), data text not null);
create table team (
  id text primary key,
  name text not null,
  version bigint not null default 0,
  row_count integer not null default 0,
  hash_high bigint not null default 0,
  hash_low bigint not null default 0
);
create table team_member (
  team_id text not null references team (id),
  staff_id text not null references staff (id),
  primary key (team_id, staff_id)
);
create table staff_token (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  staff_id text not null references staff (id),
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create table customer (
  id text primary key,
  team_id text not null references team (id),
  slot integer not null check (slot between 0 and 65535),
  version bigint not null,
  revision integer not null,
  tier text not null,
  key_account_scope text,
  relationship_type text not null,
  data text not null
);
create index customer_by_version on customer (team_id, version);
create index customer_by_slot on customer (team_id, slot);
create table tombstone (
  team_id text not null references team (id),
  customer_id text not null,
  version bigint not null,
  removed_at timestamptz not null default now(),
  primary key (team_id, customer_id)
);
create index tombstone_by_version on tombstone (team_id, version);
create table touchpoint (
  id uuid primary key,
  customer_id text not null,
  team_id text not null references team (id),
  staff_id text not null,
  happened_at_ms double precision not null,
  fingerprint text,
  content_hash text not null,
  data text not null
);
create index touchpoint_newest on touchpoint (customer_id, happened_at_ms desc, id desc);
create unique index touchpoint_message on touchpoint (customer_id, fingerprint) where fingerprint is not null;
create table tier_list (version integer primary key, data text not null);
create table tier_list_change (
  list_version integer not null references tier_list (version),
  customer_id text not null,
  team_id text not null references team (id),
  was text not null,
  became text not null,
  primary key (list_version, customer_id)
);
create index tier_list_change_by_customer on tier_list_change (customer_id, list_version);
create table playbook (version integer primary key, published_by text, data text not null);
create table shard (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  team_id text not null references team (id),
  bucket integer not null,
  rows integer not null,
  body bytea not null,
  replaced_at timestamptz
);
create index shard_by_bucket on shard (team_id, bucket) where replaced_at is null;
create table team_shards (team_id text primary key references team (id), version bigint not null, bits integer not null);
create table audit (
  seq bigint generated always as identity primary key,
  at timestamptz not null default now(),
  staff_id text,
  action text not null,
  details text not null
);
`;

const appendOnly = `
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end $$;
create trigger audit_append_only before update or delete or truncate on audit
  for each statement execute function refuse_audit_change();
`;

/**
 * A role belongs to the whole cluster: another database, or a server starting beside this one, may have made it. Where
 * the server's own user may not make roles, an administrator does so once and grants it to that user.
 */
const role = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'shuke_member') then
    create role shuke_member nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  if not pg_has_role(current_user, 'shuke_member', 'member') then
    execute format('grant shuke_member to %I', current_user);
  end if;
end $$;
`;

/** The sub-select is evaluated once a statement instead of once a row. */
const ownTeam = `team_id = any ((select string_to_array(current_setting('shuke.teams', true), ' '))::text[])`;

const guarded = ['customer', 'tombstone', 'touchpoint', 'tier_list_change', 'shard'];

const policies = guarded
  .map(
    (table) => `
alter table ${table} enable row level security;
create policy own_teams on ${table} to shuke_member using (${ownTeam}) with check (${ownTeam});`,
  )
  .join('\n');

/** What a request may do at all; which rows is the policies' business. */
const grants = `
alter table team enable row level security;
create policy own_teams on team to shuke_member
  using (id = any ((select string_to_array(current_setting('shuke.teams', true), ' '))::text[]));
grant select on company, staff, team, customer, tombstone, touchpoint, tier_list, tier_list_change, playbook, shard to shuke_member;
grant update (version, settings_version, tier_list_version, playbook_version) on company to shuke_member;
grant update (version, row_count, hash_high, hash_low) on team to shuke_member;
grant update on customer to shuke_member;
grant insert, update on touchpoint to shuke_member;
grant insert on tier_list, tier_list_change, playbook, audit to shuke_member;
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const script of [tables, appendOnly, role, policies, grants]) {
    // One statement a call: the extended protocol of both engines takes no more.
    for (const statement of splitStatements(script)) await sql.raw(statement).execute(db);
  }
}

/** Cuts at semicolons outside of `$$ … $$`. */
function splitStatements(script: string): string[] {
  return script
    .split('$$')
    .map((part, i) => (i % 2 === 0 ? part.replaceAll(';', ';\u0000') : part))
    .join('$$')
    .split('\u0000')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '' && statement !== ';');
}
