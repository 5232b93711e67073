/** False key account, guard 2: much volume, little profit (domain part 3). */

import { wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const shiftTheMix = defineRule({
  id: 'shift-the-mix',
  part: 'key account',
  kind: 'offer',
  when: 'The guard volume-only strikes for a key account.',
  title: wording(
    'Show {contact} the products that save it effort',
    '向{contact}推荐更省事的高价值产品',
    '向{contact}推薦更省事的高價值產品',
  ),
  goal: wording(
    '{contact} tries one product with a better margin',
    '{contact}试用一款毛利更好的产品',
    '{contact}試用一款毛利更好的產品',
  ),
  message: wording(
    'Dear {contact}, you buy a lot of the standard item, and your people do the rest by hand. I would like to show you, with your own figures, where a finished part would cost you less in the end. An hour at your place is enough.',
    '{contact}您好：您标准件的用量很大，后续加工都靠自己的人手。我想用您自己的数据算一笔账：哪些环节改用成品，总成本反而更低。到您那里一个小时就够。',
    '{contact}您好：您標準件的用量很大，後續加工都靠自己的人力。我想用您自己的數據算一筆帳：哪些環節改用成品，總成本反而更低。到您那裡一個小時就夠。',
  ),
  channels: ['visit', 'meeting', 'call', 'e-mail'],
  resource: 'knowledge',
  pair: 'price-cost',
  followUpDays: 30,
  restDays: 150,
  suggest({ insight }) {
    const flag = insight.tier.falseKeyAccount.find(({ guard }) => guard === 'volume-only');
    if (flag === undefined) return undefined;
    return { urgency: 36, dueInDays: 21, reasons: flag.figures.map(({ sentence }) => sentence) };
  },
});
