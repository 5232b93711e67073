/** Due days: what began on a day is due a certain day, and does not move away from who lets it lie. */
import { expect, it } from 'vitest';
import { rules } from '../../lib/playbook/registry.ts';
import { suggestNextAction } from '../../lib/playbook/suggest-next-action.ts';
import { toDate, toDay } from '../../lib/tiering/calendar.ts';
import { options, today } from '../tiering/examples.ts';
import { keepingExamples } from './examples/keeping.ts';
import { relationshipExamples } from './examples/relationship.ts';
import { trustExamples } from './examples/trust.ts';
import { valueExamples } from './examples/value.ts';

const examples = { ...valueExamples, ...relationshipExamples, ...trustExamples, ...keepingExamples };

/** What waits for an answer, was promised, went wrong, or has its turn after so many days. */
const dated = [
  'adjust-after-feedback',
  'answer-inquiry',
  'ask-about-silence',
  'ask-after-delivery',
  'ask-for-successor',
  'confirm-resolution',
  'counter-exclusion',
  'customise-offer',
  'executive-meeting',
  'half-year-evaluation',
  'invite-questions',
  'joint-review',
  'keep-in-touch',
  'keep-promise',
  'know-what-colleagues-heard',
  'open-green-channel',
  'regular-visit',
  'repair-bad-episode',
  'settle-complaint',
  'share-better-use',
  'stay-after-delivery',
  'visit-with-manager',
];

it.each(dated)('%s is due on the same day, whenever one looks', (id) => {
  const rule = rules.find((each) => each.id === id);
  const row = examples[id]?.fires;
  if (rule === undefined || row === undefined) throw new Error(`There is no rule ${id} with an example`);
  const dueOn = (day: number): string | undefined =>
    suggestNextAction(row, { ...options, today: toDate(day), rules: [rule] }).action?.dueOn;
  // A row that just fires may no longer do so a day later, or not yet a day earlier.
  const seen = [-1, 0, 1, 2].map((step) => dueOn(toDay(today) + step)).filter((due) => due !== undefined);
  expect(seen.length).toBeGreaterThan(1);
  expect(new Set(seen).size).toBe(1);
});

it('what went wrong three weeks ago and was never put right is late', () => {
  const row = examples['repair-bad-episode']?.fires;
  if (row === undefined) throw new Error('There is no such example');
  const late = { ...options, today: toDate(toDay(today) + 21), now: `${toDate(toDay(today) + 21)}T08:00:00Z` };
  const { action } = suggestNextAction(row, late);
  expect(action?.ruleId).toBe('repair-bad-episode');
  expect((action?.dueOn ?? '') < late.today).toBe(true);
});
