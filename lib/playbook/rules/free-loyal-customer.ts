/** A loyal, high-quality customer held at basic or reactive is a mistake: loyalty suffers (domain part 4, loyalty first). */

import { typeTerms } from '../../tiering/terms.ts';
import { percentText, say, wording } from '../../tiering/wording.ts';
import { isTop, tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const freeLoyalCustomer = defineRule({
  id: 'free-loyal-customer',
  part: 'relationship type',
  kind: 'protect',
  when: 'A loyal MVC or MGC is declared basic or reactive.',
  title: wording(
    '{reach}: a loyal customer deserves a first word',
    '{reach}，忠诚客户值得我们先开口',
    '{reach}，忠誠客戶值得我們先開口',
  ),
  goal: wording(
    '{contact} says what would make us worth staying with',
    '{contact}说出愿意长期合作的条件',
    '{contact}說出願意長期合作的條件',
  ),
  message: wording(
    'Dear {contact}, you have stayed with us, order after order, and rarely heard from us in between. I would like to change that: what would you want to know from us, and how often is welcome?',
    '{contact}您好：您一直选择我们，我们平时却很少主动关心，这一点想改过来。您希望我们提供哪些信息、多久联系一次比较合适？',
    '{contact}您好：您一直選擇我們，我們平時卻很少主動關心，這點想改過來。您希望我們提供哪些資訊、多久聯繫一次比較合適？',
  ),
  channels: ['call', 'visit', 'e-mail', 'chat'],
  resource: 'people',
  pair: 'promotion-communication',
  followUpDays: 14,
  restDays: 60,
  suggest({ customer, insight, limit }) {
    const { score } = insight.loyalty;
    if (!isTop(customer) || (customer.relationshipType !== 'basic' && customer.relationshipType !== 'reactive')) return undefined;
    if (score === undefined || score < limit('loyalty-high')) return undefined;
    return {
      urgency: 52 + tierUrgency(customer),
      dueInDays: 7,
      reasons: [
        say('loyalty {score}, declared {type}', '忠诚度{score}，却定为{type}', '忠誠度{score}，卻定為{type}', {
          score: percentText(score),
          type: typeTerms[customer.relationshipType],
        }),
        ...insight.loyalty.figures.slice(0, 2).map(({ sentence }) => sentence),
      ],
    };
  },
});
