/** Way of internalisation: experience, the widest in use and quickest in effect (domain part 8). */

import { say, wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const offerExperience = defineRule({
  id: 'offer-experience',
  part: 'internalisation',
  kind: 'offer',
  when: 'The way that fits tier, kind and rung is experience, and the relationship is good.',
  title: wording('Offer {contact} a trial on site', '请{contact}试用新样品、现场体验', '請{contact}試用新樣品、現場體驗'),
  goal: wording('{contact} takes part and says what it was like', '{contact}参加体验并谈感受', '{contact}參加體驗並談感受'),
  message: wording(
    'Dear {contact}, before you decide anything, try it: we bring a sample to your place, show your people how it works, and take it back if it does not help. Which week would suit you?',
    '{contact}您好：好不好用，您试了才知道。我们把样品送到您那里，教您的同事用，不合适就取回，不收费用。您看哪一周方便？',
    '{contact}您好：好不好用，您試了才知道。我們把樣品送到您那裡，教您的同仁用，不合適就取回，不收費用。您看哪一週方便？',
  ),
  channels: ['call', 'visit', 'e-mail', 'chat'],
  resource: 'technology',
  pair: 'product-needs',
  followUpDays: 21,
  restDays: 180,
  suggest({ insight }) {
    if (insight.internalisation.way !== 'experience' || insight.trust.goodRun < 1) return undefined;
    return {
      urgency: 25,
      dueInDays: 21,
      reasons: [
        insight.trust.sentence,
        say('has not tried anything with us for a year', '一年内没有参加过我们的体验活动', '一年內沒有參加過我們的體驗活動'),
      ],
    };
  },
});
