/** Further reasons of a rule to keep silent, each a small change of its example that fires. */
import type { ShardRow } from '../../../lib/model/export.ts';
import { aRow, inbound, touch } from '../../tiering/examples.ts';
import type { RuleExample } from './example.ts';
import { keepingExamples } from './keeping.ts';
import { relationshipExamples } from './relationship.ts';
import { trustExamples } from './trust.ts';
import { valueExamples } from './value.ts';

export interface Silence {
  readonly rule: string;
  readonly when: string;
  readonly row: ShardRow;
}

const examples: Readonly<Record<string, RuleExample>> = {
  ...valueExamples,
  ...relationshipExamples,
  ...trustExamples,
  ...keepingExamples,
};

/** The row for which the rule fires. */
function firing(rule: string): ShardRow {
  const example = examples[rule];
  if (!example) throw new Error(`No example for rule ${rule}`);
  return example.fires;
}

function and(rule: string, when: string, change: (row: ShardRow) => ShardRow): Silence {
  return { rule, when, row: change(firing(rule)) };
}

const withTouchpoint = (touchpoint: ReturnType<typeof touch>) => (row: ShardRow) => ({
  ...row,
  touchpoints: [touchpoint, ...row.touchpoints],
});
const withCustomer = (changes: Partial<ShardRow['customer']>) => (row: ShardRow) => ({
  ...row,
  customer: { ...row.customer, ...changes },
});

export const silences: readonly Silence[] = [
  and('adjust-after-feedback', 'something was adjusted since', withTouchpoint(touch(2, { aspect: 'adjustment' }))),
  {
    rule: 'ask-about-silence',
    when: 'executives are asked to answer it: a rival was named before it',
    row: aRow({ tier: 'MGC' }, [inbound(60, { competitor: '蓝海' }), ...firing('ask-about-silence').touchpoints]),
  },
  and('ask-about-silence', 'we have spoken on the telephone lately', withTouchpoint(touch(44, { channel: 'call' }))),
  and('live-up-to-type', 'its type was set too high', (row) => ({
    ...row,
    customer: { ...row.customer, measures: { segmentSize: 'many', segmentMargin: 'low' } },
  })),
  and('ask-preference', 'it has said what it wants', withCustomer({ contactPreference: { maxPer30Days: 4 } })),
  and('ask-with-pictures', 'it has given feedback once', withTouchpoint(inbound(170, { aspect: 'feedback' }))),
  and('discover-needs', 'the worst of it is not settled', (row) => ({ ...row, touchpoints: row.touchpoints.slice(1) })),
  and('group-the-alike', 'few are like it', withCustomer({ measures: { segmentSize: 'few', segmentMargin: 'high' } })),
  and('grow-mgc', 'its needs were talked about last month', withTouchpoint(touch(30, { aspect: 'need-discovery' }))),
  and('invite-into-design', 'cooperation is lively', withTouchpoint(touch(30, { aspect: 'cooperation' }))),
  {
    rule: 'invite-into-design',
    when: 'it has been known for a week',
    row: aRow({ tier: 'MVC' }, [touch(7, { sentiment: 'good' })]),
  },
  and('link-customers', 'it was linked last month', withTouchpoint(touch(30, { aspect: 'customer-linking' }))),
  and('link-customers', 'it was linked four months ago', withTouchpoint(touch(120, { aspect: 'customer-linking' }))),
  and('meet-new-contact', 'nobody is on record', withCustomer({ contacts: [] })),
  and('pass-on-adjustment', 'few are like it', withCustomer({ measures: { segmentSize: 'few' } })),
];
