/** The sample company: valid, the same for the same seed, and rich enough for every part of the theory. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Customer, customerSchema } from '../../lib/model/customer.ts';
import { staffSchema } from '../../lib/model/export.ts';
import { playbookSchema } from '../../lib/model/playbook.ts';
import { aspectSchema, channelSchema, touchpointSchema } from '../../lib/model/touchpoint.ts';
import { defaultPlaybook } from '../../lib/playbook/default-playbook.ts';
import { rules } from '../../lib/playbook/registry.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 10, 20, 9);
const company = sampleCompany({ seed: 1, now });
const touchpointsOf = (id: string) => company.touchpoints.filter((touchpoint) => touchpoint.customerId === id);
const daysAgo = (instant: string) => Math.floor((now - Date.parse(instant)) / dayMs);
const shareOf = (predicate: (customer: Customer) => boolean) =>
  company.customers.filter(predicate).length / company.customers.length;

describe('every record', () => {
  test('fits the schemas, for any seed and any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 0, max: 3000 }), (seed, day) => {
        const one = sampleCompany({ seed, now: now + day * dayMs, size: 60 });
        for (const customer of one.customers) expect(customerSchema.parse(customer)).toEqual(customer);
        for (const touchpoint of one.touchpoints) expect(touchpointSchema.parse(touchpoint)).toEqual(touchpoint);
        for (const member of one.staff) staffSchema.parse(member);
        playbookSchema.parse(one.playbook);
      }),
      { numRuns: 20 },
    );
  });

  test('is the same for the same seed and instant, and another for another seed', () => {
    expect(sampleCompany({ seed: 1, now })).toEqual(company);
    expect(sampleCompany({ seed: 2, now }).touchpoints).not.toEqual(company.touchpoints);
  });

  test('has an id of its own', () => {
    expect(new Set(company.customers.map(({ id }) => id)).size).toBe(300);
    expect(new Set(company.touchpoints.map(({ id }) => id)).size).toBe(company.touchpoints.length);
    expect(company.touchpoints.length).toBeGreaterThan(1500);
  });

  test('points at what exists', () => {
    const staff = new Set(company.staff.map(({ id }) => id));
    const teams = new Set(company.teams.map(({ id }) => id));
    for (const customer of company.customers) {
      expect(staff.has(customer.ownerId) && teams.has(customer.teamId)).toBe(true);
      const contacts = new Set(customer.contacts.map(({ id }) => id));
      for (const touchpoint of touchpointsOf(customer.id)) {
        expect(touchpoint.contactId === undefined || contacts.has(touchpoint.contactId)).toBe(true);
        expect(staff.has(touchpoint.staffId)).toBe(true);
      }
    }
  });

  test('an owner can see his customers', () => {
    for (const customer of company.customers)
      expect(company.teams.find(({ id }) => id === customer.teamId)?.staffIds).toContain(customer.ownerId);
  });

  test('happened in the past, within two years, and was logged afterwards', () => {
    for (const { happenedAt, loggedAt } of company.touchpoints) {
      expect(Date.parse(happenedAt)).toBeLessThanOrEqual(Date.parse(loggedAt));
      expect(Date.parse(loggedAt)).toBeLessThanOrEqual(now);
      expect(daysAgo(happenedAt)).toBeLessThanOrEqual(730);
    }
  });

  test('reaches nobody real: every domain and address ends in .example', () => {
    const addresses = company.customers.flatMap(({ domains, contacts }) => [
      ...domains,
      ...contacts.flatMap(({ email }) => email ?? []),
    ]);
    const own = [...company.company.domains, ...company.staff.flatMap(({ email }) => email ?? [])];
    expect([...addresses, ...own].filter((address) => !address.endsWith('.example'))).toEqual([]);
  });
});

describe('the company has', () => {
  test('three reps and a manager, each with a token', () => {
    expect(company.staff.map(({ role }) => role).sort()).toEqual(['manager', 'rep', 'rep', 'rep']);
    expect(Object.keys(company.tokens).sort()).toEqual(company.staff.map(({ id }) => id).sort());
  });

  test('the playbook that is built into the engine', () => {
    const { cadenceDays, frequencyCapPer30Days, version } = defaultPlaybook;
    expect(company.playbook).toEqual({ version, rules: {}, thresholds: {}, cadenceDays, frequencyCapPer30Days });
  });

  test('touchpoints that carried out suggestions of rules that exist', () => {
    const carriedOut = company.touchpoints.flatMap((touchpoint) => touchpoint.carriedOut?.ruleId ?? []);
    expect(carriedOut.length).toBeGreaterThan(2);
    const known = new Set(rules.map(({ id }) => id));
    expect(carriedOut.filter((id) => !known.has(id))).toEqual([]);
  });

  test('all tiers, the most valuable being few', () => {
    expect(shareOf(({ tier }) => tier === 'MVC')).toBeLessThan(0.15);
    expect(shareOf(({ tier }) => tier === 'MGC')).toBeGreaterThan(0.08);
    expect(shareOf(({ tier }) => tier === 'STANDARD')).toBeGreaterThan(0.45);
    expect(shareOf(({ tier }) => tier === 'BZ')).toBeGreaterThan(0.08);
  });

  test('every kind, scope, type, rung and language', () => {
    const values = (pick: (customer: Customer) => string | undefined) => new Set(company.customers.map(pick));
    expect(values(({ kind }) => kind).size).toBe(7);
    for (const scope of ['GKA', 'NKA', 'LKA', undefined])
      expect(values(({ keyAccountScope }) => keyAccountScope)).toContain(scope);
    expect(values(({ relationshipType }) => relationshipType).size).toBe(5);
    expect(values(({ rung }) => rung).size).toBe(3);
    expect(values(({ language }) => language).size).toBe(3);
  });

  test('every channel and every aspect', () => {
    expect(new Set(company.touchpoints.map(({ channel }) => channel))).toEqual(new Set(channelSchema.options));
    expect(new Set(company.touchpoints.map(({ aspect }) => aspect)).size).toBe(aspectSchema.options.length);
  });

  test('an overdue complaint at a customer whose share of wallet falls while its demand does not', () => {
    const customer = company.customers.find(({ aliases }) => aliases.includes('华珩科技'));
    const open = touchpointsOf(customer?.id ?? '').find(({ issue }) => issue?.reference === '231');
    expect(open?.issue?.resolvedOn).toBeUndefined();
    expect((open?.issue?.dueOn ?? '9999') < '2026-11-20').toBe(true);
    const { shareOfWallet = 1, shareOfWalletBefore = 0, totalDemand = 0, totalDemandBefore = 1 } = customer?.measures ?? {};
    expect(shareOfWallet).toBeLessThan(shareOfWalletBefore - 0.1);
    expect(totalDemand).toBeGreaterThanOrEqual(totalDemandBefore);
  });

  test('a most valuable customer that nobody has spoken to for 90 days', () => {
    const silent = company.customers.filter(
      ({ id, tier }) => tier === 'MVC' && touchpointsOf(id).every(({ happenedAt }) => daysAgo(happenedAt) > 90),
    );
    expect(silent.map(({ aliases }) => aliases[0])).toContain('远麓船务');
  });

  test('a fresh delivery that nobody has asked about', () => {
    const customer = company.customers.find(({ legalName }) => legalName === 'Arveno Tooling GmbH');
    expect(customer?.lastDeliveryOn).toBe('2026-11-04');
    const asked = touchpointsOf(customer?.id ?? '').filter(
      ({ aspect, happenedAt }) => aspect === 'feedback' && daysAgo(happenedAt) <= 16,
    );
    expect(asked).toEqual([]);
  });

  test('the three false key accounts, by their figures', () => {
    const periods = (alias: string) => company.customers.find(({ aliases }) => aliases.includes(alias))?.measures?.periods ?? [];
    const withRevenue = (alias: string) => periods(alias).filter(({ revenue }) => revenue > 0);
    expect(withRevenue('榕朗').length).toBe(1);
    expect(withRevenue('煌岳').every(({ revenue, profit = 0 }) => profit / revenue < 0.02)).toBe(true);
    expect(withRevenue('铠霸').every(({ profit = 0, discountShare = 0 }) => profit < 0 && discountShare > 0.3)).toBe(true);
  });

  test('names that are hard to tell apart', () => {
    const contacts = company.customers.flatMap((customer) =>
      customer.contacts.map(({ name }) => ({ name, customer: customer.id })),
    );
    expect(new Set(contacts.filter(({ name }) => name === '王伟').map(({ customer }) => customer)).size).toBeGreaterThanOrEqual(
      2,
    );
    const shared = company.customers.filter(({ aliases }) => aliases.includes('申屿'));
    expect(shared.length).toBe(2);
    expect(company.customers.some(({ aliases }) => aliases.includes('远方'))).toBe(true);
    expect(company.customers.some(({ aliases }) => aliases.includes('Bracket'))).toBe(true);
  });

  test('no other alias that two customers share', () => {
    const owners = Map.groupBy(
      company.customers.flatMap(({ id, aliases }) => aliases.map((alias) => ({ id, alias }))),
      ({ alias }) => alias,
    );
    expect([...owners].filter(([, list]) => list.length > 1).map(([alias]) => alias)).toEqual(['申屿']);
  });

  test('wishes about contact, named rivals, notes on value, and gaps in the measures', () => {
    const wishes = company.customers.map(({ contactPreference }) => contactPreference);
    expect(wishes.some((wish) => wish?.notBefore !== undefined && wish.notBefore > '2026-11-20')).toBe(true);
    expect(wishes.some((wish) => wish?.refusedChannels?.includes('call'))).toBe(true);
    expect(wishes.some((wish) => wish?.maxPer30Days === 1)).toBe(true);
    expect(company.touchpoints.some(({ competitor }) => competitor !== undefined)).toBe(true);
    expect(new Set(company.touchpoints.map(({ value }) => value?.side))).toEqual(new Set(['benefit', 'sacrifice', undefined]));
    expect(shareOf(({ measures }) => measures === undefined)).toBeGreaterThan(0.02);
    expect(shareOf(({ measures }) => measures !== undefined && measures.shareOfWallet === undefined)).toBeGreaterThan(0.05);
  });
});
