/** An MVC has a named manager, and knows which of our people that is (domain part 2, treatment by tier). */

import { staffName } from '../../tiering/facts.ts';
import { say, wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const takeTheLead = defineRule({
  id: 'take-the-lead',
  part: 'value tier',
  kind: 'protect',
  when: 'An MVC deals more with a colleague than with its owner.',
  title: wording(
    '{reach}: {owner} is the one to turn to',
    '{reach}，说明今后由{owner}专门负责',
    '{reach}，說明今後由{owner}專門負責',
  ),
  goal: wording('{contact} turns to {owner} first', '{contact}有事先找{owner}', '{contact}有事先找{owner}'),
  message: wording(
    'Dear {contact}, so that you need to explain nothing twice: {owner} is there for you, knows your case, and brings in whoever is needed.',
    '{contact}您好：为了让您不必每次重复说明情况，今后由{owner}专门负责您这边，需要哪位同事配合，由{owner}来协调。',
    '{contact}您好：為了讓您不必每次重複說明狀況，今後由{owner}專門負責您這邊，需要哪位同仁配合，由{owner}來協調。',
  ),
  channels: ['call', 'meeting', 'visit', 'e-mail', 'chat'],
  resource: 'people',
  pair: 'place-convenience',
  followUpDays: 60,
  restDays: 120,
  suggest({ customer, facts, insight, ownerName }) {
    const first = insight.continuity.staffIds[0];
    if (customer.tier !== 'MVC' || first === undefined || first === customer.ownerId || !insight.continuity.isOwnerAmong)
      return undefined;
    return {
      urgency: 44,
      dueInDays: 14,
      reasons: [
        say('{other} deals with it more often than {owner}', '{other}与客户的往来多于{owner}', '{other}與客戶的往來多於{owner}', {
          other: staffName(facts, first),
          owner: ownerName,
        }),
        say('an MVC has one named manager', 'MVC 客户由专人负责', 'MVC 客戶由專人負責'),
      ],
    };
  },
});
