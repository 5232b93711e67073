/** Key accounts get regular visits by the account manager and the manager above (domain part 7, prevention). */

import { daysText, say, wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const visitWithManager = defineRule({
  id: 'visit-with-manager',
  part: 'churn prevention',
  kind: 'protect',
  when: 'An MVC or key account has not met the manager above its owner for longer than the playbook allows.',
  title: wording('{reach} together with {manager}', '与{manager}一同{reach}', '與{manager}一同{reach}'),
  goal: wording(
    '{contact} and {manager} have met and agreed on one thing',
    '{contact}与{manager}见面并谈定一件事',
    '{contact}與{manager}見面並談定一件事',
  ),
  message: wording(
    'Dear {contact}, {manager} would like to hear from you in person how we serve you and what should be better. Which day in the next weeks costs you the least time?',
    '{contact}您好：{manager}想当面听听您对我们服务的意见，哪里做得不够好、今后怎么改。近期哪天您比较方便？我们过去拜访。',
    '{contact}您好：{manager}想當面聽聽您對我們服務的意見，哪裡做得不夠好、今後怎麼改。近期哪天您比較方便？我們過去拜訪。',
  ),
  channels: ['visit', 'meeting'],
  resource: 'people',
  pair: 'promotion-communication',
  followUpDays: 30,
  suggest({ customer, facts, daysSince, limit, ownerManager }) {
    if (ownerManager === undefined || (customer.tier !== 'MVC' && customer.keyAccountScope === undefined)) return undefined;
    const every = limit('manager-visit-days');
    const since = daysSince(
      ({ isByUs, touchpoint }) =>
        isByUs &&
        (touchpoint.channel === 'visit' || touchpoint.channel === 'meeting') &&
        (touchpoint.staffId === ownerManager.id || touchpoint.alsoBy?.includes(ownerManager.id) === true),
    );
    if (since !== undefined && since < every) return undefined;
    const isKnownLongEnough = (facts.episodes.at(-1)?.age ?? 0) >= every;
    if (since === undefined && !isKnownLongEnough) return undefined;
    return {
      urgency: 50,
      dueInDays: 14 - ((since ?? every) - every),
      reasons: [
        since === undefined
          ? say('{manager} has never met this customer', '{manager}还没有见过这家客户', '{manager}還沒見過這家客戶', {
              manager: ownerManager.name,
            })
          : say('{manager} was there last {days} ago', '{manager}上次到访是{days}前', '{manager}上次到訪是{days}前', {
              manager: ownerManager.name,
              days: daysText(since),
            }),
        say('key accounts: every {every}', '重点客户：每{every}一次', '重點客戶：每{every}一次', { every: daysText(every) }),
      ],
    };
  },
});
