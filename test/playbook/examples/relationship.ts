/** Examples of the rules of parts 4 and 5: relationship type and aspects. */
import { aRow, daysAgo, inbound, touch } from '../../tiering/examples.ts';
import type { RuleExample } from './example.ts';

const loyal = { repeatShare: 0.8, shareOfWallet: 0.7, brandAttention: 0.6 };
const lessLoyal = { repeatShare: 0.6, shareOfWallet: 0.6, brandAttention: 0.6 };
/** Five good episodes in a row: the customer trusts us. */
const trusting = [10, 40, 70, 100, 130].map((age) => touch(age, { sentiment: 'good' }));
const almostTrusting = trusting.slice(1);

export const relationshipExamples: Readonly<Record<string, RuleExample>> = {
  'keep-in-touch': {
    because: 'an accountable standard customer is contacted every 90 days',
    fires: aRow({}, [touch(90)]),
    justNot: aRow({}, [touch(89)]),
  },
  'ask-after-delivery': {
    because: 'somebody asked the day after the delivery; a delivery note is no question',
    fires: aRow({ lastDeliveryOn: daysAgo(16) }, [touch(15, { aspect: 'liaison' }), touch(16, { aspect: 'feedback' })]),
    justNot: aRow({ lastDeliveryOn: daysAgo(16) }, [touch(15, { aspect: 'feedback' })]),
  },
  'invite-questions': {
    because: 'three weeks and a day are too late for an invitation',
    fires: aRow({ relationshipType: 'reactive', lastDeliveryOn: daysAgo(21) }),
    justNot: aRow({ relationshipType: 'reactive', lastDeliveryOn: daysAgo(22) }),
  },
  'share-better-use': {
    because: 'the last exchange is not yet 60 days old',
    fires: aRow({ relationshipType: 'proactive' }, [touch(60, { aspect: 'exchange' })]),
    justNot: aRow({ relationshipType: 'proactive' }, [touch(59, { aspect: 'exchange' })]),
  },
  'joint-review': {
    because: 'the quarter is not over',
    fires: aRow({ relationshipType: 'partnership' }, [touch(91, { aspect: 'evaluation' })]),
    justNot: aRow({ relationshipType: 'partnership' }, [touch(90, { aspect: 'evaluation' })]),
  },
  'live-up-to-type': {
    because: 'three contacts of our own, spread over the window, are proactive',
    fires: aRow({ tier: 'MVC', relationshipType: 'proactive' }, [inbound(5), inbound(40), inbound(80)]),
    justNot: aRow({ tier: 'MVC', relationshipType: 'proactive' }, [touch(5), touch(40), touch(80)]),
  },
  'raise-type': {
    because: 'medium margin and few customers speak for proactive, not for partnership',
    fires: aRow({ relationshipType: 'proactive', measures: { segmentSize: 'few', segmentMargin: 'high' } }),
    justNot: aRow({ relationshipType: 'proactive', measures: { segmentSize: 'few', segmentMargin: 'medium' } }),
  },
  'free-loyal-customer': {
    because: 'a loyalty of 60 % is below the limit of 65 %',
    fires: aRow({ tier: 'MGC', relationshipType: 'reactive', measures: loyal }),
    justNot: aRow({ tier: 'MGC', relationshipType: 'reactive', measures: lessLoyal }),
  },
  'ease-off': {
    because: 'a step of one type is no waste',
    fires: aRow({ measures: { segmentSize: 'medium', segmentMargin: 'low' } }, [touch(5), touch(40), touch(80)]),
    justNot: aRow({ measures: { segmentSize: 'medium', segmentMargin: 'medium' } }, [touch(5), touch(40), touch(80)]),
  },
  'reconsider-basic': {
    because: 'twice is chance',
    fires: aRow({ relationshipType: 'basic' }, [inbound(5), inbound(20), inbound(90)]),
    justNot: aRow({ relationshipType: 'basic' }, [inbound(5), inbound(20), inbound(91)]),
  },
  'answer-inquiry': {
    because: 'an answer may take two days',
    fires: aRow({}, [inbound(2), touch(9)]),
    justNot: aRow({}, [inbound(1), touch(9)]),
  },
  'wake-feedback': {
    because: 'feedback of half a year ago only dozes',
    fires: aRow({}, [touch(3), inbound(181, { aspect: 'feedback' })]),
    justNot: aRow({}, [touch(3), inbound(180, { aspect: 'feedback' })]),
  },
  'wake-cooperation': {
    because: 'a standard customer without scope is not pressed',
    fires: aRow({ keyAccountScope: 'LKA' }, [touch(200, { aspect: 'cooperation' })]),
    justNot: aRow({}, [touch(200, { aspect: 'cooperation' })]),
  },
  'half-year-evaluation': {
    because: 'the half year is not over',
    fires: aRow({ tier: 'MGC' }, [touch(180, { aspect: 'evaluation' })]),
    justNot: aRow({ tier: 'MGC' }, [touch(179, { aspect: 'evaluation' })]),
  },
  'discover-needs': {
    because: 'the need behind it has been looked for since',
    fires: aRow({}, [touch(5, { sentiment: 'good' }), inbound(30, { sentiment: 'bad' }), inbound(60, { sentiment: 'bad' })]),
    justNot: aRow({}, [
      touch(5, { sentiment: 'good', aspect: 'need-discovery' }),
      inbound(30, { sentiment: 'bad' }),
      inbound(60, { sentiment: 'bad' }),
    ]),
  },
  'adjust-after-feedback': {
    because: 'feedback of six days ago is still being worked on',
    fires: aRow({}, [inbound(7, { aspect: 'feedback', sentiment: 'neutral' })]),
    justNot: aRow({}, [inbound(6, { aspect: 'feedback', sentiment: 'neutral' })]),
  },
  'link-customers': {
    because: 'four good episodes are one short of trust',
    fires: aRow({ tier: 'MGC' }, trusting),
    justNot: aRow({ tier: 'MGC' }, almostTrusting),
  },
};
