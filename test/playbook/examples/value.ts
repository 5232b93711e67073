/** Examples of the rules of parts 2 and 3: four steps, value tier, key account. */
import { aRow, daysAgo, inbound, periods, touch } from '../../tiering/examples.ts';
import type { RuleExample } from './example.ts';

const nextWeek = `2019-${daysAgo(-7).slice(5)}`;
const inFifteenDays = `2019-${daysAgo(-15).slice(5)}`;
const good = touch(10, { sentiment: 'good' });

export const valueExamples: Readonly<Record<string, RuleExample>> = {
  'identify-decision-maker': {
    because: 'a telephone number is enough',
    fires: aRow({ contacts: [{ id: 'li', name: '李薇' }] }),
    justNot: aRow({ contacts: [{ id: 'li', name: '李薇', phone: '+86 21 5555 0100' }] }),
  },
  'measure-value': {
    because: 'only the valuable are measured at any price',
    fires: aRow({ tier: 'MGC', measures: { periods: periods([100, 120]) } }),
    justNot: aRow({ tier: 'MGC', measures: { periods: periods([100, 120]), shareOfWallet: 0.4 } }),
  },
  'customise-offer': {
    because: 'something was adjusted after the need was found',
    fires: aRow({ tier: 'MGC' }, [touch(20, { aspect: 'need-discovery' })]),
    justNot: aRow({ tier: 'MGC' }, [touch(19, { aspect: 'adjustment' }), touch(20, { aspect: 'need-discovery' })]),
  },
  'thank-mvc': {
    because: 'the anniversary is more than two weeks ahead',
    fires: aRow({ tier: 'MVC', since: nextWeek }),
    justNot: aRow({ tier: 'MVC', since: inFifteenDays }),
  },
  'invite-into-design': {
    because: 'cooperation half a year ago only dozes',
    fires: aRow({ tier: 'MVC' }, [good, touch(181, { aspect: 'cooperation' })]),
    justNot: aRow({ tier: 'MVC' }, [good, touch(180, { aspect: 'cooperation' })]),
  },
  'take-the-lead': {
    because: 'the owner is the one dealt with most',
    fires: aRow({ tier: 'MVC' }, [touch(1), touch(2, { staffId: 'mei' }), touch(3, { staffId: 'mei' })]),
    justNot: aRow({ tier: 'MVC' }, [touch(1), touch(2), touch(3, { staffId: 'mei' })]),
  },
  'grow-mgc': {
    because: 'nine per cent is below the limit of ten',
    fires: aRow({ tier: 'MGC', measures: { growthPotential: 0.1 } }),
    justNot: aRow({ tier: 'MGC', measures: { growthPotential: 0.09 } }),
  },
  'bz-charge-service': {
    because: 'service just below a quarter of revenue',
    fires: aRow({ tier: 'BZ', measures: { periods: periods([100, 100], { costToServe: 25 }) } }),
    justNot: aRow({ tier: 'BZ', measures: { periods: periods([100, 100], { costToServe: 24 }) } }),
  },
  'bz-self-service': {
    because: 'three contacts are bearable',
    fires: aRow({ tier: 'BZ' }, [inbound(5), inbound(20), inbound(60), inbound(90)]),
    justNot: aRow({ tier: 'BZ' }, [inbound(5), inbound(20), inbound(60), inbound(91)]),
  },
  'bz-bundle': {
    because: 'a fifth of high-margin products is the limit',
    fires: aRow({ tier: 'BZ', measures: { periods: periods([100, 100], { highMarginShare: 0.2 }) } }),
    justNot: aRow({ tier: 'BZ', measures: { periods: periods([100, 100], { highMarginShare: 0.21 }) } }),
  },
  'bz-reprice': {
    because: 'the discount is just below the limit',
    fires: aRow({ tier: 'BZ', measures: { periods: periods([100, 100], { discountShare: 0.2 }) } }),
    justNot: aRow({ tier: 'BZ', measures: { periods: periods([100, 100], { discountShare: 0.19 }) } }),
  },
  'bz-let-go': {
    because: 'one period brought something',
    fires: aRow({ tier: 'BZ', measures: { periods: periods([100, 100, 100, 100], { profit: -5 }) } }),
    justNot: aRow({
      tier: 'BZ',
      measures: { periods: [...periods([100, 100, 100], { profit: -5 }), ...periods([100], { profit: 0 })] },
    }),
  },
  'check-one-off': {
    because: 'a fifth of repeat orders is lasting business',
    fires: aRow({ tier: 'MVC', measures: { periods: periods([10, 80, 10]), repeatShare: 0.19 } }),
    justNot: aRow({ tier: 'MVC', measures: { periods: periods([10, 80, 10]), repeatShare: 0.2 } }),
  },
  'shift-the-mix': {
    because: 'five per cent of profit is enough',
    fires: aRow({ tier: 'MVC', measures: { periods: periods([1000, 1000], { profit: 49 }) } }),
    justNot: aRow({ tier: 'MVC', measures: { periods: periods([1000, 1000], { profit: 50 }) } }),
  },
  'renegotiate-squeezer': {
    because: 'much discount but little service and a profit',
    fires: aRow({
      keyAccountScope: 'LKA',
      measures: { periods: periods([1000, 1000], { discountShare: 0.3, costToServe: 250, profit: 100 }) },
    }),
    justNot: aRow({
      keyAccountScope: 'LKA',
      measures: { periods: periods([1000, 1000], { discountShare: 0.3, costToServe: 240, profit: 100 }) },
    }),
  },
  'coordinate-regions': {
    because: 'its scope is recorded as it is',
    fires: aRow({
      tier: 'MVC',
      keyAccountScope: 'LKA',
      measures: { periods: periods([1000, 1000], { profit: 200 }), regions: 3 },
    }),
    justNot: aRow({
      tier: 'MVC',
      keyAccountScope: 'NKA',
      measures: { periods: periods([1000, 1000], { profit: 200 }), regions: 3 },
    }),
  },
};
