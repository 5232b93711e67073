/** Fourth of the four steps: what the customer told us becomes something made for it (domain part 2). */

import { daysText, say, wording } from '../../tiering/wording.ts';
import { isTop, tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const customiseOffer = defineRule({
  id: 'customise-offer',
  part: 'four steps',
  kind: 'offer',
  when: 'A need of an MVC or MGC was found between one and ten weeks ago, and nothing was adjusted since.',
  title: wording(
    'Turn what {contact} told us into an offer of its own',
    '把{contact}提出的需求做成专属方案',
    '把{contact}提出的需求做成專屬方案',
  ),
  goal: wording('{contact} says whether the offer fits', '{contact}对专属方案给出意见', '{contact}對專屬方案給出意見'),
  message: wording(
    'Dear {contact}, {days} ago you told us what you are missing. We have worked it into a proposal made for you, with two ways to go. Would you look at it and say which is closer?',
    '{contact}您好：{days}前您谈到的需求，我们单独做了一份方案，有两种做法供您选。请您看看哪一种更贴近，我们再改。',
    '{contact}您好：{days}前您提到的需求，我們單獨做了一份方案，有兩種做法供您選。請您看看哪一種更貼近，我們再調整。',
  ),
  channels: ['meeting', 'e-mail', 'call', 'chat'],
  resource: 'knowledge',
  pair: 'product-needs',
  followUpDays: 14,
  suggest({ customer, daysSince }) {
    if (!isTop(customer)) return undefined;
    const found = daysSince(({ touchpoint }) => touchpoint.aspect === 'need-discovery');
    if (found === undefined || found < 7 || found > 70) return undefined;
    const adjusted = daysSince(({ touchpoint }) => touchpoint.aspect === 'adjustment');
    if (adjusted !== undefined && adjusted <= found) return undefined;
    return {
      urgency: 45 + tierUrgency(customer),
      dueInDays: 21 - found,
      reasons: [
        say('need found {days} ago, nothing made of it yet', '{days}前发现需求，至今没有下文', '{days}前發現需求，至今沒有下文', {
          days: daysText(found),
        }),
      ],
      figures: { days: daysText(found) },
    };
  },
});
