/** The whole client and the real server in one process, with a network between them that a test can break. */

import { openDatabase as openCache, type ShukeDatabase } from '../../lib/cache/db.ts';
import type { NewTouchpoint } from '../../lib/model/touchpoint.ts';
import { createBackendSource } from '../../lib/sources/backend.ts';
import type { Source } from '../../lib/sources/source.ts';
import { type SyncOutcome, syncOnce } from '../../lib/sync/sync.ts';
import { type Backend, createBackend } from '../../server/create-backend.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';
import { openMemoryDatabase } from './database-template.ts';

export const baseUrl = 'http://backend.example';
export const repToken = 'sample-rep-chenchen';
export const managerToken = 'sample-manager-zhang';

/** What a test does to a request: let it through, lose it, lose its answer, or answer something else. */
export type Fault = (request: Request, pass: () => Promise<Response>) => Promise<Response>;

export interface World {
  readonly backend: Backend;
  readonly requests: Request[];
  /** Applied to every request while set. */
  fault: Fault | undefined;
  nowMs: number;
  source(token: string): Source;
  /** A browser with an empty cache. */
  openClient(token: string): Client;
  request(token: string, path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

export interface Client {
  readonly database: ShukeDatabase;
  readonly source: Source;
  sync(options?: { readonly isAsked?: boolean }): Promise<SyncOutcome>;
}

let clients = 0;

/** A world with the sample company in a fresh database in memory. */
export async function createWorld(startMs: number): Promise<World> {
  const sample = sampleCompany({ seed: 7, now: startMs });
  const clock = { nowMs: startMs };
  const backend = await createBackend({ database: await openMemoryDatabase(), sample, now: () => clock.nowMs });
  const requests: Request[] = [];
  const opened: ShukeDatabase[] = [];
  const fetchThrough = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    requests.push(request.clone());
    const pass = async (): Promise<Response> => backend.app.fetch(request);
    return world.fault ? world.fault(request, pass) : pass();
  };
  const world: World = {
    backend,
    requests,
    fault: undefined,
    get nowMs() {
      return clock.nowMs;
    },
    set nowMs(value) {
      clock.nowMs = value;
    },
    source: (token) => createBackendSource({ baseUrl, token }, fetchThrough),
    openClient(token) {
      const database = openCache(`shuke-test-${++clients}`);
      opened.push(database);
      const source = world.source(token);
      return {
        database,
        source,
        sync: (options) => syncOnce({ database, source, now: () => world.nowMs, random: () => 0.5, ...options }),
      };
    },
    request: async (token, path, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('authorization', `Bearer ${token}`);
      return backend.app.fetch(new Request(`${baseUrl}${path}`, { ...init, headers }));
    },
    async close() {
      for (const database of opened) await database.delete();
      await backend.database.close();
    },
  };
  return world;
}

/** A touchpoint as the button makes it. */
export function aTouchpoint(customerId: string, nowMs: number, more: Partial<NewTouchpoint> = {}): NewTouchpoint {
  const now = new Date(nowMs).toISOString();
  return {
    id: crypto.randomUUID(),
    customerId,
    channel: 'e-mail',
    aspect: 'liaison',
    direction: 'inbound',
    happenedAt: now,
    loggedAt: now,
    ...more,
  };
}
