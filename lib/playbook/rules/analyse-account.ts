/** Regular analyses of development, value, behaviour, satisfaction, service and cost (domain part 7, prevention). */

import { daysText, say, wording } from '../../tiering/wording.ts';
import { hasHistory, isKeyAccount } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const analyseAccount = defineRule({
  id: 'analyse-account',
  part: 'churn prevention',
  kind: 'prepare',
  when: 'A key account has not been analysed (aspect measurement) for a year.',
  title: wording('Write the yearly analysis of {customer}', '完成{customer}的年度分析', '完成{customer}的年度分析'),
  goal: wording(
    'Development, value, satisfaction and cost are on one page',
    '发展、价值、满意度、成本，一页写清',
    '發展、價值、滿意度、成本，一頁寫清楚',
  ),
  channels: ['note'],
  resource: 'knowledge',
  pair: 'product-needs',
  followUpDays: 30,
  restDays: 180,
  suggest({ customer, facts, daysSince, limit }) {
    if (!isKeyAccount(customer)) return undefined;
    const every = limit('analysis-days');
    const since = daysSince(({ touchpoint }) => touchpoint.aspect === 'measurement' && touchpoint.news === undefined);
    if (since === undefined ? !hasHistory(facts, every) : since < every) return undefined;
    return {
      urgency: 20,
      dueInDays: 30,
      reasons: [
        since === undefined
          ? say('no analysis on record', '没有分析记录', '沒有分析紀錄')
          : say('last analysis {days} ago', '上次分析是{days}前', '上次分析是{days}前', { days: daysText(since) }),
      ],
    };
  },
});
