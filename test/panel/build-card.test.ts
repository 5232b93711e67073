/** The card: what this browser and colleagues decided, and what it is compared with. */
import { describe, expect, test } from 'vitest';
import type { TakenDecision } from '../../components/sidebar-view.ts';
import { buildCard, type CardInput } from '../../lib/panel/build-card.ts';
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
} as CardInput['head'];

function aCard(given: Partial<CardInput['facts']> = {}, more: Partial<CardInput> = {}) {
  const binding = { customerId: row.customer.id };
  const facts = { row, local: [], decisions: [], ...given };
  return buildCard({
    facts,
    head,
    page: undefined,
    nameOf: () => undefined,
    log: { kind: 'no-message', binding },
    population: undefined,
    nowMs,
    ...more,
  });
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
    expect(aCard({ decisions: [takenOn('2026-11-20')] }).followUp).toBeUndefined();
    expect(aCard({ decisions: [open] }).followUp?.taken).toEqual(open);
    const answer = makeOutcome(open, 'partly', options.now);
    expect(answer).toMatchObject({ kind: 'outcome', of: open.id, outcome: 'partly', ruleId: open.ruleId });
    expect(aCard({ decisions: [open, answer] }).followUp).toBeUndefined();
    expect(aCard({ decisions: [open], row: { ...row, decisions: [answer] } }).followUp).toBeUndefined();
  });

  test("about a colleague's action goes to the owner of the customer, and to nobody else", () => {
    const colleagues = { ...row, decisions: [takenOn('2026-11-19')] };
    expect(aCard({ row: colleagues }).followUp).toBeDefined();
    const foreign = { ...colleagues, customer: { ...row.customer, ownerId: 'mei' } };
    expect(aCard({ row: foreign }).followUp).toBeUndefined();
  });
});

test('a click counts at once, also before the clock of the panel ticks again', () => {
  const { action } = aCard().suggestion ?? {};
  if (!action) throw new Error('the sample customer has no next action');
  const later = new Date(nowMs + 20_000).toISOString();
  const taken = makeDecision(row.customer.id, action, { kind: 'taken' }, options.today, later);
  expect(aCard({ decisions: [taken] }).suggestion?.action?.ruleId).not.toBe(action.ruleId);
});

test('the tier is compared with all customers as soon as their cut is known', () => {
  const population = summarisePopulation([row.customer.measures], options.playbook);
  const alone = aCard().insight?.tier;
  const compared = aCard({}, { population }).insight?.tier;
  expect(JSON.stringify(alone)).toContain('until it is compared with the others');
  expect(JSON.stringify(compared)).not.toContain('until it is compared with the others');
});
