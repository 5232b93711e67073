/** Churn cause 5: a stronger rival's better offer; compare total value with total cost, not prices (domain part 7). */

import { wording } from '../../tiering/wording.ts';
import { findChurn } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const compareTotalValue = defineRule({
  id: 'compare-total-value',
  part: 'churn prevention',
  kind: 'protect',
  when: 'Churn signal stronger-rival: price sensitivity up, or a rival named.',
  title: wording(
    'Work out the total cost with {contact}{rival}',
    '与{contact}一起算总成本{rival}',
    '與{contact}一起算總成本{rival}',
  ),
  goal: wording('{contact} compares totals, not prices', '{contact}比较总账，而不只看单价', '{contact}比較總帳，而不只看單價'),
  message: wording(
    'Dear {contact}, another offer may look better by its price. Before you decide, let us put everything on one page from your side: price, time, risk, rework, the people it ties up. If the other offer still wins, I will say so.',
    '{contact}您好：别家的报价可能看起来更低。在您决定之前，我想和您把账算全：价格、时间、风险、返工、占用的人手。算完如果还是对方划算，我也实话告诉您。',
    '{contact}您好：別家的報價可能看起來更低。在您決定之前，我想跟您把帳算完整：價格、時間、風險、重工、占用的人力。算完如果還是對方划算，我也老實告訴您。',
  ),
  channels: ['meeting', 'visit', 'call', 'e-mail'],
  resource: 'knowledge',
  pair: 'price-cost',
  followUpDays: 14,
  restDays: 45,
  suggest({ customer, facts, insight, limit }) {
    const signal = findChurn(insight, 'stronger-rival');
    if (signal === undefined || customer.tier === 'BZ') return undefined;
    const rival = facts.episodes.find(
      ({ touchpoint, age }) => touchpoint.competitor !== undefined && age <= limit('competitor-window-days'),
    )?.touchpoint.competitor;
    return {
      urgency: 16 + signal.severity * 20,
      dueInDays: signal.severity === 3 ? 3 : 7,
      reasons: signal.evidence,
      figures: { rival: rival === undefined ? '' : wording(`, against ${rival}`, `，对比${rival}`, `，對比${rival}`) },
      ...(signal.severity > 1 && { tone: 'alert' as const }),
    };
  },
});
