/** A newer file changes what it says otherwise; what was learnt here meanwhile stays. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Customer, customerSchema } from '../../lib/model/customer.ts';
import { mergeCustomer } from '../../server/load/merge-customer.ts';

function aCustomer(more: Partial<Customer> = {}): Customer {
  return {
    id: 'A-1',
    kind: 'business',
    legalName: '华星科技股份有限公司',
    aliases: ['华星'],
    domains: ['huaxing.example'],
    contacts: [{ id: 'k-1', name: '李薇', email: 'li@huaxing.example' }],
    language: 'zh_CN',
    ownerId: 's-chen',
    teamId: 't-china',
    tier: 'STANDARD',
    relationshipType: 'reactive',
    rung: 'customer',
    recordIds: ['A-1'],
    ...more,
  };
}

const said = aCustomer();

describe('what the file says otherwise is changed', () => {
  test('a name, an owner, a team, the day of the first order', () => {
    const now = aCustomer({ legalName: '华星集团', ownerId: 's-zhao', teamId: 't-world', since: '2019-01-01' });
    expect(mergeCustomer(said, now, said)).toEqual(now);
  });

  test('what it names for the first time is added, what it names no longer goes', () => {
    const now = aCustomer({ aliases: ['Huaxing'], domains: [], contacts: [{ id: 'k-2', name: '王伟' }] });
    expect(mergeCustomer(said, now, said)).toEqual(now);
  });

  test('a contact with another phone number keeps what only we know of it', () => {
    const known = aCustomer({
      contacts: [{ id: 'k-1', name: '李薇', otherNames: ['Vivian Li'], email: 'li@huaxing.example' }],
    });
    const now = aCustomer({ contacts: [{ id: 'k-1', name: '李薇', email: 'li@huaxing.example', phone: '+86 21 5550' }] });
    expect(mergeCustomer(said, now, known).contacts).toEqual([
      { id: 'k-1', name: '李薇', otherNames: ['Vivian Li'], email: 'li@huaxing.example', phone: '+86 21 5550' },
    ]);
  });
});

describe('what was learnt here stays', () => {
  const known = aCustomer({
    kind: 'distributor',
    aliases: ['华星', 'HX'],
    contacts: [...said.contacts, { id: 'taught-1', name: 'zhou', email: 'Zhou@huaxing.example' }],
    tier: 'MVC',
    keyAccountScope: 'NKA',
    relationshipType: 'proactive',
    lastTierChange: { from: 'STANDARD', to: 'MVC', listVersion: 3, at: '2026-11-01T00:00:00Z', by: 's-zhang' },
    measures: { shareOfWallet: 0.4 },
  });

  test('names, people, tier, type, figures', () => {
    expect(mergeCustomer(said, said, known)).toEqual(known);
    const now = aCustomer({ legalName: '华星集团', tier: 'BZ', relationshipType: 'basic' });
    expect(mergeCustomer(said, now, known)).toEqual({ ...known, legalName: '华星集团' });
  });

  test('what was taken away here does not come back by a file that says it as before', () => {
    const without = aCustomer({ aliases: [], contacts: [{ id: 'k-1', name: '李薇' }] });
    expect(mergeCustomer(said, said, without)).toEqual(without);
  });

  test('the first file over a customer of another origin adds, and takes nothing away', () => {
    const now = aCustomer({
      aliases: ['Huaxing'],
      domains: ['hx.example'],
      contacts: [{ id: 'k-9', name: '周', email: 'zhou@huaxing.example' }],
    });
    const merged = mergeCustomer(undefined, now, known);
    expect(merged).toEqual({ ...known, aliases: ['华星', 'HX', 'Huaxing'], domains: ['huaxing.example', 'hx.example'] });
  });

  test('a name that becomes the legal name is no alias any more', () => {
    expect(mergeCustomer(said, aCustomer({ legalName: 'HX' }), known).aliases).toEqual(['华星']);
  });
});

const word = fc.constantFrom('a', 'b', 'c', 'd');
const customer = fc
  .record({
    legalName: word,
    aliases: fc.uniqueArray(word),
    domains: fc.uniqueArray(word),
    contacts: fc.uniqueArray(fc.record({ id: word, name: word }), { selector: ({ id }) => id }),
    ownerId: word,
    tier: fc.constantFrom('MVC' as const, 'BZ' as const),
  })
  .map((parts) => aCustomer({ ...parts, aliases: parts.aliases.filter((alias) => alias !== parts.legalName) }));

describe('whatever stood where', () => {
  test('the same file again changes nothing, to the last byte', () =>
    fc.assert(
      fc.property(fc.option(customer, { nil: undefined }), customer, customer, (before, now, known) => {
        const once = mergeCustomer(before, now, known);
        expect(JSON.stringify(mergeCustomer(now, now, once))).toBe(JSON.stringify(once));
        customerSchema.parse(once);
      }),
    ));

  test('where nothing was changed here, it becomes what the file says, but for the tier', () =>
    fc.assert(
      fc.property(customer, customer, (before, now) => {
        const merged = mergeCustomer(before, now, before);
        const sets = (one: Customer) => ({
          ...one,
          tier: before.tier,
          aliases: [...one.aliases].sort(),
          domains: [...one.domains].sort(),
          contacts: [...one.contacts].sort((a, b) => (a.id < b.id ? -1 : 1)),
        });
        expect(sets(merged)).toEqual(sets(now));
      }),
    ));
});
