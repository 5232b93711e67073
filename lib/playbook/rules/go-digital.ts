/** Raise the digital share of the product (domain part 9). */

import { say, timesText, wording } from '../../tiering/wording.ts';
import { isContactFrom, tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const goDigital = defineRule({
  id: 'go-digital',
  part: 'customised marketing',
  kind: 'offer',
  when: 'A customer that is not BZ has asked for status or documents (liaison) four times within 90 days.',
  title: wording(
    'Give {contact} online access to orders and papers',
    '给{contact}开通在线查单和资料',
    '幫{contact}開通線上查單與文件',
  ),
  goal: wording('{contact} looks it up without asking', '{contact}不用再问，自己就能查', '{contact}不用再問，自己就能查'),
  message: wording(
    'Dear {contact}, you had to ask us several times where something stands. With your own access you see orders, deliveries and documents at any hour. I set it up and show it to you once; shall I?',
    '{contact}您好：您最近几次都要来问进度。给您开个账号，订单、物流、资料随时能查。我来设置，并给您演示一遍，好吗？',
    '{contact}您好：您最近幾次都得來問進度。幫您開個帳號，訂單、物流、文件隨時能查。我來設定，並為您示範一次，好嗎？',
  ),
  channels: ['e-mail', 'chat', 'call'],
  resource: 'technology',
  pair: 'place-convenience',
  followUpDays: 30,
  restDays: 180,
  suggest({ customer, facts }) {
    if (customer.tier === 'BZ') return undefined;
    const count = facts.episodes.filter(
      (episode) => isContactFrom(episode, 90) && episode.touchpoint.aspect === 'liaison',
    ).length;
    if (count < 4) return undefined;
    return {
      urgency: 28 + tierUrgency(customer) / 2,
      dueInDays: 14,
      reasons: [
        say('asked how things stand {times} in 90 days', '90 天内询问进度{times}', '90 天內詢問進度{times}', {
          times: timesText(count),
        }),
      ],
    };
  },
});
