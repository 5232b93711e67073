/** Random customers with random histories, all valid rows of an export. */
import fc from 'fast-check';
import {
  type Customer,
  customerKindSchema,
  keyAccountScopeSchema,
  type Measures,
  relationshipTypeSchema,
  rungSchema,
  tierSchema,
} from '../../lib/model/customer.ts';
import type { ShardRow } from '../../lib/model/export.ts';
import {
  aspectSchema,
  channelSchema,
  directionSchema,
  newsSchema,
  sentimentSchema,
  type Touchpoint,
  type ValueNote,
  valueNoteSchema,
} from '../../lib/model/touchpoint.ts';
import { aCustomer, daysAgo, periods, touch } from '../tiering/examples.ts';

/** Record whose undefined values are left out, as the schema wants absent fields. */
function defined<T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const age = fc.integer({ min: 0, max: 700 });

const valueNote: fc.Arbitrary<ValueNote> = fc
  .record({
    side: fc.constantFrom('benefit' as const, 'sacrifice' as const),
    part: fc.constantFrom(...valueNoteSchema.shape.part.options),
    note: fc.constantFrom(undefined, '等了两周'),
    scope: fc.constantFrom(undefined, 'relationship' as const),
  })
  .map((note) => defined(note) as ValueNote);

const touchpoint: fc.Arbitrary<Touchpoint> = fc
  .record({
    age,
    channel: fc.constantFrom(...channelSchema.options),
    aspect: fc.constantFrom(...aspectSchema.options),
    direction: fc.constantFrom(...directionSchema.options),
    sentiment: maybe(fc.constantFrom(...sentimentSchema.options)),
    contactId: fc.constantFrom(undefined, 'li', 'li', 'wang', 'gone'),
    staffId: fc.constantFrom('chen', 'chen', 'mei', 'lin', 'wu', 'zhang'),
    competitor: fc.constantFrom(undefined, undefined, undefined, '蓝海'),
    issue: maybe(fc.record({ due: fc.integer({ min: -20, max: 60 }), resolved: maybe(age), isNumbered: fc.boolean() })),
    value: maybe(valueNote),
    moreValues: maybe(fc.array(valueNote, { maxLength: 3 })),
    news: fc.constantFrom(undefined, undefined, undefined, ...newsSchema.options),
  })
  .map(({ age: days, issue, contactId, news, ...rest }) => {
    const { contactId: _usual, ...plain } = touch(days);
    return {
      ...plain,
      ...defined({ ...rest, contactId }),
      // News is noted among ourselves.
      ...(news !== undefined && { news, channel: 'note' as const }),
      ...(issue !== undefined && {
        issue: {
          dueOn: daysAgo(days - issue.due),
          ...(issue.resolved !== undefined && { resolvedOn: daysAgo(Math.min(days, issue.resolved)) }),
          ...(issue.isNumbered && { reference: '231' }),
        },
      }),
    };
  });

const measures: fc.Arbitrary<Measures> = fc
  .record({
    revenues: maybe(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 8 })),
    profit: maybe(fc.integer({ min: -50_000, max: 200_000 })),
    costToServe: maybe(fc.integer({ min: 0, max: 300_000 })),
    highMarginShare: maybe(share),
    discountShare: maybe(share),
    shareOfWallet: maybe(share),
    shareOfWalletBefore: maybe(share),
    totalDemand: maybe(fc.integer({ min: 0, max: 1000 })),
    totalDemandBefore: maybe(fc.integer({ min: 0, max: 1000 })),
    repeatShare: maybe(share),
    priceSensitivity: maybe(share),
    priceSensitivityBefore: maybe(share),
    decisionDays: maybe(fc.integer({ min: 0, max: 120 })),
    brandAttention: maybe(share),
    competitorLeaning: maybe(share),
    countries: maybe(fc.integer({ min: 0, max: 4 })),
    regions: maybe(fc.integer({ min: 0, max: 5 })),
    segmentSize: maybe(fc.constantFrom('many', 'medium', 'few')),
    segmentMargin: maybe(fc.constantFrom('high', 'medium', 'low')),
    growthPotential: maybe(fc.double({ min: -1, max: 1, noNaN: true })),
    isStrategic: maybe(fc.boolean()),
  })
  .map(({ revenues, profit, costToServe, highMarginShare, discountShare, ...rest }) => ({
    ...defined(rest),
    ...(revenues !== undefined && {
      periods: periods(revenues, defined({ profit, costToServe, highMarginShare, discountShare })),
    }),
  })) as fc.Arbitrary<Measures>;

const customer: fc.Arbitrary<Customer> = fc
  .record({
    kind: fc.constantFrom(...customerKindSchema.options),
    tier: fc.constantFrom(...tierSchema.options),
    relationshipType: fc.constantFrom(...relationshipTypeSchema.options),
    rung: fc.constantFrom(...rungSchema.options),
    keyAccountScope: maybe(fc.constantFrom(...keyAccountScopeSchema.options)),
    language: fc.constantFrom('en', 'zh_CN', 'zh_TW'),
    measures: maybe(measures),
    lastDeliveryOn: maybe(fc.integer({ min: -5, max: 60 }).map(daysAgo)),
    since: maybe(fc.integer({ min: 0, max: 4000 }).map(daysAgo)),
    ownerId: fc.constantFrom('chen', 'mei', 'nobody'),
    contacts: fc.constantFrom(aCustomer().contacts, aCustomer().contacts, []),
    contactPreference: maybe(
      fc
        .record({
          maxPer30Days: maybe(fc.integer({ min: 0, max: 6 })),
          refusedChannels: maybe(
            fc.uniqueArray(fc.constantFrom('e-mail', 'call', 'visit', 'meeting', 'chat', 'event'), { maxLength: 6 }),
          ),
          notBefore: maybe(fc.integer({ min: -40, max: 10 }).map(daysAgo)),
        })
        .map(defined),
    ),
  })
  .map((changes) => ({ ...aCustomer(), ...defined(changes) }) as Customer);

/** At most 40 touchpoints, as in a shard. */
export const arbitraryRow: fc.Arbitrary<ShardRow> = fc
  .record({
    customer,
    touchpoints: fc.array(touchpoint, { maxLength: 40 }),
    settled: fc.array(fc.nat({ max: 39 }), { maxLength: 2 }),
  })
  .map(({ customer: someone, touchpoints, settled }) => ({
    revision: 1,
    customer: someone,
    touchpoints: touchpoints.map((one, place) => {
      const other = settled[place] === undefined ? undefined : touchpoints[settled[place]];
      return other === undefined ? one : { ...one, settles: other.id };
    }),
  }));
