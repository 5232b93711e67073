/** False key account, guard 3: takes so much discount and service that it is not worth keeping (domain part 3). */

import { wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const renegotiateSqueezer = defineRule({
  id: 'renegotiate-squeezer',
  part: 'key account',
  kind: 'prepare',
  when: 'The guard squeezer strikes for a key account.',
  title: wording(
    'Prepare new terms for {customer} with {manager}',
    '与{manager}一起为{customer}拟定新条件',
    '與{manager}一起為{customer}擬定新條件',
  ),
  goal: wording(
    'Limits for discount and service are agreed among ourselves',
    '内部定好折扣和服务的底线',
    '內部定好折扣與服務的底線',
  ),
  channels: ['note'],
  resource: 'people',
  pair: 'price-cost',
  followUpDays: 21,
  restDays: 120,
  suggest({ insight }) {
    const flag = insight.tier.falseKeyAccount.find(({ guard }) => guard === 'squeezer');
    if (flag === undefined) return undefined;
    return { urgency: 46, dueInDays: 14, reasons: flag.figures.map(({ sentence }) => sentence) };
  },
});
