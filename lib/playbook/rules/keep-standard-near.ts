/** Keep the standard product one step away: customising has its price (domain part 9). */

import { readValue } from '../../tiering/read-value.ts';
import { percentText, say, timesText, wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const keepStandardNear = defineRule({
  id: 'keep-standard-near',
  part: 'customised marketing',
  kind: 'offer',
  when: 'Twice or more adjusted within a year, and serving it costs more than half of what the playbook allows.',
  title: wording(
    'Show {contact} what the standard product would save',
    '给{contact}看看标准产品能省多少',
    '讓{contact}看看標準產品能省多少',
  ),
  goal: wording('{contact} compares the two', '{contact}做一次比较', '{contact}做一次比較'),
  message: wording(
    'Dear {contact}, your special version does what you need, and it costs you waiting time at every change. The standard product now covers most of it, off the shelf. I have put both side by side for your use; you can go back at any time.',
    '{contact}您好：专门为您做的版本能满足需要，但每次改动都要等。现在标准产品已能覆盖大部分功能，随时有货。我按您的用途做了对照，换了不合适随时可以换回来。',
    '{contact}您好：專門為您做的版本能滿足需要，但每次改動都要等。現在標準產品已能涵蓋大部分功能，隨時有貨。我依您的用途做了對照，換了不合適隨時可以換回來。',
  ),
  channels: ['e-mail', 'call', 'meeting', 'chat'],
  resource: 'knowledge',
  pair: 'price-cost',
  followUpDays: 21,
  restDays: 180,
  suggest({ customer, facts, limit }) {
    const share = readValue(customer.measures, limit)?.serveShare;
    if (share === undefined || share < limit('serve-cost-share') / 2) return undefined;
    const count = facts.episodes.filter(({ touchpoint, age }) => touchpoint.aspect === 'adjustment' && age <= 365).length;
    if (count < 2) return undefined;
    return {
      urgency: 22,
      dueInDays: 30,
      reasons: [
        say('adjusted {times} in a year', '一年内调整{times}', '一年內調整{times}', { times: timesText(count) }),
        say('serving it costs {share} of revenue', '服务成本占销售额{share}', '服務成本占營業額{share}', {
          share: percentText(share),
        }),
      ],
    };
  },
});
