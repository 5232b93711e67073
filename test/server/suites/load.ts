/** A company's own customers, staff and history come in: whole or not at all, again as an update, and out by the change feed. */
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Customer } from '../../../lib/model/customer.ts';
import { type ExportHead, manifestSchema, type ShardRow } from '../../../lib/model/export.ts';
import type { Touchpoint } from '../../../lib/model/touchpoint.ts';
import { allowPerson } from '../../../server/access.ts';
import { createBackend } from '../../../server/create-backend.ts';
import { storeCustomers } from '../../../server/customers.ts';
import type { Database } from '../../../server/database.ts';
import { type LoadHead, type LoadLine, LoadRefusedError } from '../../../server/load/load-contract.ts';
import { runLoad } from '../../../server/load/run-load.ts';
import { now, openBackend, type TestBackend, tokens } from '../engine.ts';
import type { GetEngine } from './backend.ts';

function aCustomer(id: string, more: Partial<Customer> = {}): Customer {
  return {
    id,
    kind: 'business',
    legalName: `Company ${id}`,
    aliases: [],
    domains: [`${id.toLowerCase()}.example`],
    contacts: [{ id: `k-${id}`, name: 'Ann Li', email: `ann@${id.toLowerCase()}.example` }],
    language: 'en',
    ownerId: 's-ann',
    teamId: 't-one',
    tier: 'STANDARD',
    relationshipType: 'reactive',
    rung: 'customer',
    recordIds: [id],
    ...more,
  };
}

const aHead = (more: Partial<LoadHead> = {}): LoadHead => ({
  teams: [],
  staff: [],
  hasCustomers: true,
  hasTiers: false,
  leavesOutBad: false,
  removesMissing: false,
  isRehearsal: false,
  ...more,
});

const founding = aHead({
  company: { name: 'Ours Ltd', domains: ['ours.example'], timeZone: 'Asia/Shanghai' },
  teams: [
    { id: 't-one', name: 'One' },
    { id: 't-two', name: 'Two' },
  ],
  staff: [
    { person: { id: 's-ann', name: 'Ann', role: 'rep' }, teamIds: ['t-one'] },
    { person: { id: 's-bob', name: 'Bob', role: 'rep' }, teamIds: ['t-two'] },
    { person: { id: 's-max', name: 'Max', role: 'manager' }, teamIds: ['t-one', 't-two'] },
  ],
});

async function* linesOf(customers: readonly Customer[], touchpoints: readonly Touchpoint[] = []): AsyncGenerator<LoadLine> {
  for (const [i, customer] of customers.entries()) yield { place: `a.csv, row ${i + 2}`, customer };
  for (const [i, touchpoint] of touchpoints.entries()) yield { place: `t.csv, row ${i + 2}`, touchpoint };
}

/** A company of our own in an empty database, and its reps' tokens. */
async function found(database: Database, customers: readonly Customer[]) {
  await runLoad(database, founding, linesOf(customers));
  const { app } = await createBackend({ database, now: () => now });
  const tokenOf = async (id: string) => (await allowPerson(database, id, {})).token;
  const staff = { ann: await tokenOf('s-ann'), bob: await tokenOf('s-bob'), max: await tokenOf('s-max') };
  const ask = (token: string, path: string, init: RequestInit = {}) =>
    app.request(path, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
  const manifest = async (token: string) => manifestSchema.parse(await (await ask(token, '/v1/manifest')).json());
  const rows = async (token: string) => {
    const { shards } = await manifest(token);
    const all: ShardRow[] = [];
    for (const { hash } of shards) {
      const shard = gunzipSync(await (await ask(token, `/v1/shards/${hash}`)).arrayBuffer()).toString();
      for (const line of shard.trimEnd().split('\n')) all.push(JSON.parse(line) as ShardRow);
    }
    return new Map(all.map((row) => [row.customer.id, row]));
  };
  const changes = async (token: string, { epoch, version }: Pick<ExportHead, 'epoch' | 'version'>) => {
    const page = (await (await ask(token, `/v1/changes?epoch=${epoch}&since=${version}`)).json()) as {
      changes: ({ kind: 'removed'; customerId: string } | { kind: 'upserted'; row: ShardRow })[];
    };
    return page.changes
      .map((change) => (change.kind === 'removed' ? `-${change.customerId}` : `+${change.row.customer.id}`))
      .sort();
  };
  return { ...staff, ask, manifest, rows, changes };
}

export function describeLoad(getEngine: GetEngine): void {
  describe('a load into an empty database', () => {
    const [a, b, c] = [aCustomer('A'), aCustomer('B'), aCustomer('C', { ownerId: 's-bob', teamId: 't-two' })];
    /** A company of three customers, for one test. */
    const withCompany =
      (work: (ours: Awaited<ReturnType<typeof found>>, database: Database) => Promise<void>): (() => Promise<void>) =>
      async () => {
        const database = await getEngine().open();
        try {
          await work(await found(database, [a, b, c]), database);
        } finally {
          await database.close();
        }
      };

    test(
      'founds the company: each rep has the customers of his team, the manager all of them; again it changes nothing',
      withCompany(async (ours, database) => {
        expect([...(await ours.rows(ours.ann)).keys()].sort()).toEqual(['A', 'B']);
        expect([...(await ours.rows(ours.bob)).keys()]).toEqual(['C']);
        const head = await ours.manifest(ours.max);
        expect(head).toMatchObject({
          rowCount: 3,
          company: { name: 'Ours Ltd', domains: ['ours.example'], timeZone: 'Asia/Shanghai' },
          tierList: { version: 0 },
          viewer: { id: 's-max', role: 'manager' },
        });
        expect((await ours.rows(ours.max)).get('A')?.customer).toEqual(a);

        // The same again changes nothing: no version, no row.
        const before = await ours.manifest(ours.max);
        const report = await runLoad(database, founding, linesOf([c, b, a]));
        expect(report).toMatchObject({
          isNewCompany: false,
          people: { new: 0, changed: 0, newTeams: 0 },
          customers: { new: 0, changed: 0, unchanged: 3, missing: 0 },
        });
        expect(await ours.manifest(ours.max)).toEqual({ ...before, createdAt: expect.anything() });

        // In the audit log stands how many, and no name.
        const log = await database.db.selectFrom('audit').select(['action', 'details']).orderBy('seq').execute();
        expect(log.slice(0, 3)).toEqual([
          { action: 'company-created', details: '{}' },
          { action: 'people-loaded', details: '{"count":3}' },
          { action: 'customers-loaded', details: JSON.stringify({ new: 3, changed: 0, touchpoints: 0, removed: 0 }) },
        ]);
        expect(JSON.stringify(log)).not.toContain('Company A');
      }),
    );

    test(
      'a newer file goes out by the feed: who is new, who changed, who has another team',
      withCompany(async (ours, database) => {
        const before = await ours.manifest(ours.max);
        const moved = aCustomer('B', { ownerId: 's-bob', teamId: 't-two' });
        const lines = linesOf([{ ...a, legalName: 'Company A Holding' }, moved, c, aCustomer('D')]);
        const report = await runLoad(database, aHead(), lines);
        expect(report.customers).toMatchObject({ new: 1, changed: 2, unchanged: 1, missing: 0 });
        expect(await ours.changes(ours.ann, before)).toEqual(['+A', '+D', '-B']);
        expect(await ours.changes(ours.bob, before)).toEqual(['+B']);
        // The hashes that the server keeps still are those of its rows.
        const { rowsHash, rowCount } = await ours.manifest(ours.max);
        const again = await createBackend({ database, now: () => now });
        const fresh = manifestSchema.parse(
          await (await again.app.request('/v1/manifest', { headers: { authorization: `Bearer ${ours.max}` } })).json(),
        );
        expect([fresh.rowsHash, fresh.rowCount, rowCount]).toEqual([rowsHash, 4, 4]);
      }),
    );

    test(
      'who is missing is told and stays; with the flag he goes, but for who never came by a load',
      withCompany(async (ours, database) => {
        const before = await ours.manifest(ours.max);
        const told = await runLoad(database, aHead(), linesOf([a, c]));
        expect(told.customers).toMatchObject({ missing: 1, missingSome: [{ id: 'B', name: 'Company B' }] });
        expect((await ours.manifest(ours.max)).rowCount).toBe(3);
        await storeCustomers(database, [aCustomer('P', { legalName: 'Proposed GmbH' })]);
        const report = await runLoad(database, aHead({ removesMissing: true }), linesOf([a, c]));
        expect(report.customers).toMatchObject({ missing: 1, ofOtherOrigin: 1 });
        expect((await ours.changes(ours.max, before)).filter((change) => change.startsWith('-'))).toEqual(['-B']);
        expect([...(await ours.rows(ours.max)).values()].map(({ customer }) => customer.legalName).sort()).toEqual([
          'Company A',
          'Company C',
          'Proposed GmbH',
        ]);
        // Back again, with a revision that nobody has seen.
        await runLoad(database, aHead(), linesOf([a, b, c]));
        expect((await ours.rows(ours.max)).get('B')?.revision).toBeGreaterThan(1);
      }),
    );

    test(
      'touchpoints come in once, with the names of who had them',
      withCompany(async (ours, database) => {
        const touchpoint = (more: Partial<Touchpoint> = {}): Touchpoint => ({
          id: 'aaaaaaaa-aaaa-8aaa-8aaa-aaaaaaaaaaaa',
          customerId: 'A',
          channel: 'call',
          aspect: 'liaison',
          direction: 'outbound',
          happenedAt: '2026-11-01T09:00:00.000Z',
          loggedAt: '2026-11-01T09:00:00.000Z',
          note: 'asked for a quote',
          staffId: 's-ann',
          ...more,
        });
        const head = aHead({ hasCustomers: false });
        const second = touchpoint({ id: 'bbbbbbbb-bbbb-8bbb-8bbb-bbbbbbbbbbbb', happenedAt: '2026-11-02T09:00:00.000Z' });
        const report = await runLoad(database, head, linesOf([], [touchpoint(), second]));
        expect(report).toMatchObject({ touchpoints: { new: 2 }, customers: { missing: 0 } });
        expect((await ours.rows(ours.ann)).get('A')?.touchpoints).toEqual([second, touchpoint()]);
        const before = await ours.manifest(ours.ann);
        expect((await runLoad(database, head, linesOf([], [touchpoint(), second]))).touchpoints).toMatchObject({ unchanged: 2 });
        expect((await ours.manifest(ours.ann)).version).toBe(before.version);
        await runLoad(database, head, linesOf([], [touchpoint({ note: 'asked for two' })]));
        expect((await ours.rows(ours.ann)).get('A')?.touchpoints.map(({ note }) => note)).toEqual([
          'asked for a quote',
          'asked for two',
        ]);
        const unknown = () => linesOf([], [touchpoint({ customerId: 'nobody' }), touchpoint({ staffId: 's-x', id: second.id })]);
        const sentences = [
          't.csv, row 2: there is no customer with the id nobody.',
          't.csv, row 3: nobody of the staff has the id s-x.',
        ];
        await expect(runLoad(database, head, unknown())).rejects.toMatchObject({ count: 2, sentences });
        const { leftOut, touchpoints } = await runLoad(database, { ...head, leavesOutBad: true }, unknown());
        expect({ leftOut, touchpoints }).toEqual({
          leftOut: { count: 2, sentences },
          touchpoints: { new: 0, changed: 0, unchanged: 0 },
        });
      }),
    );
  });

  describe('a load into a company that works', () => {
    let backend: TestBackend;
    beforeAll(async () => {
      backend = await openBackend(getEngine());
    });
    afterAll(() => backend.close());
    const stateOf = async () => ({ ...(await backend.manifest(tokens.manager)), createdAt: '' });
    const known = () => {
      const [first] = backend.company.customers;
      if (!first) throw new Error('the test company has customers');
      return first;
    };

    test.each<[string, () => { head?: LoadHead; lines: AsyncGenerator<LoadLine> }, object]>([
      [
        'an owner whom nobody knows',
        () => ({ lines: linesOf([known(), { ...known(), id: 'X', ownerId: 's-nobody' }]) }),
        { count: 1, sentences: ['a.csv, row 3: nobody of the staff has the id s-nobody.'] },
      ],
      ['a team that is not there', () => ({ lines: linesOf([{ ...known(), id: 'X', teamId: 't-mars' }]) }), { count: 1 }],
      [
        'a manager who is not there',
        () => ({
          head: aHead({ staff: [{ person: { id: 's-new', name: 'New', role: 'rep', managerId: 's-nobody' } }] }),
          lines: linesOf([]),
        }),
        { sentences: ['New reports to s-nobody, who is not there.'] },
      ],
    ])('%s is refused with its place, and nothing is written', async (_what, make, refusal) => {
      const before = await stateOf();
      const { head = aHead({ teams: [{ id: 't-new', name: 'New' }] }), lines } = make();
      const refused = runLoad(backend.database, head, lines);
      await expect(refused).rejects.toBeInstanceOf(LoadRefusedError);
      await expect(refused).rejects.toMatchObject(refusal);
      expect(await stateOf()).toEqual(before);
      expect(await backend.database.db.selectFrom('team').selectAll().where('id', '=', 't-new').execute()).toEqual([]);
    });

    test('lines that break off in the middle write nothing', async () => {
      const before = await stateOf();
      const broken = async function* (): AsyncGenerator<LoadLine> {
        for (let i = 0; i < 450; i++) yield { place: `row ${i}`, customer: { ...known(), id: `broken-${i}` } };
        throw new Error('the cable was pulled');
      };
      await expect(runLoad(backend.database, aHead(), broken())).rejects.toThrow('the cable was pulled');
      expect(await stateOf()).toEqual(before);
      // And the next one begins from nothing.
      expect((await runLoad(backend.database, aHead({ isRehearsal: true }), linesOf([known()]))).customers).toMatchObject({
        new: 0,
      });
    });

    test('a rehearsal tells the same and writes nothing', async () => {
      const before = await stateOf();
      const lines = () =>
        linesOf([
          { ...known(), legalName: 'Renamed' },
          { ...known(), id: 'X' },
        ]);
      const rehearsed = await runLoad(backend.database, aHead({ isRehearsal: true, removesMissing: true }), lines());
      expect(rehearsed.customers).toMatchObject({ new: 1, changed: 1, missing: 0, ofOtherOrigin: 39 });
      expect(await stateOf()).toEqual(before);
    });

    test('while one is under way no other begins; reps are served meanwhile', async () => {
      const going = Promise.withResolvers<void>();
      const slow = async function* (): AsyncGenerator<LoadLine> {
        yield { place: 'row 2', customer: { ...known(), id: 'slow' } };
        await going.promise;
      };
      const first = runLoad(backend.database, aHead({ isRehearsal: true }), slow());
      await expect(runLoad(backend.database, aHead(), linesOf([]))).rejects.toThrow(/^Another load is under way/);
      expect((await backend.request(tokens.both, '/v1/manifest')).status).toBe(200);
      going.resolve();
      expect((await first).customers.new).toBe(1);
    });

    test('a tier that a list has set stays, and that the file says another one is told', async () => {
      const customer = known();
      const tier = customer.tier === 'BZ' ? 'MVC' : 'BZ';
      const lines = () => linesOf([{ ...customer, tier, legalName: 'Renamed by the file' }]);
      const report = await runLoad(backend.database, aHead({ hasTiers: true }), lines());
      expect(report.customers).toMatchObject({ otherTier: 1, changed: 1 });
      const { changes } = await backend.changes(tokens.manager, (await stateOf()).epoch, 0);
      const row = changes.flatMap((change) =>
        change.kind === 'upserted' && change.row.customer.id === customer.id ? [change.row] : [],
      )[0];
      expect(row?.customer).toMatchObject({ legalName: 'Renamed by the file', tier: customer.tier });
      expect(row?.touchpoints.length).toBeGreaterThan(0);
    });
  });
}
