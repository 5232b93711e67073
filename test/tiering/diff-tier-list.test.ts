/** Customers and lists -> what the diff of a tier list tells. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tierSchema } from '../../lib/model/customer.ts';
import { defaultPlaybook } from '../../lib/playbook/default-playbook.ts';
import { diffTierList } from '../../lib/tiering/diff-tier-list.ts';
import { aCustomer, periods } from './examples.ts';

const playbook = defaultPlaybook;

describe('the diff of a tier list', () => {
  it('tells who moves up, who down, who stays, and whose customers they are', () => {
    const customers = [
      aCustomer({ id: 'a', tier: 'MGC', ownerId: 'chen' }),
      aCustomer({ id: 'b', tier: 'MVC', ownerId: 'mei' }),
      aCustomer({ id: 'c', tier: 'BZ', ownerId: 'chen' }),
      aCustomer({ id: 'd', ownerId: 'lin' }),
    ];
    const diff = diffTierList(
      customers,
      [
        { customerId: 'a', tier: 'MVC', reason: '新工厂' },
        { customerId: 'b', tier: 'STANDARD' },
        { customerId: 'c', tier: 'BZ', relationshipType: 'reactive' },
      ],
      { playbook },
    );
    expect(diff.moves.map(({ customerId, from, to, direction }) => [customerId, from, to, direction])).toEqual([
      ['a', 'MGC', 'MVC', 'up'],
      ['b', 'MVC', 'STANDARD', 'down'],
      ['c', 'BZ', 'BZ', 'same'],
    ]);
    expect(diff.moves[0]?.reason).toBe('新工厂');
    expect(diff.moves[2]?.relationshipType).toEqual({ from: 'accountable', to: 'reactive' });
    expect(diff.unnamedCount).toBe(1);
    expect(diff.reps).toEqual([
      { staffId: 'chen', up: 1, down: 0, same: 1 },
      { staffId: 'mei', up: 0, down: 1, same: 0 },
    ]);
  });

  it('leaves an absent scope alone and takes null as no key account', () => {
    const customers = [
      aCustomer({ id: 'a', keyAccountScope: 'NKA' }),
      aCustomer({ id: 'b', keyAccountScope: 'LKA' }),
      aCustomer({ id: 'c' }),
    ];
    const diff = diffTierList(
      customers,
      [
        { customerId: 'a', tier: 'STANDARD' },
        { customerId: 'b', tier: 'STANDARD', keyAccountScope: null },
        { customerId: 'c', tier: 'STANDARD', keyAccountScope: null },
      ],
      { playbook },
    );
    expect(diff.moves.map(({ customerId, scope }) => [customerId, scope])).toEqual([['b', { from: 'LKA', to: null }]]);
    expect(diff.unchangedCount).toBe(2);
  });

  it('names unknown ids by row, and duplicates with all their rows', () => {
    const diff = diffTierList(
      [aCustomer({ id: 'a' }), aCustomer({ id: 'b' })],
      [
        { customerId: 'a', tier: 'MVC' },
        { customerId: 'x', tier: 'MVC' },
        { customerId: 'a', tier: 'BZ' },
        { customerId: 'b', tier: 'MGC' },
        { customerId: 'b', tier: 'MGC' },
      ],
      { playbook },
    );
    expect(diff.unknown).toEqual([{ row: 1, customerId: 'x' }]);
    expect(diff.duplicates).toEqual([
      { customerId: 'a', rows: [0, 2], isConflicting: true },
      { customerId: 'b', rows: [3, 4], isConflicting: false },
    ]);
    expect(diff.moves.map(({ customerId }) => customerId)).toEqual(['b']);
  });

  it('warns of a squeezer who is made MVC, with the figures', () => {
    const squeezer = aCustomer({
      id: 'a',
      measures: {
        periods: periods([900_000, 950_000, 1_000_000], { discountShare: 0.32, costToServe: 280_000, profit: -20_000 }),
      },
    });
    const publish = (tier: 'MVC' | 'STANDARD') =>
      diffTierList([squeezer], [{ customerId: 'a', tier }], { playbook }).falseKeyAccounts;
    expect(publish('STANDARD')).toEqual([]);
    const [warning] = publish('MVC');
    expect(warning?.flags.map(({ guard }) => guard)).toContain('squeezer');
    expect(warning?.flags.find(({ guard }) => guard === 'squeezer')?.figures.map(({ sentence }) => sentence.zh_CN)).toEqual([
      '平均折扣高达 32 %（警戒线 20 %）',
      '服务成本占销售额 29 %（上限 25 %）',
      '每期亏损 2 万',
    ]);
  });

  it('accounts for every customer and every entry once', () => {
    const tiers = fc.constantFrom(...tierSchema.options);
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'x');
    fc.assert(
      fc.property(
        fc.array(fc.record({ customerId: ids, tier: tiers }), { minLength: 1, maxLength: 20 }),
        tiers,
        (entries, tier) => {
          const customers = ['a', 'b', 'c', 'd', 'e'].map((id) => aCustomer({ id, tier }));
          const diff = diffTierList(customers, entries, { playbook });
          const conflicting = diff.duplicates.filter(
            ({ customerId, isConflicting }) => isConflicting && customerId !== 'x',
          ).length;
          expect(diff.moves.length + diff.unchangedCount + diff.unnamedCount + conflicting).toBe(customers.length);
          expect(diff.unknown.length).toBe(entries.some(({ customerId }) => customerId === 'x') ? 1 : 0);
          for (const move of diff.moves) expect(move.direction === 'same').toBe(move.from === move.to);
          expect(diff.reps.reduce((sum, rep) => sum + rep.up + rep.down + rep.same, 0)).toBe(diff.moves.length);
        },
      ),
    );
  });
});
