/** A viewer -> the manifest of everything that he may see, and the shards behind it. */
import { sql } from 'kysely';
import type { Manifest } from '../lib/model/export.ts';
import type { Database } from './database.ts';
import { type HeadReader, readViewerState } from './head.ts';
import { refreshShards } from './shards.ts';
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
}

/** @param now - Test seam */
export function createSnapshotReader(database: Database, heads: HeadReader, now: () => number): SnapshotReader {
  // Manifests are made one after the other: two makers of the same shards would only undo each other's work.
  let last: Promise<unknown> = Promise.resolve();
  const afterOthers = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work, work);
    last = result.catch(() => {});
    return result;
  };

  const findTag = (viewer: Viewer) =>
    inOneState(database, async (trx) => {
      await actAs(trx, viewer);
      return (await readViewerState(trx, viewer)).tag;
    });

  const makeManifest = (viewer: Viewer) =>
    inOneState(database, async (trx): Promise<ManifestAnswer> => {
      for (const teamId of viewer.teamIds) await refreshShards(trx, teamId);
      await actAs(trx, viewer);
      const state = await readViewerState(trx, viewer);
      const { rows: shards } = await sql<{ hash: string; bytes: number; rows: number }>`
        select hash, octet_length(body) as bytes, rows from shard where replaced_at is null
        order by team_id collate "C", bucket, hash`.execute(trx);
      const head = await heads.readHead(trx, viewer, state);
      return { kind: 'manifest', tag: state.tag, manifest: { ...head, createdAt: new Date(now()).toISOString(), shards } };
    });

  return {
    async readManifest(viewer, knownTag) {
      if (knownTag !== undefined) {
        const tag = await findTag(viewer);
        if (tag === knownTag) return { kind: 'unchanged', tag };
      }
      return afterOthers(() => makeManifest(viewer));
    },
    readShard: (viewer, hash) =>
      database.db.transaction().execute(async (trx) => {
        await actAs(trx, viewer);
        const row = await trx.selectFrom('shard').select('body').where('hash', '=', hash).executeTakeFirst();
        return row && new Uint8Array(row.body);
      }),
  };
}
