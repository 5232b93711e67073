/** On the customer's side somebody else answers now: the bond has to be made anew (domain parts 6 and 7). */

import { findContactChange } from '../../tiering/churn/rival-exclusion.ts';
import { say, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const meetNewContact = defineRule({
  id: 'meet-new-contact',
  part: 'trust',
  kind: 'protect',
  when: 'The person mostly dealt with is gone or has been replaced, for a customer that is not BZ.',
  title: wording('Get to know {contact}, who answers now', '认识新的对接人{contact}', '認識新的窗口{contact}'),
  goal: wording(
    '{contact} says what matters to the new side of the table',
    '{contact}说出自己看重什么',
    '{contact}說出自己看重什麼',
  ),
  message: wording(
    'Dear {contact}, it is mostly you whom we deal with now. I would like to go through what was agreed before with you, from your side: what should stay, what should change, what do you need from us first?',
    '{contact}您好：现在主要是和您对接，之前谈定的事想和您从头过一遍，以您的想法为准：哪些保留、哪些要改、您最先需要我们做什么？',
    '{contact}您好：現在主要是跟您聯繫，之前談定的事想跟您從頭過一遍，以您的想法為準：哪些保留、哪些要改、您最先需要我們做什麼？',
  ),
  channels: ['visit', 'call', 'meeting', 'e-mail', 'chat'],
  resource: 'people',
  pair: 'promotion-communication',
  followUpDays: 14,
  restDays: 60,
  suggest({ customer, facts }) {
    if (customer.tier === 'BZ' || customer.contacts.length === 0) return undefined;
    const change = findContactChange(facts);
    if (change === undefined) return undefined;
    const newest = facts.episodes.find(
      ({ touchpoint }) => touchpoint.contactId !== undefined && touchpoint.contactId !== change.contactId,
    );
    const successor = newest?.touchpoint.contactId ?? customer.contacts[0]?.id;
    return {
      urgency: 46 + tierUrgency(customer),
      dueInDays: 7,
      reasons: [
        change.name === undefined
          ? say('our main contact is no longer on record', '主要联系人已不在名单上', '主要聯絡人已不在名單上')
          : say('{name} has not turned up lately', '最近的往来里没有{name}', '最近的往來裡沒有{name}', { name: change.name }),
      ],
      ...(successor !== undefined && { contactId: successor }),
    };
  },
});
