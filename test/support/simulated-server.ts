/** The real server code over one database in memory, put back to its first state in milliseconds. */

import { sql } from 'kysely';
import type { Customer } from '../../lib/model/customer.ts';
import { type Backend, createBackend } from '../../server/create-backend.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';
import { openPreparedDatabase } from './database-template.ts';

export interface SimulatedServer {
  /** Of the sample company. */
  readonly customers: readonly Customer[];
  /** Answers as the server would. */
  fetch(request: Request): Promise<Response>;
  /** Ends the server process and starts another: what it only remembered is gone. */
  restart(): Promise<void>;
  /** As if nothing had happened since it was made. */
  reset(): Promise<void>;
  /** History cannot be continued, as after a backup was put back; the rows stay. */
  beginNewEpoch(): Promise<void>;
  /** Ids of all stored rows of a table, each as often as it is stored. */
  storedIds(table: 'touchpoint' | 'decision'): Promise<string[]>;
  close(): Promise<void>;
}

const pristine = 'pristine';

/** What was deleted since makes everything slower after some hundreds. */
const resetsBetweenSweeps = 100;

/**
 * @param clock - What the server takes for now, in milliseconds since 1970
 * @param begin - What happens to it before its first state, to which it is put back
 */
export async function createSimulatedServer(
  clock: { readonly nowMs: number },
  begin: (server: SimulatedServer) => Promise<void> = async () => undefined,
): Promise<SimulatedServer> {
  const sample = sampleCompany({ seed: 7, now: clock.nowMs, size: 24 });
  const database = await openPreparedDatabase();
  let backend: Backend = await createBackend({ database, sample, now: () => clock.nowMs });
  const { db } = database;
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`.execute(db);
  const names = rows.map(({ name }) => name);
  // Neither the triggers that guard the audit log nor foreign keys stand in the way of this.
  const putBack = [
    'set local session_replication_role = replica',
    ...names.map((name) => `delete from "${name}"`),
    ...names.map((name) => `insert into "${name}" overriding system value select * from ${pristine}."${name}"`),
  ].join('; ');
  const restart = async (): Promise<void> => {
    backend = await createBackend({ database, now: () => clock.nowMs });
  };
  let resets = 0;
  const server: SimulatedServer = {
    customers: sample.customers,
    fetch: async (request) => backend.app.fetch(request),
    restart,
    async reset() {
      await database.run(putBack);
      // Nobody else sweeps up in a PostgreSQL of one process.
      if (++resets % resetsBetweenSweeps === 0) for (const sweep of ['vacuum', 'checkpoint']) await database.run(sweep);
      database.written.rows++;
      database.written.tokens++;
      await restart();
    },
    async beginNewEpoch() {
      const epoch = crypto.randomUUID().slice(0, 24);
      await db.updateTable('company').set({ epoch }).execute();
      database.written.rows++;
      await restart();
    },
    async storedIds(table) {
      const stored = await db.selectFrom(table).select('id').execute();
      return stored.map(({ id }) => id);
    },
    close: () => database.close(),
  };
  await begin(server);
  await database.run(
    [`create schema ${pristine}`, ...names.map((name) => `create table ${pristine}."${name}" as table public."${name}"`)].join(
      '; ',
    ),
  );
  return server;
}
