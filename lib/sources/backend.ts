/** The backend as a source: manifest, shards, changes, touchpoints, decisions (docs/export-format.md). */
import { decisionAnswerSchema } from '../model/decision-exchange.ts';
import { changePageSchema, exportFormatVersion, manifestSchema, type Shard, touchpointAnswerSchema } from '../model/export.ts';
import { fail, type Result, succeed } from '../platform/result.ts';
import { type Connection, requestBackend } from './http.ts';
import { parseJson } from './parse-json.ts';
import type { Source } from './source.ts';

async function hashHex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The body as text; a connection that breaks in the middle counts as offline. */
async function readText(response: Response): Promise<Result<string>> {
  try {
    return succeed(await response.text());
  } catch {
    return fail('offline', 'the connection broke in the middle of an answer');
  }
}

function refuseOtherVersion(text: string, place: string): Result<void> {
  const version = /^\s*\{[^{}]*?"formatVersion":\s*(\d+)/.exec(text)?.[1];
  if (version === undefined || Number(version) === exportFormatVersion) return succeed(undefined);
  return fail('bad-data', `${place}: format version ${version}, this extension reads version ${exportFormatVersion}`, { place });
}

/** A source that talks to the configured backend. */
export function createBackendSource(connection: Connection, fetchImpl: typeof fetch = fetch): Source {
  return {
    async fetchManifest() {
      const answer = await requestBackend(connection, '/v1/manifest', {}, fetchImpl);
      if (!answer.ok) return answer;
      const text = await readText(answer.value);
      if (!text.ok) return text;
      const version = refuseOtherVersion(text.value, 'manifest');
      return version.ok ? parseJson(manifestSchema, text.value, 'manifest') : version;
    },

    async fetchShard(shard: Shard) {
      const answer = await requestBackend(connection, `/v1/shards/${shard.hash}`, {}, fetchImpl);
      if (!answer.ok) return answer;
      let bytes: Uint8Array<ArrayBuffer>;
      try {
        bytes = new Uint8Array(await answer.value.arrayBuffer());
      } catch {
        return fail('offline', 'the connection broke in the middle of a shard');
      }
      if (bytes.length !== shard.bytes || (await hashHex(bytes)) !== shard.hash)
        return fail('bad-data', `shard ${shard.hash.slice(0, 8)}: the bytes are not those that the manifest names`, {
          place: `shard ${shard.hash.slice(0, 8)}`,
        });
      return succeed(bytes);
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
