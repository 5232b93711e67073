/** Total cost to the customer is money, time, mind and effort (domain part 6, first ledger). */

import { say, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const lightenTheLoad = defineRule({
  id: 'lighten-the-load',
  part: 'perceived value',
  kind: 'protect',
  when: 'Within a year, at least three sacrifices were noted, and they weigh more than the benefits.',
  title: wording('Take some {burden} off {contact}', '帮{contact}减少{burden}上的付出', '幫{contact}減少{burden}上的付出'),
  goal: wording('{contact} confirms that it has become easier', '{contact}确认省事了', '{contact}確認省事了'),
  message: wording(
    'Dear {contact}, working with us costs you more {burden} than it should. I have looked for what we can take over or leave out. Which of these would help you most?',
    '{contact}您好：和我们合作，您在{burden}上的付出偏多，这是我们的责任。哪些环节可以由我们代劳或省去，我列了几项，您看先改哪一项？',
    '{contact}您好：跟我們合作，您在{burden}上的付出偏多，這是我們的責任。哪些環節可以由我們代勞或省去，我列了幾項，您看先改哪一項？',
  ),
  channels: ['call', 'e-mail', 'meeting', 'chat'],
  resource: 'people',
  pair: 'price-cost',
  followUpDays: 21,
  restDays: 60,
  suggest({ customer, insight }) {
    const { benefits, sacrifices } = insight.ledger;
    const count = sacrifices.reduce((sum, line) => sum + line.count, 0);
    const weightOf = (lines: typeof benefits): number => lines.reduce((sum, line) => sum + line.weight, 0);
    const [heaviest] = sacrifices;
    if (heaviest === undefined || count < 3 || weightOf(sacrifices) <= weightOf(benefits)) return undefined;
    const reasons = [insight.ledger.sentence];
    if (heaviest.note !== undefined)
      reasons.push(say('last noted: “{note}”', '最近一次记录：“{note}”', '最近一次記錄：「{note}」', { note: heaviest.note }));
    return { urgency: 42 + tierUrgency(customer), dueInDays: 14, reasons, figures: { burden: heaviest.name } };
  },
});
