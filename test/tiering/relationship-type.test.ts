/** Histories and measures -> the type as lived, the recommended one, and the way. */
import { describe, expect, it } from 'vitest';
import type { Measures, RelationshipType } from '../../lib/model/customer.ts';
import type { Touchpoint } from '../../lib/model/touchpoint.ts';
import { readInsight } from '../../lib/tiering/read-insight.ts';
import { readMatrix, readWay } from '../../lib/tiering/recommend-type.ts';
import { aRow, daysAgo, inbound, options, touch } from './examples.ts';

const relationshipOf = (changes: Parameters<typeof aRow>[0], touchpoints: readonly Touchpoint[] = []) =>
  readInsight(aRow(changes, touchpoints), options).relationship;

describe('the type as behaviour shows it', () => {
  const table: readonly (readonly [string, readonly Touchpoint[], RelationshipType | undefined])[] = [
    ['nothing on record', [], undefined],
    ['nothing for 121 days', [touch(121)], 'basic'],
    ['only the customer wrote', [inbound(5), inbound(40), inbound(80)], 'reactive'],
    ['only answers by us', [touch(3), inbound(5), touch(38), inbound(40)], 'reactive'],
    ['an answer that took longer than a week is an initiative', [touch(30), inbound(38)], 'reactive'],
    ['one question how things are', [touch(30, { aspect: 'feedback' })], 'accountable'],
    ['two contacts of our own', [touch(5), touch(60)], 'reactive'],
    ['three, spread over the window', [touch(5), touch(40), touch(80)], 'proactive'],
    ['three in one week', [touch(5), touch(6), touch(7)], 'reactive'],
    ['notes among ourselves', [5, 40, 80].map((age) => touch(age, { channel: 'note' })), 'basic'],
    [
      'proactive and twice joint work',
      [
        touch(5),
        touch(40, { aspect: 'cooperation', direction: 'mutual' }),
        touch(80, { aspect: 'adjustment', direction: 'mutual' }),
      ],
      'partnership',
    ],
    [
      'proactive and once joint work',
      [touch(5), touch(40, { aspect: 'cooperation', direction: 'mutual' }), touch(80)],
      'partnership',
    ],
    [
      'proactive, and joint work once, in the window before',
      [touch(5), touch(40), touch(80), touch(130, { aspect: 'cooperation', direction: 'mutual' })],
      'proactive',
    ],
    ['a question of the window before', [inbound(5), touch(200, { aspect: 'evaluation' })], 'accountable'],
    ['a question of still earlier', [inbound(5), touch(241, { aspect: 'evaluation' })], 'reactive'],
    [
      'three of our own between four of the customer',
      [touch(5), touch(40), touch(80), ...[20, 55, 60, 100].map((age) => inbound(age))],
      'reactive',
    ],
  ];
  it.each(table)('%s', (_name, touchpoints, type) => {
    expect(relationshipOf({}, touchpoints).shown?.type).toBe(type);
  });

  it('says which other type it may be where one contact decides, and is less sure then', () => {
    const joint = (age: number) => touch(age, { aspect: 'cooperation', direction: 'mutual' });
    const unsureOf = (...touchpoints: readonly Touchpoint[]) => relationshipOf({}, touchpoints).shown?.unsure;
    expect(unsureOf(touch(5), joint(40), touch(80))).toBe('proactive');
    expect(unsureOf(touch(5), joint(40), joint(80))).toBeUndefined();
    expect(unsureOf(touch(5), touch(60))).toBe('accountable');
    expect(unsureOf(inbound(5))).toBe('basic');
    expect(unsureOf(inbound(5), inbound(40), inbound(80))).toBeUndefined();
    expect(unsureOf(inbound(5), touch(30, { aspect: 'feedback' }))).toBe('reactive');
    const clear = relationshipOf({}, [touch(5), joint(40), joint(80)]).shown?.confidence ?? 0;
    expect(relationshipOf({}, [touch(5), joint(40), touch(80)]).shown?.confidence).toBeLessThan(clear);
  });

  it('takes a question after a delivery for an accountable one', () => {
    expect(relationshipOf({ lastDeliveryOn: daysAgo(20) }, [touch(5)]).shown?.type).toBe('accountable');
    expect(relationshipOf({ lastDeliveryOn: daysAgo(50) }, [touch(5)]).shown?.type).toBe('reactive');
  });

  it('takes a contact within a week after the customer wrote for an answer, and one on the eighth day for our own', () => {
    const sentenceOf = (wrote: number) => relationshipOf({}, [touch(30), inbound(wrote)]).shown?.sentences[0]?.en;
    expect(sentenceOf(37)).toBe('For 120 days only the customer wrote first, once');
    expect(sentenceOf(38)).toBe('Contact on our own initiative: once in 120 days');
  });

  it('looks back 120 days', () => {
    expect(relationshipOf({}, [inbound(120)]).shown?.type).toBe('reactive');
    expect(relationshipOf({}, [inbound(121)]).shown?.type).toBe('basic');
  });

  it('names the touchpoints that it rests on', () => {
    const asked = touch(30, { aspect: 'evaluation' });
    expect(relationshipOf({}, [inbound(3), asked]).shown?.touchpointIds).toEqual([asked.id]);
  });

  it('does not judge a business that is younger than the window and silent', () => {
    expect(relationshipOf({ since: daysAgo(130) }, [touch(125)]).shown?.type).toBe('basic');
    expect(relationshipOf({ since: daysAgo(100) }, [touch(0, { channel: 'note' })]).shown).toBeUndefined();
  });
});

describe('the selection matrix', () => {
  it('has the nine cells of the theory', () => {
    const sizes = ['many', 'medium', 'few'] as const;
    const rows = (['high', 'medium', 'low'] as const).map((margin) => sizes.map((size) => readMatrix({ size, margin })));
    expect(rows).toEqual([
      ['accountable', 'proactive', 'partnership'],
      ['reactive', 'accountable', 'proactive'],
      ['basic', 'reactive', 'accountable'],
    ]);
  });
});

describe('the recommended type', () => {
  const cell: Measures = { segmentSize: 'many', segmentMargin: 'low' };
  const loyal: Measures = { ...cell, repeatShare: 0.9, shareOfWallet: 0.8 };

  it('is the cell when nothing else is known', () => {
    expect(relationshipOf({ measures: cell }).recommended).toMatchObject({ type: 'basic', cellType: 'basic', adjustments: [] });
  });

  it('is never below accountable for a loyal MVC or MGC', () => {
    const [adjustment] = relationshipOf({ tier: 'MGC', measures: loyal }).recommended?.adjustments ?? [];
    expect(adjustment).toMatchObject({ kind: 'loyalty', from: 'basic', to: 'accountable' });
    expect(adjustment?.sentence.zh_CN).toBe('忠诚度 85 %，不应停留在基本型');
    expect(relationshipOf({ tier: 'STANDARD', measures: loyal }).recommended?.type).toBe('basic');
  });

  it('rises one step with growth potential, but not for BZ and not beyond partnership', () => {
    const growing = { ...cell, growthPotential: 0.2 };
    expect(relationshipOf({ measures: growing }).recommended?.type).toBe('reactive');
    expect(relationshipOf({ measures: { ...cell, growthPotential: 0.19 } }).recommended?.type).toBe('basic');
    expect(relationshipOf({ tier: 'BZ', measures: growing }).recommended?.type).toBe('basic');
    const top: Measures = { segmentSize: 'few', segmentMargin: 'high', growthPotential: 1 };
    expect(relationshipOf({ measures: top }).recommended).toMatchObject({ type: 'partnership', adjustments: [] });
  });

  it('without a segment adjusts the declared type with little confidence, and is absent without any reason', () => {
    const grown = relationshipOf({ relationshipType: 'reactive', measures: { growthPotential: 0.5 } }).recommended;
    expect(grown).toMatchObject({ type: 'accountable' });
    expect(grown?.cell).toBeUndefined();
    expect(grown?.confidence).toBeLessThan(0.6);
    expect(relationshipOf({ measures: { growthPotential: 0 } }).recommended).toBeUndefined();
    expect(relationshipOf({}).recommended).toBeUndefined();
  });
});

describe('the way', () => {
  it('goes step by step, up and down, and is empty where there is none', () => {
    expect(readWay('reactive', 'proactive').map(({ en }) => en.split(':')[0])).toEqual(['Accountable', 'Proactive']);
    expect(readWay('partnership', 'accountable').map(({ en }) => en.split(':')[0])).toEqual(['Proactive', 'Accountable']);
    expect(readWay('basic', 'basic')).toEqual([]);
  });

  it('starts from the type as lived', () => {
    const { way } = relationshipOf(
      { relationshipType: 'proactive', measures: { segmentSize: 'medium', segmentMargin: 'high' } },
      [inbound(5), inbound(40)],
    );
    expect(way.map(({ zh_CN }) => zh_CN.split('：')[0])).toEqual(['负责型', '能动型']);
  });
});
