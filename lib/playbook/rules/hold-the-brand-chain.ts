/** Hold the brand value chain: those who sell us must be able to speak for us (domain part 9). */

import { percentText, say, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const holdTheBrandChain = defineRule({
  id: 'hold-the-brand-chain',
  part: 'customised marketing',
  kind: 'offer',
  when: 'A distributor or agent pays little attention to our brand.',
  title: wording(
    'Train {customer}’s people on our products',
    '为{customer}的团队做一次产品培训',
    '為{customer}的團隊做一次產品訓練',
  ),
  goal: wording('Training has been held', '完成一次培训', '完成一次訓練'),
  message: wording(
    'Dear {contact}, your people sell many brands, and ours takes the most explaining. We come to you for two hours, with the three questions your customers ask most, and leave everything on one page. When is your team together?',
    '{contact}您好：您的团队代理的品牌多，我们的产品最费口舌。我们上门两个小时，专讲您的客户最常问的三个问题，并留下一页速查资料。您的团队哪天都在？',
    '{contact}您好：您的團隊代理的品牌多，我們的產品最需要解說。我們到府兩個小時，專講您的客戶最常問的三個問題，並留下一頁速查資料。您的團隊哪天都在？',
  ),
  channels: ['event', 'visit', 'call', 'e-mail'],
  resource: 'knowledge',
  pair: 'place-convenience',
  followUpDays: 30,
  restDays: 180,
  suggest({ customer, limit }) {
    if (customer.kind !== 'distributor' && customer.kind !== 'agent') return undefined;
    const attention = customer.measures?.brandAttention;
    if (customer.tier === 'BZ' || attention === undefined || attention > limit('brand-attention-low')) return undefined;
    return {
      urgency: 27 + tierUrgency(customer) / 2,
      dueInDays: 30,
      reasons: [
        say('attention to our brand {share}', '对我方品牌关注度只有{share}', '對我方品牌關注度只有{share}', {
          share: percentText(attention),
        }),
      ],
    };
  },
});
