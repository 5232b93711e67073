/** Service for an MGC aims at making it an MVC (domain part 2, treatment by tier). */

import { readValue } from '../../tiering/read-value.ts';
import { daysText, percentText, say, signedPercentText, wording } from '../../tiering/wording.ts';
import { stateOf } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const growMgc = defineRule({
  id: 'grow-mgc',
  part: 'value tier',
  kind: 'offer',
  when: 'An MGC grows or could grow, and its needs have not been looked into for longer than an aspect is lively.',
  title: wording('Plan next year’s growth with {contact}', '和{contact}一起规划明年的增长', '跟{contact}一起規劃明年的成長'),
  goal: wording(
    '{contact} names one need we do not serve yet',
    '{contact}说出一项我们还没有满足的需求',
    '{contact}說出一項我們還沒滿足的需求',
  ),
  message: wording(
    'Dear {contact}, your business is growing. Before it gets tight somewhere, I would like to go through next year with you: what will you need more of, what will cost you trouble, where can we take something off your hands?',
    '{contact}您好：您的业务一直在增长。趁现在，想和您一起看看明年：哪些需求会增加，哪里可能卡住，哪些事可以交给我们来做？',
    '{contact}您好：您的業務一直在成長。趁現在，想跟您一起看看明年：哪些需求會增加，哪裡可能卡住，哪些事可以交給我們來做？',
  ),
  channels: ['meeting', 'visit', 'call', 'e-mail'],
  resource: 'knowledge',
  pair: 'product-needs',
  followUpDays: 30,
  restDays: 120,
  suggest({ customer, insight, limit }) {
    if (customer.tier !== 'MGC' || stateOf(insight, 'need-discovery') === 'lively') return undefined;
    const trend = readValue(customer.measures, limit)?.trend;
    const growth = customer.measures?.growthPotential;
    const reasons = [];
    if (trend !== undefined && trend >= limit('mgc-growth')) {
      reasons.push(
        say('orders up {trend}: worth growing', '订单增长{trend}，值得培养', '訂單成長{trend}，值得培養', {
          trend: percentText(trend),
        }),
      );
    }
    if (growth !== undefined && growth >= limit('mgc-growth')) {
      reasons.push(
        say('growth potential {growth}', '增长潜力{growth}', '成長潛力{growth}', { growth: signedPercentText(growth) }),
      );
    }
    if (reasons.length === 0) return undefined;
    reasons.push(
      say('nobody has looked into its needs for {days}', '{days}内没有了解过需求', '{days}內沒有了解過需求', {
        days: daysText(limit('lively-days')),
      }),
    );
    return { urgency: 40, dueInDays: 21, reasons };
  },
});
