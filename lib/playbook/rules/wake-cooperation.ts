/** Cooperation used to be there and has fallen asleep (domain part 5). */

import { toDay } from '../../tiering/calendar.ts';
import { daysText, dayText, say, wording } from '../../tiering/wording.ts';
import { isKeyAccount, isTop, tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const wakeCooperation = defineRule({
  id: 'wake-cooperation',
  part: 'aspects',
  kind: 'care',
  when: 'Cooperation sleeps, though it was there before, for an MVC, MGC or key account.',
  title: wording('Suggest one joint step to {contact}', '向{contact}提一个合作小项目', '向{contact}提一個小型合作案'),
  goal: wording('{contact} agrees on a date', '{contact}约定时间', '{contact}約定時間'),
  message: wording(
    'Dear {contact}, what we did together on {day} helped both of us, and then we let it rest. Is there something on your list that would be easier with our people and machines at your side?',
    '{contact}您好：{day}我们一起做的那件事，对双方都有帮助，之后却停了下来。您手上有没有哪件事，加上我们的人和设备会更好办？',
    '{contact}您好：{day}我們一起做的那件事，對雙方都有幫助，之後卻停了下來。您手上有沒有哪件事，加上我們的人和設備會更好辦？',
  ),
  channels: ['call', 'meeting', 'visit', 'e-mail', 'chat'],
  resource: 'technology',
  pair: 'product-needs',
  followUpDays: 21,
  restDays: 90,
  suggest({ customer, insight, facts }) {
    if (!isTop(customer) && !isKeyAccount(customer)) return undefined;
    const cooperation = insight.aspects.find(({ aspect }) => aspect === 'cooperation');
    if (cooperation?.state !== 'asleep' || cooperation.lastOn === undefined) return undefined;
    const day = toDay(cooperation.lastOn);
    return {
      urgency: 26 + tierUrgency(customer),
      dueInDays: 21,
      reasons: [
        say('no cooperation for {days}', '已{days}没有合作', '已{days}沒有合作', { days: daysText(facts.today - day) }),
        insight.aspectsSentence,
      ],
      figures: { day: dayText(day) },
    };
  },
});
