/**
 * Customers -> a folder that any web server, object store or CDN can serve, and that the extension connects to by its address alone.
 *
 *   npm run export -- --to DIR [--for STAFF_ID]                       from the database (--data DIR or DATABASE_URL)
 *   npm run export -- --to DIR --from URL --token TOKEN               from a running backend (or SHUKE_TOKEN)
 *
 * Run it again as often as you like: only what changed is written. Exit codes: 2 wrong command line, 3 directory in use, 1 anything else.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../server/database.ts';
import { readFromBackend, readFromDatabase } from '../server/export-readers.ts';
import { findStaffViewer } from '../server/find-staff-viewer.ts';
import { DirectoryLockedError } from '../server/lock.ts';
import { hasCompany } from '../server/seed.ts';
import { type ExportReader, writeFolder } from '../server/write-folder.ts';

const usage = `npm run export -- --to DIR [--for STAFF_ID] [--data .shuke/data]
npm run export -- --to DIR --from URL --token TOKEN`;

const progressEvery = 50;

function readCommandLine() {
  try {
    const { values } = parseArgs({
      options: {
        to: { type: 'string' },
        for: { type: 'string' },
        data: { type: 'string', default: '.shuke/data' },
        from: { type: 'string' },
        token: { type: 'string' },
      },
    });
    const { to } = values;
    if (to === undefined || to === '') throw new Error('Say with --to where the folder is to be.');
    return { ...values, to };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}

const options = readCommandLine();

async function write(reader: ExportReader, whose: string): Promise<void> {
  const startedAt = performance.now();
  const written = await writeFolder(resolve(options.to), reader, Date.now(), (done, total) => {
    if (done % progressEvery === 0 || done === total) console.error(`${done} of ${total} shards`);
  });
  const { customers, shards, added, removed, isUnchanged } = written;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(
    `${customers} customers of ${whose} in ${shards} shards, ${added} new, ${removed} old ones deleted, in ${seconds} s: ${options.to}${isUnchanged ? ' (nothing had changed)' : ''}`,
  );
  console.log('Whoever can read this folder can read the customers: put it where only your own people get in.');
}

async function exportFromDatabase(): Promise<void> {
  const url = process.env.DATABASE_URL;
  const database = await openDatabase(url ? { url } : { directory: options.data });
  try {
    if (!(await hasCompany(database))) throw new Error('The database is empty.');
    const viewer = await findStaffViewer(database, options.for);
    await write(readFromDatabase(database, viewer), viewer.staff.name);
  } finally {
    await database.close();
  }
}

async function main(): Promise<void> {
  if (options.from === undefined) return exportFromDatabase();
  const token = options.token ?? process.env.SHUKE_TOKEN;
  if (token === undefined) throw new Error('A backend asks for a token: --token, or SHUKE_TOKEN in the environment.');
  await write(readFromBackend(options.from.replace(/\/+$/, ''), token), options.from);
}

main().catch((error: unknown) => {
  const isLocked = error instanceof DirectoryLockedError;
  console.error(error instanceof Error ? error.message : error);
  if (isLocked) console.error('While the backend runs, export through it: --from URL --token TOKEN.');
  process.exit(isLocked ? 3 : 1);
});
