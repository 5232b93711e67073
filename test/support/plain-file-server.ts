/** A web server that knows nothing of Shuke: it sends the files of a folder, as file servers do, and notes what it was asked. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';

/**
 * `dated`: `Last-Modified` and nothing else, as python's http.server. `tagged`: with an ETag. `encoding`: a gzip file is sent as
 * `Content-Encoding: gzip`, so that the browser inflates it on the way, as Apache does with `AddEncoding`.
 */
export type FileServerHabit = 'dated' | 'tagged' | 'encoding';

export interface FileServer {
  readonly url: string;
  readonly asked: { readonly path: string; readonly status: number; readonly bytes: number }[];
  close(): Promise<void>;
}

function isKnown(request: IncomingMessage, tag: string | undefined, modifiedMs: number): boolean {
  if (tag !== undefined && request.headers['if-none-match'] !== undefined) return request.headers['if-none-match'] === tag;
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && Math.floor(modifiedMs / 1000) * 1000 <= since;
}

/** Serves the folder without a word about other origins. */
export async function startFileServer(folder: string, habit: FileServerHabit): Promise<FileServer> {
  const asked: { path: string; status: number; bytes: number }[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = normalize(decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/'));
    const send = (status: number, body: Buffer | string, headers: Record<string, string>): void => {
      asked.push({ path, status, bytes: body.length });
      response.writeHead(status, headers).end(body);
    };
    try {
      const file = join(folder, path);
      const modifiedMs = statSync(file).mtimeMs;
      const body = readFileSync(file);
      const tag = habit === 'tagged' ? `"${createHash('sha1').update(body).digest('hex')}"` : undefined;
      const isGzip = body[0] === 0x1f && body[1] === 0x8b;
      const headers = {
        'Content-Type': isGzip ? 'application/gzip' : 'application/octet-stream',
        'Last-Modified': new Date(modifiedMs).toUTCString(),
        ...(tag === undefined ? {} : { ETag: tag }),
        ...(habit === 'encoding' && isGzip ? { 'Content-Encoding': 'gzip' } : {}),
      };
      if (isKnown(request, tag, modifiedMs)) send(304, '', headers);
      else send(200, body, headers);
    } catch {
      send(404, '<!doctype html><title>404</title>', { 'Content-Type': 'text/html' });
    }
  };
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
