/**
 * A seed -> customers whose relationship type and churn cause are known, made by another way of thinking than the held-out
 * ones, before the rules were looked at again: contacts keep a gap that stretches and shrinks; a seller who is accountable
 * follows deliveries, a partner works in projects; what is logged depends on the channel; holidays leave holes; effects are skewed,
 * most of them small. While rules are changed nobody looks at single histories of this kind: it is the judge.
 */
import { type Measures, type RelationshipType, relationshipTypeSchema } from '../../lib/model/customer.ts';
import type { ChurnCause } from '../../lib/model/insight.ts';
import type { Aspect, Channel, News, Touchpoint } from '../../lib/model/touchpoint.ts';
import { toDate, toDay } from '../../lib/tiering/calendar.ts';
import type { Random } from '../../server/sample/random.ts';
import { buildRow, type Event, type Labelled } from './synthetic-histories.ts';

/** How likely a contact over this channel is ever logged: one click for a mail, a trip back to the desk for a visit. */
const loggedOn: Readonly<Record<Channel, number>> = {
  'e-mail': 0.9,
  call: 0.5,
  chat: 0.45,
  visit: 0.7,
  meeting: 0.8,
  event: 0.6,
  note: 1,
};
/** How likely the aspect is the true one and not what is usual for the channel. */
const toldShare = 0.6;
const usual: Readonly<Record<Channel, Aspect>> = {
  'e-mail': 'liaison',
  call: 'contact',
  chat: 'liaison',
  visit: 'exchange',
  meeting: 'exchange',
  event: 'contact',
  note: 'measurement',
};
const days = 600;
const plain: readonly Aspect[] = ['contact', 'liaison', 'exchange'];
const asking: readonly Aspect[] = ['feedback', 'evaluation'];
const joint: readonly Aspect[] = ['cooperation', 'adjustment', 'customer-linking'];
const written: readonly Channel[] = ['e-mail', 'e-mail', 'chat'];
const spoken: readonly Channel[] = ['call', 'call', 'e-mail', 'visit'];
const gathered: readonly Channel[] = ['meeting', 'visit', 'call', 'event'];

/** A value around 1, skewed: half of them below, some far above. */
function skewed(random: Random, spread: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return Math.exp(spread * normal);
}

/** Ages at which something happens that keeps a gap of about so many days, until `until`. */
function keeping(random: Random, gapDays: number, until: number): number[] {
  const ages: number[] = [];
  for (let age = random.share(0, gapDays); age < until; age += gapDays * skewed(random, 0.45)) ages.push(Math.floor(age));
  return ages;
}

/** One contact, unless it was never logged or fell into somebody's holiday. */
function contact(
  random: Random,
  age: number,
  direction: Touchpoint['direction'],
  channels: readonly Channel[],
  aspects: readonly Aspect[],
): Event[] {
  const channel = random.pick(channels);
  if (!random.chance(loggedOn[channel]) || random.chance(0.04)) return [];
  return [{ age, direction, channel, aspect: random.chance(toldShare) ? random.pick(aspects) : usual[channel] }];
}

/** Questions of the customer with our answers. */
function asked(random: Random, gapDays: number, until: number): Event[] {
  return keeping(random, gapDays, until).flatMap((age) => [
    ...contact(random, age, 'inbound', written, plain),
    ...(random.chance(0.85)
      ? contact(random, Math.max(0, age - Math.floor(5 * skewed(random, 0.7)) + 2), 'outbound', written, plain)
      : []),
  ]);
}

function treat(random: Random, type: RelationshipType, until: number, deliveries: readonly number[]): Event[] {
  const rare = (gapDays: number): Event[] =>
    keeping(random, gapDays, until).flatMap((age) => contact(random, age, 'outbound', written, plain));
  switch (type) {
    case 'basic':
      return random.chance(0.3) ? asked(random, 500, until) : [];
    case 'reactive':
      return [...asked(random, 45 * skewed(random, 0.3), until), ...(random.chance(0.4) ? rare(250) : [])];
    case 'accountable':
      return [
        ...asked(random, 75 * skewed(random, 0.3), until),
        ...deliveries
          .filter((age) => age < until && random.chance(0.85))
          .flatMap((age) =>
            contact(random, Math.max(0, age - random.int(5, 30)), random.chance(0.4) ? 'mutual' : 'outbound', spoken, asking),
          ),
        ...(random.chance(0.5) ? rare(200) : []),
      ];
    case 'proactive':
      return [
        ...asked(random, 80 * skewed(random, 0.3), until),
        ...keeping(random, 24 * skewed(random, 0.25), until).flatMap((age) =>
          contact(random, age, random.chance(0.35) ? 'mutual' : 'outbound', spoken, random.chance(0.2) ? asking : plain),
        ),
      ];
    case 'partnership':
      return [
        ...asked(random, 60 * skewed(random, 0.3), until),
        ...keeping(random, 28 * skewed(random, 0.25), until).flatMap((age) =>
          contact(random, age, random.chance(0.5) ? 'mutual' : 'outbound', spoken, random.chance(0.25) ? asking : plain),
        ),
        // A project: some weeks of work together, then a pause.
        ...keeping(random, 90, until).flatMap((start) =>
          [0, 9, 21].flatMap((later) => contact(random, Math.max(0, start - later), 'mutual', gathered, joint)),
        ),
      ];
  }
}

/** A customer as a seller of that type treats it; long ago it was another. */
export function blindType(random: Random, today: string, label: RelationshipType): Labelled<RelationshipType> {
  const changedAt = random.int(130, 600);
  const deliveries = keeping(random, random.int(50, 140), days);
  const events = [
    ...treat(random, label, changedAt, deliveries),
    ...treat(random, random.pick(relationshipTypeSchema.options), days - changedAt, []).map((one) => ({
      ...one,
      age: one.age + changedAt,
    })),
  ];
  const last = deliveries[0];
  const isKnown = last !== undefined && random.chance(0.5);
  return { row: buildRow(random, today, events, isKnown ? { lastDeliveryOn: toDate(toDay(today) - last) } : {}), label };
}

function measuresOf(random: Random, label: ChurnCause | 'none'): Measures {
  /** Most are small, some large. */
  const size = Math.min(0.6, 0.13 * skewed(random, 0.6));
  const noise = (spread: number): number => random.share(-spread, spread) * random.next();
  const demand = label === 'strategy-shift' ? -size : noise(0.15);
  const wallet = label === 'supplier-optimisation' ? -size : noise(0.1);
  const price = label === 'stronger-rival' ? size : noise(0.15);
  const before = { wallet: random.share(0.3, 0.95), price: random.share(0.15, 0.6), demand: random.share(500, 9000) };
  const growth = (1 + demand) * (1 + wallet) - 1;
  return {
    periods: Array.from({ length: 4 }, (_, place) => ({
      startsOn: toDate(20_050 + place * 91),
      revenue: Math.round(60_000 * (1 + (growth * place) / 3) * skewed(random, 0.07)),
      ...(random.chance(0.6) && { highMarginShare: Math.min(1, Math.max(0, 0.35 + noise(0.1))) }),
    })),
    shareOfWalletBefore: before.wallet,
    shareOfWallet: Math.max(0, before.wallet * (1 + wallet)),
    totalDemandBefore: before.demand,
    totalDemand: before.demand * (1 + demand),
    priceSensitivityBefore: before.price,
    priceSensitivity: Math.min(1, Math.max(0, before.price + price)),
  };
}

const newsOf: Readonly<Partial<Record<ChurnCause, News>>> = {
  'strategy-shift': 'strategy-change',
  'supplier-optimisation': 'second-supplier',
  'rival-exclusion': 'people-change',
  'stronger-rival': 'better-offer',
};

/** A customer that stays, or one that is leaving for a known cause; one time in three a rep has noted what he heard. */
export function blindCause(random: Random, today: string, label: ChurnCause | 'none'): Labelled<ChurnCause | 'none'> {
  const silentFor = label === 'rival-exclusion' ? random.int(30, 150) : 0;
  const type = random.pick(['reactive', 'accountable', 'proactive', 'partnership'] as const);
  const events = [...treat(random, type, days, keeping(random, 90, days)), ...asked(random, 35, days)].filter(
    ({ age, direction }) => direction === 'outbound' || age >= silentFor,
  );
  const says = (age: number, more: Partial<Touchpoint>): void => {
    events.push(...contact(random, age, 'inbound', ['e-mail', 'call', 'visit'], ['feedback']).map((one) => ({ ...one, more })));
  };
  const closed = (age: number): string => toDate(toDay(today) - Math.max(0, age - random.int(1, 15)));
  for (const age of keeping(random, 700, days)) says(age, { sentiment: 'bad', issue: { resolvedOn: closed(age) } });
  if (label === 'stronger-rival') for (const age of keeping(random, 80, 180)) says(age, { competitor: 'Rival' });
  else if (random.chance(0.08)) says(random.int(10, 180), { competitor: 'Rival' });
  if (label === 'unresolved-complaint') {
    const age = random.int(5, 120);
    const dueOn = toDate(toDay(today) - age + random.int(5, 15));
    says(age, { sentiment: 'bad', ...(random.chance(0.8) && { issue: random.chance(0.5) ? { dueOn } : {} }) });
  }
  const news = label === 'none' ? undefined : newsOf[label];
  if (news !== undefined && random.chance(1 / 3))
    events.push({ age: random.int(1, 150), direction: 'mutual', channel: 'note', aspect: 'measurement', more: { news } });
  const missing = random.share(0.2, 0.5);
  const known = Object.fromEntries(
    Object.entries(measuresOf(random, label)).filter(() => random.chance(1 - missing)),
  ) as Measures;
  const hasNewPeople = random.chance(label === 'rival-exclusion' ? 0.6 : 0.06);
  return {
    row: buildRow(random, today, events, {
      tier: random.pick(['MVC', 'MGC', 'STANDARD']),
      measures: known,
      ...(hasNewPeople && { contacts: [{ id: 'p2', name: 'Sam', email: 'sam@synthetic.example' }] }),
    }),
    label,
  };
}
