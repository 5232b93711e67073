/** A BZ that asks a lot gets a way to help itself (domain part 2, treatment by tier). */

import { say, timesText, wording } from '../../tiering/wording.ts';
import { isContactFrom } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const bzSelfService = defineRule({
  id: 'bz-self-service',
  part: 'value tier',
  kind: 'offer',
  when: 'A BZ has turned to us more often within 90 days than the playbook allows.',
  title: wording('Show {contact} the self-service', '教{contact}使用自助服务', '教{contact}使用自助服務'),
  goal: wording('{contact} solves the next question without us', '{contact}下次自己就能解决', '{contact}下次自己就能解決'),
  message: wording(
    'Dear {contact}, most of what you asked us lately you can now see and do yourself, at any hour, without waiting for us. Shall I send you the access and a two-minute guide?',
    '{contact}您好：您最近问到的事，多数可以在自助平台上随时查、随时办，不用等我们回复。我把账号和两分钟的操作说明发给您，好吗？',
    '{contact}您好：您最近問到的事，多半可以在自助平台上隨時查、隨時辦，不用等我們回覆。我把帳號和兩分鐘的操作說明寄給您，好嗎？',
  ),
  channels: ['e-mail', 'chat', 'call'],
  resource: 'technology',
  pair: 'place-convenience',
  followUpDays: 30,
  restDays: 180,
  suggest({ customer, facts, limit }) {
    if (customer.tier !== 'BZ') return undefined;
    const count = facts.episodes.filter((episode) => isContactFrom(episode, 90)).length;
    if (count < limit('self-service-contacts')) return undefined;
    return {
      urgency: 30,
      dueInDays: 21,
      reasons: [
        say('turned to us {times} in 90 days', '90 天内找过我们{times}', '90 天內找過我們{times}', { times: timesText(count) }),
      ],
    };
  },
});
