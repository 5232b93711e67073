/** Examples of the rules of parts 7 to 9: churn prevention, internalisation, customised marketing. */
import type { Touchpoint } from '../../../lib/model/touchpoint.ts';
import { aRow, daysAgo, inbound, periods, touch } from '../../tiering/examples.ts';
import type { RuleExample } from './example.ts';

const trusting = [10, 40, 70, 100, 130].map((age) => touch(age, { sentiment: 'good' }));
const almostTrusting = trusting.slice(1);
/** A message every ten days, the newest that many days ago. */
const messages = (newest: number, changes: Partial<Touchpoint> = {}) =>
  [0, 10, 20, 30, 40].map((gap) => inbound(newest + gap, changes));
const settled = (age: number) => inbound(age, { sentiment: 'bad', issue: { resolvedOn: '2026-11-19' } });
const managerVisit = (age: number, channel: 'visit' | 'meeting' = 'visit') => touch(age, { channel, alsoBy: ['zhang'] });

export const keepingExamples: Readonly<Record<string, RuleExample>> = {
  'ask-strategy': {
    because: 'its own demand falls by less than a tenth',
    fires: aRow({ measures: { periods: periods([100, 80]), totalDemandBefore: 100, totalDemand: 90 } }),
    justNot: aRow({ measures: { periods: periods([100, 80]), totalDemandBefore: 100, totalDemand: 91 } }),
  },
  'win-back-wallet': {
    because: 'nine points are no signal',
    fires: aRow({ measures: { shareOfWalletBefore: 0.5, shareOfWallet: 0.4, totalDemandBefore: 100, totalDemand: 100 } }),
    justNot: aRow({ measures: { shareOfWalletBefore: 0.5, shareOfWallet: 0.41, totalDemandBefore: 100, totalDemand: 100 } }),
  },
  'open-green-channel': {
    because: 'the other complaint is older than a year',
    fires: aRow({ tier: 'MGC' }, [settled(40), settled(365)]),
    justNot: aRow({ tier: 'MGC' }, [settled(40), settled(366)]),
  },
  'counter-exclusion': {
    because: 'the usual contact is still on record',
    fires: aRow({ tier: 'MGC' }, messages(50, { contactId: 'gone' })),
    justNot: aRow({ tier: 'MGC' }, messages(50)),
  },
  'compare-total-value': {
    because: 'the rival was named more than half a year ago',
    fires: aRow({}, [inbound(180, { competitor: '蓝海' })]),
    justNot: aRow({}, [inbound(181, { competitor: '蓝海' })]),
  },
  'ask-about-silence': {
    because: 'silence below 45 days is never sudden',
    fires: aRow({}, messages(45)),
    justNot: aRow({}, messages(44)),
  },
  'visit-with-manager': {
    because: 'the manager was there 179 days ago',
    fires: aRow({ tier: 'MVC' }, [managerVisit(180)]),
    justNot: aRow({ tier: 'MVC' }, [managerVisit(179)]),
  },
  'executive-meeting': {
    because: 'the year is not over',
    fires: aRow({ keyAccountScope: 'NKA' }, [managerVisit(365, 'meeting')]),
    justNot: aRow({ keyAccountScope: 'NKA' }, [managerVisit(364, 'meeting')]),
  },
  'regular-visit': {
    because: 'the last visit is 89 days old',
    fires: aRow({ keyAccountScope: 'LKA' }, [touch(90, { channel: 'visit' })]),
    justNot: aRow({ keyAccountScope: 'LKA' }, [touch(89, { channel: 'visit' })]),
  },
  'analyse-account': {
    because: 'the year is not over',
    fires: aRow({ tier: 'MVC' }, [touch(365, { channel: 'note', aspect: 'measurement' })]),
    justNot: aRow({ tier: 'MVC' }, [touch(364, { channel: 'note', aspect: 'measurement' })]),
  },
  'ask-referral': {
    because: 'four good episodes are one short of trust',
    fires: aRow({}, trusting),
    justNot: aRow({}, almostTrusting),
  },
  'offer-experience': {
    because: 'it took part in an event within a year',
    fires: aRow({}, [touch(5, { sentiment: 'good' }), touch(366, { channel: 'event' })]),
    justNot: aRow({}, [touch(5, { sentiment: 'good' }), touch(365, { channel: 'event' })]),
  },
  'offer-membership': {
    because: 'it has not tried anything with us yet: experience comes first',
    fires: aRow({}, [touch(5, { sentiment: 'good' }), touch(365, { channel: 'event' })]),
    justNot: aRow({}, [touch(5, { sentiment: 'good' }), touch(366, { channel: 'event' })]),
  },
  'propose-joint-production': {
    because: 'a standard distributor becomes a member first',
    fires: aRow({ kind: 'distributor', tier: 'MGC' }, trusting),
    justNot: aRow({ kind: 'distributor', tier: 'STANDARD' }, trusting),
  },
  'offer-part-time-role': {
    because: 'four good episodes are one short of trust',
    fires: aRow({ tier: 'MVC' }, trusting),
    justNot: aRow({ tier: 'MVC' }, almostTrusting),
  },
  'propose-shareholding': {
    because: 'shares are for advocates',
    fires: aRow({ kind: 'distributor', tier: 'MVC', rung: 'advocate' }, trusting),
    justNot: aRow({ kind: 'distributor', tier: 'MVC', rung: 'customer' }, trusting),
  },
  'join-online-and-offline': {
    because: 'one of the contacts was a call',
    fires: aRow(
      {},
      [5, 10, 30, 60, 90, 120].map((age) => touch(age)),
    ),
    justNot: aRow({}, [...[5, 10, 30, 60, 90].map((age) => touch(age)), touch(120, { channel: 'call' })]),
  },
  'ask-preference': {
    because: 'three contacts are less than half of the cap of eight',
    fires: aRow(
      {},
      [1, 5, 9, 29].map((age) => touch(age)),
    ),
    justNot: aRow(
      {},
      [1, 5, 9, 30].map((age) => touch(age)),
    ),
  },
  'offer-right-choices': {
    because: 'it decides within 59 days',
    fires: aRow({ measures: { decisionDays: 60 } }),
    justNot: aRow({ measures: { decisionDays: 59 } }),
  },
  'go-digital': {
    because: 'three questions are bearable',
    fires: aRow(
      {},
      [1, 20, 40, 90].map((age) => inbound(age, { aspect: 'liaison' })),
    ),
    justNot: aRow(
      {},
      [1, 20, 40, 91].map((age) => inbound(age, { aspect: 'liaison' })),
    ),
  },
  'know-the-person': {
    because: 'the role is on record',
    fires: aRow({ tier: 'MGC', contacts: [{ id: 'li', name: '李薇' }] }),
    justNot: aRow({ tier: 'MGC', contacts: [{ id: 'li', name: '李薇', role: '采购总监' }] }),
  },
  'hold-the-brand-chain': {
    because: 'attention is just above the limit',
    fires: aRow({ kind: 'agent', measures: { brandAttention: 0.3 } }),
    justNot: aRow({ kind: 'agent', measures: { brandAttention: 0.31 } }),
  },
  'pass-on-adjustment': {
    because: 'it was adjusted more than a month ago',
    fires: aRow({ measures: { segmentSize: 'medium' } }, [touch(30, { aspect: 'adjustment' })]),
    justNot: aRow({ measures: { segmentSize: 'medium' } }, [touch(31, { aspect: 'adjustment' })]),
  },
  'group-the-alike': {
    because: 'a medium margin makes no group worth the trouble',
    fires: aRow({ measures: { segmentSize: 'many', segmentMargin: 'high' } }, [touch(120, { aspect: 'need-discovery' })]),
    justNot: aRow({ measures: { segmentSize: 'many', segmentMargin: 'medium' } }, [touch(120, { aspect: 'need-discovery' })]),
  },
  'keep-standard-near': {
    because: 'the other adjustment is older than a year',
    fires: aRow({ measures: { periods: periods([100], { costToServe: 12.5 }) } }, [
      touch(9, { aspect: 'adjustment' }),
      touch(365, { aspect: 'adjustment' }),
    ]),
    justNot: aRow({ measures: { periods: periods([100], { costToServe: 12.5 }) } }, [
      touch(9, { aspect: 'adjustment' }),
      touch(366, { aspect: 'adjustment' }),
    ]),
  },
  'stay-after-delivery': {
    because: 'we were in touch 30 days ago',
    fires: aRow({ relationshipType: 'proactive', lastDeliveryOn: daysAgo(60) }, [touch(31)]),
    justNot: aRow({ relationshipType: 'proactive', lastDeliveryOn: daysAgo(60) }, [touch(30)]),
  },
  'ask-with-pictures': {
    because: 'half a year is not over',
    fires: aRow({}, [touch(181)]),
    justNot: aRow({}, [touch(180)]),
  },
  'know-what-colleagues-heard': {
    because: 'the owner has been in touch since',
    fires: aRow({}, [inbound(7, { staffId: 'mei', sentiment: 'bad' })]),
    justNot: aRow({}, [touch(6), inbound(7, { staffId: 'mei', sentiment: 'bad' })]),
  },
};
