/** A folder on any web server, object store or CDN -> a source: the manifest and shards that `npm run export` wrote. */
import type { Manifest, Shard } from '../model/export.ts';
import { fail, type Result, succeed } from '../platform/result.ts';
import { hashHex } from './hash-hex.ts';
import { type RequestOptions, requestBackend } from './http.ts';
import { parseManifest } from './parse-manifest.ts';
import { readBytes, readText } from './read-body.ts';
import type { ChangesAnswer, Source } from './source.ts';

/** Validators by `Last-Modified` are kept in the same place as entity tags, which begin with a quotation mark or `W/`. */
const modifiedPrefix = 'modified:';

/** A file that was written a moment ago may be written again within the second that `Last-Modified` can tell. */
const settledMs = 2000;

/** What tells whether the manifest is still the same; undefined when the server says nothing that can be relied on. */
export function findValidator(headers: Headers): string | undefined {
  const etag = headers.get('etag');
  if (etag !== null) return etag;
  const modified = headers.get('last-modified');
  const date = headers.get('date');
  if (modified === null || date === null) return undefined;
  return Date.parse(date) - Date.parse(modified) >= settledMs ? `${modifiedPrefix}${modified}` : undefined;
}

function conditionOf(validator: string): Record<string, string> {
  return validator.startsWith(modifiedPrefix)
    ? { 'if-modified-since': validator.slice(modifiedPrefix.length) }
    : { 'if-none-match': validator };
}

/** An empty page of changes: the folder holds what the cache has, and by which tag the next look is spared. */
function emptyPage({ shards: _shards, createdAt: _createdAt, ...head }: Manifest, etag: string | undefined): ChangesAnswer {
  const { version } = head;
  const page = { since: version, upTo: version, hasMore: false, changes: [], head };
  return { kind: 'page', page, ...(etag === undefined ? {} : { etag }) };
}

/**
 * A source that only gives: there is no feed, a changed manifest is a new snapshot (unchanged shards keep their names), and what the
 * rep logs stays in this browser. Needs no token; whoever can read the folder can read the customers.
 * @param baseUrl - without a trailing slash
 */
export function createStaticSource(baseUrl: string, fetchImpl: typeof fetch = fetch): Source {
  const connection = { baseUrl, token: '' };
  let latest: { readonly manifest: Manifest; readonly validator: string | undefined } | undefined;

  const request = (path: string, options: RequestOptions) => requestBackend(connection, path, options, fetchImpl);

  /** The response, also where a server that lets other origins read refuses the question "may I send a condition?". */
  const requestManifest = async (validator: string | undefined): Promise<Result<Response>> => {
    if (validator !== undefined) {
      const answer = await request('/v1/manifest', { accept: [304], headers: conditionOf(validator) });
      if (answer.ok || answer.failure.kind !== 'offline') return answer;
    }
    return request('/v1/manifest', {});
  };

  const readManifest = async (response: Response): Promise<Result<Manifest>> => {
    const text = await readText(response);
    if (!text.ok) return text;
    const manifest = parseManifest(text.value);
    if (manifest.ok) latest = { manifest: manifest.value, validator: findValidator(response.headers) };
    return manifest;
  };

  const takesNothing = async (): Promise<Result<never>> =>
    fail('forbidden', 'a folder takes no touchpoints: they stay in this browser');

  return {
    isReadOnly: true,

    async fetchManifest() {
      const answer = await requestManifest(undefined);
      return answer.ok ? readManifest(answer.value) : answer;
    },

    async fetchShard(shard: Shard) {
      const place = `shard ${shard.hash.slice(0, 8)}`;
      const answer = await request(`/v1/shards/${shard.hash}`, {});
      if (!answer.ok) return answer;
      const bytes = await readBytes(answer.value, 'a shard');
      if (!bytes.ok) return bytes;
      const hash = await hashHex(bytes.value);
      // Servers that take the file for an encoding send `Content-Encoding: gzip`, and the browser inflates it on the way.
      if (hash === shard.hash || (shard.plainHash !== undefined && hash === shard.plainHash)) return bytes;
      return fail('bad-data', `${place}: the bytes are not those that the manifest names`, { place });
    },

    async fetchChanges(epoch, since, etag) {
      // Right after a snapshot the manifest is at hand; asking again would cost a second request.
      const known = latest?.manifest;
      if (etag === undefined && known?.epoch === epoch && known.version === since)
        return succeed(emptyPage(known, latest?.validator));
      const answer = await requestManifest(etag);
      if (!answer.ok) return answer;
      if (answer.value.status === 304) return succeed({ kind: 'unchanged' });
      const manifest = await readManifest(answer.value);
      if (!manifest.ok) return manifest;
      if (manifest.value.epoch !== epoch || manifest.value.version !== since)
        return fail('gone', 'the folder holds another snapshot');
      return succeed(emptyPage(manifest.value, latest?.validator));
    },

    sendTouchpoints: takesNothing,
    sendDecisions: takesNothing,
  };
}
