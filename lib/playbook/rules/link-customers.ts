/** Customers who know each other through us stay with us (domain part 5, customer linking). */

import { say, wording } from '../../tiering/wording.ts';
import { isTop, stateOf, tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const linkCustomers = defineRule({
  id: 'link-customers',
  part: 'aspects',
  kind: 'offer',
  when: 'A trusting MVC, MGC, advocate or partner has not been linked with another customer lately.',
  title: wording('Bring {contact} together with another user', '介绍{contact}认识另一位用户', '介紹{contact}認識另一位使用者'),
  goal: wording('The two have talked', '双方聊过一次', '雙方聊過一次'),
  message: wording(
    'Dear {contact}, another of our customers has just solved something that is on your list, too, and would like to hear how you do the rest. No sales talk: may I bring you two together?',
    '{contact}您好：我们有一位客户刚解决了一个您也在考虑的问题，也很想听听您的做法。不谈推销，我来牵个线，您二位交流一下，好吗？',
    '{contact}您好：我們有一位客戶剛解決了一個您也在考慮的問題，也很想聽聽您的做法。不談推銷，我來牽個線，兩位交流一下，好嗎？',
  ),
  channels: ['call', 'e-mail', 'chat', 'event'],
  resource: 'customer',
  pair: 'promotion-communication',
  followUpDays: 30,
  restDays: 180,
  suggest({ customer, insight, limit }) {
    if (!isTop(customer) && customer.rung === 'customer') return undefined;
    if (insight.trust.goodRun < limit('trust-run')) return undefined;
    const state = stateOf(insight, 'customer-linking');
    if (state === 'lively' || state === 'quiet') return undefined;
    return {
      urgency: 22 + tierUrgency(customer),
      dueInDays: 30,
      reasons: [
        insight.trust.sentence,
        say('not linked with other customers', '还没有与其他客户建立联系', '還沒有與其他客戶建立連結'),
      ],
    };
  },
});
