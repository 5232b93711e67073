/** Keep interacting after delivery: the sale is where the relationship begins (domain part 9). */

import { toDay } from '../../tiering/calendar.ts';
import { daysText, say, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const stayAfterDelivery = defineRule({
  id: 'stay-after-delivery',
  part: 'customised marketing',
  kind: 'care',
  when: 'A proactive or partnership customer got a delivery two to six months ago, and nobody was in touch in the last 30 days.',
  title: wording('Ask {contact} how it does in daily work', '问问{contact}：日常用得顺不顺', '問問{contact}：日常用得順不順'),
  goal: wording(
    '{contact} names one thing that daily use has shown',
    '{contact}说出一点日常使用中的发现',
    '{contact}說出一點日常使用的發現',
  ),
  message: wording(
    'Dear {contact}, the first weeks show whether something works; daily work shows whether it helps. After {months} months: what do your people do differently with it than we thought? I would like to learn from that, and show them a shortcut or two.',
    '{contact}您好：头几周看能不能用，日子久了才看出好不好用。用了{months}个月，您的同事有哪些用法和我们当初想的不一样？想向您请教，也带一两个省事的小窍门过来。',
    '{contact}您好：頭幾週看能不能用，日子久了才看得出好不好用。用了{months}個月，您的同仁有哪些用法跟我們當初想的不一樣？想向您請教，也帶一兩個省事的小技巧過去。',
  ),
  channels: ['call', 'visit', 'e-mail', 'chat'],
  resource: 'knowledge',
  pair: 'product-needs',
  followUpDays: 14,
  restDays: 90,
  suggest({ customer, facts, daysSince }) {
    if (customer.relationshipType !== 'proactive' && customer.relationshipType !== 'partnership') return undefined;
    if (customer.lastDeliveryOn === undefined) return undefined;
    const since = facts.today - toDay(customer.lastDeliveryOn);
    if (since < 60 || since > 180) return undefined;
    const contact = daysSince((episode) => episode.isByUs);
    if (contact !== undefined && contact <= 30) return undefined;
    return {
      urgency: 28 + tierUrgency(customer),
      dueInDays: 70 - since,
      reasons: [
        say('delivered {days} ago', '交付已{days}', '交貨已{days}', { days: daysText(since) }),
        say('no word from us for a month', '我方已一个月没有联系', '我方已一個月沒有聯繫'),
      ],
      figures: { months: Math.round(since / 30) },
    };
  },
});
