/** Where a folder is written from: the database of this machine, or any backend that speaks the export format. */
import { type Manifest, manifestSchema } from '../lib/model/export.ts';
import type { Database } from './database.ts';
import { createHeadReader } from './head.ts';
import { createSnapshotReader } from './snapshot.ts';
import type { Viewer } from './viewer.ts';
import type { ExportReader } from './write-folder.ts';

/** Reads as the viewer, from the tables themselves. */
export function readFromDatabase(database: Database, viewer: Viewer): ExportReader {
  const snapshots = createSnapshotReader(database, createHeadReader(), Date.now);
  return {
    async readManifest() {
      const answer = await snapshots.readManifest(viewer, undefined);
      if (answer.kind !== 'manifest') throw new Error('Without a tag there is always a manifest.');
      return answer.manifest;
    },
    readShard: ({ hash }) => snapshots.readShard(viewer, hash),
  };
}

const timeoutMs = 60_000;

/** Reads as the bearer of the token. @param url - of the backend, without a trailing slash */
export function readFromBackend(url: string, token: string): ExportReader {
  const get = (path: string): Promise<Response> =>
    fetch(`${url}${path}`, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
  return {
    async readManifest(): Promise<Manifest> {
      const answer = await get('/v1/manifest');
      if (!answer.ok) throw new Error(`${url} answered the question for the manifest with ${answer.status}.`);
      return manifestSchema.parse(await answer.json());
    },
    async readShard({ hash }) {
      const answer = await get(`/v1/shards/${hash}`);
      if (answer.status === 404) return undefined;
      if (!answer.ok) throw new Error(`${url} answered the question for a shard with ${answer.status}.`);
      return new Uint8Array(await answer.arrayBuffer());
    },
  };
}
