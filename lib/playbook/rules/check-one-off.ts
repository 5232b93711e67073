/** False key account, guard 1: an occasional bulk order is no lasting source of profit (domain part 3). */

import { wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const checkOneOff = defineRule({
  id: 'check-one-off',
  part: 'key account',
  kind: 'prepare',
  when: 'The guard one-off strikes for a key account.',
  title: wording(
    'Make sure {customer} is no one-off before calling it a key account',
    '认定重点客户前，核实{customer}是否只是偶然大单',
    '認定重點客戶前，確認{customer}是否只是偶發大單',
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
