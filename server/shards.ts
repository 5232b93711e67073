/** Rows of a team -> gzip shards, made again only where something changed. */
import { createHash } from 'node:crypto';
import { constants, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import type { Trx } from './database.ts';
import { readRowLines } from './rows.ts';
import { slotOf } from './slot.ts';

/** The contract allows 1,000 rows a shard; buckets are split well before, since they fill unevenly. */
const maxRows = 1000;
const meanRows = 700;
const slotBits = 16;

/** Replaced shards stay for readers that are in the middle of an older snapshot. */
const keepReplacedHours = 24;

interface Piece {
  readonly hash: string;
  readonly rows: number;
  readonly body: Buffer;
}

/** The same lines give the same bytes: no time stamp, no name, no trace of the operating system. */
export function packLines(lines: readonly string[]): Buffer {
  const body = gzipSync(`${lines.join('\n')}\n`, { level: constants.Z_DEFAULT_COMPRESSION });
  body[9] = 255;
  return body;
}

function bitsFor(rowCount: number): number {
  return rowCount <= meanRows ? 0 : Math.min(slotBits, Math.ceil(Math.log2(rowCount / meanRows)));
}

async function makePieces(trx: Trx, teamId: string, bucket: number, bits: number): Promise<Piece[]> {
  const width = 2 ** (slotBits - bits);
  const lines = await readRowLines(
    trx,
    sql`c.team_id = ${teamId} and c.slot >= ${bucket * width}::integer and c.slot < ${(bucket + 1) * width}::integer
      order by c.id collate "C"`,
  );
  const pieces: Piece[] = [];
  for (let at = 0; at < lines.length; at += maxRows) {
    const part = lines.slice(at, at + maxRows);
    const body = packLines(part.map((line) => line.json));
    pieces.push({ hash: createHash('sha256').update(body).digest('hex'), rows: part.length, body });
  }
  return pieces;
}

async function replaceBucket(trx: Trx, teamId: string, bucket: number, bits: number): Promise<void> {
  const pieces = await makePieces(trx, teamId, bucket, bits);
  await sql`update shard set replaced_at = now() where team_id = ${teamId} and bucket = ${bucket}::integer and replaced_at is null`.execute(
    trx,
  );
  for (const { hash, rows, body } of pieces)
    await trx
      .insertInto('shard')
      .values({ hash, team_id: teamId, bucket, rows, body, replaced_at: null })
      .onConflict((conflict) => conflict.column('hash').doUpdateSet({ bucket, replaced_at: null }))
      .execute();
}

/** Buckets of the team in which something changed after `since`. */
async function changedBuckets(trx: Trx, teamId: string, since: number, bits: number): Promise<number[]> {
  const { rows } = await sql<{ slot: number }>`
    select distinct slot from customer where team_id = ${teamId} and version > ${since}::bigint`.execute(trx);
  const { rows: gone } = await sql<{ customer_id: string }>`
    select customer_id from tombstone where team_id = ${teamId} and version > ${since}::bigint`.execute(trx);
  const slots = [...rows.map((row) => row.slot), ...gone.map((row) => slotOf(row.customer_id))];
  return [...new Set(slots.map((slot) => slot >> (slotBits - bits)))].sort((a, b) => a - b);
}

/**
 * Brings the shards of a team to the state that this transaction sees. The transaction acts as the server.
 * Unchanged buckets keep their bytes and so their hash.
 */
export async function refreshShards(trx: Trx, teamId: string): Promise<void> {
  const team = await trx.selectFrom('team').select(['version', 'row_count']).where('id', '=', teamId).executeTakeFirstOrThrow();
  const made = await trx.selectFrom('team_shards').select(['version', 'bits']).where('team_id', '=', teamId).executeTakeFirst();
  if (made?.version === team.version) return;
  // Buckets only become finer: a team that shrinks and grows again would otherwise be packed anew each time.
  const bits = Math.max(made?.bits ?? 0, bitsFor(team.row_count));
  const { feed_floor: feedFloor } = await trx.selectFrom('company').select('feed_floor').executeTakeFirstOrThrow();
  // Below the floor tombstones are forgotten: which buckets lost a customer is no longer known.
  const isRepacked = made === undefined || made.bits !== bits || made.version < feedFloor;
  if (isRepacked) await sql`update shard set replaced_at = now() where team_id = ${teamId} and replaced_at is null`.execute(trx);
  const buckets = isRepacked
    ? Array.from({ length: 2 ** bits }, (_, i) => i)
    : await changedBuckets(trx, teamId, made.version, bits);
  for (const bucket of buckets) await replaceBucket(trx, teamId, bucket, bits);
  await sql`delete from shard where team_id = ${teamId}
    and replaced_at < now() - make_interval(hours => ${sql.lit(keepReplacedHours)})`.execute(trx);
  await trx
    .insertInto('team_shards')
    .values({ team_id: teamId, version: team.version, bits })
    .onConflict((conflict) => conflict.column('team_id').doUpdateSet({ version: team.version, bits }))
    .execute();
}
