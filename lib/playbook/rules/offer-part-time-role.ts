/** Way of internalisation: adviser or quality supervisor, for key customers (domain part 8). */

import { wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const offerPartTimeRole = defineRule({
  id: 'offer-part-time-role',
  part: 'internalisation',
  kind: 'offer',
  when: 'The way that fits tier, kind and rung is a part-time role, and the customer trusts us.',
  title: wording('Ask {contact} to become our quality adviser', '聘请{contact}担任质量顾问', '聘請{contact}擔任品質顧問'),
  goal: wording('{contact} accepts, for one day a quarter', '{contact}同意每季度参与一天', '{contact}同意每季參與一天'),
  message: wording(
    'Dear {contact}, nobody has told us as clearly as you what quality means in daily work. Would you do so one day a quarter as our adviser, with a say in what we release, and a fee for your time?',
    '{contact}您好：在质量上，您的意见一直最中肯。想聘您做我们的质量顾问，每季度一天，参与新品放行的评审，按顾问付酬。您愿意考虑吗？',
    '{contact}您好：在品質上，您的意見一直最中肯。想聘您擔任我們的品質顧問，每季一天，參與新品放行的評審，並支付顧問費。您願意考慮嗎？',
  ),
  channels: ['visit', 'meeting', 'call', 'e-mail'],
  resource: 'customer',
  pair: 'product-needs',
  followUpDays: 30,
  restDays: 180,
  suggest({ insight, limit }) {
    if (insight.internalisation.way !== 'part-time-role' || insight.trust.goodRun < limit('trust-run')) return undefined;
    return { urgency: 32, dueInDays: 30, reasons: [insight.trust.sentence, insight.internalisation.sentence] };
  },
});
