/** A real server process, a network that can be broken, and real clients behind it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCurrentGeneration, readAllRows } from '../../lib/cache/customers.ts';
import { openDatabase as openCache, type ShukeDatabase } from '../../lib/cache/db.ts';
import { type Manifest, manifestSchema, type ShardRow } from '../../lib/model/export.ts';
import { addRow, emptyRowsHash, formatRowsHash, hashRow } from '../../lib/model/rows-hash.ts';
import type { NewTouchpoint } from '../../lib/model/touchpoint.ts';
import { createBackendSource } from '../../lib/sources/backend.ts';
import { type SyncOutcome, syncOnce } from '../../lib/sync/sync.ts';
import { type RunningBackend, runBackend } from '../../scripts/run-backend.ts';
import { type Database, openDatabase } from '../../server/database.ts';
import { prepareDirectory } from './database-template.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { type PostgresCluster, startPostgres } from './postgres.ts';

export const repToken = 'sample-rep-chenchen';
export const managerToken = 'sample-manager-zhang';

export type EngineKind = 'pglite' | 'postgresql';

export interface FaultClient {
  readonly database: ShukeDatabase;
  sync(): Promise<SyncOutcome>;
  rows(): Promise<ShardRow[]>;
  /** Hash over the rows that readers see; undefined without a generation. */
  rowsHash(): Promise<string | undefined>;
}

export interface FaultWorld {
  readonly engine: EngineKind;
  readonly proxy: FaultProxy;
  /** Of PGlite. */
  readonly directory: string;
  /** Kills the server (SIGKILL) without waiting for anything. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port. */
  restart(...args: readonly string[]): Promise<void>;
  /** A second server process on the same PostgreSQL; ends with the world. */
  startSibling(): Promise<RunningBackend>;
  /** The data itself, in this process; of PGlite only while the server is dead. The caller closes it. */
  openData(): Promise<Database>;
  /** A browser with an empty cache, behind the proxy. */
  openClient(token?: string): FaultClient;
  /** Past the proxy. @param url - of another server than the world's own */
  ask(path: string, token?: string, init?: RequestInit, url?: string): Promise<Response>;
  manifest(token?: string, url?: string): Promise<Manifest>;
  /** Ids of all touchpoints that the backend exports. */
  storedIds(): Promise<string[]>;
  close(): Promise<void>;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}

let clients = 0;
let cluster: Promise<PostgresCluster> | undefined;

/** Ends the PostgreSQL that the worlds of this process share; the end of the process does so too. */
export async function stopSharedPostgres(): Promise<void> {
  (await cluster)?.stop();
  cluster = undefined;
}

/** The address of an empty database of its own. */
async function createPostgresDatabase(): Promise<string> {
  cluster ??= startPostgres();
  return (await cluster).createDatabase();
}

/** The sample company on a server of its own. */
export async function startFaultWorld(engine: EngineKind): Promise<FaultWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'shuke-faults-'));
  const directory = join(folder, 'data');
  const databaseUrl = engine === 'postgresql' ? await createPostgresDatabase() : undefined;
  if (databaseUrl === undefined) await prepareDirectory(directory);
  // The same port again and again, as a server that is restarted has it.
  const port = await findFreePort();
  const start = (args: readonly string[]): Promise<RunningBackend> =>
    runBackend({ port, data: directory, args, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
  let backend = await start([]);
  const proxy = await startFaultProxy(backend.url);
  const opened: ShukeDatabase[] = [];
  const siblings: RunningBackend[] = [];

  const ask: FaultWorld['ask'] = (path, token = repToken, init = {}, url = backend.url) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(`${url}${path}`, { ...init, headers });
  };
  const world: FaultWorld = {
    engine,
    proxy,
    directory,
    kill: () => backend.kill(),
    async restart(...args) {
      await backend.kill();
      backend = await start(args);
      proxy.target = backend.url;
    },
    async startSibling() {
      if (databaseUrl === undefined) throw new Error('PGlite takes one process a directory.');
      const sibling = await runBackend({ data: directory, databaseUrl });
      siblings.push(sibling);
      return sibling;
    },
    openData: () => openDatabase(databaseUrl === undefined ? { directory } : { url: databaseUrl }),
    openClient(token = repToken) {
      const database = openCache(`shuke-fault-${++clients}`);
      opened.push(database);
      const source = createBackendSource({ baseUrl: proxy.url, token });
      const rows = async (): Promise<ShardRow[]> => {
        const all: ShardRow[] = [];
        for await (const chunk of readAllRows(database)) all.push(...chunk);
        return all;
      };
      return {
        database,
        rows,
        sync: () => syncOnce({ database, source, now: Date.now, random: () => 0, isAsked: true }),
        async rowsHash() {
          if (!(await findCurrentGeneration(database))) return undefined;
          const sum = (await rows()).reduce((hash, row) => addRow(hash, hashRow(row.customer.id, row.revision)), emptyRowsHash);
          return formatRowsHash(sum);
        },
      };
    },
    ask,
    manifest: async (token, url) => manifestSchema.parse(await (await ask('/v1/manifest', token, {}, url)).json()),
    async storedIds() {
      const reader = openCache(`shuke-fault-${++clients}`);
      opened.push(reader);
      const source = createBackendSource({ baseUrl: backend.url, token: managerToken });
      const outcome = await syncOnce({ database: reader, source, now: Date.now, random: () => 0, isAsked: true });
      if (outcome.kind !== 'done' || !outcome.result.ok) throw new Error('the backend could not be read');
      const ids: string[] = [];
      for await (const chunk of readAllRows(reader)) ids.push(...chunk.flatMap((row) => row.touchpoints.map(({ id }) => id)));
      return ids;
    },
    async close() {
      for (const database of opened) await database.delete();
      await proxy.close();
      for (const sibling of siblings) await sibling.kill();
      await backend.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;
}

/** A touchpoint as the button makes it. */
export function aTouchpoint(customerId: string, more: Partial<NewTouchpoint> = {}): NewTouchpoint {
  const now = new Date().toISOString();
  return {
    id: crypto.randomUUID(),
    customerId,
    channel: 'call',
    aspect: 'liaison',
    direction: 'outbound',
    happenedAt: now,
    loggedAt: now,
    ...more,
  };
}

export function isOk(outcome: SyncOutcome): boolean {
  return outcome.kind === 'done' && outcome.result.ok;
}

/** Kind of the failure; `ok`, `skipped` or `superseded` when there was none. */
export function failureKind(outcome: SyncOutcome): string {
  if (outcome.kind !== 'done') return outcome.kind;
  return outcome.result.ok ? 'ok' : outcome.result.failure.kind;
}
