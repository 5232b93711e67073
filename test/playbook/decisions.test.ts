/** Decisions of reps -> effects per rule and follow-up questions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActionDecision, actionDecisionSchema } from '../../lib/model/action-decision.ts';
import type { NextAction } from '../../lib/model/next-action.ts';
import { makeDecision } from '../../lib/panel/make-decision.ts';
import { countRuleEffects } from '../../lib/playbook/count-rule-effects.ts';
import { defaultPlaybook } from '../../lib/playbook/default-playbook.ts';
import { findFollowUps } from '../../lib/playbook/find-follow-ups.ts';
import { proposeWeights } from '../../lib/playbook/propose-weights.ts';
import { rules } from '../../lib/playbook/registry.ts';
import { daysAgo, today } from '../tiering/examples.ts';

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

function decide(number: number, rest: object): ActionDecision {
  return actionDecisionSchema.parse({
    id: id(number),
    customerId: 'c1',
    ruleId: 'keep-in-touch',
    playbookVersion: 1,
    decidedAt: `${daysAgo(20)}T02:00:00Z`,
    ...rest,
  });
}

const taken = (number: number, followUpOn = daysAgo(5)) => decide(number, { kind: 'taken', followUpOn });
const answer = (number: number, of: number, outcome: string, decidedAt = `${daysAgo(1)}T02:00:00Z`) =>
  decide(number, { kind: 'outcome', of: id(of), outcome, decidedAt });

describe('a decision', () => {
  it('carries nothing but its own fields', () => {
    expect(() => decide(1, { kind: 'shown', note: 'x' })).toThrow(/note/);
    expect(() => decide(1, { kind: 'taken' })).toThrow(/followUpOn/);
    expect(() => decide(1, { kind: 'refused', reason: 'lazy' })).toThrow(/reason/);
  });
});

describe('the effects of a rule', () => {
  it('count what was shown, taken, put off, refused and why, and what came of it', () => {
    const effects = countRuleEffects([
      decide(1, { kind: 'shown' }),
      decide(2, { kind: 'shown' }),
      taken(3),
      taken(4),
      decide(5, { kind: 'postponed', until: today }),
      decide(6, { kind: 'refused', reason: 'wrong-time' }),
      answer(7, 3, 'worked'),
      decide(8, { kind: 'shown', ruleId: 'ask-referral' }),
    ]);
    expect(effects.map(({ ruleId }) => ruleId)).toEqual(['ask-referral', 'keep-in-touch']);
    expect(effects[1]).toMatchObject({ shown: 2, taken: 2, postponed: 1, refused: 1, open: 1 });
    expect(effects[1]?.refusals['wrong-time']).toBe(1);
    expect(effects[1]?.outcomes.worked).toBe(1);
  });

  it('do not count it as put off once more when that is taken back, in no time zone', () => {
    const action = { ruleId: 'keep-in-touch', playbookVersion: 1, followUpDays: 7 } as NextAction;
    for (const hours of [-12, -5, 0, 8, 14]) {
      const decidedAt = '2026-11-20T03:30:00Z';
      const localDay = new Date(Date.parse(decidedAt) + hours * 3_600_000).toISOString().slice(0, 10);
      const clicks = [{ kind: 'postponed', until: 'tomorrow' } as const, { kind: 'woken' } as const];
      const decisions = clicks.map((click) => makeDecision('c1', action, click, localDay, decidedAt));
      expect(countRuleEffects(decisions)[0], `${hours} h`).toMatchObject({ postponed: 1 });
      expect(countRuleEffects(decisions.slice(1)), `${hours} h`).toEqual([]);
    }
  });

  it('leave out what was begun or refused by mistake and taken back, and nothing that was decided after it', () => {
    const at = (minute: number) => `${daysAgo(20)}T02:0${minute}:00Z`;
    const back = (number: number, minute: number, rest: object = {}) =>
      decide(number, { kind: 'postponed', until: daysAgo(22), decidedAt: at(minute), ...rest });
    const begun = (number: number, minute: number) =>
      decide(number, { kind: 'taken', followUpOn: daysAgo(5), decidedAt: at(minute) });
    expect(countRuleEffects([begun(1, 0), back(2, 1)])).toEqual([]);
    expect(countRuleEffects([back(2, 1), decide(1, { kind: 'refused', reason: 'other' })])).toEqual([]);
    expect(countRuleEffects([begun(1, 0), back(2, 1), begun(3, 2)])[0]).toMatchObject({ taken: 1, open: 1 });
    expect(countRuleEffects([begun(1, 2), back(2, 1)])[0]).toMatchObject({ taken: 1 });
    for (const other of [{ customerId: 'c2' }, { ruleId: 'ask-referral' }, { about: id(99) }])
      expect(countRuleEffects([begun(1, 0), back(2, 1, other)])[0], JSON.stringify(other)).toMatchObject({ taken: 1 });
  });

  it('tell a success only from five outcomes on, partly counting half', () => {
    const outcomes = ['worked', 'worked', 'partly', 'failed', 'unknown', 'failed'];
    const decisions = outcomes.flatMap((outcome, place) => [taken(place), answer(100 + place, place, outcome)]);
    expect(countRuleEffects(decisions.slice(0, 8))[0]?.success).toBeUndefined();
    expect(countRuleEffects(decisions)[0]).toMatchObject({ success: 0.5, open: 0 });
  });

  it('take the newest of several outcomes, and none without its action', () => {
    const corrected = [answer(3, 1, 'worked', `${today}T01:00:00Z`), taken(1), answer(2, 1, 'failed')];
    expect(countRuleEffects(corrected)[0]?.outcomes).toEqual({ worked: 1, partly: 0, failed: 0, unknown: 0 });
    expect(countRuleEffects([answer(2, 1, 'failed')])).toEqual([]);
  });

  it('do not depend on the order, nor on how often a decision was sent', () => {
    const decisions = [
      decide(1, { kind: 'shown' }),
      taken(2),
      answer(3, 2, 'partly'),
      decide(4, { kind: 'refused', reason: 'other' }),
    ];
    const expected = countRuleEffects(decisions);
    fc.assert(
      fc.property(fc.shuffledSubarray([...decisions, ...decisions], { minLength: 8 }), (sent) => {
        expect(countRuleEffects(sent)).toEqual(expected);
      }),
    );
  });
});

describe('a follow-up', () => {
  it('is asked for from the day after the window, once', () => {
    expect(findFollowUps([taken(1, today)], today)).toEqual([]);
    const back = decide(2, { kind: 'postponed', until: daysAgo(22), decidedAt: `${daysAgo(20)}T02:00:05Z` });
    expect(findFollowUps([taken(1, daysAgo(1)), back], today)).toEqual([]);
    const [asked] = findFollowUps([taken(1, daysAgo(1))], today, () => '李薇');
    expect(asked).toMatchObject({ decisionId: id(1), ruleId: 'keep-in-touch', followUpOn: daysAgo(1) });
    expect(asked?.question.zh_CN).toBe('是否达到：李薇回应并谈到近况？');
    expect(findFollowUps([taken(1, daysAgo(1)), answer(2, 1, 'unknown')], today)).toEqual([]);
  });

  it('is a complete question for every rule, also when nobody knows the person', () => {
    for (const rule of rules) {
      const [asked] = findFollowUps([decide(1, { kind: 'taken', followUpOn: daysAgo(2), ruleId: rule.id })], today);
      for (const text of Object.values(asked?.question ?? {})) expect(text).not.toMatch(/[{}]/);
      expect(asked).toBeDefined();
    }
  });

  it('comes oldest first', () => {
    const open = findFollowUps([taken(1, daysAgo(3)), taken(2, daysAgo(9)), taken(3, daysAgo(3))], today);
    expect(open.map(({ decisionId }) => decisionId)).toEqual([id(2), id(1), id(3)]);
  });
});

describe('the proposed weights', () => {
  const effect = (changes: Partial<ReturnType<typeof countRuleEffects>[number]>) => {
    const [plain] = countRuleEffects([decide(1, { kind: 'shown' })]);
    if (plain === undefined) throw new Error('no effect');
    return { ...plain, ...changes };
  };
  const propose = (changes: Parameters<typeof effect>[0], weight = 1) =>
    proposeWeights([effect(changes)], { ...defaultPlaybook, rules: { 'keep-in-touch': { isOn: true, weight } } })[0];

  it('rise where the goal was reached, fall where it was not, and stay in between', () => {
    expect(propose({ taken: 20, success: 0.6 })).toMatchObject({ verdict: 'standardise', from: 1, to: 1.25 });
    expect(propose({ taken: 20, success: 0.59 })).toBeUndefined();
    expect(propose({ taken: 20, success: 0.31 })).toBeUndefined();
    expect(propose({ taken: 20, success: 0.3 })).toMatchObject({ verdict: 'weaken', to: 0.8 });
  });

  it('stay within bounds, and leave alone what stands at them', () => {
    expect(propose({ success: 0.9 }, 2.9)?.to).toBe(3);
    expect(propose({ success: 0.9 }, 3)).toBeUndefined();
    expect(propose({ success: 0.1 }, 0.4)).toBeUndefined();
  });

  it('do not mend a rule that half of the reps refuse', () => {
    expect(propose({ taken: 5, refused: 5, success: 0.9 })).toMatchObject({ verdict: 'look-again', from: 1, to: 1 });
    expect(propose({ taken: 4, refused: 5 })).toBeUndefined();
    expect(proposeWeights([effect({ ruleId: 'long-gone', success: 0.9 })], defaultPlaybook)).toEqual([]);
  });
});
