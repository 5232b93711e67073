/** The same people over time: too many faces break the bond (domain part 6, emotion). */

import { staffName } from '../../tiering/facts.ts';
import { listText, say, wording } from '../../tiering/wording.ts';
import { isKeyAccount, isTop, tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const keepOneFace = defineRule({
  id: 'keep-one-face',
  part: 'trust',
  kind: 'prepare',
  when: 'An MVC, MGC or key account has had to deal with more of our people within a year than the playbook allows.',
  title: wording('Agree on one face for {customer}', '为{customer}定一个固定对接人', '為{customer}定一個固定窗口'),
  goal: wording('Everything goes through one person for three months', '三个月内只由一人对接', '三個月內都由同一窗口聯繫'),
  channels: ['note'],
  resource: 'people',
  pair: 'place-convenience',
  followUpDays: 90,
  restDays: 120,
  suggest({ customer, facts, insight }) {
    if ((!isTop(customer) && !isKeyAccount(customer)) || insight.continuity.level !== 'scattered') return undefined;
    return {
      urgency: 30 + tierUrgency(customer),
      dueInDays: 14,
      reasons: [
        insight.continuity.sentence,
        say('among them {names}', '包括{names}', '包括{names}', {
          names: listText(insight.continuity.staffIds.slice(0, 3).map((id) => staffName(facts, id))),
        }),
      ],
    };
  },
});
