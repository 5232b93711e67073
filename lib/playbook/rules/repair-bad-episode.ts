/** The worst episode weighs more than the average and the best (domain part 6, the shortest stave). */

import { dayText, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const repairBadEpisode = defineRule({
  id: 'repair-bad-episode',
  part: 'trust',
  kind: 'repair',
  when: 'A bad episode without a complaint has not been followed by a good one.',
  title: wording('{reach} and put right what went wrong on {day}', '{reach}，弥补{day}的不愉快', '{reach}，彌補{day}的不愉快'),
  goal: wording(
    '{contact} has one good episode with us again',
    '{contact}与我们重新有一次良好往来',
    '{contact}與我們重新有一次良好往來',
  ),
  message: wording(
    'Dear {contact}, {day} did not go the way you had a right to expect. I am sorry. What did it cost you, and what would make up for it?',
    '{contact}您好：{day}那次没有做好，让您费心了，很抱歉。给您造成了哪些影响？您看我们怎么弥补比较合适？',
    '{contact}您好：{day}那次沒有做好，讓您費心了，很抱歉。造成您哪些影響？您看我們怎麼彌補比較合適？',
  ),
  channels: ['call', 'visit', 'e-mail', 'chat'],
  resource: 'people',
  pair: 'product-needs',
  followUpDays: 7,
  suggest({ customer, facts, insight, limit }) {
    const { worst } = insight;
    const episode = facts.episodes.find(({ touchpoint }) => touchpoint.id === worst?.touchpointId);
    if (worst === undefined || episode === undefined || episode.touchpoint.issue !== undefined) return undefined;
    const reasons = [worst.sentence];
    if ((insight.trust.brokenRun ?? 0) >= limit('trust-run')) reasons.push(insight.trust.sentence);
    return {
      urgency: 35 + tierUrgency(customer),
      dueInDays: 3 - episode.age,
      reasons,
      figures: { day: dayText(episode.day) },
      ...(worst.contactId !== undefined && { contactId: worst.contactId }),
      tone: 'alert',
      about: worst.touchpointId,
    };
  },
});
