/** Rows of a team -> gzip shards in buckets, made again only where something changed. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { addRow, emptyRowsHash, hashRow, type RowsHash } from '../lib/model/rows-hash.ts';
import type { Trx } from './database.ts';
import { type RowLine, readRowLines } from './rows.ts';
import { slotOf } from './slot.ts';

/** The contract allows 1,000 rows a shard; buckets are split well before, since they fill unevenly. */
const maxRows = 1000;
const meanRows = 700;
const slotBits = 16;

/** Replaced shards stay for readers that are in the middle of an older snapshot. */
const keepReplacedHours = 24;

/** A bucket's rows as one transaction saw them. */
export interface BucketLines {
  readonly teamId: string;
  readonly bucket: number;
  /** Version of the company in that transaction: all changes up to here are in. */
  readonly version: number;
  readonly lines: readonly RowLine[];
}

/** A bucket packed, ready to be stored. */
export interface PackedBucket extends Omit<BucketLines, 'lines'> {
  readonly rowCount: number;
  readonly hash: RowsHash;
  readonly pieces: readonly { readonly hash: string; readonly rows: number; readonly body: Uint8Array }[];
}

/** A bucket that holds less than the transaction sees. */
export interface StaleBucket {
  readonly teamId: string;
  readonly bucket: number;
  /** As of which version it was made; undefined when it never was. */
  readonly version: number | undefined;
  /** It holds rows that are gone, so that no feed of changed rows mends it for a reader of several teams. */
  readonly mustBeMade: boolean;
}

function bitsFor(rowCount: number): number {
  return rowCount <= meanRows ? 0 : Math.min(slotBits, Math.ceil(Math.log2(rowCount / meanRows)));
}

function cutLines(lines: readonly RowLine[]): { text: string; rows: number }[] {
  const texts = [];
  for (let at = 0; at < lines.length; at += maxRows) {
    const part = lines.slice(at, at + maxRows);
    texts.push({ text: `${part.map((line) => line.json).join('\n')}\n`, rows: part.length });
  }
  return texts;
}

/** The same rows give the same bytes: no time stamp, no name, no trace of the operating system. */
function finish(bucket: BucketLines, bodies: readonly { readonly rows: number; readonly body: Buffer }[]): PackedBucket {
  const { lines, ...rest } = bucket;
  const pieces = bodies.map(({ rows, body }) => {
    body[9] = 255;
    return { hash: createHash('sha256').update(body).digest('hex'), rows, body };
  });
  const hash = lines.reduce((sum, line) => addRow(sum, hashRow(line.customerId, line.revision)), emptyRowsHash);
  return { ...rest, rowCount: lines.length, hash, pieces };
}

/** At once, in this thread: for a few buckets within a transaction. */
export function packNow(bucket: BucketLines): PackedBucket {
  return finish(
    bucket,
    cutLines(bucket.lines).map(({ text, rows }) => ({ rows, body: gzipSync(text) })),
  );
}

const gzipAside = promisify(gzip);

/** In another thread, for many buckets: others are served meanwhile. */
export async function packAside(bucket: BucketLines): Promise<PackedBucket> {
  return finish(
    bucket,
    await Promise.all(cutLines(bucket.lines).map(async ({ text, rows }) => ({ rows, body: await gzipAside(text) }))),
  );
}

/** The rows of a bucket in the order in which they are packed. */
export async function readBucket(trx: Trx, teamId: string, bucket: number): Promise<BucketLines> {
  const divided = await trx.selectFrom('team_shards').select('bits').where('team_id', '=', teamId).executeTakeFirst();
  const width = 2 ** (slotBits - (divided?.bits ?? 0));
  const { version } = await trx.selectFrom('company').select('version').executeTakeFirstOrThrow();
  const lines = await readRowLines(
    trx,
    sql`c.team_id = ${teamId} and c.slot >= ${bucket * width}::integer and c.slot < ${(bucket + 1) * width}::integer
      order by c.id collate "C"`,
  );
  return { teamId, bucket, version, lines };
}

/** Puts the shards in the place of the bucket's former ones, unless newer ones are there. */
export async function storeBucket(trx: Trx, { teamId, bucket, version, rowCount, hash, pieces }: PackedBucket): Promise<void> {
  const { rows: taken } = await sql`
    insert into shard_bucket (team_id, bucket, version, row_count, hash_high, hash_low)
    values (${teamId}, ${bucket}::integer, ${version}::bigint, ${rowCount}::integer, ${hash.high}::bigint, ${hash.low}::bigint)
    on conflict (team_id, bucket) do update set version = excluded.version, row_count = excluded.row_count,
      hash_high = excluded.hash_high, hash_low = excluded.hash_low where shard_bucket.version <= excluded.version
    returning bucket`.execute(trx);
  if (taken.length === 0) return;
  await sql`update shard set replaced_at = now()
    where team_id = ${teamId} and bucket = ${bucket}::integer and replaced_at is null`.execute(trx);
  for (const { hash: name, rows, body } of pieces)
    await trx
      .insertInto('shard')
      .values({ hash: name, team_id: teamId, bucket, rows, body, replaced_at: null })
      .onConflict((conflict) => conflict.column('hash').doUpdateSet({ bucket, replaced_at: null }))
      .execute();
}

/** How finely a team is divided, and what its buckets hold. */
interface TeamBuckets {
  readonly teamId: string;
  readonly bits: number;
  /** Version of the newest change in the team. */
  readonly newest: number;
  /** As of which version, by bucket; those that were never made are missing. */
  readonly versions: ReadonlyMap<number, number>;
  /** Of the oldest bucket. */
  readonly oldest: number;
}

/** Divides a team as finely as its rows need; finer than before: all its buckets are made anew. */
async function divide(trx: Trx, teamId: string, bits: number): Promise<void> {
  await trx
    .insertInto('team_shards')
    .values({ team_id: teamId, bits })
    .onConflict((conflict) => conflict.column('team_id').doUpdateSet({ bits }))
    .execute();
  await trx.deleteFrom('shard_bucket').where('team_id', '=', teamId).execute();
  await sql`update shard set replaced_at = now() where team_id = ${teamId} and replaced_at is null`.execute(trx);
}

/** In a fixed number of questions, however many teams there are: a manager may see hundreds. */
async function readTeamBuckets(trx: Trx, teamIds: readonly string[], companyVersion: number): Promise<TeamBuckets[]> {
  const { rows: teams } = await sql<{ id: string; row_count: number; version: number; bits: number | null }>`
    select t.id, t.row_count, t.version, s.bits from team t left join team_shards s on s.team_id = t.id
    where t.id in (select jsonb_array_elements_text(${JSON.stringify(teamIds)}::text::jsonb)) order by t.id collate "C"`.execute(
    trx,
  );
  const made = await trx
    .selectFrom('shard_bucket')
    .select(['team_id', 'bucket', 'version'])
    .where('team_id', 'in', teamIds)
    .execute();
  const byTeam = Map.groupBy(made, (row) => row.team_id);
  const found: TeamBuckets[] = [];
  for (const { id, row_count, version, bits: before } of teams) {
    // Never coarser: a team that shrinks and grows again would be packed anew each time.
    const bits = Math.max(before ?? 0, bitsFor(row_count));
    if (bits !== before) await divide(trx, id, bits);
    const own = bits === before ? (byTeam.get(id) ?? []) : [];
    const versions = new Map(own.map((row) => [row.bucket, row.version]));
    found.push({ teamId: id, bits, newest: version, versions, oldest: Math.min(...versions.values(), companyVersion) });
  }
  return found;
}

interface Change {
  readonly slot: number;
  readonly version: number;
}

/** What changed in the teams since their oldest buckets: rows, and rows that are gone. */
async function readTeamChanges(
  trx: Trx,
  teams: readonly TeamBuckets[],
): Promise<{ changed: ReadonlyMap<string, readonly Change[]>; gone: ReadonlyMap<string, readonly Change[]> }> {
  const since = JSON.stringify(teams.map(({ teamId, oldest }) => ({ team: teamId, oldest })));
  const changed: { team_id: string; slot: number; version: number }[] = [];
  const gone: { team_id: string; slot: number; version: number }[] = [];
  if (teams.length > 0) {
    const { rows } = await sql<{ team_id: string; slot: number; version: number }>`
      select c.team_id, c.slot, max(c.version) as version
      from jsonb_to_recordset(${since}::text::jsonb) as r(team text, oldest bigint)
      join customer c on c.team_id = r.team and c.version > r.oldest group by c.team_id, c.slot`.execute(trx);
    changed.push(...rows);
    const { rows: removed } = await sql<{ team_id: string; customer_id: string; version: number }>`
      select t.team_id, t.customer_id, t.version from jsonb_to_recordset(${since}::text::jsonb) as r(team text, oldest bigint)
      join tombstone t on t.team_id = r.team and t.version > r.oldest`.execute(trx);
    gone.push(...removed.map((row) => ({ ...row, slot: slotOf(row.customer_id) })));
  }
  return { changed: Map.groupBy(changed, (row) => row.team_id), gone: Map.groupBy(gone, (row) => row.team_id) };
}

/** Newest version by bucket, of rows or of tombstones. */
function newestBy(bits: number, changes: readonly Change[]): Map<number, number> {
  const newest = new Map<number, number>();
  for (const { slot, version } of changes) {
    const bucket = slot >> (slotBits - bits);
    newest.set(bucket, Math.max(newest.get(bucket) ?? 0, version));
  }
  return newest;
}

/** The buckets of these teams that this transaction knows more of, team by team. It acts as the server. */
export async function findStaleBuckets(trx: Trx, teamIds: readonly string[]): Promise<StaleBucket[]> {
  if (teamIds.length === 0) return [];
  const company = await trx.selectFrom('company').select(['version', 'feed_floor']).executeTakeFirstOrThrow();
  const teams = await readTeamBuckets(trx, teamIds, company.version);
  // Where every bucket was made, and nothing happened since the oldest of them, there is nothing to look for.
  const suspects = teams.filter(({ bits, versions, newest, oldest }) => versions.size < 2 ** bits || newest > oldest);
  const { changed, gone } = await readTeamChanges(trx, suspects);
  const stale: StaleBucket[] = [];
  for (const { teamId, bits, versions } of suspects) {
    const changedAt = newestBy(bits, changed.get(teamId) ?? []);
    const goneAt = newestBy(bits, gone.get(teamId) ?? []);
    for (let bucket = 0; bucket < 2 ** bits; bucket++) {
      const version = versions.get(bucket);
      // Below the floor tombstones are forgotten: which rows a bucket has lost is no longer known.
      const mustBeMade = version === undefined || version < company.feed_floor || (goneAt.get(bucket) ?? 0) > version;
      if (mustBeMade || (changedAt.get(bucket) ?? 0) > version) stale.push({ teamId, bucket, version, mustBeMade });
    }
  }
  await raiseFreshBuckets(trx, suspects, company.version, stale);
  return stale;
}

/** Versions that pass before it is written down that a bucket still holds everything. */
const raiseEvery = 1000;

/** Without this the look for changes would reach back ever further for buckets in which nothing happens. */
async function raiseFreshBuckets(
  trx: Trx,
  teams: readonly TeamBuckets[],
  version: number,
  stale: readonly StaleBucket[],
): Promise<void> {
  const behind = teams.filter(({ oldest }) => version - oldest >= raiseEvery).map(({ teamId }) => teamId);
  if (behind.length === 0) return;
  const keys = JSON.stringify(stale.map(({ teamId, bucket }) => ({ team: teamId, bucket })));
  await sql`update shard_bucket b set version = ${version}::bigint
    where b.team_id in (select jsonb_array_elements_text(${JSON.stringify(behind)}::text::jsonb)) and b.version < ${version}::bigint
      and not exists (select from jsonb_to_recordset(${keys}::text::jsonb) as r(team text, bucket integer)
        where r.team = b.team_id and r.bucket = b.bucket)`.execute(trx);
}

/** Deletes shards that were replaced long ago. */
export async function forgetReplacedShards(trx: Trx): Promise<void> {
  await sql`delete from shard where replaced_at < now() - make_interval(hours => ${sql.lit(keepReplacedHours)})`.execute(trx);
}
