/** What is said of a customer: what this browser and colleagues decided, and what it is compared with. */
import { describe, expect, test } from 'vitest';
import type { TakenDecision } from '../../components/sidebar-view.ts';
import { type EvaluationInput, evaluateFacts } from '../../lib/background/evaluate-customer.ts';
import { makeDecision, makeOutcome } from '../../lib/panel/make-decision.ts';
import { summarisePopulation } from '../../lib/tiering/propose-tiers.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';
import { aRow, options, periods, staff, touch, withMeasures } from '../tiering/examples.ts';

const nowMs = Date.parse(options.now);
const { company } = sampleCompany({ seed: 1, now: nowMs, size: 5 });
const measured = withMeasures({ periods: periods([100, 120, 140, 160]) });
const row = aRow({ ownerId: 'chen', ...measured }, [touch(300)]);
const head = {
  formatVersion: 1,
  epoch: 'e',
  version: 1,
  rowCount: 1,
  rowsHash: '0000000000000000',
  company,
  viewer: { id: 'chen', name: '陈晨', role: 'rep' },
  staff: [...staff],
  tierList: { version: 0 },
  playbook: options.playbook,
  leaseDays: 30,
} as EvaluationInput['head'];

function evaluate(given: Partial<EvaluationInput['facts']> = {}, more: Partial<EvaluationInput> = {}) {
  const facts = { row, local: [], decisions: [], ...given };
  return evaluateFacts({ facts, head, population: undefined, nowMs, ...more });
}

function takenOn(followUpOn: string): TakenDecision {
  const customerId = row.customer.id;
  const decidedAt = '2026-11-01T08:00:00Z';
  return {
    id: crypto.randomUUID(),
    customerId,
    ruleId: 'keep-in-touch',
    playbookVersion: 1,
    decidedAt,
    kind: 'taken',
    followUpOn,
  };
}

describe('the follow-up', () => {
  test('is asked from the day after the window on, until it is answered', () => {
    const open = takenOn('2026-11-19');
    expect(evaluate({ decisions: [takenOn('2026-11-20')] }).followUp).toBeUndefined();
    expect(evaluate({ decisions: [open] }).followUp?.taken).toEqual(open);
    const answer = makeOutcome(open, 'partly', options.now);
    expect(answer).toMatchObject({ kind: 'outcome', of: open.id, outcome: 'partly', ruleId: open.ruleId });
    expect(evaluate({ decisions: [open, answer] }).followUp).toBeUndefined();
    expect(evaluate({ decisions: [open], row: { ...row, decisions: [answer] } }).followUp).toBeUndefined();
  });

  test("about a colleague's action goes to the owner of the customer, and to nobody else", () => {
    const colleagues = { ...row, decisions: [takenOn('2026-11-19')] };
    expect(evaluate({ row: colleagues }).followUp).toBeDefined();
    const foreign = { ...colleagues, customer: { ...row.customer, ownerId: 'mei' } };
    expect(evaluate({ row: foreign }).followUp).toBeUndefined();
  });
});

test('a click counts at once, whatever the clock says', () => {
  const { action } = evaluate().suggestion;
  if (!action) throw new Error('the sample customer has no next action');
  const later = new Date(nowMs + 20_000).toISOString();
  const taken = makeDecision(row.customer.id, action, { kind: 'taken' }, options.today, later);
  expect(evaluate({ decisions: [taken] }).suggestion.action?.ruleId).not.toBe(action.ruleId);
});

test('the tier is compared with all customers as soon as their cut is known', () => {
  const population = summarisePopulation([row.customer.measures], options.playbook);
  const alone = evaluate().insight.tier;
  const compared = evaluate({}, { population }).insight.tier;
  expect(JSON.stringify(alone)).toContain('until it is compared with the others');
  expect(JSON.stringify(compared)).not.toContain('until it is compared with the others');
});
