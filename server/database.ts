/** Where the data lies -> one Kysely over PGlite or PostgreSQL, migrated. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { lockDirectory } from './lock.ts';
import { migrate } from './migrate.ts';
import { placeOfCluster, placeOfDirectory } from './place.ts';
import type { Tables } from './tables.ts';
import { watchAccess } from './watch-access.ts';

/** A directory for PGlite, a URL for PostgreSQL, or PGlite in memory for tests, empty or with what PGlite dumped. */
export type DatabasePlace = { directory: string } | { url: string } | { memory: true; dump?: Blob };

function openPglite(place: Exclude<DatabasePlace, { url: string }>): PGlite {
  if ('directory' in place) return new PGlite(join(place.directory, 'pglite'));
  return new PGlite(place.dump === undefined ? {} : { loadDataDir: place.dump });
}

export interface Database {
  readonly kind: 'pglite' | 'postgresql';
  readonly db: Kysely<Tables>;
  /** Where it lies; a copy that is put back lies elsewhere. */
  readonly place: string;
  /** How often this process has written rows, and it or any other process tokens: whoever remembers what he read compares. */
  readonly written: { rows: number; tokens: number };
  /** Aborted when `close` begins: work in the background ends. */
  readonly closing: AbortSignal;
  /** Ends all connections and gives the directory free. */
  close(): Promise<void>;
}

export type Trx = Transaction<Tables>;

/** int8 arrives as text; versions and counts stay below 2^53. */
const int8 = 20;

function openPostgres(url: string): Kysely<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 12,
    connectionTimeoutMillis: 10_000,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? (value: string) => Number(value) : pg.types.getTypeParser(oid, format as 'text'),
    },
  });
  // An idle connection that the server ends is replaced at the next query; without a listener it would end the process.
  pool.on('error', (error) => console.error(`database: idle connection lost: ${error.message}`));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/**
 * Opens and migrates. Idempotent, also when several processes start at once on one PostgreSQL.
 * @throws DirectoryLockedError when another process uses the PGlite directory.
 */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  const closing = new AbortController();
  if ('url' in place) {
    const db = openPostgres(place.url);
    try {
      await migrate(db, 'postgresql');
    } catch (error) {
      await db.destroy();
      throw error;
    }
    const written = { rows: 0, tokens: 0 };
    await watchAccess(place.url, () => written.tokens++, closing.signal);
    return {
      kind: 'postgresql',
      db,
      place: await placeOfCluster(db),
      written,
      closing: closing.signal,
      close: () => {
        closing.abort();
        return db.destroy();
      },
    };
  }
  if ('directory' in place) mkdirSync(place.directory, { recursive: true, mode: 0o700 });
  const lock = 'directory' in place ? lockDirectory(place.directory) : undefined;
  try {
    const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: openPglite(place) }) });
    await migrate(db, 'pglite');
    return {
      kind: 'pglite',
      db,
      place: 'directory' in place ? placeOfDirectory(join(place.directory, 'pglite')) : 'memory',
      written: { rows: 0, tokens: 0 },
      closing: closing.signal,
      close: async () => {
        closing.abort();
        await db.destroy();
        lock?.release();
      },
    };
  } catch (error) {
    lock?.release();
    throw error;
  }
}
