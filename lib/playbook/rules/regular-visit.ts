/** Key accounts get regular visits by their account manager (domain part 7, prevention). */

import { daysText, say, wording } from '../../tiering/wording.ts';
import { hasHistory, isKeyAccount, isVisit, tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const regularVisit = defineRule({
  id: 'regular-visit',
  part: 'churn prevention',
  kind: 'care',
  when: 'A key account has not been visited or met for longer than the playbook allows.',
  title: wording('{reach}: a look at how it runs there', '{reach}，看看现场情况', '{reach}，看看現場狀況'),
  goal: wording(
    '{contact} has shown us how things really are',
    '现场看到{contact}那里的真实情况',
    '現場看到{contact}那裡的真實情況',
  ),
  message: wording(
    'Dear {contact}, I would like to see with my own eyes how it runs at your place, and speak with those who work with it every day. Half an hour is enough; which day disturbs least?',
    '{contact}您好：想到现场看看实际使用情况，也听听一线同事的意见。半小时就够，您看哪天去最不打扰？',
    '{contact}您好：想到現場看看實際使用情況，也聽聽第一線同仁的意見。半小時就夠，您看哪天去最不打擾？',
  ),
  channels: ['visit', 'meeting'],
  resource: 'people',
  pair: 'place-convenience',
  followUpDays: 30,
  suggest({ customer, facts, daysSince, limit }) {
    if (!isKeyAccount(customer)) return undefined;
    const every = limit('visit-days');
    const since = daysSince(isVisit);
    if (since === undefined ? !hasHistory(facts, every) : since < every) return undefined;
    return {
      urgency: 38 + tierUrgency(customer),
      dueInDays: 14 - ((since ?? every) - every),
      reasons: [
        since === undefined
          ? say('nobody of us has been there', '我方还没有人去过', '我方還沒有人去過')
          : say(
              'last visit {days} ago, key accounts every {every}',
              '上次拜访是{days}前，重点客户每{every}一次',
              '上次拜訪是{days}前，重點客戶每{every}一次',
              { days: daysText(since), every: daysText(every) },
            ),
      ],
    };
  },
});
