/** An MVC is asked into product and process design; the customer in the lab (domain parts 2 and 9). */

import { daysText, say, wording } from '../../tiering/wording.ts';
import { hasHistory, stateOf } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const inviteIntoDesign = defineRule({
  id: 'invite-into-design',
  part: 'value tier',
  kind: 'offer',
  when: 'No cooperation with an MVC for longer than an aspect may sleep, and the last judged episode was good.',
  title: wording(
    'Ask {contact} into the design of our next product',
    '请{contact}参与下一代产品的设计',
    '請{contact}參與下一代產品的設計',
  ),
  goal: wording('{contact} takes part in one design meeting', '{contact}参加一次设计讨论', '{contact}參加一次設計討論'),
  message: wording(
    'Dear {contact}, we are deciding what our next product should do, and I would rather build it around your work than around our guesses. Two hours of your judgement, at your place or in our lab: would you?',
    '{contact}您好：我们正在定下一代产品的方向，与其我们自己猜，不如照您的实际使用来做。想请您花两个小时提提意见，在您那里或来我们实验室都可以，您看行吗？',
    '{contact}您好：我們正在定下一代產品的方向，與其自己猜，不如照您的實際使用來做。想請您花兩個小時給點意見，在您那裡或來我們實驗室都可以，您看好嗎？',
  ),
  channels: ['meeting', 'call', 'visit', 'e-mail'],
  resource: 'customer',
  pair: 'product-needs',
  followUpDays: 30,
  restDays: 180,
  suggest({ customer, facts, insight, limit }) {
    if (customer.tier !== 'MVC' || insight.trust.goodRun < 1) return undefined;
    const state = stateOf(insight, 'cooperation');
    if (state === 'lively' || state === 'quiet' || !hasHistory(facts, limit('asleep-days'))) return undefined;
    return {
      urgency: 34,
      dueInDays: 21,
      reasons: [
        say('no joint work for more than {days}', '超过{days}没有共同工作', '超過{days}沒有共同工作', {
          days: daysText(limit('asleep-days')),
        }),
        insight.trust.sentence,
      ],
    };
  },
});
