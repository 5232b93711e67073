/** Evaluation is an aspect of its own: asked for, not awaited (domain part 5). */

import { daysText, say, wording } from '../../tiering/wording.ts';
import { hasHistory, isKeyAccount, isTop, tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const halfYearEvaluation = defineRule({
  id: 'half-year-evaluation',
  part: 'aspects',
  kind: 'care',
  when: 'An MVC, MGC or key account of at least accountable type has not been asked for an evaluation for half a year.',
  title: wording('Ask {contact} to rate us', '请{contact}给我们打分', '請{contact}幫我們打分數'),
  goal: wording('{contact} rates us and names one weak point', '{contact}打分并指出一个短板', '{contact}打分並指出一個弱點'),
  message: wording(
    'Dear {contact}, from 0 to 10: how well did we serve you this half year? And what kept it from being one more? One line is enough; I answer every one of them.',
    '{contact}您好：如果从 0 到 10 打分，这半年我们的服务您给几分？差的那几分差在哪里？一句话就行，我一定给您回音。',
    '{contact}您好：如果從 0 到 10 打分，這半年我們的服務您給幾分？差的那幾分差在哪裡？一句話就好，我一定給您回覆。',
  ),
  channels: ['e-mail', 'call', 'chat', 'meeting'],
  resource: 'customer-time',
  pair: 'product-needs',
  followUpDays: 21,
  restDays: 150,
  suggest({ customer, facts, insight, limit, daysSince }) {
    if (!isTop(customer) && !isKeyAccount(customer)) return undefined;
    if (customer.relationshipType === 'basic' || customer.relationshipType === 'reactive') return undefined;
    const every = limit('evaluation-days');
    const since = daysSince(({ touchpoint }) => touchpoint.aspect === 'evaluation');
    if (since === undefined ? !hasHistory(facts, every) : since < every) return undefined;
    return {
      urgency: 27 + tierUrgency(customer),
      dueInDays: 21 - ((since ?? every) - every),
      reasons: [
        since === undefined
          ? say('never asked for an evaluation', '从未请客户评价过', '從未請客戶評價過')
          : say('last evaluation {days} ago', '上次评估是{days}前', '上次評估是{days}前', { days: daysText(since) }),
        insight.trust.sentence,
      ],
    };
  },
});
