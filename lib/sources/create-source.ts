/** What the rep connected to -> the source that speaks with it. */
import { createBackendSource } from './backend.ts';
import type { Connection } from './http.ts';
import type { Source } from './source.ts';
import { createStaticSource } from './static.ts';

/** Without a token nobody could say whose customers are asked for: it is a folder. */
export function createSource(connection: Connection, fetchImpl: typeof fetch = fetch): Source {
  return connection.token === '' ? createStaticSource(connection.baseUrl, fetchImpl) : createBackendSource(connection, fetchImpl);
}
