/** Time limits of connections: who sends or reads too slowly is ended, so that nobody holds memory for long. */
import type { Server, ServerResponse } from 'node:http';

export interface ConnectionLimits {
  /** For the head of a request. */
  readonly headersMs: number;
  /** For the whole request with its body. */
  readonly requestMs: number;
  /** From the first byte of the answer to the last; a reader that takes it drop by drop is ended then. */
  readonly responseMs: number;
  /** On which nothing moves at all. */
  readonly idleMs: number;
}

export const defaultLimits: ConnectionLimits = { headersMs: 15_000, requestMs: 60_000, responseMs: 120_000, idleMs: 60_000 };

/** Call before the server listens. */
export function limitConnections(server: Server, limits: ConnectionLimits = defaultLimits): void {
  server.headersTimeout = limits.headersMs;
  server.requestTimeout = limits.requestMs;
  // Slow senders are looked for this often.
  server.setTimeout(limits.idleMs);
  server.prependListener('request', (_request, response: ServerResponse) => {
    let timer: NodeJS.Timeout | undefined;
    const writeHead = response.writeHead.bind(response) as (...values: unknown[]) => ServerResponse;
    // A long publication may think; only the reading of its answer is timed.
    response.writeHead = ((...values: unknown[]) => {
      timer ??= setTimeout(() => response.socket?.destroy(), limits.responseMs);
      return writeHead(...values);
    }) as ServerResponse['writeHead'];
    response.once('close', () => clearTimeout(timer));
  });
}
