/** Way of internalisation: membership, such as a member price 20 to 30 % lower (domain part 8). */

import { wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const offerMembership = defineRule({
  id: 'offer-membership',
  part: 'internalisation',
  kind: 'offer',
  when: 'The way that fits tier, kind and rung is membership, and the relationship is good.',
  title: wording('Offer {contact} membership', '邀请{contact}加入会员计划', '邀請{contact}加入會員計畫'),
  goal: wording('{contact} joins, or says why not', '{contact}入会，或说明顾虑', '{contact}入會，或說明顧慮'),
  message: wording(
    'Dear {contact}, you order from us regularly and pay the price of a stranger. As a member you pay less, are served first and hear of new things before others. It takes two minutes; shall I send you what it includes?',
    '{contact}您好：您一直在我们这里采购，付的却是散客价。加入会员后，价格更优、服务优先、新品先试，两分钟就能办好。我把会员内容发给您看看？',
    '{contact}您好：您一直在我們這裡採購，付的卻是一般價。加入會員後，價格更優惠、服務優先、新品先試，兩分鐘就能辦好。我把會員內容寄給您看看？',
  ),
  channels: ['e-mail', 'call', 'chat', 'visit'],
  resource: 'customer',
  pair: 'price-cost',
  followUpDays: 21,
  restDays: 180,
  suggest({ insight }) {
    if (insight.internalisation.way !== 'membership' || insight.trust.goodRun < 1) return undefined;
    return { urgency: 26, dueInDays: 21, reasons: [insight.trust.sentence, insight.internalisation.sentence] };
  },
});
