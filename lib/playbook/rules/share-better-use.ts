/** Proactive: suggestions for better use and news of products, before being asked (domain part 4). */

import { typeTerms } from '../../tiering/terms.ts';
import { daysText, say, wording } from '../../tiering/wording.ts';
import { hasHistory, tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const shareBetterUse = defineRule({
  id: 'share-better-use',
  part: 'relationship type',
  kind: 'care',
  when: 'A proactive or partnership customer has had no exchange for longer than the playbook allows.',
  title: wording('{reach}: one way to get more out of it', '{reach}，送上一条更好用的建议', '{reach}，提供一個更好用的建議'),
  goal: wording(
    '{contact} tries it, or says what would help more',
    '{contact}试一试，或说出更需要什么',
    '{contact}試試看，或說出更需要什麼',
  ),
  message: wording(
    'Dear {contact}, other users with work like yours save time with a small change in how they use it. I have put it on one page. If it does not fit your case, tell me what would; I keep the rest away from you.',
    '{contact}您好：和您情况相近的用户，改了一个小用法，省了不少时间，我整理成一页发给您。若不适合，也请告诉我您更想了解什么，其他的就不打扰您了。',
    '{contact}您好：跟您情況相近的使用者，改了一個小用法，省了不少時間，我整理成一頁給您。若不適合，也請告訴我您更想了解什麼，其他的就不打擾您了。',
  ),
  channels: ['e-mail', 'chat', 'call', 'visit'],
  resource: 'knowledge',
  pair: 'promotion-communication',
  followUpDays: 14,
  restDays: 45,
  suggest({ customer, facts, daysSince, limit }) {
    if (customer.relationshipType !== 'proactive' && customer.relationshipType !== 'partnership') return undefined;
    const every = limit('exchange-days');
    const since = daysSince(({ isByUs, touchpoint }) => isByUs && touchpoint.aspect === 'exchange');
    if (since === undefined ? !hasHistory(facts, every) : since < every) return undefined;
    return {
      urgency: 30 + tierUrgency(customer),
      dueInDays: 10 - ((since ?? every) - every),
      reasons: [
        since === undefined
          ? say('no suggestion or news from us so far', '我方还没有提供过建议或信息', '我方還沒提供過建議或資訊')
          : say('last suggestion or news {days} ago', '上次提供建议或信息是{days}前', '上次提供建議或資訊是{days}前', {
              days: daysText(since),
            }),
        say('{type}: every {every}', '{type}：每{every}一次', '{type}：每{every}一次', {
          type: typeTerms[customer.relationshipType],
          every: daysText(every),
        }),
      ],
    };
  },
});
