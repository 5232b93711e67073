/** An account that buys in several regions needs one hand on our side (domain part 3). */

import { say, wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const coordinateRegions = defineRule({
  id: 'coordinate-regions',
  part: 'key account',
  kind: 'prepare',
  when: 'An MVC buys in more countries or regions than its recorded scope says.',
  title: wording(
    'Agree who speaks for us to {customer} in all regions',
    '商定各地区由谁统一对接{customer}',
    '商定各地區由誰擔任{customer}的統一窗口',
  ),
  goal: wording('Scope is on record, and one person coordinates', '记录客户范围，指定一名协调人', '記錄客戶範圍，指定一位協調人'),
  channels: ['note'],
  resource: 'people',
  pair: 'place-convenience',
  followUpDays: 30,
  restDays: 120,
  suggest({ customer, insight }) {
    const shown = insight.tier.keyAccountScope;
    if (customer.tier !== 'MVC' || shown === undefined || shown === 'LKA') return undefined;
    const reach = { LKA: 1, NKA: 2, GKA: 3 };
    const recorded = customer.keyAccountScope;
    if (recorded !== undefined && reach[recorded] >= reach[shown]) return undefined;
    const { countries, regions } = customer.measures ?? {};
    return {
      urgency: 22,
      dueInDays: 30,
      reasons: [
        shown === 'GKA'
          ? say(
              'buys in {count} countries, recorded as {scope}',
              '在{count}个国家采购，登记为{scope}',
              '在{count}個國家採購，登記為{scope}',
              { count: countries ?? 0, scope: recorded ?? say('no key account', '非重点客户', '非重點客戶') },
            )
          : say(
              'buys in {count} regions, recorded as {scope}',
              '在{count}个地区采购，登记为{scope}',
              '在{count}個地區採購，登記為{scope}',
              { count: regions ?? 0, scope: recorded ?? say('no key account', '非重点客户', '非重點客戶') },
            ),
      ],
    };
  },
});
