/** Build a personal information base (domain part 9). */

import { say, wording } from '../../tiering/wording.ts';
import { isKeyAccount, isTop } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const knowThePerson = defineRule({
  id: 'know-the-person',
  part: 'customised marketing',
  kind: 'prepare',
  when: 'The main contact of an MVC, MGC or key account has no role on record.',
  title: wording('Note what {contact} is responsible for', '补记{contact}的职务和分工', '補記{contact}的職務與分工'),
  goal: wording('Role is on record', '职务已记录', '職務已記錄'),
  channels: ['note'],
  resource: 'people',
  pair: 'promotion-communication',
  followUpDays: 30,
  restDays: 90,
  suggest({ customer, mainContact }) {
    if (mainContact === undefined || mainContact.role !== undefined) return undefined;
    if (!isTop(customer) && !isKeyAccount(customer)) return undefined;
    return {
      urgency: 10,
      dueInDays: 30,
      reasons: [
        say('{name} is our main contact, role unknown', '主要联系人{name}职务不详', '主要聯絡人{name}職務不詳', {
          name: mainContact.name,
        }),
      ],
    };
  },
});
