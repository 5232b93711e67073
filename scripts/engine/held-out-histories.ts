/**
 * A seed -> customers whose relationship type and churn cause are known, made without a look at the engine's limits: contacts
 * come at random (Poisson), not in rhythm; a quarter is never logged; most aspects are what one click guesses from the channel;
 * effects are of any size, also too small to be seen; a third of the measures is missing. No figure here was tuned
 * after a run of the engine: what it gets wrong here it would get wrong in an office.
 */
import { type Measures, type RelationshipType, relationshipTypeSchema } from '../../lib/model/customer.ts';
import type { ChurnCause } from '../../lib/model/insight.ts';
import type { Aspect, Channel, News, Touchpoint } from '../../lib/model/touchpoint.ts';
import { toDate, toDay } from '../../lib/tiering/calendar.ts';
import type { Random } from '../../server/sample/random.ts';
import { buildRow, type Event, type Labelled } from './synthetic-histories.ts';

/** What a seller of a type does a year, on average; each seller is faster or slower by up to half. */
interface Practice {
  readonly questions: number;
  /** Contacts of our own accord. */
  readonly own: number;
  /** Share of them that asks how things are. */
  readonly asking: number;
  /** Joint work. */
  readonly joint: number;
}

const practices: Readonly<Record<RelationshipType, Practice>> = {
  basic: { questions: 0.5, own: 0.2, asking: 0, joint: 0 },
  reactive: { questions: 9, own: 0.7, asking: 0, joint: 0 },
  accountable: { questions: 6, own: 4, asking: 0.8, joint: 0.3 },
  proactive: { questions: 6, own: 15, asking: 0.25, joint: 0.7 },
  partnership: { questions: 8, own: 18, asking: 0.25, joint: 9 },
};

/** Of what happened, this much is logged. */
const loggedShare = 0.75;
/** Of the aspects, this much is whatever one click guessed from the channel. */
const guessedShare = 0.5;
const missingShare = 1 / 3;
const historyDays = 540;

const channels: readonly Channel[] = ['e-mail', 'e-mail', 'e-mail', 'call', 'call', 'chat', 'visit', 'meeting'];
const guessed: Readonly<Record<Channel, Aspect>> = {
  'e-mail': 'liaison',
  call: 'liaison',
  chat: 'liaison',
  visit: 'contact',
  meeting: 'exchange',
  event: 'exchange',
  note: 'measurement',
};

/** Ages at which something that happens `aYear` times a year happened, within so many days. */
function poisson(random: Random, aYear: number, days: number): number[] {
  const ages: number[] = [];
  if (aYear <= 0) return ages;
  for (let age = 0; ; ) {
    age += (-Math.log(1 - random.next()) * 365) / aYear;
    if (age >= days) return ages;
    ages.push(Math.floor(age));
  }
}

function event(random: Random, age: number, direction: Touchpoint['direction'], aspects: readonly Aspect[]): Event[] {
  if (!random.chance(loggedShare)) return [];
  const channel = random.pick(channels);
  return [{ age, direction, channel, aspect: random.chance(guessedShare) ? guessed[channel] : random.pick(aspects) }];
}

function live(random: Random, { questions, own, asking, joint }: Practice, days: number, silentFor = 0): Event[] {
  const pace = random.share(0.5, 1.5);
  const plain: readonly Aspect[] = ['contact', 'liaison', 'exchange'];
  const asked = poisson(random, questions * pace, days)
    .filter((age) => age >= silentFor)
    .flatMap((age) => [
      ...event(random, age, 'inbound', plain),
      ...event(random, Math.max(0, age - random.int(0, 9)), 'outbound', ['liaison']),
    ]);
  const begun = poisson(random, own * pace, days).flatMap((age) =>
    event(
      random,
      age,
      age >= silentFor && random.chance(0.3) ? 'mutual' : 'outbound',
      random.chance(asking) ? ['feedback', 'evaluation'] : plain,
    ),
  );
  const together = poisson(random, joint * pace, days)
    .filter((age) => age >= silentFor)
    .flatMap((age) => event(random, age, 'mutual', ['cooperation', 'adjustment', 'customer-linking']));
  return [...asked, ...begun, ...together];
}

/** A customer as a seller of that type treats it; what came before was some other type. */
export function heldOutType(random: Random, today: string, label: RelationshipType): Labelled<RelationshipType> {
  const changedAt = random.int(150, 400);
  const before = practices[random.pick(relationshipTypeSchema.options)];
  const events = [
    ...live(random, practices[label], changedAt),
    ...live(random, before, historyDays - changedAt).map((one) => ({ ...one, age: one.age + changedAt })),
  ];
  return { row: buildRow(random, today, events, {}), label };
}

function revenues(random: Random, growth: number): Measures['periods'] {
  const noise = random.share(0.02, 0.15);
  return Array.from({ length: 6 }, (_, place) => ({
    startsOn: toDate(20_000 + place * 91),
    revenue: Math.round(80_000 * (1 + (growth * place) / 5) * (1 + random.share(-noise, noise))),
    ...(random.chance(0.5) && { highMarginShare: Math.min(1, Math.max(0, 0.4 + random.share(-0.08, 0.08))) }),
  }));
}

/** What the figures show of a cause, from hardly anything to a lot. */
function measuresOf(random: Random, label: ChurnCause | 'none'): Measures {
  const wander = (spread: number): number => random.share(-spread, spread);
  const before = { wallet: random.share(0.2, 0.9), price: random.share(0.1, 0.7), demand: random.share(200, 5000) };
  const size = random.share(0.02, 0.4);
  const demandChange = label === 'strategy-shift' ? -size : wander(0.12);
  const walletChange = label === 'supplier-optimisation' ? -size : wander(0.08);
  const priceChange = label === 'stronger-rival' ? size : wander(0.12);
  const orders = (1 + demandChange) * (1 + walletChange) - 1;
  return {
    periods: revenues(random, label === 'unresolved-complaint' || label === 'rival-exclusion' ? orders - size / 2 : orders),
    shareOfWalletBefore: before.wallet,
    shareOfWallet: Math.max(0, Math.min(1, before.wallet * (1 + walletChange))),
    totalDemandBefore: before.demand,
    totalDemand: before.demand * (1 + demandChange),
    priceSensitivityBefore: before.price,
    priceSensitivity: Math.max(0, Math.min(1, before.price + priceChange)),
  };
}

const newsOf: Readonly<Partial<Record<ChurnCause, News>>> = {
  'strategy-shift': 'strategy-change',
  'supplier-optimisation': 'second-supplier',
  'rival-exclusion': 'rival-seen',
  'stronger-rival': 'better-offer',
};

/** A customer that stays, or one that is leaving for a known cause; one time in four a rep has noted what he heard. */
export function heldOutCause(random: Random, today: string, label: ChurnCause | 'none'): Labelled<ChurnCause | 'none'> {
  const practice = practices[random.pick(['reactive', 'accountable', 'proactive'] as const)];
  const silentFor = label === 'rival-exclusion' ? random.int(20, 120) : 0;
  const events = live(random, { ...practice, questions: practice.questions * 2 }, historyDays, silentFor);
  const says = (age: number, more: Partial<Touchpoint>, direction: Touchpoint['direction'] = 'inbound'): void => {
    if (random.chance(loggedShare)) events.push({ age, direction, channel: random.pick(channels), aspect: 'feedback', more });
  };
  const settled = (age: number): string => toDate(toDay(today) - Math.max(0, age - random.int(1, 20)));
  for (const age of poisson(random, 0.5, historyDays)) says(age, { sentiment: 'bad', issue: { resolvedOn: settled(age) } });
  for (const age of poisson(random, label === 'stronger-rival' ? 4 : 0.15, 200)) says(age, { competitor: 'Rival' });
  if (label === 'unresolved-complaint') {
    const age = random.int(3, 90);
    const dueOn = toDate(toDay(today) - age + random.int(3, 21));
    says(age, { sentiment: 'bad', ...(random.chance(0.85) && { issue: random.chance(0.7) ? { dueOn } : {} }) });
  }
  const news = label === 'none' ? undefined : newsOf[label];
  if (news !== undefined && random.chance(0.25))
    events.push({ age: random.int(1, 120), direction: 'mutual', channel: 'note', aspect: 'measurement', more: { news } });
  const isGone = label === 'rival-exclusion' ? random.chance(0.7) : random.chance(0.04);
  const known = Object.fromEntries(
    Object.entries(measuresOf(random, label)).filter(() => random.chance(1 - missingShare)),
  ) as Measures;
  return {
    row: buildRow(random, today, events, {
      tier: random.pick(['MVC', 'MGC', 'STANDARD']),
      measures: known,
      ...(isGone && { contacts: [{ id: 'p2', name: 'Sam', email: 'sam@synthetic.example' }] }),
    }),
    label,
  };
}
