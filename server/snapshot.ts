/** A viewer -> the manifest of everything that he may see, and the shards behind it. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Manifest } from '../lib/model/export.ts';
import { addRow, emptyRowsHash, formatRowsHash } from '../lib/model/rows-hash.ts';
import type { Database, Trx } from './database.ts';
import { type HeadReader, readViewerState } from './head.ts';
import {
  findStaleBuckets,
  forgetReplacedShards,
  packAside,
  packNow,
  readBucket,
  type StaleBucket,
  storeBucket,
} from './shards.ts';
import { actAs, inOneState, type Viewer } from './viewer.ts';

export type ManifestAnswer = { readonly tag: string } & (
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
);

export interface SnapshotReader {
  /** @param knownTag - tag of the manifest that the viewer has */
  readManifest(viewer: Viewer, knownTag: string | undefined): Promise<ManifestAnswer>;
  /** The gzip bytes; undefined when there is no such shard in the viewer's teams. */
  readShard(viewer: Viewer, hash: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Asks for what every reader asks for, so that the first one finds the database and this code warm. */
  warmUp(): Promise<void>;
  /** Packs all teams' shards that are missing or old, bucket by bucket, so that the next manifest waits for none. */
  packAll(): Promise<void>;
}

/**
 * Buckets that are packed while a request waits, at most. When more have changed, the manifest names the older shards with
 * the version that they are of, and the feed tells the rest: a reader asks for changes after a snapshot anyway.
 */
const packedWhileWaiting = 3;

/** How often a request waits for shards that were never made before it gives up. */
const maxRounds = 20;

/** What the shards of the viewer add up to. The transaction acts as the viewer but for `shard_bucket`, which has no rows of customers. */
async function sumBuckets(trx: Trx, teamIds: readonly string[]) {
  if (teamIds.length === 0) return { rowCount: 0, rowsHash: formatRowsHash(emptyRowsHash) };
  const buckets = await trx
    .selectFrom('shard_bucket')
    .select(['row_count', 'hash_high', 'hash_low'])
    .where('team_id', 'in', teamIds)
    .execute();
  const hash = buckets.reduce((sum, one) => addRow(sum, { high: one.hash_high, low: one.hash_low }), emptyRowsHash);
  return { rowCount: buckets.reduce((sum, one) => sum + one.row_count, 0), rowsHash: formatRowsHash(hash) };
}

/** @param now - Test seam */
export function createSnapshotReader(database: Database, heads: HeadReader, now: () => number): SnapshotReader {
  // One after the other: two makers of the same shards would only undo each other's work.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work, work);
    last = result.catch(() => {});
    return result;
  };

  const findTag = (viewer: Viewer) =>
    inOneState(database, async (trx) => {
      await actAs(trx, viewer);
      return (await readViewerState(trx, viewer)).tag;
    });

  const findTeamIds = async (): Promise<string[]> => {
    const teams = await database.db.selectFrom('team').select('id').orderBy('id').execute();
    return teams.map(({ id }) => id);
  };

  let refreshing: Promise<void> | undefined;
  /** Makes what is stale, bucket by bucket, so that requests come in between. */
  const refresh = (stale: readonly StaleBucket[]): Promise<void> => {
    refreshing ??= (async () => {
      for (const { teamId, bucket } of stale) {
        if (database.closing.aborted) return;
        const lines = await inTurn(() => inOneState(database, (trx) => readBucket(trx, teamId, bucket)));
        const packed = await packAside(lines);
        await inTurn(() => database.db.transaction().execute((trx) => storeBucket(trx, packed)));
      }
    })().finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  };

  /** Undefined when so many shards were never made that no request should hold the database for it. */
  const makeManifest = (viewer: Viewer) =>
    inOneState(database, async (trx): Promise<{ answer?: ManifestAnswer; stale: StaleBucket[] }> => {
      const stale = await findStaleBuckets(trx, viewer.teamIds);
      const must = stale.filter((bucket) => bucket.mustBeMade);
      if (must.length > packedWhileWaiting) return { stale: must };
      const made = stale.length <= packedWhileWaiting ? stale : must;
      for (const { teamId, bucket } of made) await storeBucket(trx, packNow(await readBucket(trx, teamId, bucket)));
      await forgetReplacedShards(trx);
      const left = stale.filter((bucket) => !made.includes(bucket));
      const sum = await sumBuckets(trx, viewer.teamIds);
      await actAs(trx, viewer);
      const state = await readViewerState(trx, viewer);
      const { rows: shards } = await sql<{ hash: string; bytes: number; rows: number }>`
        select hash, octet_length(body) as bytes, rows from shard where replaced_at is null
        order by team_id collate "C", bucket, hash`.execute(trx);
      const head = await heads.readHead(trx, viewer, state);
      const version = Math.min(state.version, ...left.map((bucket) => bucket.version ?? 0));
      const createdAt = new Date(now()).toISOString();
      const manifest = { ...head, version, ...sum, createdAt, shards };
      // The tag of a state stands for its newest shards only.
      const tag =
        left.length === 0 ? state.tag : createHash('sha256').update(JSON.stringify(manifest)).digest('base64url').slice(0, 23);
      return { answer: { kind: 'manifest', tag, manifest }, stale: left };
    });

  return {
    async readManifest(viewer, knownTag) {
      if (knownTag !== undefined) {
        const tag = await findTag(viewer);
        if (tag === knownTag) return { kind: 'unchanged', tag };
      }
      for (let round = 0; round < maxRounds; round++) {
        const { answer, stale } = await inTurn(() => makeManifest(viewer));
        const refreshed = stale.length === 0 ? undefined : refresh(stale);
        if (answer) {
          refreshed?.catch((error: unknown) => {
            if (!database.closing.aborted) console.error('shards:', error);
          });
          return answer;
        }
        await refreshed;
      }
      throw new Error('The shards could not be made in time.');
    },
    async warmUp() {
      const staff = { id: 'warm-up', name: 'Warm-up', role: 'manager' } as const;
      await inTurn(async () => makeManifest({ staff, teamIds: await findTeamIds() }));
    },
    async packAll() {
      const ids = await findTeamIds();
      const stale = await inTurn(() => inOneState(database, (trx) => findStaleBuckets(trx, ids)));
      // One that is under way may have begun before these were stale.
      await refreshing;
      if (stale.length > 0) await refresh(stale);
    },
    readShard: (viewer, hash) =>
      database.db.transaction().execute(async (trx) => {
        await actAs(trx, viewer);
        const row = await trx.selectFrom('shard').select('body').where('hash', '=', hash).executeTakeFirst();
        return row && new Uint8Array(row.body);
      }),
  };
}
