/** A snapshot that is fetched while others write: what the manifest announces is what its shards hold, and the feed completes it. */
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Manifest, shardRowSchema } from '../../lib/model/export.ts';
import { addRow, emptyRowsHash, formatRowsHash, hashRow } from '../../lib/model/rows-hash.ts';
import { removeCustomer, storeCustomers } from '../../server/customers.ts';
import { aTouchpoint, openBackend, startPglite, type TestBackend, testCompany, tokens } from './engine.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await openBackend(await startPglite(), testCompany(200));
});
afterAll(() => backend.close());

async function readRevisions({ shards }: Manifest): Promise<Map<string, number>> {
  const revisions = new Map<string, number>();
  for (const { hash, rows } of shards) {
    const answer = await backend.request(tokens.manager, `/v1/shards/${hash}`);
    expect(answer.status).toBe(200);
    const lines = gunzipSync(await answer.arrayBuffer())
      .toString()
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(rows);
    for (const line of lines) {
      const row = shardRowSchema.parse(JSON.parse(line));
      expect(revisions.has(row.customer.id)).toBe(false);
      revisions.set(row.customer.id, row.revision);
    }
  }
  return revisions;
}

function hashOf(revisions: ReadonlyMap<string, number>): string {
  return formatRowsHash([...revisions].reduce((sum, [id, revision]) => addRow(sum, hashRow(id, revision)), emptyRowsHash));
}

test('every snapshot that is begun under load can be finished and is one state; with the feed it is the present one', async () => {
  const { customers } = backend.company;
  let next = 0;
  const write = async (): Promise<void> => {
    const customer = customers[(next++ * 37) % customers.length];
    if (!customer) throw new Error('no customer');
    if (next % 5 === 4) await storeCustomers(backend.database, [customer]);
    else if (next % 7 === 3) await removeCustomer(backend.database, customer.id);
    else await backend.post(tokens.manager, '/v1/touchpoints', { touchpoints: [aTouchpoint({ customerId: customer.id })] });
  };
  const snapshots: { manifest: Manifest; revisions: Map<string, number> }[] = [];
  for (let round = 0; round < 6; round++) {
    const manifest = await backend.manifest(tokens.manager);
    // What is written now is in none of these shards, and spoils none.
    const [revisions] = await Promise.all([readRevisions(manifest), write(), write(), write()]);
    expect([revisions.size, hashOf(revisions)]).toEqual([manifest.rowCount, manifest.rowsHash]);
    snapshots.push({ manifest, revisions });
  }
  for (const { manifest, revisions } of snapshots) {
    const { changes, head } = await backend.changes(tokens.manager, manifest.epoch, manifest.version);
    for (const change of changes)
      if (change.kind === 'upserted') revisions.set(change.row.customer.id, change.row.revision);
      else revisions.delete(change.customerId);
    expect([revisions.size, hashOf(revisions)]).toEqual([head.rowCount, head.rowsHash]);
  }
});
