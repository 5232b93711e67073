/**
 * Empty, migrated databases of PGlite for tests, in a moment instead of seconds: PGlite makes one for each state of the migrations,
 * all others are copies of it. What the first start of a server does is tested by those who start one on a folder of its own.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openAsBlob,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import { type Database, openDatabase } from '../../server/database.ts';
import type { Tables } from '../../server/tables.ts';
import { PreparedPGliteDialect } from './prepared-pglite.ts';

const root = resolve(import.meta.dirname, '..', '..');

/** Whatever the content of an empty database rests on. */
function keyOfTemplate(): string {
  const migrations = join(root, 'server', 'migrations');
  const files = [
    ...readdirSync(migrations).map((name) => join(migrations, name)),
    join(root, 'server', 'migrate.ts'),
    join(root, 'node_modules', '@electric-sql', 'pglite', 'package.json'),
    import.meta.filename,
  ];
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** A folder with `data`, as a server keeps it, and `dump.tar`, as PGlite loads it into memory. */
async function makeTemplate(place: string): Promise<void> {
  const artifacts = join(root, 'test-artifacts');
  mkdirSync(artifacts, { recursive: true });
  // Beside its place, so that it is there at once and whole; of two who make it at the same time one is thrown away.
  const folder = mkdtempSync(join(artifacts, 'database-'));
  const data = join(folder, 'data');
  await (await openDatabase({ directory: data })).close();
  const pglite = new PGlite(join(data, 'pglite'));
  await pglite.waitReady;
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  writeFileSync(join(folder, 'dump.tar'), new Uint8Array(await dump.arrayBuffer()));
  try {
    renameSync(folder, place);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
}

let making: Promise<string> | undefined;

/** @returns the template's folder */
function findTemplate(): Promise<string> {
  making ??= (async () => {
    const place = join(root, 'test-artifacts', `database-${keyOfTemplate()}`);
    if (!existsSync(place)) await makeTemplate(place);
    return place;
  })();
  return making;
}

/** An empty, migrated database in memory. The caller closes it. */
export async function openMemoryDatabase(): Promise<Database> {
  return openDatabase({ memory: true, dump: await openAsBlob(join(await findTemplate(), 'dump.tar')) });
}

/** The same for many short statements, with what runs several of them, parted by semicolons, as one transaction. */
export async function openPreparedDatabase(): Promise<Database & { run(statements: string): Promise<void> }> {
  const pglite = new PGlite({ loadDataDir: await openAsBlob(join(await findTemplate(), 'dump.tar')) });
  const dialect = new PreparedPGliteDialect(pglite);
  const db = new Kysely<Tables>({ dialect });
  await pglite.waitReady;
  const closing = new AbortController();
  return {
    kind: 'pglite',
    db,
    place: 'memory',
    written: { rows: 0, tokens: 0 },
    closing: closing.signal,
    run: dialect.run,
    close: () => {
      closing.abort();
      return db.destroy();
    },
  };
}

/** A database in memory in which nothing stands but what the statements put there, opened and migrated. The caller closes it. */
export async function openDatabaseOf(statements: string): Promise<Database> {
  const pglite = new PGlite({ loadDataDir: await openAsBlob(join(await findTemplate(), 'dump.tar')) });
  await pglite.exec('drop schema public cascade; create schema public; grant usage on schema public to public;');
  await pglite.exec(statements);
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  return openDatabase({ memory: true, dump });
}

/** Makes a folder in which a server finds an empty, migrated database. */
export async function prepareDirectory(directory: string): Promise<void> {
  cpSync(join(await findTemplate(), 'data'), directory, { recursive: true });
}
