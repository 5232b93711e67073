/** Churn cause 1: its strategy changed; ask where it is heading (domain part 7). */

import { wording } from '../../tiering/wording.ts';
import { findChurn } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const askStrategy = defineRule({
  id: 'ask-strategy',
  part: 'churn prevention',
  kind: 'protect',
  when: 'Churn signal strategy-shift: orders fall, and its own demand with them.',
  title: wording(
    '{reach} and ask where {customer} is heading',
    '{reach}，了解{customer}今后的方向',
    '{reach}，了解{customer}今後的方向',
  ),
  goal: wording('{contact} says what it will need next year', '{contact}说明明年的需求', '{contact}說明明年的需求'),
  message: wording(
    'Dear {contact}, your orders have changed, and I would rather understand your plans than guess. Where are you investing now, what are you leaving, and where could we be of use on the new way?',
    '{contact}您好：您这边的订单有变化，与其我们猜，不如听您说说：今后重点往哪里投，哪些业务要收，新的方向上我们能帮什么忙？',
    '{contact}您好：您這邊的訂單有變化，與其我們猜，不如聽您說說：今後重點往哪裡投，哪些業務要收，新的方向上我們能幫什麼忙？',
  ),
  channels: ['visit', 'meeting', 'call', 'e-mail'],
  resource: 'knowledge',
  pair: 'product-needs',
  followUpDays: 21,
  restDays: 60,
  suggest({ customer, insight }) {
    const signal = findChurn(insight, 'strategy-shift');
    if (signal === undefined || customer.tier === 'BZ') return undefined;
    return {
      urgency: 36 + signal.severity * 12,
      dueInDays: signal.severity === 3 ? 5 : 14,
      reasons: signal.evidence,
      tone: 'alert',
    };
  },
});
