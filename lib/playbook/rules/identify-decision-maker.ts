/** First of the four steps: nobody can be served one to one who has no name (domain part 2). */

import { say, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const identifyDecisionMaker = defineRule({
  id: 'identify-decision-maker',
  part: 'four steps',
  kind: 'care',
  when: 'No contact on record has an address or a telephone number.',
  title: wording('Find out who decides at {customer}', '弄清{customer}由谁拍板、怎么联系', '弄清楚{customer}由誰決定、怎麼聯繫'),
  goal: wording('A name with address or number is on record', '记录下决策人的姓名和联系方式', '記下決策者的姓名與聯絡方式'),
  channels: ['call', 'visit', 'e-mail'],
  resource: 'people',
  pair: 'place-convenience',
  followUpDays: 14,
  suggest({ customer }) {
    if (customer.contacts.some((contact) => contact.email !== undefined || contact.phone !== undefined)) return undefined;
    return {
      urgency: 40 + tierUrgency(customer),
      dueInDays: 7,
      reasons: [
        customer.contacts.length === 0
          ? say('no contact on record', '没有任何联系人', '沒有任何聯絡人')
          : say(
              '{count} contacts, none with address or number',
              '{count}位联系人，都没有邮箱或电话',
              '{count}位聯絡人，都沒有信箱或電話',
              { count: customer.contacts.length },
            ),
      ],
    };
  },
});
