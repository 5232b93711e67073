/** Examples of the rules of part 6: perceived value and trust. */
import { aRow, daysAgo, inbound, touch } from '../../tiering/examples.ts';
import type { RuleExample } from './example.ts';

const complaint = (age: number, dueOn: string, resolvedOn?: string) =>
  inbound(age, {
    sentiment: 'bad',
    aspect: 'feedback',
    issue: { reference: '231', dueOn, ...(resolvedOn !== undefined && { resolvedOn }) },
  });
const sacrifice = (age: number, part: 'effort' | 'service' = 'effort') =>
  touch(age, { value: { side: 'sacrifice', part, note: '重复填表' } });
const benefit = (age: number, part: 'product' | 'service' = 'product') => touch(age, { value: { side: 'benefit', part } });

export const trustExamples: Readonly<Record<string, RuleExample>> = {
  'settle-complaint': {
    because: 'it was settled today',
    fires: aRow({}, [complaint(9, daysAgo(2))]),
    justNot: aRow({}, [complaint(9, daysAgo(2), daysAgo(0))]),
  },
  'escalate-complaint': {
    because: 'four days late is still the owner’s own',
    fires: aRow({ tier: 'MVC' }, [complaint(12, daysAgo(5))]),
    justNot: aRow({ tier: 'MVC' }, [complaint(12, daysAgo(4))]),
  },
  'keep-promise': {
    because: 'there are four days left',
    fires: aRow({}, [touch(5, { issue: { reference: 'Q-7', dueOn: daysAgo(-3) } })]),
    justNot: aRow({}, [touch(5, { issue: { reference: 'Q-7', dueOn: daysAgo(-4) } })]),
  },
  'repair-bad-episode': {
    because: 'a good episode has followed',
    fires: aRow({}, [touch(4), inbound(9, { sentiment: 'bad' })]),
    justNot: aRow({}, [touch(4, { sentiment: 'good' }), inbound(9, { sentiment: 'bad' })]),
  },
  'confirm-resolution': {
    because: 'the customer may try it for two days',
    fires: aRow({}, [complaint(20, daysAgo(13), daysAgo(3))]),
    justNot: aRow({}, [complaint(20, daysAgo(13), daysAgo(2))]),
  },
  'keep-one-face': {
    because: 'three people are bearable',
    fires: aRow({ tier: 'MGC' }, [
      touch(1),
      touch(2, { staffId: 'mei' }),
      touch(3, { staffId: 'lin' }),
      touch(4, { staffId: 'wu' }),
    ]),
    justNot: aRow({ tier: 'MGC' }, [touch(1), touch(2, { staffId: 'mei' }), touch(3, { staffId: 'lin' })]),
  },
  'introduce-new-owner': {
    because: 'the owner was in touch a year ago',
    fires: aRow({}, [touch(20, { staffId: 'mei' }), touch(366)]),
    justNot: aRow({}, [touch(20, { staffId: 'mei' }), touch(365)]),
  },
  'meet-new-contact': {
    because: 'the usual person has turned up last',
    fires: aRow({}, [touch(3, { contactId: 'wang' }), touch(9, { contactId: 'wang' }), touch(30), touch(60), touch(90)]),
    justNot: aRow({}, [touch(3), touch(9, { contactId: 'wang' }), touch(30), touch(60), touch(90)]),
  },
  'ask-for-successor': {
    because: 'somebody of us has been there since',
    fires: aRow({}, [touch(9, { channel: 'note', news: 'people-change' }), touch(10, { channel: 'visit' })]),
    justNot: aRow({}, [touch(8, { channel: 'visit' }), touch(9, { channel: 'note', news: 'people-change' })]),
  },
  'lighten-the-load': {
    because: 'what the product gives weighs twice, and one more benefit puts both sides in balance',
    fires: aRow({}, [sacrifice(3), sacrifice(30), sacrifice(60), benefit(9)]),
    justNot: aRow({}, [sacrifice(3), sacrifice(30), sacrifice(60), benefit(9), benefit(20, 'service')]),
  },
  'mend-extra-service': {
    because: 'the other note is older than a year',
    fires: aRow({}, [sacrifice(3, 'service'), sacrifice(365, 'service')]),
    justNot: aRow({}, [sacrifice(3, 'service'), sacrifice(366, 'service')]),
  },
};
