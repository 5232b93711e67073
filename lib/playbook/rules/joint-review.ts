/** Partnership: continuous work on the customer's own success, looked at together (domain part 4). */

import { daysText, say, wording } from '../../tiering/wording.ts';
import { hasHistory, tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const jointReview = defineRule({
  id: 'joint-review',
  part: 'relationship type',
  kind: 'care',
  when: 'A partnership customer has had no evaluation or cooperation for a quarter.',
  title: wording('Review the quarter together with {contact}', '与{contact}做季度回顾', '與{contact}做季度回顧'),
  goal: wording('Both name one thing to change', '双方各提一项要改进的事', '雙方各提一項要改進的事'),
  message: wording(
    'Dear {contact}, the quarter is over. I would like to look at it from your side: what did our work bring you, what did it cost you, and which of your problems should we take on next? I bring the figures; who of yours should be there?',
    '{contact}您好：一个季度过去了，想从您的角度一起看看：我们做的事给您带来了什么，又花了您多少精力，接下来该先解决您的哪个问题？数据我来准备，您那边还请谁参加？',
    '{contact}您好：一季過去了，想從您的角度一起看看：我們做的事為您帶來什麼，又花了您多少心力，接下來該先解決您的哪個問題？數據我來準備，您那邊還請誰參加？',
  ),
  channels: ['meeting', 'visit', 'call', 'e-mail'],
  resource: 'customer-time',
  pair: 'product-needs',
  followUpDays: 30,
  restDays: 80,
  suggest({ customer, facts, daysSince, limit }) {
    if (customer.relationshipType !== 'partnership') return undefined;
    const every = limit('joint-review-days');
    const since = daysSince(
      ({ isByUs, touchpoint }) => isByUs && (touchpoint.aspect === 'evaluation' || touchpoint.aspect === 'cooperation'),
    );
    if (since === undefined ? !hasHistory(facts, every) : since < every) return undefined;
    return {
      urgency: 45 + tierUrgency(customer),
      dueInDays: 14 - ((since ?? every) - every),
      reasons: [
        since === undefined
          ? say('a partnership without a joint review', '伙伴型客户，还没有一起回顾过', '夥伴型客戶，還沒有一起回顧過')
          : say(
              'last joint work {days} ago, due every {every}',
              '上次共同工作是{days}前，应每{every}一次',
              '上次共同工作是{days}前，應每{every}一次',
              { days: daysText(since), every: daysText(every) },
            ),
      ],
    };
  },
});
