/** Histories -> trust, worst episode, continuity, ledger, aspects, rung. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measures } from '../../lib/model/customer.ts';
import type { Touchpoint } from '../../lib/model/touchpoint.ts';
import { readInsight } from '../../lib/tiering/read-insight.ts';
import { aRow, daysAgo, inbound, options, touch } from './examples.ts';

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
const good = (age: number) => touch(age, { sentiment: 'good' });
const bad = (age: number) => inbound(age, { sentiment: 'bad' });

describe('the worst unresolved episode', () => {
  it('is an overdue complaint before an older one that is not due', () => {
    expect(insightOf([complaint(40, -5), complaint(9, 2)]).worst).toMatchObject({ reference: '9', overdueDays: 2, openDays: 9 });
  });

  it('is a complaint before a bad episode, and that before a late promise', () => {
    const promise = touch(30, { issue: { dueOn: daysAgo(20) } });
    expect(insightOf([complaint(2), bad(90), promise]).worst?.isComplaint).toBe(true);
    expect(insightOf([bad(90), promise]).worst?.openDays).toBe(90);
    expect(insightOf([promise]).worst).toMatchObject({ isComplaint: false, overdueDays: 20 });
  });

  it('is none when the complaint is resolved, the bad episode made good, or the promise not yet due', () => {
    expect(insightOf([complaint(9, 2, 1)]).worst).toBeUndefined();
    expect(insightOf([good(3), bad(9)]).worst).toBeUndefined();
    expect(insightOf([bad(180)]).worst?.openDays).toBe(180);
    expect(insightOf([bad(181)]).worst).toBeUndefined();
    expect(insightOf([touch(3, { issue: { dueOn: daysAgo(0) } })]).worst).toBeUndefined();
  });

  it('stays open however old, as long as nobody closes it', () => {
    expect(insightOf([good(3), complaint(500, 490)]).worst?.overdueDays).toBe(490);
  });

  it('is settled by whoever logs that it is, from that day on', () => {
    const open = complaint(9, 2);
    const note = touch(1, { channel: 'note', staffId: 'mei', settles: open.id });
    expect(insightOf([note, open]).worst).toBeUndefined();
    expect(insightOf([note, open]).churn).toEqual([]);
    const unhappy = bad(9);
    expect(insightOf([unhappy]).worst).toBeDefined();
    expect(insightOf([touch(1, { channel: 'note', settles: unhappy.id }), unhappy]).worst).toBeUndefined();
    // A clock that runs ahead settles nothing today.
    expect(insightOf([touch(-1, { channel: 'note', settles: open.id }), open]).worst).toBeDefined();
  });

  it('says since when, and what was promised', () => {
    expect(insightOf([complaint(9, 2)]).worst?.sentence.zh_TW).toBe('客訴已開 9 天，約定 7 天內回覆');
  });
});

describe('trust', () => {
  it('counts good episodes back to the last bad one; neutral ones neither count nor break', () => {
    expect(insightOf([good(1), touch(2, { sentiment: 'neutral' }), touch(3), good(4), bad(5), good(6)]).trust.goodRun).toBe(2);
  });

  it('tells how long the run was that a bad episode broke', () => {
    const { trust } = insightOf([bad(1), ...[2, 3, 4, 5, 6, 7, 8].map(good)]);
    expect(trust).toMatchObject({ goodRun: 0, brokenRun: 7 });
    expect(trust.sentence.zh_CN).toBe('连续 7 次良好往来后中断');
  });

  it('does not follow from notes among ourselves', () => {
    const note = touch(1, { channel: 'note', sentiment: 'bad' });
    expect(insightOf([note, good(2), good(3)]).trust.goodRun).toBe(2);
    expect(insightOf([note]).worst).toBeUndefined();
  });

  it('is unknown as long as nobody has judged an episode', () => {
    expect(insightOf([touch(1)]).trust.sentence.en).toBe('No episode has been judged yet');
  });
});

describe('continuity', () => {
  it('counts our people within a year, colleagues who logged the same mail too, notes not', () => {
    const { continuity } = insightOf([
      touch(1, { alsoBy: ['mei'] }),
      touch(2),
      touch(3, { staffId: 'lin', channel: 'note' }),
      touch(366, { staffId: 'wu' }),
    ]);
    expect(continuity).toMatchObject({ staffIds: ['chen', 'mei'], level: 'steady', isOwnerAmong: true });
    expect(continuity.sentence.zh_CN).toBe('一年内与陈晨、Mei 对接');
  });

  it('is scattered from four people on', () => {
    const people = ['chen', 'mei', 'lin', 'wu'].map((staffId, place) => touch(place, { staffId }));
    expect(insightOf(people.slice(0, 3)).continuity.level).toBe('shared');
    expect(insightOf(people).continuity.level).toBe('scattered');
    expect(insightOf([]).continuity.level).toBe('unknown');
  });
});

describe('the value ledger', () => {
  it('weighs benefits against sacrifices, the most frequent first, with the newest note', () => {
    const note = (age: number, part: 'time' | 'money', text?: string) =>
      touch(age, { value: { side: 'sacrifice', part, ...(text !== undefined && { note: text }) } });
    const { ledger } = insightOf([
      note(1, 'time'),
      note(2, 'time', '等报价'),
      note(3, 'money'),
      note(4, 'time', '等发货'),
      touch(5, { value: { side: 'benefit', part: 'service' } }),
      touch(366, { value: { side: 'benefit', part: 'service' } }),
    ]);
    expect(ledger.sacrifices.map(({ name, count, note: text }) => [name.zh_CN, count, text])).toEqual([
      ['时间', 3, '等报价'],
      ['金钱', 1, undefined],
    ]);
    // One service against three times time and a price, which weighs twice.
    expect(ledger.ratio).toBe(0.2);
  });

  it('weighs the core and the price twice, and what holds all the time twice again, as the playbook says', () => {
    const noted = [
      touch(1, { value: { side: 'benefit', part: 'product' }, moreValues: [{ side: 'sacrifice', part: 'money' }] }),
      touch(2, {
        value: { side: 'sacrifice', part: 'service', scope: 'relationship' },
        moreValues: [{ side: 'benefit', part: 'brand' }],
      }),
    ];
    const { ledger } = insightOf(noted);
    expect(ledger.ratio).toBe(0.75);
    expect(ledger.forms.map(({ kind, terms }) => [kind, ...terms])).toEqual([
      ['episode-relationship', 3, 0, 2, 2],
      ['core-price', 2, 1, 2, 2],
      ['core-added', 0, -1],
    ]);
    expect(ledger.forms[2]).toMatchObject({ isLowered: true });
    expect(ledger.forms[2]?.sentence.zh_CN).toBe('核心价值 0，附加价值 −1：附加部分反而减分');
    const thresholds = { 'ledger-core-weight': 5, 'ledger-added-weight': 1, 'ledger-lasting-weight': 1 };
    const weighed = readInsight(aRow({}, noted), { ...options, playbook: { ...options.playbook, thresholds } });
    expect(weighed.ledger.ratio).toBe(1);
  });

  it('tells the same in its three forms, whatever was noted', () => {
    const part = fc.constantFrom(
      'product',
      'service',
      'activities',
      'brand',
      'potential',
      'money',
      'time',
      'mind',
      'effort' as const,
    );
    const note = fc.record({
      side: fc.constantFrom('benefit' as const, 'sacrifice' as const),
      part,
      scope: fc.constantFrom('episode' as const, 'relationship' as const),
    });
    fc.assert(
      fc.property(fc.array(note, { minLength: 1, maxLength: 12 }), (notes) => {
        const { ledger } = insightOf(notes.map((value, place) => touch(place, { value })));
        const [byEpisode, byPrice, byValue] = ledger.forms.map(({ terms }) => terms);
        const [a = 0, b = 0, c = 0, d = 0] = byEpisode ?? [];
        const [e = 0, f = 0, g = 0, h = 0] = byPrice ?? [];
        const [core = 0, added = 0] = byValue ?? [];
        expect([a + b, c + d]).toEqual([e + f, g + h]);
        expect(core + added).toBeCloseTo(a + b - c - d, 9);
        if (ledger.ratio !== undefined) expect(Math.sign(ledger.ratio - 1)).toBe(Math.sign(core + added));
        else expect(Math.min(a + b, c + d)).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('has no ratio while one side is empty', () => {
    expect(insightOf([touch(5, { value: { side: 'benefit', part: 'service' } })]).ledger.ratio).toBeUndefined();
  });
});

describe('the aspects', () => {
  it('are all ten, lively within 90 days, asleep after 180', () => {
    const { aspects, aspectsSentence } = insightOf([
      touch(90, { aspect: 'exchange' }),
      touch(91, { aspect: 'liaison' }),
      touch(181, { aspect: 'feedback' }),
    ]);
    expect(aspects).toHaveLength(10);
    const states = Object.fromEntries(aspects.map(({ aspect, state }) => [aspect, state]));
    expect(states).toMatchObject({ exchange: 'lively', liaison: 'quiet', feedback: 'asleep', cooperation: 'never' });
    expect(aspectsSentence.zh_CN).toBe('沉睡：反馈；活跃：交流');
  });
});

describe('internalisation', () => {
  it.each([
    [{ kind: 'business', tier: 'STANDARD', rung: 'customer' }, 'experience'],
    [{ kind: 'consumer', tier: 'MVC', rung: 'advocate' }, 'part-time-role'],
    [{ kind: 'business', tier: 'MVC', rung: 'customer' }, 'part-time-role'],
    [{ kind: 'business', tier: 'MVC', rung: 'advocate' }, 'joint-production'],
    [{ kind: 'business', tier: 'MVC', rung: 'advocate', keyAccountScope: 'GKA' }, 'shareholding'],
    [{ kind: 'distributor', tier: 'MVC', rung: 'advocate' }, 'shareholding'],
    [{ kind: 'supplier', tier: 'MGC', rung: 'customer' }, 'joint-production'],
    [{ kind: 'agent', tier: 'STANDARD', rung: 'customer' }, 'membership'],
    [{ kind: 'business', tier: 'BZ', rung: 'customer' }, undefined],
    [{ kind: 'business', tier: 'MVC', rung: 'partner' }, undefined],
  ] as const)('of %j goes by %s', (changes, way) => {
    expect(insightOf([], changes).internalisation.way).toBe(way);
  });
});

describe('loyalty', () => {
  it('is the mean of what is known, and unknown below two indicators', () => {
    const score = (measures: Measures) => insightOf([], { measures }).loyalty.score;
    expect(score({ repeatShare: 1 })).toBeUndefined();
    expect(score({ repeatShare: 1, competitorLeaning: 1 })).toBe(0.5);
    expect(score({ repeatShare: 1, decisionDays: 30 })).toBe(0.75);
    expect(score({ repeatShare: 0.9, decisionDays: 600 })).toBe(0.45);
    expect(insightOf([], { measures: { repeatShare: 1 } }).loyalty.missing).toHaveLength(5);
  });
});

describe('touchpoints of tomorrow', () => {
  it('are left out: a client clock that runs ahead must not change the verdict', () => {
    expect(insightOf([bad(-1)]).worst).toBeUndefined();
  });
});
