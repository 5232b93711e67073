/** The cadence of tier and type: contact by us is due (domain parts 2 and 4). */

import { tierTerms, typeTerms } from '../../tiering/terms.ts';
import { daysText, say, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

/** Longer ago than this nobody would call it a while. */
const longDays = 120;
const aWhile = wording('a while', '有一阵', '有一陣子');
const aLongWhile = wording('a long while', '好久', '好久');

export const keepInTouch = defineRule({
  id: 'keep-in-touch',
  part: 'relationship type',
  kind: 'care',
  when: 'The last contact by us is as long ago as the cadence of tier and type allows.',
  title: wording('{reach}: nobody has been in touch for {days}', '{reach}，已有{days}没联系', '{reach}，已有{days}沒聯繫'),
  goal: wording('{contact} answers and says what is on', '{contact}回应并谈到近况', '{contact}回應並聊到近況'),
  message: wording(
    'Dear {contact}, we have not spoken for {while}. What is on your mind at the moment, and is there anything in which we could save you time or trouble?',
    '{contact}您好：{while}没联系了。最近您那边忙些什么？有什么事我们能帮您省点时间、少点麻烦的，随时告诉我。',
    '{contact}您好：{while}沒聯繫了。最近您那邊在忙什麼？有什麼事我們能幫您省點時間、少點麻煩，隨時告訴我。',
  ),
  channels: ['call', 'e-mail', 'chat', 'visit'],
  resource: 'people',
  pair: 'promotion-communication',
  followUpDays: 7,
  suggest({ customer, facts, daysSince }) {
    const cadence = facts.playbook.cadenceDays[customer.tier][customer.relationshipType];
    if (cadence === null) return undefined;
    const since = daysSince((episode) => episode.isByUs);
    if (since === undefined || since < cadence) return undefined;
    const overdue = since - cadence;
    return {
      // However long it has been: a loss in sight comes first.
      urgency: 40 + tierUrgency(customer) + Math.min(12, Math.round((overdue / cadence) * 12)),
      dueInDays: -overdue,
      reasons: [
        say('last contact by us {days} ago', '上次主动联系是{days}前', '上次主動聯繫是{days}前', { days: daysText(since) }),
        say('{tier}, {type}: every {cadence}', '{tier}、{type}：每{cadence}联系一次', '{tier}、{type}：每{cadence}聯繫一次', {
          tier: tierTerms[customer.tier],
          type: typeTerms[customer.relationshipType],
          cadence: daysText(cadence),
        }),
      ],
      figures: { days: daysText(since), while: since > longDays ? aLongWhile : aWhile },
    };
  },
});
