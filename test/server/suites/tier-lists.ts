/** Tier lists: whole or not at all, one winner, versions that only grow. */
import { describe, expect, test } from 'vitest';
import type { Customer } from '../../../lib/model/customer.ts';
import { apiErrorSchema } from '../../../lib/model/export.ts';
import { type NewTierList, tierListHeadSchema, tierListHistorySchema, tierListSchema } from '../../../lib/model/tier-list.ts';
import { createBackend } from '../../../server/create-backend.ts';
import { now, openBackend, type TestBackend, tokens } from '../engine.ts';
import type { GetEngine } from './backend.ts';

export function describeTierLists(getEngine: GetEngine): void {
  describe('tier lists', () => {
    /** Versions grow within a database, so each test has its own. */
    const inBackend = async (work: (backend: TestBackend) => Promise<void>) => {
      const backend = await openBackend(getEngine());
      try {
        await work(backend);
      } finally {
        await backend.close();
      }
    };
    const publish = (
      backend: TestBackend,
      base: number,
      entries: NewTierList['entries'],
      token: string = tokens.manager,
      note = 'Q4',
    ) => backend.post(token, '/v1/tier-list', { note, entries }, { 'if-match': `"${base}"` });
    const rollBack = (backend: TestBackend, base: number, toVersion: number, token: string = tokens.manager) =>
      backend.post(token, '/v1/tier-list/rollback', { toVersion }, { 'if-match': `"${base}"` });
    const customer = async (backend: TestBackend, id: string): Promise<Customer> => {
      const { epoch } = await backend.manifest(tokens.manager);
      const { changes } = await backend.changes(tokens.manager, epoch, 0);
      const found = changes.flatMap((change) =>
        change.kind === 'upserted' && change.row.customer.id === id ? [change.row.customer] : [],
      );
      if (!found[0]) throw new Error(`${id} is not exported`);
      return found[0];
    };

    test('a published list is in force in the change feed, with who, when and why', () =>
      inBackend(async (backend) => {
        const before = await backend.manifest(tokens.both);
        const answer = await publish(backend, 1, [
          { customerId: 'c-0002', tier: 'MVC', relationshipType: 'proactive', reason: 'new plant' },
          { customerId: 'c-0005', tier: 'STANDARD', keyAccountScope: null },
          { customerId: 'c-0001', tier: 'MVC' },
        ]);
        expect([answer.status, answer.headers.get('etag')]).toEqual([201, '"2"']);
        const head = tierListHeadSchema.parse(await answer.json());
        expect(head).toEqual({ version: 2, publishedAt: new Date(now).toISOString(), publishedBy: 's-zhang', note: 'Q4' });
        const { changes, head: exported } = await backend.changes(tokens.both, before.epoch, before.version);
        expect(exported.tierList).toEqual(head);
        const rows = changes.flatMap((change) => (change.kind === 'upserted' ? [change.row.customer] : []));
        // c-0001 was an MVC before: nothing of it changes, so nobody fetches it again.
        expect(rows.map((row) => row.id)).toEqual(['c-0002', 'c-0005']);
        expect(rows[0]).toMatchObject({
          tier: 'MVC',
          relationshipType: 'proactive',
          keyAccountScope: 'LKA',
          lastTierChange: {
            from: 'MGC',
            to: 'MVC',
            listVersion: 2,
            at: new Date(now).toISOString(),
            by: 's-zhang',
            reason: 'new plant',
          },
        });
        expect(rows[1]?.keyAccountScope).toBeUndefined();
        expect(rows[1]?.lastTierChange).toBeUndefined();
      }));

    test('a new reason for the same tier stays visible, without a move', () =>
      inBackend(async (backend) => {
        await publish(backend, 1, [{ customerId: 'c-0007', tier: 'MGC', reason: 'strategic, keep' }]);
        const { lastTierChange } = await customer(backend, 'c-0007');
        expect(lastTierChange).toEqual({
          to: 'MGC',
          listVersion: 2,
          at: new Date(now).toISOString(),
          by: 's-zhang',
          reason: 'strategic, keep',
        });
      }));

    test('the list in force names every customer of the viewer, and nobody else', () =>
      inBackend(async (backend) => {
        await publish(backend, 1, [{ customerId: 'c-0002', tier: 'BZ', reason: 'too dear' }]);
        for (const [token, teams] of [
          [tokens.world, ['t-world']],
          [tokens.china, ['t-china']],
          [tokens.manager, ['t-china', 't-world']],
        ] as const) {
          const answer = await backend.request(token, '/v1/tier-list');
          expect(answer.headers.get('etag')).toBe('"2"');
          const list = tierListSchema.parse(await answer.json());
          const own = backend.company.customers
            .filter(({ teamId }) => (teams as readonly string[]).includes(teamId))
            .map(({ id }) => id);
          expect(list.entries.map((entry) => entry.customerId)).toEqual([...own].sort());
          const entry = list.entries.find(({ customerId }) => customerId === 'c-0002');
          if (token !== tokens.china)
            expect(entry).toEqual({
              customerId: 'c-0002',
              tier: 'BZ',
              keyAccountScope: 'LKA',
              relationshipType: 'accountable',
              reason: 'too dear',
            });
        }
        const again = await backend.request(tokens.both, '/v1/tier-list', { headers: { 'if-none-match': '"2"' } });
        expect(again.status).toBe(304);
      }));

    test('of two managers who publish from one base exactly one wins, also over two servers', () =>
      inBackend(async (backend) => {
        const other = await createBackend({ database: backend.database });
        const body = (tier: string) => JSON.stringify({ note: tier, entries: [{ customerId: 'c-0001', tier }] });
        const send = (app: typeof other.app, token: string, tier: string) =>
          app.request('/v1/tier-list', {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'if-match': '"1"' },
            body: body(tier),
          });
        const answers = await Promise.all([
          send(backend.app, tokens.manager, 'MGC'),
          send(other.app, tokens.secondManager, 'BZ'),
          send(backend.app, tokens.secondManager, 'STANDARD'),
        ]);
        expect(answers.map((answer) => answer.status).sort()).toEqual([201, 412, 412]);
        const winner = answers.findIndex((answer) => answer.status === 201);
        const loser = answers.find((answer) => answer.status === 412);
        const { error } = apiErrorSchema.parse(await loser?.json());
        expect([error.kind, error.current?.version, error.current?.note]).toEqual([
          'conflict',
          2,
          ['MGC', 'BZ', 'STANDARD'][winner],
        ]);
        expect(loser?.headers.get('etag')).toBe('"2"');
        expect((await customer(backend, 'c-0001')).tier).toBe(['MGC', 'BZ', 'STANDARD'][winner]);
      }));

    test('one unknown, foreign or doubled customer, and nothing of the list is in force', () =>
      inBackend(async (backend) => {
        const before = await backend.manifest(tokens.manager);
        const refusals = [
          await publish(backend, 1, [
            { customerId: 'c-0002', tier: 'BZ' },
            { customerId: 'nobody', tier: 'BZ' },
          ]),
          await publish(
            backend,
            1,
            [
              { customerId: 'c-0002', tier: 'BZ' },
              { customerId: 'c-0001', tier: 'BZ' },
            ],
            tokens.worldManager,
          ),
          await publish(backend, 1, [
            { customerId: 'c-0002', tier: 'BZ' },
            { customerId: 'c-0002', tier: 'MVC' },
          ]),
        ];
        for (const answer of refusals) {
          expect(answer.status).toBe(422);
          expect(apiErrorSchema.parse(await answer.json()).error.row).toBe(1);
        }
        expect(await backend.manifest(tokens.manager)).toEqual(before);
      }));

    test('a rollback is a new version with the old state, and shows as a change', () =>
      inBackend(async (backend) => {
        const original = await customer(backend, 'c-0002');
        await publish(backend, 1, [
          { customerId: 'c-0002', tier: 'MVC', keyAccountScope: 'GKA', relationshipType: 'partnership' },
        ]);
        await publish(backend, 2, [
          { customerId: 'c-0002', tier: 'BZ', keyAccountScope: null },
          { customerId: 'c-0003', tier: 'BZ' },
        ]);
        const answer = await rollBack(backend, 3, 1);
        expect(answer.status).toBe(201);
        expect(tierListHeadSchema.parse(await answer.json())).toMatchObject({ version: 4, rollbackOf: 1 });
        const { lastTierChange, ...rest } = await customer(backend, 'c-0002');
        expect(rest).toEqual(original);
        expect(lastTierChange).toMatchObject({ from: 'BZ', to: 'MGC', listVersion: 4 });
        expect((await customer(backend, 'c-0003')).tier).toBe('MVC');
        // And back again: version 2 is the state after the second list.
        await rollBack(backend, 4, 2);
        expect(await customer(backend, 'c-0002')).toMatchObject({
          tier: 'MVC',
          keyAccountScope: 'GKA',
          relationshipType: 'partnership',
        });
        const history = tierListHistorySchema.parse(await (await backend.request(tokens.both, '/v1/tier-list/history')).json());
        expect(history.lists.map(({ version, rollbackOf }) => [version, rollbackOf])).toEqual([
          [5, 2],
          [4, 1],
          [3, undefined],
          [2, undefined],
          [1, undefined],
        ]);
      }));

    test('a rollback that would move customers of other teams is not for this manager', () =>
      inBackend(async (backend) => {
        await publish(backend, 1, [{ customerId: 'c-0001', tier: 'BZ' }]);
        await publish(backend, 2, [{ customerId: 'c-0002', tier: 'BZ' }], tokens.worldManager);
        expect((await rollBack(backend, 3, 1, tokens.worldManager)).status).toBe(403);
        expect((await rollBack(backend, 3, 2, tokens.worldManager)).status).toBe(201);
        expect((await customer(backend, 'c-0001')).tier).toBe('BZ');
      }));

    test('a rollback to a version that does not exist, or from an old base, is refused', () =>
      inBackend(async (backend) => {
        expect((await rollBack(backend, 1, 7)).status).toBe(422);
        expect((await rollBack(backend, 9, 1)).status).toBe(412);
      }));

    test('a list of 10,000 customers is in force at once for every reader', () =>
      inBackend(async (backend) => {
        const base = backend.company.customers[30];
        if (!base) throw new Error('The company is too small.');
        const { storeCustomers } = await import('../../../server/customers.ts');
        const many = Array.from({ length: 10_000 }, (_, i) => ({ ...base, id: `x-${i}`, tier: 'STANDARD' as const }));
        await storeCustomers(backend.database, many);
        const before = await backend.manifest(tokens.manager);
        expect(before.shards.reduce((sum, shard) => sum + shard.rows, 0)).toBe(before.rowCount);
        const published = publish(
          backend,
          1,
          many.map(({ id }) => ({ customerId: id, tier: 'MGC' })),
        );
        const seen = new Set<number>();
        const look = async () => {
          const list = tierListSchema.parse(await (await backend.request(tokens.secondManager, '/v1/tier-list')).json());
          const moved = list.entries.filter((entry) => entry.customerId.startsWith('x-') && entry.tier === 'MGC').length;
          seen.add(moved);
          expect(list.head.version).toBe(moved === 0 ? 1 : 2);
        };
        for (let i = 0; i < 3; i++) await look();
        expect((await published).status).toBe(201);
        await look();
        expect([...seen].filter((count) => count !== 0 && count !== 10_000)).toEqual([]);
        expect(seen.has(10_000)).toBe(true);
        const { head } = await backend.changes(tokens.manager, before.epoch, before.version);
        expect(head.version).toBe(before.version + 10_000);
      }));
  });
}
