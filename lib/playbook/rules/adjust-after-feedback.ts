/** Feedback that changes nothing is the last one (domain part 5: feedback, then adjustment). */

import { daysText, dayText, say, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const adjustAfterFeedback = defineRule({
  id: 'adjust-after-feedback',
  part: 'aspects',
  kind: 'care',
  when: 'Feedback or an evaluation that was not good is one to nine weeks old, and nothing has been adjusted since.',
  title: wording(
    'Tell {contact} what we changed after the feedback',
    '告诉{contact}：提的意见我们改了什么',
    '告訴{contact}：提的意見我們改了什麼',
  ),
  goal: wording('{contact} sees that it had an effect', '{contact}看到意见有了结果', '{contact}看到意見有了結果'),
  message: wording(
    'Dear {contact}, on {day} you told us what was lacking. This is what we have changed since, and this is what will take longer, with the date. Is it going in the right direction for you?',
    '{contact}您好：您{day}提的意见，我们已经改了这些，还有几项需要时间，预计完成日期也写上了。您看方向对不对？',
    '{contact}您好：您{day}提的意見，我們已經改了這些，還有幾項需要時間，預計完成日期也寫上了。您看方向對不對？',
  ),
  channels: ['call', 'e-mail', 'chat', 'meeting'],
  resource: 'knowledge',
  pair: 'product-needs',
  followUpDays: 14,
  suggest({ customer, facts }) {
    const place = facts.episodes.findIndex(
      ({ touchpoint, age }) =>
        (touchpoint.aspect === 'feedback' || touchpoint.aspect === 'evaluation') &&
        touchpoint.issue === undefined &&
        (touchpoint.sentiment === 'neutral' || touchpoint.sentiment === 'bad') &&
        age >= 7 &&
        age <= 63,
    );
    const found = facts.episodes[place];
    if (found === undefined) return undefined;
    if (facts.episodes.slice(0, place).some(({ touchpoint }) => touchpoint.aspect === 'adjustment')) return undefined;
    return {
      urgency: 40 + tierUrgency(customer),
      dueInDays: 14 - found.age,
      reasons: [
        say(
          'feedback of {day}, {days} ago, without an adjustment',
          '{day}的反馈已过{days}，还没有调整',
          '{day}的回饋已過{days}，還沒有調整',
          { day: dayText(found.day), days: daysText(found.age) },
        ),
      ],
      figures: { day: dayText(found.day) },
      about: found.touchpoint.id,
      ...(found.touchpoint.contactId !== undefined && { contactId: found.touchpoint.contactId }),
    };
  },
});
