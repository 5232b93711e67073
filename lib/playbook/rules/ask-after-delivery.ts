/** Accountable and above: soon after a delivery, ask whether it meets expectations (domain part 4). */

import { toDay } from '../../tiering/calendar.ts';
import type { Episode } from '../../tiering/facts.ts';
import { readValue } from '../../tiering/read-value.ts';
import { typeTerms } from '../../tiering/terms.ts';
import { daysText, percentText, say, wording } from '../../tiering/wording.ts';
import { isTop } from '../conditions.ts';
import { defineRule } from '../rule.ts';

/** A delivery note asks nothing: only a question, a talk, or work on the matter counts. */
function asks({ isByUs, touchpoint }: Episode): boolean {
  if (!isByUs) return false;
  return touchpoint.channel === 'e-mail' || touchpoint.channel === 'event'
    ? touchpoint.aspect !== 'liaison' && touchpoint.aspect !== 'contact'
    : true;
}

export const askAfterDelivery = defineRule({
  id: 'ask-after-delivery',
  part: 'relationship type',
  kind: 'care',
  when: 'Something was delivered, and nobody of us has asked since how it holds up (accountable, proactive or partnership).',
  title: wording(
    'Ask {contact} whether the delivery holds up as promised',
    '问问{contact}，交付后用得怎么样',
    '問問{contact}，交貨後用得如何',
  ),
  goal: wording('{contact} says what is right and what is lacking', '{contact}说出满意和不足之处', '{contact}說出滿意與不足之處'),
  message: wording(
    'Dear {contact}, your delivery arrived {days} ago. Does it do what you bought it for? If anything is missing, or could be easier for your people, tell me: that is what I would like to put right first.',
    '{contact}您好：货到已经{days}了，用起来还顺手吗？是否达到您当初的要求？有哪里不合适、希望更省事的地方，请直接告诉我，我来跟进。',
    '{contact}您好：貨到已經{days}了，用起來還順手嗎？有沒有達到您當初的要求？哪裡不合適、希望更省事的地方，請直接告訴我，我來處理。',
  ),
  channels: ['call', 'e-mail', 'chat', 'visit'],
  resource: 'customer-time',
  pair: 'product-needs',
  followUpDays: 7,
  suggest({ customer, facts, daysSince, limit }) {
    if (customer.relationshipType === 'basic' || customer.relationshipType === 'reactive') return undefined;
    if (customer.lastDeliveryOn === undefined) return undefined;
    const since = facts.today - toDay(customer.lastDeliveryOn);
    const ask = limit('ask-after-delivery-days');
    if (since < limit('settle-in-days') || since > ask * 2) return undefined;
    if (daysSince((episode) => episode.age < since && asks(episode)) !== undefined) return undefined;
    const reasons = [
      say('delivered {days} ago, nobody has asked since', '交付已{days}，还没有人问过', '交貨已{days}，還沒有人問過', {
        days: daysText(since),
      }),
      say('{type}: ask within {ask} of delivery', '{type}：交付后{ask}内回访', '{type}：交貨後{ask}內回訪', {
        type: typeTerms[customer.relationshipType],
        ask: daysText(ask),
      }),
    ];
    const trend = readValue(customer.measures, limit)?.trend;
    if (trend !== undefined && trend >= limit('trend-rise') && isTop(customer)) {
      reasons.push(
        say('orders up {trend}: worth growing', '订单增长{trend}，值得培养', '訂單成長{trend}，值得培養', {
          trend: percentText(trend),
        }),
      );
    }
    return {
      urgency: since >= ask ? 70 : 55,
      dueInDays: ask - since,
      reasons,
      figures: { days: daysText(since) },
    };
  },
});
