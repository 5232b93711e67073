/** Join online and offline experience (domain part 9). */

import { say, timesText, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const joinOnlineAndOffline = defineRule({
  id: 'join-online-and-offline',
  part: 'customised marketing',
  kind: 'offer',
  when: 'Half a year of lively contact, all of it by e-mail and chat; for a customer that is not BZ.',
  title: wording('Invite {contact} to see it on site', '邀请{contact}来现场看看', '邀請{contact}來現場看看'),
  goal: wording('{contact} has been here, or we there', '双方见上一面', '雙方見上一面'),
  message: wording(
    'Dear {contact}, we have written to each other a lot and never stood in front of the thing itself. Come and see it run with your own samples; half a day, we take care of the way there.',
    '{contact}您好：我们线上沟通了很多，还没一起看过实物。欢迎带上您的样件来现场试一试，半天就够，行程我们来安排。',
    '{contact}您好：我們線上溝通了很多，還沒一起看過實物。歡迎帶上您的樣件來現場試試，半天就夠，行程我們來安排。',
  ),
  channels: ['event', 'meeting', 'visit'],
  resource: 'technology',
  pair: 'place-convenience',
  followUpDays: 30,
  restDays: 180,
  suggest({ customer, facts }) {
    if (customer.tier === 'BZ' || customer.relationshipType === 'basic') return undefined;
    const recent = facts.episodes.filter((episode) => episode.age <= 180 && (episode.isByUs || episode.isByCustomer));
    const isOnline = recent.every(({ touchpoint }) => touchpoint.channel === 'e-mail' || touchpoint.channel === 'chat');
    if (recent.length < 6 || !isOnline) return undefined;
    return {
      urgency: 20 + tierUrgency(customer),
      dueInDays: 30,
      reasons: [
        say(
          '{count} contacts in half a year, all in writing',
          '半年内往来{times}，全是线上文字',
          '半年內往來{times}，全是線上文字',
          { count: recent.length, times: timesText(recent.length) },
        ),
      ],
    };
  },
});
