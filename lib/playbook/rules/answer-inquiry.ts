/** The customer spoke last and waits (domain part 5, liaison). */

import { daysText, dayText, say, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const answerInquiry = defineRule({
  id: 'answer-inquiry',
  part: 'aspects',
  kind: 'care',
  when: 'The newest contact came from the customer and has waited for an answer longer than the playbook allows, up to three weeks.',
  title: wording(
    '{reach}, who has waited {days} for an answer',
    '{reach}，对方已等{days}未获答复',
    '{reach}，對方已等{days}未獲回覆',
  ),
  goal: wording('{contact} has an answer', '{contact}得到答复', '{contact}得到回覆'),
  message: wording(
    'Dear {contact}, you wrote on {day} and deserve an answer. Here is where it stands, and by when the rest will be with you:',
    '{contact}您好：您{day}提到的事，回复晚了，请见谅。目前的进展和完成时间如下：',
    '{contact}您好：您{day}提到的事，回覆晚了，請見諒。目前的進度與完成時間如下：',
  ),
  channels: ['e-mail', 'call', 'chat', 'visit'],
  resource: 'people',
  pair: 'promotion-communication',
  followUpDays: 3,
  suggest({ customer, facts, limit }) {
    const newest = facts.episodes.find((episode) => episode.isByUs || episode.isByCustomer);
    if (newest === undefined || newest.touchpoint.direction !== 'inbound') return undefined;
    const { touchpoint, age } = newest;
    if (age < limit('answer-days') || age > 21 || touchpoint.issue !== undefined || touchpoint.sentiment === 'bad')
      return undefined;
    return {
      urgency: 58 + tierUrgency(customer),
      dueInDays: limit('answer-days') - age,
      reasons: [
        say('turned to us on {day}, no answer on record', '{day}联系过我们，没有答复记录', '{day}聯繫過我們，沒有回覆紀錄', {
          day: dayText(newest.day),
        }),
        say('answers are due within {limit}', '应在{limit}内答复', '應在{limit}內回覆', {
          limit: daysText(limit('answer-days')),
        }),
      ],
      figures: { days: daysText(age), day: dayText(newest.day) },
      ...(touchpoint.contactId !== undefined && { contactId: touchpoint.contactId }),
      about: touchpoint.id,
    };
  },
});
