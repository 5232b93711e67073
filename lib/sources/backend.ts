/** The backend as a source: manifest, shards, changes, touchpoints, decisions (docs/export-format.md). */
import { decisionAnswerSchema } from '../model/decision-exchange.ts';
import { changePageSchema, type Shard, touchpointAnswerSchema } from '../model/export.ts';
import { fail, succeed } from '../platform/result.ts';
import { hashHex } from './hash-hex.ts';
import { type Connection, requestBackend } from './http.ts';
import { parseJson } from './parse-json.ts';
import { parseManifest } from './parse-manifest.ts';
import { readBytes, readText } from './read-body.ts';
import type { Source } from './source.ts';

/** A source that talks to the configured backend. */
export function createBackendSource(connection: Connection, fetchImpl: typeof fetch = fetch): Source {
  return {
    async fetchManifest() {
      const answer = await requestBackend(connection, '/v1/manifest', {}, fetchImpl);
      if (!answer.ok) return answer;
      const text = await readText(answer.value);
      return text.ok ? parseManifest(text.value) : text;
    },

    async fetchShard(shard: Shard) {
      const answer = await requestBackend(connection, `/v1/shards/${shard.hash}`, {}, fetchImpl);
      if (!answer.ok) return answer;
      const bytes = await readBytes(answer.value, 'a shard');
      if (!bytes.ok) return bytes;
      if (bytes.value.length !== shard.bytes || (await hashHex(bytes.value)) !== shard.hash)
        return fail('bad-data', `shard ${shard.hash.slice(0, 8)}: the bytes are not those that the manifest names`, {
          place: `shard ${shard.hash.slice(0, 8)}`,
        });
      return bytes;
    },

    async fetchChanges(epoch, since, etag) {
      const query = new URLSearchParams({ epoch, since: String(since) });
      const answer = await requestBackend(
        connection,
        `/v1/changes?${query}`,
        { accept: [304], ...(etag === undefined ? {} : { headers: { 'if-none-match': etag } }) },
        fetchImpl,
      );
      if (!answer.ok) return answer;
      if (answer.value.status === 304) return succeed({ kind: 'unchanged' });
      const text = await readText(answer.value);
      if (!text.ok) return text;
      const page = parseJson(changePageSchema, text.value, 'changes');
      if (!page.ok) return page;
      const newEtag = answer.value.headers.get('etag');
      return succeed({ kind: 'page', page: page.value, ...(newEtag === null ? {} : { etag: newEtag }) });
    },

    async sendTouchpoints(batch) {
      const answer = await requestBackend(connection, '/v1/touchpoints', { method: 'POST', body: batch }, fetchImpl);
      if (!answer.ok) return answer;
      const text = await readText(answer.value);
      return text.ok ? parseJson(touchpointAnswerSchema, text.value, 'answer to touchpoints') : text;
    },

    async sendDecisions(batch) {
      const answer = await requestBackend(connection, '/v1/decisions', { method: 'POST', body: batch }, fetchImpl);
      if (!answer.ok) return answer;
      const text = await readText(answer.value);
      return text.ok ? parseJson(decisionAnswerSchema, text.value, 'answer to decisions') : text;
    },
  };
}
