/** Second of the four steps: to tell customers apart by value, the figures must be there (domain part 2). */

import { measureTerms, tierTerms } from '../../tiering/terms.ts';
import { listText, say, wording } from '../../tiering/wording.ts';
import { isKeyAccount, isTop } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const measureValue = defineRule({
  id: 'measure-value',
  part: 'four steps',
  kind: 'prepare',
  when: 'An MVC, MGC or key account lacks revenue figures or the share of wallet.',
  title: wording('Fill in {missing} for {customer}', '补齐{customer}的{missing}', '補齊{customer}的{missing}'),
  goal: wording('The figures are on record', '数据已补齐', '數據已補齊'),
  channels: ['note'],
  resource: 'knowledge',
  pair: 'price-cost',
  followUpDays: 30,
  restDays: 90,
  suggest({ customer }) {
    if (!isTop(customer) && !isKeyAccount(customer)) return undefined;
    const missing = [];
    if (customer.measures?.periods === undefined || customer.measures.periods.length === 0) missing.push(measureTerms.revenue);
    // A branch of ours has no wallet of which others have a share.
    if (customer.measures?.shareOfWallet === undefined && customer.kind !== 'branch')
      missing.push(measureTerms['share-of-wallet']);
    if (missing.length === 0) return undefined;
    return {
      urgency: 12,
      dueInDays: 30,
      reasons: [
        say(
          '{tier} without {missing}: its value is a guess',
          '{tier}缺少{missing}，价值只能靠猜',
          '{tier}缺少{missing}，價值只能用猜的',
          { tier: tierTerms[customer.tier], missing: listText(missing) },
        ),
      ],
      figures: { missing: listText(missing) },
    };
  },
});
