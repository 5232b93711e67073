/** Reactive: after the sale, the customer knows whom to turn to with questions and complaints (domain part 4). */

import { toDay } from '../../tiering/calendar.ts';
import { daysText, say, wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const inviteQuestions = defineRule({
  id: 'invite-questions',
  part: 'relationship type',
  kind: 'care',
  when: 'Something was delivered to a reactive customer within the time for asking, and nobody of us has been in touch since.',
  title: wording('{reach}: whom to turn to with questions', '{reach}，告知有问题找谁', '{reach}，告知有問題找誰'),
  goal: wording('{contact} knows a name and a number', '{contact}知道该找谁、打哪个电话', '{contact}知道該找誰、打哪支電話'),
  message: wording(
    'Dear {contact}, your delivery is with you now. If anything is unclear or not as it should be, one message to me is enough; you need not look for the right department.',
    '{contact}您好：货已送达。使用中有任何疑问，或有哪里不对，直接找我就行，不必再去找哪个部门。',
    '{contact}您好：貨已送達。使用上有任何疑問，或哪裡不對，直接找我就行，不必再去找哪個部門。',
  ),
  channels: ['e-mail', 'chat', 'call'],
  resource: 'people',
  pair: 'place-convenience',
  followUpDays: 30,
  restDays: 60,
  suggest({ customer, facts, daysSince, limit }) {
    if (customer.relationshipType !== 'reactive' || customer.lastDeliveryOn === undefined) return undefined;
    const since = facts.today - toDay(customer.lastDeliveryOn);
    if (since < 0 || since > limit('ask-after-delivery-days')) return undefined;
    if (daysSince((episode) => episode.isByUs && episode.age < since) !== undefined) return undefined;
    return {
      urgency: 30,
      dueInDays: 3 - since,
      reasons: [
        since === 0
          ? say('delivered today', '今天刚交付', '今天剛交貨')
          : say('delivered {days} ago, no word from us since', '交付已{days}，我方还没有联系过', '交貨已{days}，我方還沒聯繫過', {
              days: daysText(since),
            }),
        say('reactive: the customer must know whom to turn to', '被动型：要让客户知道找谁', '被動型：要讓客戶知道找誰'),
      ],
    };
  },
});
