/** Look at the customer as a whole: what happened in one channel is known in the next (domain part 9). */

import { staffName } from '../../tiering/facts.ts';
import { dayText, say, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const knowWhatColleaguesHeard = defineRule({
  id: 'know-what-colleagues-heard',
  part: 'customised marketing',
  kind: 'prepare',
  when: 'Within a week a colleague had an unhappy episode with the customer, and the owner has not been in touch since.',
  title: wording(
    'Ask {colleague} what {customer} was unhappy about',
    '问问{colleague}：{customer}为什么不满',
    '問問{colleague}：{customer}為什麼不滿',
  ),
  goal: wording('{owner} knows it before the next contact', '{owner}在下次联系前已了解情况', '{owner}在下次聯繫前已了解狀況'),
  channels: ['note'],
  resource: 'people',
  pair: 'promotion-communication',
  followUpDays: 3,
  suggest({ customer, facts }) {
    const place = facts.episodes.findIndex(
      ({ touchpoint, age }) =>
        age <= 7 &&
        touchpoint.sentiment === 'bad' &&
        touchpoint.staffId !== customer.ownerId &&
        touchpoint.alsoBy?.includes(customer.ownerId) !== true,
    );
    const heard = facts.episodes[place];
    if (heard === undefined) return undefined;
    if (facts.episodes.slice(0, place).some(({ touchpoint }) => touchpoint.staffId === customer.ownerId)) return undefined;
    const colleague = staffName(facts, heard.touchpoint.staffId);
    return {
      urgency: 62 + tierUrgency(customer),
      dueInDays: 1 - heard.age,
      reasons: [
        say(
          '{colleague} had an unhappy episode with it on {day}',
          '{colleague}在{day}遇到客户不满',
          '{colleague}在{day}遇到客戶不滿',
          { colleague, day: dayText(heard.day) },
        ),
      ],
      figures: { colleague },
      about: heard.touchpoint.id,
    };
  },
});
