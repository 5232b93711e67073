/** Design visual, playful ways to ask: who never answered a question may point at a picture (domain part 9). */

import { say, wording } from '../../tiering/wording.ts';
import { hasHistory, stateOf, tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const askWithPictures = defineRule({
  id: 'ask-with-pictures',
  part: 'customised marketing',
  kind: 'care',
  when: 'An accountable customer or above has never given feedback in more than half a year.',
  title: wording('Let {contact} choose between pictures', '请{contact}看图选一选', '請{contact}看圖選一選'),
  goal: wording('{contact} points at one', '{contact}选出一张', '{contact}選出一張'),
  message: wording(
    'Dear {contact}, no form and no score: three pictures of how such a job can be done. Which one looks like yours, and which one would you like it to look like? Two letters are an answer.',
    '{contact}您好：不用填表、不用打分，只看三张图：哪一张像您现在的做法，哪一张是您想要的样子？回两个字母就行。',
    '{contact}您好：不用填表、不用打分數，只看三張圖：哪一張像您現在的做法，哪一張是您想要的樣子？回兩個字母就好。',
  ),
  channels: ['chat', 'e-mail'],
  resource: 'customer-time',
  pair: 'promotion-communication',
  followUpDays: 10,
  restDays: 150,
  suggest({ customer, facts, insight, limit }) {
    if (customer.relationshipType === 'basic' || customer.relationshipType === 'reactive' || customer.tier === 'BZ')
      return undefined;
    if (stateOf(insight, 'feedback') !== 'never' || !hasHistory(facts, limit('asleep-days') + 1)) return undefined;
    return {
      urgency: 19 + tierUrgency(customer),
      dueInDays: 21,
      reasons: [
        say('no feedback since we have known it', '认识以来从未有过反馈', '認識以來從未有過回饋'),
        insight.aspectsSentence,
      ],
    };
  },
});
