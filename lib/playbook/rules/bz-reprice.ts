/** A BZ whose discount eats the profit gets a price that either makes it worth keeping or lets it leave (domain part 2). */

import { readValue } from '../../tiering/read-value.ts';
import { percentText, say, wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const bzReprice = defineRule({
  id: 'bz-reprice',
  part: 'value tier',
  kind: 'offer',
  when: 'A BZ takes more discount than the playbook allows.',
  title: wording(
    'Tie {contact}’s discount to volume',
    '与{contact}重谈价格：折扣与用量挂钩',
    '與{contact}重談價格：折扣與用量連動',
  ),
  goal: wording(
    '{contact} accepts the new terms, or leaves without a quarrel',
    '{contact}接受新条件，或好聚好散',
    '{contact}接受新條件，或好聚好散',
  ),
  message: wording(
    'Dear {contact}, your price is {share} below list, whatever you order. I would like to give you a price that falls with every step of volume, so that ordering ahead pays for you. Here are the steps; which one fits your plan?',
    '{contact}您好：您目前的价格比牌价低{share}，和用量无关。今后想按用量分档，订得越有计划，单价越低，对您更划算。分档表附上，您看哪一档符合您的计划？',
    '{contact}您好：您目前的價格比牌價低{share}，跟用量無關。今後想按用量分級，訂得愈有計畫，單價愈低，對您更划算。分級表附上，您看哪一級符合您的計畫？',
  ),
  channels: ['e-mail', 'call', 'meeting', 'chat'],
  resource: 'knowledge',
  pair: 'price-cost',
  followUpDays: 30,
  restDays: 180,
  suggest({ customer, limit }) {
    if (customer.tier !== 'BZ') return undefined;
    const share = readValue(customer.measures, limit)?.discountShare;
    if (share === undefined || share < limit('discount-share')) return undefined;
    return {
      urgency: 33,
      dueInDays: 30,
      reasons: [
        say('takes {share} discount, limit {limit}', '折扣{share}，上限{limit}', '折扣{share}，上限{limit}', {
          share: percentText(share),
          limit: percentText(limit('discount-share')),
        }),
      ],
      figures: { share: percentText(share) },
    };
  },
});
