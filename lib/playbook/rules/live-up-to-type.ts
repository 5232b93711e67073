/** The declared type promises more than behaviour keeps (domain part 4). */

import { typeOrder } from '../../tiering/recommend-type.ts';
import { typeTerms } from '../../tiering/terms.ts';
import { say, wording } from '../../tiering/wording.ts';
import { isKeyAccount, isTop, tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const liveUpToType = defineRule({
  id: 'live-up-to-type',
  part: 'relationship type',
  kind: 'care',
  when: 'The type as lived is at least one step below the declared one and the recommended one, for an MVC, MGC or key account.',
  title: wording('{reach} before they have to ask', '主动{reach}，别等对方先开口', '主動{reach}，別等對方先開口'),
  goal: wording('{contact} hears from us without having asked', '{contact}没开口，我们先到', '{contact}沒開口，我們先到'),
  message: wording(
    'Dear {contact}, we have come to you of our own accord less often than we should. May I call you this week, ten minutes, and hear what is coming up for you?',
    '{contact}您好：这段时间我们主动联系得不够，请见谅。这周想占用您十分钟，听听您接下来有什么安排，我们提前准备。',
    '{contact}您好：這段時間我們主動聯繫得不夠，請見諒。這週想借用您十分鐘，聽聽您接下來有什麼安排，我們提前準備。',
  ),
  channels: ['call', 'visit', 'e-mail', 'chat'],
  resource: 'people',
  pair: 'promotion-communication',
  followUpDays: 14,
  suggest({ customer, insight }) {
    const { declared, shown, recommended } = insight.relationship;
    if (shown === undefined || !(isTop(customer) || isKeyAccount(customer))) return undefined;
    // Where the behaviour may be one of two types, nobody is reproached with the lower one.
    const lived = Math.max(...[shown.type, shown.unsure ?? shown.type].map((type) => typeOrder.indexOf(type)));
    // A type that was set too high is to be lowered, not lived up to.
    const due = Math.min(typeOrder.indexOf(declared), typeOrder.indexOf(recommended?.type ?? declared));
    const gap = due - lived;
    if (gap < 1 || shown.confidence < 0.5) return undefined;
    return {
      urgency: 36 + gap * 6 + tierUrgency(customer),
      dueInDays: 7,
      reasons: [
        say('declared {declared}, lived {shown}', '定为{declared}，实为{shown}', '定為{declared}，實為{shown}', {
          declared: typeTerms[declared],
          shown: typeTerms[shown.type],
        }),
        ...shown.sentences,
      ],
    };
  },
});
