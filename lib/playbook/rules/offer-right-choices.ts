/** Offer the right choices, not all choices (domain part 9). */

import { daysText, say, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const offerRightChoices = defineRule({
  id: 'offer-right-choices',
  part: 'customised marketing',
  kind: 'offer',
  when: 'The customer takes twice as long to decide as a loyal one, and is not BZ.',
  title: wording(
    'Send {contact} two options instead of the catalogue',
    '给{contact}两个选项，而不是一本目录',
    '給{contact}兩個選項，而不是一本型錄',
  ),
  goal: wording('{contact} picks one', '{contact}选定一个', '{contact}選定一個'),
  message: wording(
    'Dear {contact}, to spare you the comparing, I have narrowed it down to two for your use: one that costs less, one that saves more work. Each on one page. Which is closer to what you want?',
    '{contact}您好：为了不让您逐项比较，我按您的用途筛到两个：一个更省钱，一个更省事，各一页说明。您更倾向哪一个？',
    '{contact}您好：為了不讓您逐項比較，我依您的用途篩到兩個：一個更省錢，一個更省事，各一頁說明。您比較傾向哪一個？',
  ),
  channels: ['e-mail', 'chat', 'call', 'meeting'],
  resource: 'knowledge',
  pair: 'product-needs',
  followUpDays: 14,
  restDays: 90,
  suggest({ customer, limit }) {
    const days = customer.measures?.decisionDays;
    if (
      customer.tier === 'BZ' ||
      customer.relationshipType === 'basic' ||
      days === undefined ||
      days < limit('loyal-decision-days') * 2
    )
      return undefined;
    return {
      urgency: 18 + tierUrgency(customer),
      dueInDays: 21,
      reasons: [
        say('takes {days} from offer to order', '从报价到下单要{days}', '從報價到下單要{days}', {
          days: daysText(Math.round(days)),
        }),
      ],
    };
  },
});
