/** Feedback used to come and has fallen asleep (domain part 5). */

import { toDay } from '../../tiering/calendar.ts';
import { daysText, say, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const wakeFeedback = defineRule({
  id: 'wake-feedback',
  part: 'aspects',
  kind: 'care',
  when: 'Feedback sleeps, though it came before, for an accountable customer or above.',
  title: wording('{reach}: three questions, two minutes', '{reach}，三个问题，只占两分钟', '{reach}，三個問題，只占兩分鐘'),
  goal: wording('{contact} answers at least one', '{contact}至少回答一个', '{contact}至少回答一個'),
  message: wording(
    'Dear {contact}, three questions, answer whichever you like: What works best for you? What costs you more time than it should? What would you change first, if it were yours?',
    '{contact}您好：想问您三个小问题，挑着答就行：哪一点最好用？哪一点最费时间？如果由您来改，您先改哪里？',
    '{contact}您好：想問您三個小問題，挑著回答就行：哪一點最好用？哪一點最花時間？如果由您來改，您先改哪裡？',
  ),
  channels: ['e-mail', 'chat', 'call'],
  resource: 'customer-time',
  pair: 'product-needs',
  followUpDays: 14,
  restDays: 90,
  suggest({ customer, insight, facts }) {
    if (customer.relationshipType === 'basic' || customer.relationshipType === 'reactive' || customer.tier === 'BZ')
      return undefined;
    const feedback = insight.aspects.find(({ aspect }) => aspect === 'feedback');
    if (feedback?.state !== 'asleep' || feedback.lastOn === undefined) return undefined;
    return {
      urgency: 28 + tierUrgency(customer),
      dueInDays: 14,
      reasons: [
        say('no feedback for {days}', '已{days}没有反馈', '已{days}沒有回饋', {
          days: daysText(facts.today - toDay(feedback.lastOn)),
        }),
        insight.aspectsSentence,
      ],
    };
  },
});
