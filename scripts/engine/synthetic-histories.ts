/** A seed -> customers whose relationship type and churn cause are known, with histories as untidy as real ones. */
import type { Customer, Measures, RelationshipType } from '../../lib/model/customer.ts';
import type { ShardRow, Staff } from '../../lib/model/export.ts';
import type { ChurnCause } from '../../lib/model/insight.ts';
import type { Aspect, Channel, Touchpoint } from '../../lib/model/touchpoint.ts';
import { toDate, toDay } from '../../lib/tiering/calendar.ts';
import type { Random } from '../../server/sample/random.ts';

export const syntheticStaff: readonly Staff[] = [
  { id: 'rep', name: 'Robin', role: 'rep', managerId: 'boss' },
  { id: 'mate', name: 'Kim', role: 'rep', managerId: 'boss' },
  { id: 'boss', name: 'Sasha', role: 'manager' },
];

export interface Labelled<Label extends string> {
  readonly row: ShardRow;
  readonly label: Label;
}

/** Something that happened, so many days ago. */
export interface Event {
  readonly age: number;
  readonly direction: Touchpoint['direction'];
  readonly channel: Channel;
  readonly aspect: Aspect;
  readonly more?: Partial<Touchpoint>;
}

const outboundChannels: readonly Channel[] = ['e-mail', 'call', 'visit', 'chat'];
const plainAspects: readonly Aspect[] = ['contact', 'liaison', 'exchange'];

/** A customer of two contacts with these events, forty at most, logged by its owner or a colleague. */
export function buildRow(random: Random, today: string, events: readonly Event[], changes: Partial<Customer>): ShardRow {
  const id = `s-${random.int(0, 2 ** 30)}`;
  const touchpoints = [...events]
    .sort((a, b) => a.age - b.age)
    .slice(0, 40)
    .map(({ age, direction, channel, aspect, more }): Touchpoint => {
      const happenedAt = `${toDate(toDay(today) - age)}T0${random.int(1, 9)}:${String(random.int(10, 59))}:00Z`;
      return {
        id: random.uuid(),
        customerId: id,
        contactId: random.chance(0.8) ? 'p1' : 'p2',
        direction,
        channel,
        aspect,
        happenedAt,
        loggedAt: happenedAt,
        staffId: random.chance(0.85) ? 'rep' : 'mate',
        ...more,
      };
    });
  return {
    revision: 1,
    customer: {
      id,
      kind: 'business',
      legalName: `Synthetic ${id}`,
      aliases: [],
      domains: [],
      contacts: [
        { id: 'p1', name: 'Alex', email: 'alex@synthetic.example', role: 'Buyer' },
        { id: 'p2', name: 'Sam', email: 'sam@synthetic.example' },
      ],
      language: 'en',
      ownerId: 'rep',
      teamId: 'team',
      since: toDate(toDay(today) - 2000),
      tier: random.pick(['MVC', 'MGC', 'STANDARD', 'STANDARD', 'BZ']),
      relationshipType: random.pick(['basic', 'reactive', 'accountable', 'proactive', 'partnership']),
      rung: 'customer',
      ...changes,
    },
    touchpoints,
  };
}

/** Ages that repeat about every `gap` days up to `until`, each off by up to `jitter` days. */
function rhythm(random: Random, gap: number, jitter: number, until: number): number[] {
  const ages: number[] = [];
  for (let age = random.int(0, gap); age < until; age += gap) ages.push(Math.max(0, age + random.int(-jitter, jitter)));
  return ages;
}

/** Two years are known; the older one is as lively for everybody, so that only the present tells. */
function olderHistory(random: Random): Event[] {
  return rhythm(random, 45, 15, 365).map((age) => ({
    age: age + 150,
    direction: random.pick(['inbound', 'outbound', 'mutual'] as const),
    channel: random.pick(outboundChannels),
    aspect: random.pick(plainAspects),
  }));
}

/** Questions of the customer's own, each answered within a few days; some answers were never logged. */
function questions(random: Random, gap: number): Event[] {
  return rhythm(random, gap, 8, 120).flatMap((age): Event[] => {
    const asked: Event = { age, direction: 'inbound', channel: 'e-mail', aspect: random.pick(plainAspects) };
    const answerAge = age - random.int(0, 4);
    if (answerAge < 0 || random.chance(0.2)) return [asked];
    return [asked, { age: answerAge, direction: 'outbound', channel: 'e-mail', aspect: 'liaison' }];
  });
}

function own(random: Random, ages: readonly number[], aspects: readonly Aspect[]): Event[] {
  return ages.map((age) => ({
    age,
    direction: random.chance(0.3) ? 'mutual' : 'outbound',
    channel: random.pick(outboundChannels),
    aspect: random.pick(aspects),
  }));
}

/**
 * A history as a seller of that type makes it, after the sale. Noise: some answers are not logged, a reactive seller now
 * and then writes first, a proactive one skips a turn, aspects are guessed wrong one time in ten.
 */
export function historyOfType(random: Random, today: string, label: RelationshipType): Labelled<RelationshipType> {
  const events: Event[] = olderHistory(random);
  switch (label) {
    case 'basic':
      // Now and then a basic customer asks all the same.
      if (random.chance(0.08))
        events.push({ age: random.int(5, 115), direction: 'inbound', channel: 'e-mail', aspect: 'contact' });
      break;
    case 'reactive':
      events.push(...questions(random, random.int(25, 50)));
      if (random.chance(0.3)) events.push(...own(random, [random.int(0, 110)], plainAspects));
      break;
    case 'accountable':
      events.push(...questions(random, random.int(40, 80)));
      events.push(...own(random, rhythm(random, 75, 15, 118), ['feedback', 'evaluation']));
      break;
    case 'proactive':
      events.push(...questions(random, random.int(40, 80)));
      events.push(
        ...own(
          random,
          rhythm(random, random.int(18, 28), 5, 118).filter(() => random.chance(0.9)),
          ['exchange', 'exchange', 'need-discovery', 'feedback', 'contact'],
        ),
      );
      break;
    case 'partnership':
      events.push(...questions(random, random.int(30, 60)));
      events.push(...own(random, rhythm(random, 20, 5, 118), ['exchange', 'need-discovery', 'evaluation', 'contact']));
      events.push(
        ...rhythm(random, 38, 8, 118).map(
          (age): Event => ({
            age,
            direction: 'mutual',
            channel: 'meeting',
            aspect: random.pick(['cooperation', 'adjustment', 'customer-linking']),
          }),
        ),
      );
      break;
  }
  const noisy = events.map((event) =>
    random.chance(0.1) && event.age < 120 ? { ...event, aspect: random.pick(plainAspects) } : event,
  );
  return {
    row: buildRow(random, today, noisy, {
      relationshipType: random.pick(['basic', 'reactive', 'accountable', 'proactive', 'partnership']),
    }),
    label,
  };
}

/** Quarterly revenue that moves by `growth` from the first to the last half, with noise. */
function revenues(random: Random, growth: number): Measures['periods'] {
  return Array.from({ length: 8 }, (_, place) => ({
    startsOn: toDate(20_000 + place * 91),
    revenue: Math.round(100_000 * (place < 4 ? 1 : 1 + growth) * (1 + random.share(-0.05, 0.05))),
  }));
}

/**
 * A customer that stays, or one that leaves for a known cause. Noise: every measure is missing one time in ten, a staying
 * customer has small movements everywhere, a settled complaint, now and then a rival's name.
 */
export function historyOfCause(random: Random, today: string, label: ChurnCause | 'none'): Labelled<ChurnCause | 'none'> {
  const events: Event[] = [...olderHistory(random).filter(({ age }) => age > 160)];
  let measures: Measures = {
    periods: revenues(random, random.share(-0.05, 0.15)),
    shareOfWallet: 0.55,
    shareOfWalletBefore: 0.55 + random.share(-0.05, 0.05),
    totalDemand: 1000,
    totalDemandBefore: 1000 * (1 + random.share(-0.06, 0.06)),
    priceSensitivity: 0.4,
    priceSensitivityBefore: 0.4 + random.share(-0.1, 0.1),
  };
  const contacts: Partial<Customer> = {};
  const inboundGap = random.int(12, 20);
  const silentFor = label === 'rival-exclusion' ? random.int(55, 110) : random.int(0, 12);
  events.push(
    ...rhythm(random, inboundGap, 3, 160 - silentFor).map(
      (age): Event => ({
        age: age + silentFor,
        direction: 'inbound',
        channel: 'e-mail',
        aspect: random.pick(plainAspects),
        more: { contactId: 'p1' },
      }),
    ),
  );
  events.push(
    // Somebody who has fallen silent takes part in nothing: our own tries stay one-sided.
    ...own(random, rhythm(random, 30, 8, 160), plainAspects).map((event) =>
      event.age < silentFor ? { ...event, direction: 'outbound' as const } : event,
    ),
  );
  if (random.chance(0.15)) {
    const age = random.int(100, 160);
    events.push({
      age,
      direction: 'inbound',
      channel: 'e-mail',
      aspect: 'feedback',
      more: { sentiment: 'bad', issue: { resolvedOn: toDate(toDay(today) - age + 6) } },
    });
  }
  switch (label) {
    case 'strategy-shift':
      measures = {
        ...measures,
        periods: revenues(random, -random.share(0.15, 0.45)),
        totalDemand: 1000 * (1 - random.share(0.12, 0.4)),
        totalDemandBefore: 1000,
      };
      break;
    case 'supplier-optimisation':
      measures = {
        ...measures,
        shareOfWallet: 0.6 - random.share(0.1, 0.3),
        shareOfWalletBefore: 0.6,
        periods: revenues(random, -random.share(0.05, 0.3)),
      };
      break;
    case 'unresolved-complaint': {
      const age = random.int(10, 60);
      events.push({
        age,
        direction: 'inbound',
        channel: 'call',
        aspect: 'feedback',
        // One time in eight nobody wrote down by when an answer was promised.
        more: { sentiment: 'bad', issue: random.chance(0.875) ? { dueOn: toDate(toDay(today) - age + 7) } : {} },
      });
      break;
    }
    case 'rival-exclusion':
      contacts.contacts = [{ id: 'p2', name: 'Sam', email: 'sam@synthetic.example' }];
      break;
    case 'stronger-rival':
      measures = { ...measures, priceSensitivity: 0.4 + random.share(0.15, 0.4), priceSensitivityBefore: 0.4 };
      if (random.chance(0.8)) {
        events.push({
          age: random.int(5, 150),
          direction: 'inbound',
          channel: 'e-mail',
          aspect: 'exchange',
          more: { competitor: 'Rival', contactId: 'p1' },
        });
      }
      break;
    case 'none':
      if (random.chance(0.04)) {
        events.push({
          age: random.int(5, 150),
          direction: 'inbound',
          channel: 'call',
          aspect: 'exchange',
          more: { competitor: 'Rival', contactId: 'p1' },
        });
      }
      break;
  }
  const known = Object.fromEntries(Object.entries(measures).filter(() => random.chance(0.9))) as Measures;
  return {
    row: buildRow(random, today, events, { ...contacts, tier: random.pick(['MVC', 'MGC', 'STANDARD']), measures: known }),
    label,
  };
}
