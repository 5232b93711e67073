/** A BZ pays for what it costs, or learns to need less (domain part 2, treatment by tier). */

import { readValue } from '../../tiering/read-value.ts';
import { percentText, say, wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const bzChargeService = defineRule({
  id: 'bz-charge-service',
  part: 'value tier',
  kind: 'offer',
  when: 'Serving a BZ costs more than the playbook allows as a share of its revenue.',
  title: wording(
    'Offer {contact} service at a price, or a plan without it',
    '与{contact}商定：服务收费，或改用基础方案',
    '與{contact}商定：服務收費，或改用基本方案',
  ),
  goal: wording('{contact} chooses one of the two', '{contact}选定其中一种', '{contact}選定其中一種'),
  message: wording(
    'Dear {contact}, you have been using far more service than your plan covers. From next quarter you can choose: keep all of it at a fixed price, or a leaner plan that costs you nothing extra. Which one helps you more?',
    '{contact}您好：您目前使用的服务已超出合同范围。从下个季度起有两种选择：全部保留，按固定费用结算；或者改用基础方案，不另收费。您看哪一种更适合？',
    '{contact}您好：您目前使用的服務已超出合約範圍。從下一季起有兩種選擇：全部保留，按固定費用計價；或改用基本方案，不另收費。您看哪一種比較適合？',
  ),
  channels: ['e-mail', 'call', 'chat'],
  resource: 'people',
  pair: 'price-cost',
  followUpDays: 30,
  restDays: 180,
  suggest({ customer, limit }) {
    if (customer.tier !== 'BZ') return undefined;
    const share = readValue(customer.measures, limit)?.serveShare;
    if (share === undefined || share < limit('serve-cost-share')) return undefined;
    return {
      urgency: 32,
      dueInDays: 30,
      reasons: [
        say('serving it costs {share} of revenue', '服务成本占销售额{share}', '服務成本占營業額{share}', {
          share: percentText(share),
        }),
        say('limit {limit}', '上限{limit}', '上限{limit}', { limit: percentText(limit('serve-cost-share')) }),
      ],
    };
  },
});
