/** Churn cause 3: repeated complaints get integrated service with a green channel (domain part 7). */

import { isComplaint } from '../../tiering/facts.ts';
import { daysText, say, timesText, wording } from '../../tiering/wording.ts';
import { isKeyAccount, isTop, tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const openGreenChannel = defineRule({
  id: 'open-green-channel',
  part: 'churn prevention',
  kind: 'protect',
  when: 'Complaints repeat within the window, for an MVC, MGC or key account.',
  title: wording('Open the green channel for {customer}', '为{customer}开通绿色通道', '為{customer}開通綠色通道'),
  goal: wording(
    '{contact} has one number that answers within a day',
    '{contact}有一个一天内必回的专线',
    '{contact}有一支一天內必回的專線',
  ),
  message: wording(
    'Dear {contact}, you have had to complain more than once, and each time you had to find the right person. From today one number is enough: whatever it is, you get an answer within a working day, and I stand for it.',
    '{contact}您好：您不止一次反映问题，每次还要自己找人，辛苦您了。从今天起只需找这一个号码：不论什么事，一个工作日内一定答复，由我负责到底。',
    '{contact}您好：您不只一次反映問題，每次還得自己找人，辛苦您了。從今天起只要找這一個號碼：不論什麼事，一個工作天內一定回覆，由我負責到底。',
  ),
  channels: ['call', 'e-mail', 'chat', 'visit'],
  resource: 'people',
  pair: 'place-convenience',
  followUpDays: 30,
  restDays: 180,
  suggest({ customer, facts, limit }) {
    if (!isTop(customer) && !isKeyAccount(customer)) return undefined;
    const window = limit('complaint-window-days');
    const complaints = facts.episodes.filter((episode) => isComplaint(episode.touchpoint) && episode.age <= window);
    const newest = complaints[0];
    if (newest === undefined || complaints.length < limit('repeated-complaints')) return undefined;
    return {
      urgency: 48 + tierUrgency(customer),
      dueInDays: 5 - newest.age,
      reasons: [
        say('{count} complaints in {days}', '{days}内投诉{times}', '{days}內客訴{times}', {
          count: complaints.length,
          times: timesText(complaints.length),
          days: daysText(window),
        }),
      ],
      tone: 'alert',
    };
  },
});
