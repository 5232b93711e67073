/** Random and chosen customers -> properties of the suggestion that hold for all of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActionDecision } from '../../lib/model/action-decision.ts';
import { relationshipTypeSchema, tierSchema } from '../../lib/model/customer.ts';
import { shardRowSchema } from '../../lib/model/export.ts';
import { type Playbook, playbookSchema } from '../../lib/model/playbook.ts';
import { capWindowDays } from '../../lib/playbook/contact-allowance.ts';
import { defaultPlaybook } from '../../lib/playbook/default-playbook.ts';
import { rules } from '../../lib/playbook/registry.ts';
import { suggestNextAction } from '../../lib/playbook/suggest-next-action.ts';
import { dayOfInstant, toDay } from '../../lib/tiering/calendar.ts';
import { readInsight } from '../../lib/tiering/read-insight.ts';
import { aRow, daysAgo, inbound, options, today, touch } from '../tiering/examples.ts';
import { arbitraryRow } from './arbitrary-row.ts';

const complaint = inbound(9, { sentiment: 'bad', issue: { reference: '231', dueOn: daysAgo(2) } });

function decision(changes: Partial<ActionDecision> & Pick<ActionDecision, 'kind' | 'ruleId'>): ActionDecision {
  return {
    id: '11111111-1111-4111-8111-111111111111',
    customerId: 'c1',
    playbookVersion: 1,
    decidedAt: `${daysAgo(1)}T02:00:00Z`,
    ...changes,
  } as ActionDecision;
}

describe('the suggestion for any customer', () => {
  it('is drawn from valid rows', () => {
    fc.assert(fc.property(arbitraryRow, (row) => void shardRowSchema.parse(row)));
  });

  it('is the same for the same input, whatever order the touchpoints come in, and changes nothing', () => {
    fc.assert(
      fc.property(arbitraryRow, (row) => {
        const before = structuredClone(row);
        const first = suggestNextAction(row, options);
        const turned = { ...row, touchpoints: [...row.touchpoints].reverse() };
        expect(suggestNextAction(turned, options)).toEqual(first);
        expect(row).toEqual(before);
      }),
      { numRuns: 1000 },
    );
  });

  it('never contacts inside the frequency cap, through a refused channel, or before the day asked for', () => {
    let contacts = 0;
    fc.assert(
      fc.property(arbitraryRow, (row) => {
        const { action, runnersUp } = suggestNextAction(row, options);
        const preference = row.customer.contactPreference;
        const cap = preference?.maxPer30Days ?? defaultPlaybook.frequencyCapPer30Days;
        for (const shown of [...(action === undefined ? [] : [action]), ...runnersUp]) {
          if (shown.channel === 'note') continue;
          contacts += 1;
          expect(preference?.refusedChannels ?? []).not.toContain(shown.channel);
          if (preference?.notBefore !== undefined) expect(preference.notBefore <= today).toBe(true);
          for (const day of [toDay(today), Math.max(toDay(today), toDay(shown.dueOn))]) {
            const before = row.touchpoints.filter(({ happenedAt, channel, direction }) => {
              const age = day - dayOfInstant(happenedAt, options.timeZone);
              return channel !== 'note' && direction !== 'inbound' && age >= 0 && age < capWindowDays;
            });
            expect(before.length + 1).toBeLessThanOrEqual(cap);
          }
        }
      }),
      { numRuns: 1000 },
    );
    expect(contacts).toBeGreaterThan(300);
  });

  it('offers nothing while a complaint is open, and puts the complaint first when contact is welcome', () => {
    let led = 0;
    fc.assert(
      fc.property(arbitraryRow, fc.double({ min: 0, max: 10, noNaN: true }), (row, weight) => {
        const { contactPreference: _none, ...customer } = row.customer;
        const calm = row.touchpoints.filter(
          ({ direction, happenedAt }) => direction === 'inbound' || happenedAt < `${daysAgo(40)}T`,
        );
        const playbook: Playbook = {
          ...defaultPlaybook,
          rules: Object.fromEntries(rules.map(({ id, kind }) => [id, { isOn: true, weight: kind === 'repair' ? weight : 10 }])),
        };
        const suggestion = suggestNextAction({ ...row, customer, touchpoints: [...calm, complaint] }, { ...options, playbook });
        for (const shown of [suggestion.action, ...suggestion.runnersUp]) expect(shown?.kind).not.toBe('offer');
        expect(suggestion.action?.kind).toBe('repair');
        led += 1;
      }),
      { numRuns: 1000 },
    );
    expect(led).toBe(1000);
  });

  it('says on the card what the trace says', () => {
    fc.assert(
      fc.property(arbitraryRow, (row) => {
        const { action, runnersUp, trace } = suggestNextAction(row, options);
        const shown = [...(action === undefined ? [] : [action]), ...runnersUp];
        const free = trace.filter(({ outcome }) => outcome === 'suggested' || outcome === 'beaten');
        expect(free.map(({ ruleId, score }) => [ruleId, score])).toEqual(shown.map(({ ruleId, score }) => [ruleId, score]));
        expect(trace.filter(({ outcome }) => outcome === 'suggested').length).toBe(action === undefined ? 0 : 1);
        expect([...trace].sort((a, b) => b.score - a.score)).toEqual(trace);
        for (const { ruleId, urgency, weight, score } of trace) {
          expect(urgency >= 0 && urgency <= 100).toBe(true);
          const isRepair = rules.find(({ id }) => id === ruleId)?.kind === 'repair';
          // Above the highest urgency with the highest weight.
          expect(score - (isRepair ? 1001 : 0)).toBeCloseTo(urgency * weight, 1);
        }
        for (const one of shown) {
          expect(one.playbookVersion).toBe(defaultPlaybook.version);
          expect(one.contactId === undefined).toBe(row.customer.contacts.length === 0);
          if (one.contactId !== undefined) expect(row.customer.contacts.map(({ id }) => id)).toContain(one.contactId);
          if (one.about !== undefined) expect(row.touchpoints.map(({ id }) => id)).toContain(one.about);
          expect(one.reasons.length).toBeGreaterThan(0);
          for (const language of ['en', 'zh_CN', 'zh_TW'] as const) {
            const texts = [one.title, one.goal, ...one.reasons.map(({ sentence }) => sentence)].map(
              (sentence) => sentence[language],
            );
            for (const text of [...texts, one.message ?? '-']) expect(text).not.toMatch(/[{}]|undefined|NaN|Infinity|\[object/);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('no longer weighs on what anybody has logged as settled', () => {
    let weighed = 0;
    fc.assert(
      fc.property(arbitraryRow, (row) => {
        const { worst } = readInsight(row, options);
        if (worst === undefined) return;
        weighed += 1;
        const note = touch(0, { channel: 'note', staffId: 'wu', settles: worst.touchpointId });
        const settled = { ...row, touchpoints: [...row.touchpoints.slice(0, 39), note] };
        expect(readInsight(settled, options).worst?.touchpointId).not.toBe(worst.touchpointId);
        const { action, runnersUp } = suggestNextAction(settled, options);
        const repairs = [action, ...runnersUp].filter((shown) => shown?.kind === 'repair');
        for (const shown of repairs) expect(shown?.about).not.toBe(worst.touchpointId);
      }),
      { numRuns: 1000 },
    );
    expect(weighed).toBeGreaterThan(200);
  });

  it('does not change when the caller hands over the insight of the same row', () => {
    fc.assert(
      fc.property(arbitraryRow, (row) => {
        expect(suggestNextAction(row, { ...options, insight: readInsight(row, options) })).toEqual(
          suggestNextAction(row, options),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('never shows a rule that is switched off', () => {
    fc.assert(
      fc.property(arbitraryRow, (row) => {
        const first = suggestNextAction(row, options).action?.ruleId;
        if (first === undefined) return;
        const playbook = { ...defaultPlaybook, rules: { ...defaultPlaybook.rules, [first]: { isOn: false, weight: 1 } } };
        const { action, runnersUp, trace } = suggestNextAction(row, { ...options, playbook });
        expect([action, ...runnersUp].map((shown) => shown?.ruleId)).not.toContain(first);
        expect(trace.find(({ ruleId }) => ruleId === first)?.outcome).toBe('switched-off');
      }),
      { numRuns: 600 },
    );
  });
});

describe('the cadence', () => {
  const days = (
    playbook: Playbook,
    tier: (typeof tierSchema.options)[number],
    type: (typeof relationshipTypeSchema.options)[number],
  ) => playbook.cadenceDays[tier][type] ?? Number.POSITIVE_INFINITY;

  it('of a higher tier is never longer, in the built-in playbook', () => {
    for (const type of relationshipTypeSchema.options) {
      const row = tierSchema.options.map((tier) => days(defaultPlaybook, tier, type));
      expect([...row].sort((a, b) => a - b)).toEqual(row);
    }
  });

  it('that is longer for a higher tier is refused with its place, whatever the figures', () => {
    // Often only a day apart: the limit itself is where a comparison goes wrong.
    const days = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 730 }));
    const interval = fc.option(days, { nil: null });
    fc.assert(
      fc.property(
        fc.constantFrom(...relationshipTypeSchema.options),
        fc.tuple(interval, interval, interval, interval),
        (type, intervals) => {
          const cadenceDays = structuredClone(defaultPlaybook.cadenceDays);
          for (const [place, tier] of tierSchema.options.entries()) cadenceDays[tier][type] = intervals[place] ?? null;
          const result = playbookSchema.safeParse({ ...defaultPlaybook, cadenceDays });
          const row = intervals.map((value) => value ?? Number.POSITIVE_INFINITY);
          const isMonotone = row.every((value, place) => value <= (row[place + 1] ?? Number.POSITIVE_INFINITY));
          expect(result.success).toBe(isMonotone);
          if (!result.success) expect(result.error.issues[0]?.path.slice(0, 1)).toEqual(['cadenceDays']);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is due no later for a higher tier with the same history', () => {
    const order = tierSchema.options;
    fc.assert(
      fc.property(arbitraryRow, (row) => {
        const isDue = order.map((tier) =>
          suggestNextAction({ ...row, customer: { ...row.customer, tier } }, options).trace.some(
            ({ ruleId }) => ruleId === 'keep-in-touch',
          ),
        );
        for (const [place, due] of isDue.entries()) if (due && place > 0) expect(isDue[place - 1]).toBe(true);
      }),
      { numRuns: 600 },
    );
  });
});

describe('a rep’s decision', () => {
  const row = aRow({}, [touch(100)]);
  const suggestWith = (...decisions: ActionDecision[]) => suggestNextAction(row, { ...options, decisions });
  const outcomeOf = (ruleId: string, ...decisions: ActionDecision[]) =>
    suggestWith(...decisions).trace.find((line) => line.ruleId === ruleId);

  it('is not needed for the first suggestion', () => {
    expect(suggestWith().action?.ruleId).toBe('keep-in-touch');
  });

  it('to postpone silences the rule until that morning', () => {
    expect(
      outcomeOf('keep-in-touch', decision({ kind: 'postponed', ruleId: 'keep-in-touch', until: daysAgo(-1) })),
    ).toMatchObject({
      outcome: 'postponed',
      until: daysAgo(-1),
    });
    expect(outcomeOf('keep-in-touch', decision({ kind: 'postponed', ruleId: 'keep-in-touch', until: today }))?.outcome).toBe(
      'suggested',
    );
  });

  it('to refuse silences it for 180 days, for 30 when only the time was wrong', () => {
    const refusedOn = (age: number, reason: 'not-useful' | 'wrong-time') =>
      outcomeOf(
        'keep-in-touch',
        decision({ kind: 'refused', ruleId: 'keep-in-touch', reason, decidedAt: `${daysAgo(age)}T02:00:00Z` }),
      )?.outcome;
    expect(refusedOn(179, 'not-useful')).toBe('refused');
    expect(refusedOn(180, 'not-useful')).toBe('suggested');
    expect(refusedOn(29, 'wrong-time')).toBe('refused');
    expect(refusedOn(30, 'wrong-time')).toBe('suggested');
  });

  it('to take it silences it until its window has passed', () => {
    const taken = (followUpOn: string) =>
      outcomeOf(
        'keep-in-touch',
        decision({ kind: 'taken', ruleId: 'keep-in-touch', followUpOn, decidedAt: `${daysAgo(20)}T02:00:00Z` }),
      )?.outcome;
    expect(taken(today)).toBe('taken');
    expect(taken(daysAgo(1))).toBe('suggested');
  });

  it('of yesterday counts, of another customer does not, of the future is not known yet', () => {
    const later = decision({ kind: 'postponed', ruleId: 'keep-in-touch', until: daysAgo(-9) });
    expect(outcomeOf('keep-in-touch', { ...later, customerId: 'c2' })?.outcome).toBe('suggested');
    expect(outcomeOf('keep-in-touch', { ...later, decidedAt: `${today}T08:00:01Z` })?.outcome).toBe('suggested');
    expect(outcomeOf('keep-in-touch', later)?.outcome).toBe('postponed');
  });

  it('on one complaint does not silence the next, and a refused complaint comes back within a week', () => {
    const refused = decision({ kind: 'refused', ruleId: 'settle-complaint', reason: 'not-useful', about: complaint.id });
    const suggest = (touchpoint: typeof complaint, age: number) =>
      suggestNextAction(aRow({}, [touchpoint]), {
        ...options,
        decisions: [{ ...refused, decidedAt: `${daysAgo(age)}T02:00:00Z` }],
      }).trace.find(({ ruleId }) => ruleId === 'settle-complaint')?.outcome;
    expect(suggest(complaint, 6)).toBe('refused');
    expect(suggest(complaint, 7)).toBe('suggested');
    expect(suggest({ ...complaint, id: '22222222-2222-4222-8222-222222222222' }, 1)).toBe('suggested');
  });

  it('carried out by a touchpoint counts as taken', () => {
    const done = touch(100, { carriedOut: { ruleId: 'keep-in-touch', playbookVersion: 1 } });
    expect(suggestNextAction(aRow({}, [done]), options).action?.ruleId).toBe('keep-in-touch');
    const stillResting = [inbound(3, { carriedOut: { ruleId: 'keep-in-touch', playbookVersion: 1 } }), touch(100)];
    expect(
      suggestNextAction(aRow({}, stillResting), options).trace.find(({ ruleId }) => ruleId === 'keep-in-touch')?.outcome,
    ).toBe('taken');
  });
});

describe('the question after a delivery', () => {
  const askedAt = (age: number) =>
    suggestNextAction(aRow({ lastDeliveryOn: daysAgo(age) }), options).trace.find(({ ruleId }) => ruleId === 'ask-after-delivery')
      ?.urgency;

  it('comes after a week of use, presses from the third week on, and is dropped after six', () => {
    expect([6, 7, 20, 21, 42, 43].map(askedAt)).toEqual([undefined, 55, 55, 70, 70, undefined]);
  });
});

describe('the card of the mail about complaint 231', () => {
  const row = aRow({ tier: 'MVC', keyAccountScope: 'NKA', language: 'zh_TW' }, [
    complaint,
    ...[20, 50, 80, 110, 140, 170, 200].map((age) => touch(age, { sentiment: 'good' })),
  ]);
  const { action } = suggestNextAction(row, options);

  it('says what to do and why, in few words', () => {
    expect(action?.title).toEqual({
      en: 'Call 李薇 and settle complaint 231',
      zh_CN: '打电话给李薇，把 231 号投诉讲清楚',
      zh_TW: '打電話給李薇，把 231 號客訴講清楚',
    });
    expect(action?.reasons.map(({ sentence }) => sentence.zh_CN)).toEqual([
      '投诉已开 9 天，约定 7 天内答复',
      '已超过约定 2 天',
      '连续 7 次良好往来后中断',
    ]);
    expect(action).toMatchObject({
      dueOn: daysAgo(2),
      tone: 'alert',
      channel: 'call',
      contactId: 'li',
      resource: 'people',
      about: complaint.id,
    });
  });

  it('writes to the customer in the customer’s language', () => {
    expect(action?.message).toMatch(/^李薇您好：這次的問題/);
  });

  it('turns to writing when calls, visits and meetings are refused', () => {
    const contactPreference = { refusedChannels: ['call' as const, 'visit' as const, 'meeting' as const] };
    const suggestion = suggestNextAction({ ...row, customer: { ...row.customer, contactPreference } }, options);
    expect(suggestion.action?.title.zh_CN).toBe('写邮件给李薇，把 231 号投诉讲清楚');
  });

  it('tells another rep whose customer it is', () => {
    const other = suggestNextAction(row, { ...options, viewerId: 'mei' });
    expect(other.action?.reasons.at(-1)?.sentence.zh_CN).toBe('客户由陈晨负责，先打个招呼');
    expect(suggestNextAction(row, { ...options, viewerId: 'zhang' }).action).toEqual(action);
  });

  it('holds back when the cap is reached, says since when and until when, and still lets us prepare', () => {
    const busy = aRow({ tier: 'MVC', contactPreference: { maxPer30Days: 2 } }, [complaint, touch(3), touch(11)]);
    const { action: next, heldBack, trace } = suggestNextAction(busy, options);
    expect(heldBack).toEqual({
      until: daysAgo(-19),
      sentence: {
        en: 'Contacted 2 of 2 times in 30 days; next from 9 Dec',
        zh_CN: '30 天内已联系 2 次（上限 2 次），12月9日起再联系',
        zh_TW: '30 天內已聯繫 2 次（上限 2 次），12月9日起再聯繫',
      },
    });
    expect(next?.channel).toBe('note');
    expect(trace.find(({ ruleId }) => ruleId === 'settle-complaint')).toMatchObject({
      outcome: 'held-by-cap',
      until: daysAgo(-19),
    });
  });
});
