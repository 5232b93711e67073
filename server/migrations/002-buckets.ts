/** Shards are made bucket by bucket: each says as of which version, with how many rows and with which hash. */
import { type Kysely, sql } from 'kysely';

/** Existing shards are made anew at the next manifest; readers of an older one may finish it. */
const statements = [
  'drop table team_shards',
  'update shard set replaced_at = now() where replaced_at is null',
  'create table team_shards (team_id text primary key references team (id), bits integer not null)',
  `create table shard_bucket (
    team_id text not null references team (id),
    bucket integer not null,
    version bigint not null,
    row_count integer not null,
    hash_high bigint not null,
    hash_low bigint not null,
    primary key (team_id, bucket)
  )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
