/** Manifest and shards. */
import { Hono } from 'hono';
import type { Environment } from '../http/authenticate.ts';
import { knownTag } from '../http/etag.ts';
import { Refusal } from '../http/refusal.ts';
import type { SnapshotReader } from '../snapshot.ts';

export function snapshotRoutes(snapshots: SnapshotReader) {
  return new Hono<Environment>()
    .get('/manifest', async (c) => {
      const answer = await snapshots.readManifest(c.get('viewer'), knownTag(c));
      c.header('ETag', `"${answer.tag}"`);
      c.header('Cache-Control', 'private, no-cache');
      return answer.kind === 'unchanged' ? c.body(null, 304) : c.json(answer.manifest);
    })
    .get('/shards/:hash', async (c) => {
      const hash = c.req.param('hash');
      const body = /^[0-9a-f]{64}$/.test(hash) ? await snapshots.readShard(c.get('viewer'), hash) : undefined;
      if (!body) throw new Refusal('not-found', 'There is no such shard among those of your teams; fetch the manifest again.');
      // No Content-Encoding: what is hashed are these bytes, and the reader inflates them himself.
      return c.body(body, 200, {
        'Content-Type': 'application/gzip',
        'Cache-Control': 'private, max-age=31536000, immutable',
        ETag: `"${hash}"`,
      });
    });
}
