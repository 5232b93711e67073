/** Global and national key accounts: executives meet once a year (domain part 7, prevention). */

import { daysText, say, wording } from '../../tiering/wording.ts';
import { hasHistory, tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const executiveMeeting = defineRule({
  id: 'executive-meeting',
  part: 'churn prevention',
  kind: 'protect',
  when: 'No meeting or event with a GKA or NKA has been held together with a manager of ours for a year.',
  title: wording(
    'Arrange the yearly meeting of executives with {customer}',
    '安排与{customer}的年度高层会面',
    '安排與{customer}的年度高層會面',
  ),
  goal: wording('A date is fixed', '约定日期', '約定日期'),
  message: wording(
    'Dear {contact}, once a year those who decide on both sides should sit at one table: what have you planned, where do you count on us, where must we become better? We come to you; which month suits your management?',
    '{contact}您好：每年一次，双方拍板的人应该坐到一起：贵公司有什么规划，哪些地方指望我们，哪些地方我们必须改进。我们登门拜访，请问贵公司领导哪个月方便？',
    '{contact}您好：每年一次，雙方的決策者應該坐下來談談：貴公司有什麼規劃，哪些地方期待我們，哪些地方我們必須改進。我們登門拜訪，請問貴公司主管哪個月方便？',
  ),
  channels: ['meeting', 'visit', 'event'],
  resource: 'people',
  pair: 'promotion-communication',
  followUpDays: 45,
  restDays: 180,
  suggest({ customer, facts, daysSince, limit }) {
    if (customer.tier === 'BZ' || (customer.keyAccountScope !== 'GKA' && customer.keyAccountScope !== 'NKA')) return undefined;
    const every = limit('executive-days');
    const since = daysSince(
      ({ isByUs, touchpoint }) =>
        isByUs &&
        (touchpoint.channel === 'meeting' || touchpoint.channel === 'event') &&
        [touchpoint.staffId, ...(touchpoint.alsoBy ?? [])].some((id) => facts.staffById.get(id)?.role === 'manager'),
    );
    if (since === undefined ? !hasHistory(facts, every) : since < every) return undefined;
    return {
      urgency: 34 + tierUrgency(customer),
      dueInDays: 30 - ((since ?? every) - every),
      reasons: [
        since === undefined
          ? say('{scope}: no meeting with our management on record', '{scope}：没有高层会面记录', '{scope}：沒有高層會面紀錄', {
              scope: customer.keyAccountScope,
            })
          : say(
              '{scope}: last meeting with our management {days} ago',
              '{scope}：上次高层会面是{days}前',
              '{scope}：上次高層會面是{days}前',
              { scope: customer.keyAccountScope, days: daysText(since) },
            ),
      ],
    };
  },
});
