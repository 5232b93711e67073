/** Customised choices guide mass production: what one customer had changed may be what many want (domain part 9). */

import { dayText, say, wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const passOnAdjustment = defineRule({
  id: 'pass-on-adjustment',
  part: 'customised marketing',
  kind: 'prepare',
  when: 'Something was adjusted for a customer of a segment with many or a medium number of customers, up to a month ago.',
  title: wording(
    'Tell product management what {customer} had changed',
    '把{customer}的定制改动告诉产品部门',
    '把{customer}的客製調整告訴產品部門',
  ),
  goal: wording('Product management says whether others get it, too', '产品部门答复是否推广', '產品部門回覆是否推廣'),
  channels: ['note'],
  resource: 'knowledge',
  pair: 'product-needs',
  followUpDays: 30,
  restDays: 60,
  suggest({ customer, facts }) {
    const size = customer.measures?.segmentSize;
    if (size !== 'many' && size !== 'medium') return undefined;
    const adjusted = facts.episodes.find(({ touchpoint, age }) => touchpoint.aspect === 'adjustment' && age <= 30);
    if (adjusted === undefined) return undefined;
    return {
      urgency: 13,
      dueInDays: 30,
      reasons: [
        say(
          'adjusted on {day}; its segment has more customers of the kind',
          '{day}做过调整，同类客户不少',
          '{day}做過調整，同類客戶不少',
          { day: dayText(adjusted.day) },
        ),
      ],
      about: adjusted.touchpoint.id,
    };
  },
});
