/** Figures and histories -> the five causes of leaving, each with its evidence. */
import { describe, expect, it } from 'vitest';
import type { Measures } from '../../lib/model/customer.ts';
import type { ChurnCause } from '../../lib/model/insight.ts';
import type { News, Touchpoint } from '../../lib/model/touchpoint.ts';
import { readInsight } from '../../lib/tiering/read-insight.ts';
import { aRow, daysAgo, inbound, options, periods, touch } from './examples.ts';

const insightOf = (touchpoints: readonly Touchpoint[], changes: Parameters<typeof aRow>[0] = {}) =>
  readInsight(aRow(changes, touchpoints), options);
const complaint = (age: number, due?: number, resolved?: number) =>
  inbound(age, {
    sentiment: 'bad',
    issue: {
      reference: String(age),
      ...(due !== undefined && { dueOn: daysAgo(due) }),
      ...(resolved !== undefined && { resolvedOn: daysAgo(resolved) }),
    },
  });

describe('churn signals', () => {
  const demand = { totalDemandBefore: 100, totalDemand: 100 };
  const weekly = (newest: number, changes: Partial<Touchpoint> = {}) =>
    [0, 7, 14, 21, 28].map((gap) => inbound(newest + gap, changes));
  const news = (age: number, kind: News, more: Partial<Touchpoint> = {}) =>
    touch(age, { channel: 'note', direction: 'mutual', aspect: 'measurement', news: kind, ...more });
  const table: readonly (readonly [
    string,
    Measures | undefined,
    readonly Touchpoint[],
    readonly (readonly [ChurnCause, number])[],
  ])[] = [
    ['nothing known', undefined, [], []],
    [
      'orders and demand fall',
      { periods: periods([100, 85]), totalDemandBefore: 100, totalDemand: 80 },
      [],
      [['strategy-shift', 2]],
    ],
    ['both fall steeply', { periods: periods([100, 80]), totalDemandBefore: 100, totalDemand: 80 }, [], [['strategy-shift', 3]]],
    ['orders fall, demand holds', { periods: periods([100, 70]), ...demand }, [], [['supplier-optimisation', 1]]],
    ['orders fall less than the limit, demand holds', { periods: periods([100, 91]), ...demand }, [], []],
    ['demand falls, orders unknown', { totalDemandBefore: 100, totalDemand: 85 }, [], [['strategy-shift', 1]]],
    [
      'demand falls, orders a little',
      { periods: periods([100, 95]), totalDemandBefore: 100, totalDemand: 85 },
      [],
      [['strategy-shift', 1]],
    ],
    ['demand falls, orders do not', { periods: periods([100, 100]), totalDemandBefore: 100, totalDemand: 85 }, [], []],
    ['demand falls by less than the limit', { totalDemandBefore: 100, totalDemand: 91 }, [], []],
    ['orders fall steeply, demand unknown', { periods: periods([100, 80]) }, [], [['strategy-shift', 1]]],
    ['orders fall a little, demand unknown', { periods: periods([100, 81]) }, [], []],
    [
      'share of wallet falls, demand holds',
      { shareOfWalletBefore: 0.5, shareOfWallet: 0.4, ...demand },
      [],
      [['supplier-optimisation', 2]],
    ],
    [
      'it falls by twenty points',
      { shareOfWalletBefore: 0.6, shareOfWallet: 0.4, ...demand },
      [],
      [['supplier-optimisation', 3]],
    ],
    ['demand unknown', { shareOfWalletBefore: 0.6, shareOfWallet: 0.4 }, [], [['supplier-optimisation', 1]]],
    [
      'share of wallet falls, and its demand too',
      { shareOfWalletBefore: 0.5, shareOfWallet: 0.4, totalDemandBefore: 100, totalDemand: 85 },
      [],
      [['strategy-shift', 1]],
    ],
    ['share before unknown', { shareOfWallet: 0.1, ...demand }, [], []],
    ['complaint past its day', undefined, [complaint(9, 1)], [['unresolved-complaint', 3]]],
    ['complaint of eight days ago, nothing promised', undefined, [complaint(8)], [['unresolved-complaint', 3]]],
    ['complaint of a week ago, nothing promised', undefined, [complaint(7)], []],
    [
      'silence that was usual years ago',
      undefined,
      [
        ...weekly(50, { contactId: 'gone' }),
        ...weekly(85, { contactId: 'gone' }),
        ...[200, 260, 320, 380, 440, 500].map((age) => inbound(age)),
      ],
      [['rival-exclusion', 2]],
    ],
    ['complaint due today', undefined, [complaint(9, 0)], []],
    ['repeated, settled', undefined, [complaint(9, 2, 1), complaint(99, 90, 80)], [['unresolved-complaint', 2]]],
    ['sudden silence and the contact gone', undefined, weekly(50, { contactId: 'gone' }), [['rival-exclusion', 2]]],
    ['silence alone', undefined, weekly(50), []],
    [
      'silence, contact gone, rival named',
      undefined,
      weekly(50, { contactId: 'gone', competitor: '蓝海' }),
      [
        ['rival-exclusion', 3],
        ['stronger-rival', 2],
      ],
    ],
    [
      'silence after a note about a rival',
      undefined,
      [touch(40, { channel: 'note', competitor: '蓝海' }), inbound(45)],
      [
        ['rival-exclusion', 2],
        ['stronger-rival', 2],
      ],
    ],
    [
      'a note about a rival, but the customer writes',
      undefined,
      [touch(40, { channel: 'note', competitor: '蓝海' }), inbound(44)],
      [['stronger-rival', 2]],
    ],
    ['its plans are changing, somebody heard', undefined, [news(3, 'strategy-change')], [['strategy-shift', 2]]],
    ['the same half a year ago', undefined, [news(181, 'strategy-change')], []],
    [
      'the figures and somebody who heard it',
      { periods: periods([100, 85]), totalDemandBefore: 100, totalDemand: 80 },
      [news(3, 'strategy-change')],
      [['strategy-shift', 3]],
    ],
    [
      'orders and demand fall, but the high-margin line holds: the mix changes, not the strategy',
      {
        periods: [
          { startsOn: daysAgo(182), revenue: 100, highMarginShare: 0.3 },
          { startsOn: daysAgo(91), revenue: 80, highMarginShare: 0.4 },
        ],
        totalDemandBefore: 100,
        totalDemand: 80,
      },
      [],
      [],
    ],
    [
      'orders and demand fall in both lines',
      {
        periods: [
          { startsOn: daysAgo(182), revenue: 100, highMarginShare: 0.3 },
          { startsOn: daysAgo(91), revenue: 80, highMarginShare: 0.3 },
        ],
        totalDemandBefore: 100,
        totalDemand: 80,
      },
      [],
      [['strategy-shift', 3]],
    ],
    ['a second supplier, somebody heard', undefined, [news(3, 'second-supplier')], [['supplier-optimisation', 2]]],
    ['a rival seen at its people', undefined, [news(3, 'rival-seen')], [['rival-exclusion', 1]]],
    ['a rival seen, then silence', undefined, [news(50, 'rival-seen'), inbound(60)], [['rival-exclusion', 2]]],
    [
      'sudden silence, people change, a rival seen',
      undefined,
      [...weekly(50), news(55, 'people-change'), news(56, 'rival-seen', { competitor: '蓝海' })],
      [['rival-exclusion', 3]],
    ],
    ['sudden silence and people change', undefined, [...weekly(50), news(55, 'people-change')], [['rival-exclusion', 2]]],
    ['people change, and the customer writes', undefined, [inbound(3), news(5, 'people-change')], []],
    ['a better offer, somebody heard', undefined, [news(3, 'better-offer')], [['stronger-rival', 2]]],
    [
      'a better offer and price sensitivity up',
      { priceSensitivityBefore: 0.3, priceSensitivity: 0.5 },
      [news(3, 'better-offer')],
      [['stronger-rival', 3]],
    ],
    ['price sensitivity up', { priceSensitivityBefore: 0.3, priceSensitivity: 0.45 }, [], [['stronger-rival', 1]]],
    ['price sensitivity up a little', { priceSensitivityBefore: 0.3, priceSensitivity: 0.44 }, [], []],
    [
      'both',
      { priceSensitivityBefore: 0.3, priceSensitivity: 0.5 },
      [inbound(5, { competitor: '蓝海' })],
      [['stronger-rival', 3]],
    ],
  ];

  it.each(table)('%s', (_name, measures, touchpoints, expected) => {
    const { churn } = insightOf(touchpoints, measures === undefined ? {} : { measures });
    expect(churn.map(({ cause, severity }) => [cause, severity])).toEqual(expected);
    for (const signal of churn) expect(signal.evidence.length).toBeGreaterThan(0);
  });

  it('quote the note in the words of who heard it', () => {
    const heard = news(3, 'strategy-change', { note: ' 明年转做海外 ' });
    const [signal] = insightOf([heard]).churn;
    expect(signal?.evidence.map(({ zh_TW }) => zh_TW)).toEqual(['客戶要調整方向（11月17日記下）', '「明年转做海外」']);
    expect(signal?.touchpointIds).toEqual([heard.id]);
  });

  it('need a silence of two and a half times the usual gap', () => {
    const every20 = (newest: number) => [0, 20, 40, 60, 80].map((gap) => inbound(newest + gap, { contactId: 'gone' }));
    const causesAt = (newest: number) => insightOf(every20(newest)).churn.map(({ cause }) => cause);
    expect(causesAt(50)).toEqual(['rival-exclusion']);
    expect(causesAt(49)).toEqual([]);
  });

  it('come most severe first, with the figure that was told in the look', () => {
    const { churn } = insightOf([complaint(9, 1)], { measures: { shareOfWalletBefore: 0.62, shareOfWallet: 0.44, ...demand } });
    expect(churn.map(({ headline }) => headline.zh_CN)).toEqual(['9 号投诉已逾期 1 天', '钱包份额 −18 %']);
  });
});
