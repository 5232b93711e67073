/** A folder written by the export, served by a server that knows nothing of us, read by the real client. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findCurrentGeneration, readAllRows } from '../../lib/cache/customers.ts';
import { openDatabase as openCache, type ShukeDatabase } from '../../lib/cache/db.ts';
import { saveTouchpoint } from '../../lib/cache/touchpoints.ts';
import { type Manifest, manifestSchema } from '../../lib/model/export.ts';
import { addRow, emptyRowsHash, formatRowsHash, hashRow } from '../../lib/model/rows-hash.ts';
import { createStaticSource, findValidator } from '../../lib/sources/static.ts';
import { syncOnce } from '../../lib/sync/sync.ts';
import { removeCustomer, storeCustomers } from '../../server/customers.ts';
import { readFromDatabase } from '../../server/export-readers.ts';
import { findStaffViewer } from '../../server/find-staff-viewer.ts';
import { type ExportReader, type WrittenFolder, writeFolder } from '../../server/write-folder.ts';
import { aTouchpoint, now, openBackend, startPglite, type TestBackend, testCompany } from '../server/engine.ts';
import { type FileServer, type FileServerHabit, startFileServer } from '../support/plain-file-server.ts';

const dayMs = 24 * 3_600_000;
let backend: TestBackend;
let reader: ExportReader;
let folder: string;
let server: FileServer | undefined;
const caches: ShukeDatabase[] = [];
let opened = 0;

beforeAll(async () => {
  backend = await openBackend(await startPglite(), testCompany(800));
  reader = readFromDatabase(backend.database, await findStaffViewer(backend.database, undefined));
});
afterAll(() => backend.close());
afterEach(async () => {
  await server?.close();
  server = undefined;
  for (const cache of caches.splice(0)) await cache.delete();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

async function publish(nowMs = now): Promise<WrittenFolder> {
  return writeFolder(folder, reader, nowMs);
}

/** As if the manifest had been written a minute ago: `Last-Modified` cannot tell two writes within a second apart. */
function settle(): void {
  const when = Date.now() / 1000 - 60;
  utimesSync(join(folder, 'v1/manifest'), when, when);
}

async function serve(habit: FileServerHabit): Promise<FileServer> {
  folder = mkdtempSync(join(tmpdir(), 'shuke-static-'));
  await publish();
  settle();
  server = await startFileServer(folder, habit);
  return server;
}

function readManifest(): Manifest {
  return manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'v1/manifest'), 'utf8')));
}

function openClient(url: string) {
  const database = openCache(`static-${++opened}`);
  caches.push(database);
  // A source of its own each time, as after the death of a worker.
  const sync = () => syncOnce({ database, source: createStaticSource(url), now: () => now, random: () => 0.5, isAsked: true });
  return { database, sync };
}

async function hashOfRows(database: ShukeDatabase): Promise<string> {
  let sum = emptyRowsHash;
  for await (const rows of readAllRows(database))
    for (const { customer, revision } of rows) sum = addRow(sum, hashRow(customer.id, revision));
  return formatRowsHash(sum);
}

describe.each(['dated', 'tagged', 'encoding'] as const)('a server that is %s', (habit) => {
  test('gives every customer; the next look is one small request; what changed is fetched', async () => {
    const { url, asked } = await serve(habit);
    const client = openClient(url);
    expect(await client.sync()).toMatchObject({ kind: 'done', result: { ok: true, value: { kind: 'snapshot' } } });
    const manifest = readManifest();
    expect(manifest.rowCount).toBeGreaterThan(700);
    expect(await hashOfRows(client.database)).toBe(manifest.rowsHash);

    asked.length = 0;
    expect(await client.sync()).toMatchObject({ result: { ok: true, value: { kind: 'unchanged' } } });
    expect(asked).toEqual([{ path: '/v1/manifest', status: 304, bytes: 0 }]);

    const customer = backend.company.customers[0];
    if (!customer) throw new Error('no customer');
    await storeCustomers(backend.database, [customer]);
    await publish();
    expect(await client.sync()).toMatchObject({ result: { ok: true, value: { kind: 'snapshot' } } });
    expect(await hashOfRows(client.database)).toBe(readManifest().rowsHash);
  });
});

describe('what a folder cannot take', () => {
  test('stays in the browser, and is no failure', async () => {
    const { url, asked } = await serve('tagged');
    const client = openClient(url);
    await client.sync();
    await saveTouchpoint(client.database, aTouchpoint({ id: '00000000-0000-4000-8000-000000000001' }), 0);
    asked.length = 0;
    expect(await client.sync()).toMatchObject({ result: { ok: true } });
    expect(await client.database.outbox.count()).toBe(1);
    expect(asked.map(({ path }) => path)).toEqual(['/v1/manifest']);
  });
});

describe('bytes that are not those of the manifest', () => {
  test.each([
    ['flipped', (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => (i === 100 ? byte ^ 1 : byte)))],
    ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['a login page', () => Buffer.from('<!doctype html><title>Sign in</title>')],
  ] as const)('%s: never applied, and what was there stays', async (_name, damage) => {
    const { url } = await serve('tagged');
    const shard = readManifest().shards[0];
    if (!shard) throw new Error('no shard');
    const path = join(folder, 'v1/shards', shard.hash);
    writeFileSync(path, damage(readFileSync(path)));
    const client = openClient(url);
    expect(await client.sync()).toMatchObject({ result: { ok: false, failure: { kind: 'bad-data' } } });
    expect(await findCurrentGeneration(client.database)).toBeUndefined();
  });

  test('a login page instead of the manifest is told as bad data', async () => {
    const { url } = await serve('tagged');
    writeFileSync(join(folder, 'v1/manifest'), '<!doctype html><title>Sign in</title>');
    expect(await createStaticSource(url).fetchManifest()).toMatchObject({ ok: false, failure: { kind: 'bad-data' } });
  });
});

describe('writing the folder', () => {
  test('again writes nothing; a change writes its shard alone; the replaced one stays for a day', async () => {
    await serve('tagged');
    const before = readManifest();
    expect(await publish()).toMatchObject({ added: 0, removed: 0, isUnchanged: true });

    const customer = backend.company.customers[1];
    if (!customer) throw new Error('no customer');
    await storeCustomers(backend.database, [customer]);
    expect(await publish(now)).toMatchObject({ added: 1, isUnchanged: false });
    const files = () => readdirSync(join(folder, 'v1/shards')).sort();
    const hashes = ({ shards }: Manifest) => shards.map(({ hash }) => hash);
    expect(files()).toEqual([...new Set([...hashes(before), ...hashes(readManifest())])].sort());

    expect(await publish(now + dayMs - 1000)).toMatchObject({ removed: 0 });
    expect(await publish(now + dayMs + 1000)).toMatchObject({ removed: 1 });
    expect(files()).toEqual(hashes(readManifest()).sort());
  });

  test('interrupted, the old manifest stays whole and the next run mends everything', async () => {
    await serve('tagged');
    const before = readFileSync(join(folder, 'v1/manifest'), 'utf8');
    const customer = backend.company.customers[2];
    if (!customer) throw new Error('no customer');
    await storeCustomers(backend.database, [customer]);
    const torn: ExportReader = { ...reader, readShard: async () => Promise.reject(new Error('the disk is full')) };
    await expect(writeFolder(folder, torn, now)).rejects.toThrow('the disk is full');
    expect(readFileSync(join(folder, 'v1/manifest'), 'utf8')).toBe(before);

    const [hash] = readManifest().shards.map((shard) => shard.hash);
    writeFileSync(join(folder, 'v1/shards', hash ?? ''), 'half a sha');
    writeFileSync(join(folder, 'v1/shards', `${hash}.part`), 'rest of a crash');
    await publish();
    const { rowsHash } = readManifest();
    const client = openClient(server?.url ?? '');
    expect(await client.sync()).toMatchObject({ result: { ok: true } });
    expect(await hashOfRows(client.database)).toBe(rowsHash);
    expect(readdirSync(join(folder, 'v1/shards')).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('nobody is a manager in a folder; somebody without the right sees his own teams only', async () => {
    await serve('tagged');
    expect(readManifest().viewer.role).toBe('rep');
    const mei = backend.company.staff.find(({ name }) => name.startsWith('Mei'));
    const own = readFromDatabase(backend.database, await findStaffViewer(backend.database, mei?.id));
    const other = join(folder, 'other');
    mkdirSync(other);
    await writeFolder(other, own, now);
    const narrow = manifestSchema.parse(JSON.parse(readFileSync(join(other, 'v1/manifest'), 'utf8')));
    expect(narrow.rowCount).toBeLessThan(readManifest().rowCount);
    await expect(findStaffViewer(backend.database, 'nobody')).rejects.toThrow('There is no nobody. Staff: ');
  });

  test('a customer that went is gone from the next snapshot', async () => {
    await serve('tagged');
    const { rowCount } = readManifest();
    expect(await removeCustomer(backend.database, 'c-0009')).toBe(true);
    await publish();
    expect(readManifest().rowCount).toBe(rowCount - 1);
  });
});

test('a date that a second write could share is no validator', () => {
  const at = (modified: string) => new Headers({ 'last-modified': modified, date: 'Fri, 20 Nov 2026 09:00:05 GMT' });
  expect(findValidator(at('Fri, 20 Nov 2026 09:00:04 GMT'))).toBeUndefined();
  expect(findValidator(at('Fri, 20 Nov 2026 09:00:00 GMT'))).toBe('modified:Fri, 20 Nov 2026 09:00:00 GMT');
  expect(findValidator(new Headers())).toBeUndefined();
});
