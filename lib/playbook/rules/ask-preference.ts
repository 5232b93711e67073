/** Keep attention moderate: some customers want less (domain part 9). */

import { say, timesText, wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const askPreference = defineRule({
  id: 'ask-preference',
  part: 'customised marketing',
  kind: 'care',
  when: 'No contact preference is known, and half of the frequency cap is used up.',
  title: wording(
    'Ask {contact} how often contact is welcome',
    '问问{contact}：多久联系一次合适',
    '問問{contact}：多久聯繫一次合適',
  ),
  goal: wording('The preference is on record', '记录联系偏好', '記錄聯繫偏好'),
  message: wording(
    'Dear {contact}, we have been in touch a good deal lately. So that it helps and does not disturb: how often is right for you, and do you prefer mail, telephone or a visit?',
    '{contact}您好：最近联系得比较多，怕打扰到您。想问一下：多久联系一次比较合适？您更习惯邮件、电话还是见面？',
    '{contact}您好：最近聯繫得比較多，怕打擾到您。想請問：多久聯繫一次比較合適？您比較習慣信件、電話還是見面？',
  ),
  channels: ['e-mail', 'chat', 'call'],
  resource: 'customer-time',
  pair: 'place-convenience',
  followUpDays: 14,
  restDays: 180,
  suggest({ customer, facts }) {
    if (customer.contactPreference !== undefined) return undefined;
    const cap = facts.playbook.frequencyCapPer30Days;
    const count = facts.episodes.filter((episode) => episode.isByUs && episode.age < 30).length;
    if (count < Math.max(3, Math.ceil(cap / 2))) return undefined;
    return {
      urgency: 24,
      dueInDays: 7,
      reasons: [
        say('contacted {times} in 30 days, preference unknown', '30 天内联系{times}，偏好未知', '30 天內聯繫{times}，偏好未知', {
          times: timesText(count),
        }),
      ],
    };
  },
});
