/** Segment customised groups: customers with the same need are served together (domain part 9). */

import { daysText, say, wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const groupTheAlike = defineRule({
  id: 'group-the-alike',
  part: 'customised marketing',
  kind: 'prepare',
  when: 'A need was found within four months in a large segment with a high margin.',
  title: wording(
    'Put {customer} into a group with the same need',
    '把{customer}归入同类需求小组',
    '把{customer}歸入相同需求的小組',
  ),
  goal: wording('The group has a name and three members', '小组定名，至少三家客户', '小組定名，至少三家客戶'),
  channels: ['note'],
  resource: 'knowledge',
  pair: 'product-needs',
  followUpDays: 30,
  restDays: 180,
  suggest({ customer, daysSince }) {
    if (customer.measures?.segmentSize !== 'many' || customer.measures.segmentMargin !== 'high') return undefined;
    const found = daysSince(({ touchpoint }) => touchpoint.aspect === 'need-discovery');
    if (found === undefined || found > 120) return undefined;
    return {
      urgency: 11,
      dueInDays: 30,
      reasons: [
        say(
          'need found {days} ago; high margin, many customers',
          '{days}前发现需求；高毛利、客户多',
          '{days}前發現需求；高毛利、客戶多',
          { days: daysText(found) },
        ),
      ],
    };
  },
});
