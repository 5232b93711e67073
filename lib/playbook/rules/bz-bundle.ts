/** A BZ that buys only low-margin goods gets a bundle that is worth it for both (domain part 2, treatment by tier). */

import { readValue } from '../../tiering/read-value.ts';
import { percentText, say, wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const bzBundle = defineRule({
  id: 'bz-bundle',
  part: 'value tier',
  kind: 'offer',
  when: 'A BZ buys hardly any high-margin products, and its discount is within bounds.',
  title: wording(
    'Offer {contact} a bundle instead of single items',
    '给{contact}报组合方案，代替零散采购',
    '給{contact}報組合方案，取代零星採購',
  ),
  goal: wording('{contact} orders one bundle', '{contact}下一单组合采购', '{contact}下一筆組合訂單'),
  message: wording(
    'Dear {contact}, you order the same items again and again, each with its own paperwork. As one bundle with the matching parts you would have one order, one delivery, one invoice, and less on your desk. May I send you what it would look like?',
    '{contact}您好：您每次零散下单，手续不少。如果把配套的产品做成一个组合，一次下单、一次到货、一张发票，您能省不少事。我把组合清单发给您看看？',
    '{contact}您好：您每次零星下單，手續不少。如果把配套產品做成一個組合，一次下單、一次到貨、一張發票，您能省不少事。我把組合清單寄給您看看？',
  ),
  channels: ['e-mail', 'call', 'chat'],
  resource: 'knowledge',
  pair: 'product-needs',
  followUpDays: 30,
  restDays: 180,
  suggest({ customer, limit }) {
    if (customer.tier !== 'BZ') return undefined;
    const value = readValue(customer.measures, limit);
    const share = value?.highMarginShare;
    if (value === undefined || share === undefined || share > limit('bundle-margin-share')) return undefined;
    if (value.discountShare !== undefined && value.discountShare >= limit('discount-share')) return undefined;
    return {
      urgency: 26,
      dueInDays: 30,
      reasons: [
        say('only {share} high-margin products', '高毛利产品只占{share}', '高毛利產品只占{share}', { share: percentText(share) }),
      ],
    };
  },
});
