/** More contact than the customer is worth takes it from those who are (domain part 4: the types are no ranking). */

import { typeOrder } from '../../tiering/recommend-type.ts';
import { typeTerms } from '../../tiering/terms.ts';
import { wording } from '../../tiering/wording.ts';
import { isKeyAccount, isTop } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const easeOff = defineRule({
  id: 'ease-off',
  part: 'relationship type',
  kind: 'prepare',
  when: 'The type as lived is at least two steps above the recommended one, for a STANDARD or BZ customer.',
  title: wording(
    'Spend less time on {customer}: {recommended} is enough',
    '减少在{customer}上的投入，{recommended}即可',
    '減少在{customer}上的投入，{recommended}即可',
  ),
  goal: wording('The time goes to customers who need it', '把时间用到更需要的客户身上', '把時間用到更需要的客戶身上'),
  channels: ['note'],
  resource: 'people',
  pair: 'price-cost',
  followUpDays: 60,
  restDays: 120,
  suggest({ customer, insight }) {
    const { shown, recommended } = insight.relationship;
    if (isTop(customer) || isKeyAccount(customer) || shown === undefined || recommended?.cell === undefined) return undefined;
    const lived = Math.min(...[shown.type, shown.unsure ?? shown.type].map((type) => typeOrder.indexOf(type)));
    if (lived - typeOrder.indexOf(recommended.type) < 2) return undefined;
    return {
      urgency: 14,
      dueInDays: 30,
      reasons: [...shown.sentences.slice(0, 1), recommended.sentence],
      figures: { recommended: typeTerms[recommended.type] },
    };
  },
});
