/** Way of internalisation: production and sale in one hand with the customer (domain part 8). */

import { wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const proposeJointProduction = defineRule({
  id: 'propose-joint-production',
  part: 'internalisation',
  kind: 'offer',
  when: 'The way that fits tier, kind and rung is joint production, and the customer trusts us.',
  title: wording('Sound out joint production with {contact}', '与{contact}探讨产销一体化', '與{contact}探討產銷一體'),
  goal: wording('{contact} names a product to begin with', '{contact}选定一款产品试行', '{contact}選定一款產品試行'),
  message: wording(
    'Dear {contact}, you know what sells and we know how to make it; between us there is stock that neither of us needs. Shall we take one product and plan it together, from your forecast to our line, for one quarter?',
    '{contact}您好：您最清楚什么好卖，我们懂得怎么做，中间压着的库存双方都不想要。我们挑一款产品试一个季度，从您的预测到我们的排产一起计划，您看怎么样？',
    '{contact}您好：您最清楚什麼好賣，我們懂得怎麼做，中間壓著的庫存雙方都不想要。我們挑一款產品試一季，從您的預測到我們的排產一起規劃，您看如何？',
  ),
  channels: ['meeting', 'visit', 'call', 'e-mail'],
  resource: 'technology',
  pair: 'place-convenience',
  followUpDays: 45,
  restDays: 180,
  suggest({ insight, limit }) {
    if (insight.internalisation.way !== 'joint-production' || insight.trust.goodRun < limit('trust-run')) return undefined;
    return { urgency: 30, dueInDays: 30, reasons: [insight.trust.sentence, insight.internalisation.sentence] };
  },
});
