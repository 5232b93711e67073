/** Handing a customer from one of us to the next breaks the bond unless both are there (domain parts 6 and 7). */

import { staffName } from '../../tiering/facts.ts';
import { say, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const introduceNewOwner = defineRule({
  id: 'introduce-new-owner',
  part: 'trust',
  kind: 'protect',
  when: 'The owner has not been in touch for a year, others have: the customer was handed over; neither BZ nor basic.',
  title: wording(
    'Have {former} introduce {owner} to {contact}',
    '请{former}当面把{owner}介绍给{contact}',
    '請{former}當面把{owner}介紹給{contact}',
  ),
  goal: wording(
    '{contact} has met {owner} together with {former}',
    '{former}陪同，{contact}与{owner}见面',
    '{former}陪同，{contact}與{owner}見面',
  ),
  message: wording(
    'Dear {contact}, from now on {owner} looks after you. So that nothing you have told {former} gets lost, the three of us should sit together once. When would half an hour suit you?',
    '{contact}您好：今后由{owner}负责您这边。您和{former}谈过的事一件都不会丢，想请三方坐下来交接一次，半小时就好，您哪天方便？',
    '{contact}您好：今後由{owner}負責您這邊。您跟{former}談過的事一件都不會漏，想請三方坐下來交接一次，半小時就好，您哪天方便？',
  ),
  channels: ['meeting', 'visit', 'call', 'e-mail', 'chat'],
  resource: 'people',
  pair: 'place-convenience',
  followUpDays: 14,
  restDays: 60,
  suggest({ customer, facts, insight, ownerName }) {
    const former = insight.continuity.staffIds[0];
    if (former === undefined || insight.continuity.isOwnerAmong) return undefined;
    if (customer.tier === 'BZ' || customer.relationshipType === 'basic') return undefined;
    return {
      urgency: 50 + tierUrgency(customer),
      dueInDays: 7,
      reasons: [
        insight.continuity.sentence,
        say('{owner} owns it and has not been in touch', '现由{owner}负责，但还没有联系过', '現由{owner}負責，但還沒聯繫過', {
          owner: ownerName,
        }),
      ],
      figures: { former: staffName(facts, former) },
    };
  },
});
