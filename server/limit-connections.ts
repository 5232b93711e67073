/** Time limits of connections: who sends or reads too slowly is ended, so that nobody holds memory for long. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

export interface ConnectionLimits {
  /** For the head of a request. */
  readonly headersMs: number;
  /** For the whole request with its body. */
  readonly requestMs: number;
  /** From the first byte of the answer to the last; a reader that takes it drop by drop is ended then. */
  readonly responseMs: number;
  /** On which nothing moves at all, but for the time in which we think about an answer. */
  readonly idleMs: number;
}

export const defaultLimits: ConnectionLimits = { headersMs: 15_000, requestMs: 60_000, responseMs: 120_000, idleMs: 60_000 };

/** Call before the server listens. */
export function limitConnections(server: Server, limits: ConnectionLimits = defaultLimits): void {
  server.headersTimeout = limits.headersMs;
  server.requestTimeout = limits.requestMs;
  // Slow senders are looked for this often.
  server.setTimeout(limits.idleMs);
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    // All has come, and a long publication may think; what has no body never says that it has ended.
    const think = () => socket.setTimeout(0);
    if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) think();
    else request.once('end', think);
    let timer: NodeJS.Timeout | undefined;
    const writeHead = response.writeHead.bind(response) as (...values: unknown[]) => ServerResponse;
    response.writeHead = ((...values: unknown[]) => {
      socket.setTimeout(limits.idleMs);
      timer ??= setTimeout(() => response.socket?.destroy(), limits.responseMs);
      return writeHead(...values);
    }) as ServerResponse['writeHead'];
    response.once('close', () => clearTimeout(timer));
  });
}
