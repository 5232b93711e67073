/** False key account, guard 1: an occasional bulk order is no lasting source of profit (domain part 3). */

import { wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const checkOneOff = defineRule({
  id: 'check-one-off',
  part: 'key account',
  kind: 'prepare',
  when: 'The guard one-off strikes for a key account.',
  title: wording(
    'Ask {customer} what comes after the big order',
    '弄清{customer}大单之后还有没有后续',
    '弄清楚{customer}大單之後還有沒有後續',
  ),
  goal: wording('It is known whether the order will repeat', '弄清是否会重复下单', '弄清楚是否會再下單'),
  channels: ['note'],
  resource: 'knowledge',
  pair: 'product-needs',
  followUpDays: 30,
  restDays: 120,
  suggest({ insight }) {
    const flag = insight.tier.falseKeyAccount.find(({ guard }) => guard === 'one-off');
    if (flag === undefined) return undefined;
    return { urgency: 24, dueInDays: 30, reasons: flag.figures.map(({ sentence }) => sentence) };
  },
});
