/** A BZ that loses money period after period is let go in good order (domain part 2, treatment by tier). */

import { readValue } from '../../tiering/read-value.ts';
import { moneyText, say, wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const bzLetGo = defineRule({
  id: 'bz-let-go',
  part: 'value tier',
  kind: 'prepare',
  when: 'A BZ has lost money in each of the last four periods, and its orders are not rising; no branch of ours.',
  title: wording(
    'Agree with {manager} whether to let {customer} go',
    '与{manager}商定是否放弃{customer}',
    '與{manager}商定是否放手{customer}',
  ),
  goal: wording('It is decided, and noted with the reason', '有结论，并记录理由', '有結論，並記錄理由'),
  channels: ['note'],
  resource: 'people',
  pair: 'price-cost',
  followUpDays: 30,
  restDays: 180,
  suggest({ customer, limit }) {
    // A branch of ours is mended, not let go.
    if (customer.tier !== 'BZ' || customer.kind === 'branch') return undefined;
    const recent = customer.measures?.periods?.slice(-4) ?? [];
    const losses = recent.map((period) => period.profit);
    if (losses.length < 4 || !losses.every((profit) => profit !== undefined && profit < 0)) return undefined;
    const trend = readValue(customer.measures, limit)?.trend;
    if (trend !== undefined && trend >= limit('trend-rise')) return undefined;
    const lost = losses.reduce<number>((sum, profit) => sum - (profit ?? 0), 0);
    return {
      urgency: 28,
      dueInDays: 30,
      reasons: [
        say(
          'lost {amount} in four periods, no improvement in sight',
          '连续四期共亏{amount}，没有好转迹象',
          '連續四期共虧{amount}，沒有好轉跡象',
          { amount: moneyText(lost) },
        ),
      ],
    };
  },
});
