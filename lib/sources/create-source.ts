/** What the rep connected to -> the source that speaks with it. */
import { isFolder } from '../platform/is-folder.ts';
import { createBackendSource } from './backend.ts';
import type { Connection } from './http.ts';
import type { Source } from './source.ts';
import { createStaticSource } from './static.ts';

/** Where neither a token nor a sign-in says whose customers are asked for, it is a folder. */
export function createSource(connection: Connection, fetchImpl: typeof fetch = fetch): Source {
  return isFolder(connection) ? createStaticSource(connection.baseUrl, fetchImpl) : createBackendSource(connection, fetchImpl);
}
