/** Hidden needs show as complaints, dissatisfaction and doubt (domain parts 5 and 7). */

import { isComplaint } from '../../tiering/facts.ts';
import { say, timesText, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const discoverNeeds = defineRule({
  id: 'discover-needs',
  part: 'aspects',
  kind: 'care',
  when: 'Two or more unhappy episodes within half a year, all settled, and nobody has looked for the need behind them since.',
  title: wording(
    'Ask {contact} what lies behind the trouble',
    '问问{contact}：这些问题背后真正需要什么',
    '問問{contact}：這些問題背後真正需要什麼',
  ),
  goal: wording('One hidden need is named', '挖出一项隐性需求', '挖出一項隱性需求'),
  message: wording(
    'Dear {contact}, the last troubles are settled. Looking back, I believe they had one thing in common that we never asked about: what are you trying to achieve that our product makes harder than it should be?',
    '{contact}您好：前几次的问题都处理完了。回头看，我想它们背后可能有同一个原因，我们一直没有问清楚：您真正想达到的效果是什么，现在的产品在哪里让您费劲？',
    '{contact}您好：前幾次的問題都處理完了。回頭看，我想它們背後可能有同一個原因，我們一直沒問清楚：您真正想達到的效果是什麼，現在的產品在哪裡讓您費力？',
  ),
  channels: ['visit', 'call', 'meeting', 'e-mail'],
  resource: 'knowledge',
  pair: 'product-needs',
  followUpDays: 21,
  restDays: 120,
  suggest({ customer, facts, insight, daysSince }) {
    if (customer.tier === 'BZ' || insight.worst !== undefined) return undefined;
    const unhappy = facts.episodes.filter(
      (episode) => episode.age <= 180 && (episode.touchpoint.sentiment === 'bad' || isComplaint(episode.touchpoint)),
    );
    const newest = unhappy[0];
    if (newest === undefined || unhappy.length < 2) return undefined;
    const looked = daysSince(({ touchpoint }) => touchpoint.aspect === 'need-discovery');
    if (looked !== undefined && looked <= newest.age) return undefined;
    return {
      urgency: 44 + tierUrgency(customer),
      dueInDays: 14,
      reasons: [
        say('unhappy {times} in half a year, all settled', '半年内不满{times}，均已处理', '半年內不滿{times}，均已處理', {
          times: timesText(unhappy.length),
        }),
        say('nobody has asked for the need behind it', '还没有人追问背后的需求', '還沒有人追問背後的需求'),
      ],
    };
  },
});
