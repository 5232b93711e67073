/** An MVC is told that it matters (domain part 2, treatment by tier). */

import { toDate, toDay } from '../../tiering/calendar.ts';
import { dayText, say, wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

export const thankMvc = defineRule({
  id: 'thank-mvc',
  part: 'value tier',
  kind: 'care',
  when: 'The anniversary of the business with an MVC is at most two weeks ahead.',
  title: wording('{reach} and say thank you for {years} years', '{reach}，感谢合作满{years}年', '{reach}，感謝合作滿{years}年'),
  goal: wording(
    '{contact} knows what the company means to us',
    '让{contact}知道我们看重这份合作',
    '讓{contact}知道我們看重這份合作',
  ),
  message: wording(
    'Dear {contact}, on {day} you will have been with us for {years} years. Thank you: your questions have made us better. What should the next year bring you?',
    '{contact}您好：到{day}，您和我们合作就满{years}年了。谢谢您一路的信任，也谢谢您提的要求让我们越做越好。新的一年，您最希望我们做到什么？',
    '{contact}您好：到{day}，您跟我們合作就滿{years}年了。謝謝您一路的信任，也謝謝您的要求讓我們愈做愈好。新的一年，您最希望我們做到什麼？',
  ),
  channels: ['call', 'visit', 'e-mail', 'chat'],
  resource: 'people',
  pair: 'promotion-communication',
  followUpDays: 14,
  restDays: 300,
  suggest({ customer, facts }) {
    if (customer.tier !== 'MVC' || customer.since === undefined) return undefined;
    const monthAndDay = customer.since.slice(4);
    const year = Number(toDate(facts.today).slice(0, 4));
    for (const next of [year, year + 1]) {
      // 29 February has no anniversary in most years: the 28th stands in.
      const day = toDay(`${next}${monthAndDay === '-02-29' ? '-02-28' : monthAndDay}`);
      const years = next - Number(customer.since.slice(0, 4));
      if (years < 1 || day < facts.today || day - facts.today > 14) continue;
      return {
        urgency: 42,
        dueInDays: day - facts.today,
        reasons: [
          say(
            'MVC since {since}: {years} years on {day}',
            'MVC，{since}开始合作，{day}满{years}年',
            'MVC，{since}開始合作，{day}滿{years}年',
            { since: customer.since, years, day: dayText(day) },
          ),
        ],
        figures: { years, day: dayText(day) },
      };
    }
    return undefined;
  },
});
