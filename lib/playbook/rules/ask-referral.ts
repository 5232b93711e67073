/** From customer to advocate: a trusting customer recommends us, when asked (domain part 8). */

import { rungTerms } from '../../tiering/terms.ts';
import { say, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const askReferral = defineRule({
  id: 'ask-referral',
  part: 'internalisation',
  kind: 'offer',
  when: 'A trusting customer on the first rung, not BZ.',
  title: wording('Ask {contact} for a recommendation', '请{contact}帮忙推荐', '請{contact}幫忙推薦'),
  goal: wording('{contact} names one company that could use us', '{contact}推荐一家合适的企业', '{contact}推薦一家合適的企業'),
  message: wording(
    'Dear {contact}, it seems that we have done some things right for you lately. Is there somebody you know who struggles with what we solved for you? A name is enough; I will only call if you say so.',
    '{contact}您好：这段时间合作顺利，谢谢您的认可。您身边如果有朋友也在为同样的事头疼，能否介绍一下？您点头我才联系，绝不打扰。',
    '{contact}您好：這段時間合作順利，謝謝您的肯定。您身邊如果有朋友也在為同樣的事傷腦筋，能否介紹一下？您同意我才聯繫，絕不打擾。',
  ),
  channels: ['call', 'visit', 'chat', 'e-mail'],
  resource: 'customer',
  pair: 'promotion-communication',
  followUpDays: 30,
  restDays: 180,
  suggest({ customer, insight, limit }) {
    if (customer.rung !== 'customer' || customer.tier === 'BZ' || insight.trust.goodRun < limit('trust-run')) return undefined;
    return {
      urgency: 30 + tierUrgency(customer) / 2,
      dueInDays: 21,
      reasons: [
        insight.trust.sentence,
        say('{rung}; the next rung is {next}', '{rung} → {next}', '{rung} → {next}', {
          rung: rungTerms.customer,
          next: rungTerms.advocate,
        }),
      ],
    };
  },
});
