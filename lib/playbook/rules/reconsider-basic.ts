/** Basic means no further contact; a customer that keeps turning to us asks for another type (domain part 4). */

import { say, timesText, wording } from '../../tiering/wording.ts';
import { isContactFrom, tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const reconsiderBasic = defineRule({
  id: 'reconsider-basic',
  part: 'relationship type',
  kind: 'prepare',
  when: 'A basic customer, not BZ, has turned to us three times or more within 90 days.',
  title: wording(
    'Look at {customer} again: basic no longer fits',
    '重新评估{customer}，基本型已不合适',
    '重新評估{customer}，基本型已不合適',
  ),
  goal: wording('The type is confirmed or changed', '确认或调整关系类型', '確認或調整關係類型'),
  channels: ['note'],
  resource: 'people',
  pair: 'product-needs',
  followUpDays: 30,
  restDays: 90,
  suggest({ customer, facts }) {
    if (customer.relationshipType !== 'basic' || customer.tier === 'BZ') return undefined;
    const count = facts.episodes.filter((episode) => isContactFrom(episode, 90)).length;
    if (count < 3) return undefined;
    return {
      urgency: 18 + tierUrgency(customer),
      dueInDays: 21,
      reasons: [
        say(
          'turned to us {times} in 90 days, though declared basic',
          '90 天内主动找我们{times}，却定为基本型',
          '90 天內主動找我們{times}，卻定為基本型',
          { times: timesText(count) },
        ),
      ],
    };
  },
});
