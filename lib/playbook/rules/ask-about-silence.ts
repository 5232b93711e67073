/** Sudden silence alone: ask before others do (domain part 7). */

import { findSuddenSilence } from '../../tiering/churn/rival-exclusion.ts';
import { daysText, say, wording } from '../../tiering/wording.ts';
import { findChurn, isLeading, isSpoken, tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const askAboutSilence = defineRule({
  id: 'ask-about-silence',
  part: 'churn prevention',
  kind: 'protect',
  when: 'The customer has fallen silent for far longer than usual, no executives are asked to answer it, and nobody of us has spoken with it lately.',
  title: wording('{reach}: silent for {days}', '{reach}，对方已沉默{days}', '{reach}，對方已沉默{days}'),
  goal: wording('{contact} says what is behind the silence', '{contact}说明原因', '{contact}說明原因'),
  message: wording(
    'Dear {contact}, I have not heard from you for a while, which is unusual. If something was not right, I would like to know it first; if you are simply busy, that is good news, too.',
    '{contact}您好：有一阵没收到您的消息了，和平时不太一样。如果我们哪里没做好，请第一时间告诉我；如果只是太忙，那也是好事，不必急着回复。',
    '{contact}您好：有一陣子沒收到您的消息了，跟平時不太一樣。如果我們哪裡沒做好，請第一時間告訴我；如果只是太忙，那也是好事，不必急著回覆。',
  ),
  channels: ['call', 'e-mail', 'chat', 'visit'],
  resource: 'people',
  pair: 'promotion-communication',
  followUpDays: 10,
  restDays: 45,
  suggest({ customer, facts, insight, daysSince, limit }) {
    if (customer.tier === 'BZ') return undefined;
    if (isLeading(customer) && findChurn(insight, 'rival-exclusion') !== undefined) return undefined;
    const silence = findSuddenSilence(facts);
    if (silence === undefined) return undefined;
    // Whoever has just been on the telephone with us is not silent, only does not write.
    const spoken = daysSince((episode) => isSpoken(episode));
    if (spoken !== undefined && spoken < limit('silence-min-days')) return undefined;
    return {
      urgency: 45 + tierUrgency(customer),
      dueInDays: 5 - silence.overdueDays,
      reasons: [
        say(
          'silent for {days}, used to write every {gap}',
          '已沉默{days}，以往每{gap}就有联系',
          '已沉默{days}，以往每{gap}就有聯繫',
          { days: daysText(silence.days), gap: daysText(Math.max(1, silence.usualGap)) },
        ),
      ],
      figures: { days: daysText(silence.days) },
    };
  },
});
