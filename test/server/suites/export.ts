/** Manifest, shards and changes: what readers build their copy from. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Change, type ExportHead, manifestSchema, type ShardRow, shardRowSchema } from '../../../lib/model/export.ts';
import { addRow, emptyRowsHash, formatRowsHash, hashRow } from '../../../lib/model/rows-hash.ts';
import { forgetTombstones, removeCustomer, storeCustomers } from '../../../server/customers.ts';
import { aTouchpoint, largeCompany, openBackend, type TestBackend, testCompany, tokens } from '../engine.ts';
import type { GetEngine } from './backend.ts';

async function readShards(backend: TestBackend, token: string): Promise<ShardRow[]> {
  const manifest = await backend.manifest(token);
  const rows: ShardRow[] = [];
  for (const shard of manifest.shards) {
    const answer = await backend.request(token, `/v1/shards/${shard.hash}`);
    expect(answer.headers.get('content-type')).toBe('application/gzip');
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(answer.headers.get('cache-control')).toContain('immutable');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(shard.hash);
    expect(bytes.length).toBe(shard.bytes);
    const lines = gunzipSync(bytes).toString('utf8').trimEnd().split('\n');
    expect(lines.length).toBe(shard.rows);
    for (const line of lines) {
      const row = shardRowSchema.parse(JSON.parse(line));
      expect(JSON.stringify(JSON.parse(line))).toBe(line);
      rows.push(row);
    }
  }
  return rows;
}

/** What a reader holds: rows by customer id. */
type Copy = Map<string, ShardRow>;

function apply(copy: Copy, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.kind === 'upserted') copy.set(change.row.customer.id, change.row);
    else copy.delete(change.customerId);
  }
}

function expectWhole(copy: Copy, head: ExportHead): void {
  const hash = [...copy.values()].reduce((sum, row) => addRow(sum, hashRow(row.customer.id, row.revision)), emptyRowsHash);
  expect({ rowCount: copy.size, rowsHash: formatRowsHash(hash) }).toEqual({ rowCount: head.rowCount, rowsHash: head.rowsHash });
}

const asCopy = (rows: readonly ShardRow[]): Copy => new Map(rows.map((row) => [row.customer.id, row]));

/** A fresh snapshot is what the feed says there is. */
async function expectCurrent(backend: TestBackend, token: string): Promise<void> {
  const copy = asCopy(await readShards(backend, token));
  const manifest = await backend.manifest(token);
  expectWhole(copy, manifest);
  const { changes, head } = await backend.changes(token, manifest.epoch, manifest.version);
  expect(changes).toEqual([]);
  expectWhole(copy, head);
}

export function describeExport(getEngine: GetEngine): void {
  describe('export', () => {
    let backend: TestBackend;
    beforeAll(async () => {
      backend = await openBackend(getEngine());
    });
    afterAll(() => backend.close());
    const log = (customerId: string, token: string = tokens.both) =>
      backend.post(token, '/v1/touchpoints', { touchpoints: [aTouchpoint({ customerId })] });

    test('shards hold the rows that the manifest counts and hashes, each viewer his own', async () => {
      for (const token of [tokens.both, tokens.china, tokens.world, tokens.manager]) await expectCurrent(backend, token);
    });

    test('a row holds the newest 40 touchpoints, newest first', async () => {
      const touchpoints = Array.from({ length: 45 }, (_, i) =>
        aTouchpoint({ customerId: 'c-0024', happenedAt: new Date(Date.UTC(2026, 9, 1, 0, (i * 7) % 45)).toISOString() }),
      );
      await backend.post(tokens.both, '/v1/touchpoints', { touchpoints });
      const row = (await readShards(backend, tokens.both)).find(({ customer }) => customer.id === 'c-0024');
      const instants = row?.touchpoints.map((touchpoint) => touchpoint.happenedAt) ?? [];
      expect(instants).toEqual([...instants].sort().reverse());
      expect(instants.length).toBe(40);
      expect(instants.at(0)).toBe('2026-10-01T00:44:00.000Z');
    });

    test('nothing changed: the same shards and a 304; something changed: only its shard is another', async () => {
      const large = await openBackend(getEngine(), largeCompany(4000));
      const first = await large.request(tokens.manager, '/v1/manifest');
      const etag = first.headers.get('etag') ?? '';
      const before = (await first.json()) as { shards: { hash: string; rows: number }[] };
      expect(before.shards.length).toBeGreaterThan(3);
      expect((await large.manifest(tokens.manager)).shards).toEqual(before.shards);
      const again = await large.request(tokens.manager, '/v1/manifest', { headers: { 'if-none-match': etag } });
      expect(again.status).toBe(304);
      await large.post(tokens.both, '/v1/touchpoints', { touchpoints: [aTouchpoint({ customerId: 'x-777' })] });
      const after = await large.request(tokens.manager, '/v1/manifest', { headers: { 'if-none-match': etag } });
      expect(after.status).toBe(200);
      const known = new Set(before.shards.map((shard) => shard.hash));
      const fresh = ((await after.json()) as typeof before).shards.filter((shard) => !known.has(shard.hash));
      expect(fresh.length).toBe(1);
      // A reader in the middle of the older snapshot can finish it.
      const replaced = before.shards.map((shard) => large.request(tokens.manager, `/v1/shards/${shard.hash}`));
      expect((await Promise.all(replaced)).map((answer) => answer.status)).toEqual(before.shards.map(() => 200));
      await expectCurrent(large, tokens.manager);
      await large.close();
    });

    test('when very much has changed the manifest is an older state, which the feed completes', async () => {
      const large = await openBackend(getEngine(), largeCompany(9000));
      const first = await large.manifest(tokens.manager);
      expect(first.shards.length).toBeGreaterThan(16);
      expectWhole(asCopy(await readShards(large, tokens.manager)), first);
      // Every bucket changes, a customer is removed, and one goes from one of the viewer's teams to the other.
      const touchpoints = Array.from({ length: 199 }, (_, i) => aTouchpoint({ customerId: `x-${i * 43}` }));
      await large.post(tokens.manager, '/v1/touchpoints', { touchpoints });
      await removeCustomer(large.database, 'x-9');
      const moved = large.company.customers.find(({ id }) => id === 'x-7');
      if (!moved) throw new Error('x-7 is missing');
      await storeCustomers(large.database, [{ ...moved, teamId: moved.teamId === 't-china' ? 't-world' : 't-china' }]);
      const answer = await large.request(tokens.manager, '/v1/manifest');
      const manifest = manifestSchema.parse(await answer.json());
      expect(manifest.version).toBe(first.version);
      expect(manifest.shards.some((shard) => first.shards.some(({ hash }) => hash === shard.hash))).toBe(true);
      const copy: Copy = new Map();
      let rows = 0;
      for (const shard of manifest.shards) {
        const body = await (await large.request(tokens.manager, `/v1/shards/${shard.hash}`)).arrayBuffer();
        for (const line of gunzipSync(body).toString('utf8').trimEnd().split('\n')) {
          const row = JSON.parse(line) as ShardRow;
          copy.set(row.customer.id, row);
          rows++;
        }
      }
      expect(rows).toBe(copy.size);
      expectWhole(copy, manifest);
      const { changes, head } = await large.changes(tokens.manager, manifest.epoch, manifest.version);
      apply(copy, changes);
      expectWhole(copy, head);
      // Its tag stands for no state: whoever asks again gets what has been made meanwhile.
      const again = await large.request(tokens.manager, '/v1/manifest', {
        headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
      });
      expect(again.status).toBe(200);
      await vi.waitFor(async () => expect((await large.manifest(tokens.manager)).version).toBe(head.version), {
        timeout: 30_000,
      });
      expectWhole(asCopy(await readShards(large, tokens.manager)), head);
      await large.close();
    });

    test('a poll with nothing new is a 304; with something new it is not', async () => {
      const { epoch } = await backend.manifest(tokens.world);
      const first = await backend.request(tokens.world, `/v1/changes?epoch=${epoch}&since=0`);
      const { upTo } = (await first.json()) as { upTo: number };
      const poll = () =>
        backend.request(tokens.world, `/v1/changes?epoch=${epoch}&since=${upTo}`, {
          headers: { 'if-none-match': first.headers.get('etag') ?? '' },
        });
      expect((await poll()).status).toBe(304);
      // Another team's change is none of this viewer's business.
      await log('c-0001', tokens.china);
      expect((await poll()).status).toBe(304);
      await log('c-0002', tokens.world);
      const news = await poll();
      expect(news.status).toBe(200);
      const page = (await news.json()) as { changes: Change[] };
      expect(page.changes.map((change) => (change.kind === 'upserted' ? change.row.customer.id : ''))).toEqual(['c-0002']);
    });

    test('the tag of an answer does not hide changes from an older cursor', async () => {
      const { epoch } = await backend.manifest(tokens.both);
      const answer = await backend.request(tokens.both, `/v1/changes?epoch=${epoch}&since=0`);
      const headers = { 'if-none-match': answer.headers.get('etag') ?? '' };
      expect((await backend.request(tokens.both, `/v1/changes?epoch=${epoch}&since=0`, { headers })).status).toBe(200);
    });

    test('changes come in the order of their versions, each customer once, and end in one gap-free version', async () => {
      const { epoch, version } = await backend.manifest(tokens.manager);
      for (const id of ['c-0003', 'c-0004', 'c-0003', 'c-0005']) await log(id);
      const { changes, head } = await backend.changes(tokens.manager, epoch, version);
      expect(head.version).toBe(version + 4);
      expect(changes.map((change) => [change.version - version, change.kind === 'upserted' && change.row.customer.id])).toEqual([
        [2, 'c-0004'],
        [3, 'c-0003'],
        [4, 'c-0005'],
      ]);
    });

    test('another epoch, a cursor from before forgotten tombstones and one from the future are gone', async () => {
      const own = await openBackend(getEngine());
      const { epoch, version } = await own.manifest(tokens.both);
      const status = async (path: string) => (await own.request(tokens.both, path)).status;
      expect(await status(`/v1/changes?epoch=other&since=${version}`)).toBe(410);
      expect(await status(`/v1/changes?epoch=${epoch}&since=${version + 1}`)).toBe(410);
      expect(await removeCustomer(own.database, 'c-0039')).toBe(true);
      await forgetTombstones(own.database, 0);
      expect(await status(`/v1/changes?epoch=${epoch}&since=${version}`)).toBe(410);
      expect(await status(`/v1/changes?epoch=${epoch}&since=${version + 1}`)).toBe(200);
      // What is forgotten is gone from the shards too, though nobody fetched them in between.
      await expectCurrent(own, tokens.both);
      await own.close();
    });

    test('a removed customer that comes back is above every revision it ever had', async () => {
      const customer = backend.company.customers.find(({ id }) => id === 'c-0036');
      if (!customer) throw new Error('c-0036 is missing');
      const revisionOf = async () =>
        (await readShards(backend, tokens.manager)).find((row) => row.customer.id === 'c-0036')?.revision;
      for (let i = 0; i < 3; i++) await log('c-0036');
      const before = (await revisionOf()) ?? 0;
      await removeCustomer(backend.database, 'c-0036');
      expect(await revisionOf()).toBeUndefined();
      await storeCustomers(backend.database, [customer]);
      expect(await revisionOf()).toBeGreaterThan(before);
    });

    test('a removed customer is a tombstone, and no longer takes touchpoints', async () => {
      const before = await backend.manifest(tokens.manager);
      expect(await removeCustomer(backend.database, 'c-0038')).toBe(true);
      expect(await removeCustomer(backend.database, 'c-0038')).toBe(false);
      const { changes, head } = await backend.changes(tokens.manager, before.epoch, before.version);
      expect(changes).toEqual([{ kind: 'removed', version: before.version + 1, customerId: 'c-0038' }]);
      expect(head.rowCount).toBe(before.rowCount - 1);
      const answer = (await (await log('c-0038')).json()) as { results: { reason: string }[] };
      expect(answer.results[0]?.reason).toBe('unknown-customer');
    });

    test('tombstones stand among the rows in the order of what happened', async () => {
      const before = await backend.manifest(tokens.manager);
      await log('c-0010');
      await removeCustomer(backend.database, 'c-0037');
      await log('c-0009');
      const { changes } = await backend.changes(tokens.manager, before.epoch, before.version);
      expect(changes.map(({ kind, version }) => [kind, version - before.version])).toEqual([
        ['upserted', 1],
        ['removed', 2],
        ['upserted', 3],
      ]);
    });

    test('a customer that changes teams goes for the one and comes for the other', async () => {
      const customer = backend.company.customers.find(({ id }) => id === 'c-0023');
      if (!customer) throw new Error('c-0023 is missing');
      const before = await backend.manifest(tokens.manager);
      await storeCustomers(backend.database, [{ ...customer, teamId: 't-china' }]);
      const kindsFor = async (token: string) =>
        (await backend.changes(token, before.epoch, before.version)).changes.map((change) => change.kind);
      expect(await kindsFor(tokens.world)).toEqual(['removed']);
      expect(await kindsFor(tokens.china)).toEqual(['upserted']);
      expect(await kindsFor(tokens.manager)).toEqual(['upserted']);
      for (const token of [tokens.world, tokens.china, tokens.manager]) await expectCurrent(backend, token);
    });

    test('whatever happens, a copy kept up by changes equals a fresh snapshot', async () => {
      const own = await openBackend(getEngine(), testCompany(60));
      const ids = own.company.customers.map((customer) => customer.id);
      const idArb = fc.constantFrom(...ids);
      const step = fc.oneof(
        { weight: 4, arbitrary: fc.record({ kind: fc.constant('log' as const), id: idArb }) },
        { weight: 2, arbitrary: fc.record({ kind: fc.constant('publish' as const), id: idArb }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), id: idArb }) },
        {
          weight: 1,
          arbitrary: fc.record({ kind: fc.constant('store' as const), id: idArb, team: fc.constantFrom('t-china', 't-world') }),
        },
        { weight: 3, arbitrary: fc.record({ kind: fc.constant('read' as const), id: idArb }) },
      );
      const readers = [tokens.china, tokens.world, tokens.manager];
      const run = async (steps: readonly { kind: string; id: string; team?: string }[]) => {
        const copies = await Promise.all(
          readers.map(async (token) => ({ token, copy: asCopy(await readShards(own, token)), head: await own.manifest(token) })),
        );
        const read = async (reader: (typeof copies)[number]) => {
          const { changes, head } = await own.changes(reader.token, reader.head.epoch, reader.head.version);
          apply(reader.copy, changes);
          expectWhole(reader.copy, head);
          reader.head = { ...reader.head, ...head };
        };
        for (const { kind, id, team } of steps) {
          const customer = own.company.customers.find((one) => one.id === id);
          if (kind === 'log') await own.post(tokens.both, '/v1/touchpoints', { touchpoints: [aTouchpoint({ customerId: id })] });
          else if (kind === 'publish') {
            const base = (await own.manifest(tokens.manager)).tierList.version;
            const tier = base % 2 ? 'MGC' : 'BZ';
            await own.post(
              tokens.manager,
              '/v1/tier-list',
              { note: '', entries: [{ customerId: id, tier }] },
              { 'if-match': `"${base}"` },
            );
          } else if (kind === 'remove') await removeCustomer(own.database, id);
          else if (kind === 'store' && customer && team) await storeCustomers(own.database, [{ ...customer, teamId: team }]);
          else for (const reader of copies) await read(reader);
        }
        for (const reader of copies) {
          await read(reader);
          const fresh = asCopy(await readShards(own, reader.token));
          expect(Object.fromEntries(reader.copy)).toEqual(Object.fromEntries(fresh));
        }
      };
      await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), run), { numRuns: 8 });
      await own.close();
    });

    test('the page is cut at 500 changes and goes on without a gap', async () => {
      const large = await openBackend(getEngine(), largeCompany(620));
      const { epoch } = await large.manifest(tokens.manager);
      const first = await large.request(tokens.manager, `/v1/changes?epoch=${epoch}&since=0`);
      const page = (await first.json()) as { hasMore: boolean; upTo: number; changes: Change[] };
      expect([page.changes.length, page.hasMore, page.upTo, first.headers.get('etag')]).toEqual([500, true, 500, null]);
      const copy: Copy = new Map();
      const { changes, head } = await large.changes(tokens.manager, epoch, 0);
      apply(copy, changes);
      expectWhole(copy, head);
      await large.close();
    });
  });
}
