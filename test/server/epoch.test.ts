/** A database that was put back from a backup begins a new history by itself, and no reader goes on with the old one. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifestSchema } from '../../lib/model/export.ts';
import { createBackend } from '../../server/create-backend.ts';
import { type DatabasePlace, openDatabase } from '../../server/database.ts';
import { beginNewHistory } from '../../server/epoch.ts';
import { type PostgresCluster, startPostgres } from '../support/postgres.ts';
import { aTouchpoint, testCompany, tokens } from './engine.ts';

let folder: string;
let cluster: PostgresCluster;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuke-epoch-'));
  cluster = await startPostgres();
});
afterAll(() => {
  cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Opened {
  readonly isRestored: boolean;
  manifest(): Promise<ReturnType<typeof manifestSchema.parse>>;
  /** Status of the feed from this cursor. */
  changes(epoch: string, since: number): Promise<number>;
  log(): Promise<void>;
  newEpoch(): Promise<string>;
  close(): Promise<void>;
}

async function open(place: DatabasePlace): Promise<Opened> {
  const database = await openDatabase(place);
  const { app, isRestored, packing } = await createBackend({ database, sample: testCompany() });
  await packing;
  const headers = { authorization: `Bearer ${tokens.both}` };
  return {
    isRestored,
    manifest: async () => manifestSchema.parse(await (await app.request('/v1/manifest', { headers })).json()),
    changes: async (epoch, since) => (await app.request(`/v1/changes?epoch=${epoch}&since=${since}`, { headers })).status,
    log: async () => {
      const answer = await app.request('/v1/touchpoints', {
        method: 'POST',
        headers,
        body: JSON.stringify({ touchpoints: [aTouchpoint()] }),
      });
      expect(answer.status).toBe(200);
    },
    newEpoch: () => beginNewHistory(database, 'asked'),
    close: () => database.close(),
  };
}

/** What a reader of the time after the backup asks, once the backup is in force. */
async function expectNewHistory(place: DatabasePlace, reader: { epoch: string; version: number }): Promise<void> {
  const restored = await open(place);
  expect(restored.isRestored).toBe(true);
  const { epoch } = await restored.manifest();
  expect(epoch).not.toBe(reader.epoch);
  // Also when the new history has become as long as the old one was.
  for (let i = 0; i < 3; i++) await restored.log();
  expect((await restored.manifest()).version).toBeGreaterThanOrEqual(reader.version);
  expect(await restored.changes(reader.epoch, reader.version)).toBe(410);
  await restored.close();
  const again = await open(place);
  expect(again.isRestored).toBe(false);
  expect((await again.manifest()).epoch).toBe(epoch);
  await again.close();
}

describe('a database put back', () => {
  test('as a copied PGlite directory', async () => {
    const [live, backup] = [join(folder, 'live'), join(folder, 'backup')];
    const first = await open({ directory: live });
    expect(first.isRestored).toBe(false);
    await first.close();
    cpSync(live, backup, { recursive: true });
    const second = await open({ directory: live });
    expect(second.isRestored).toBe(false);
    for (let i = 0; i < 2; i++) await second.log();
    const reader = await second.manifest();
    await second.close();
    rmSync(live, { recursive: true });
    cpSync(backup, live, { recursive: true });
    await expectNewHistory({ directory: live }, reader);
  });

  test('as another database of PostgreSQL', async () => {
    const live = await cluster.createDatabase();
    const first = await open({ url: live });
    const reader = await first.manifest();
    await first.close();
    const name = new URL(live).pathname.slice(1);
    await cluster.administer(`create database ${name}_restored template ${name}`);
    await expectNewHistory({ url: `${live}_restored` }, reader);
  });
});

test('a new history can be asked for: cursors of the old one are gone, ids stay taken', async () => {
  const backend = await open({ memory: true });
  const before = await backend.manifest();
  const epoch = await backend.newEpoch();
  const after = await backend.manifest();
  expect(after).toMatchObject({ epoch, version: before.version, rowsHash: before.rowsHash });
  expect(await backend.changes(before.epoch, before.version)).toBe(410);
  expect(await backend.changes(epoch, before.version)).toBe(200);
  await backend.close();
});
