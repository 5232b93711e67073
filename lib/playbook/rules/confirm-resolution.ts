/** A complaint is settled when the customer says so (domain part 6). */

import { toDay } from '../../tiering/calendar.ts';
import { isComplaint, isOpenIssue } from '../../tiering/facts.ts';
import { daysText, dayText, say, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const confirmResolution = defineRule({
  id: 'confirm-resolution',
  part: 'trust',
  kind: 'care',
  when: 'A complaint was closed at least three days ago and at most three weeks, and nobody of us has been in touch since.',
  title: wording(
    '{reach}: is {complaint} really settled?',
    '{reach}，确认{complaint}是否真的解决',
    '{reach}，確認{complaint}是否真的解決',
  ),
  goal: wording(
    '{contact} says yes, or what is still missing',
    '{contact}确认解决，或指出还差什么',
    '{contact}確認解決，或指出還差什麼',
  ),
  message: wording(
    'Dear {contact}, we closed your complaint on {day}. Closed on our side does not mean settled on yours: does everything work now, and is there anything left that bothers you?',
    '{contact}您好：您反映的问题我们已在{day}处理完毕。我们这边算结束，不等于您那边满意：现在一切正常吗？还有哪里不放心，请尽管说。',
    '{contact}您好：您反映的問題我們已在{day}處理完畢。我們這邊算結案，不等於您那邊滿意：現在一切正常嗎？還有哪裡不放心，請儘管說。',
  ),
  channels: ['call', 'e-mail', 'chat', 'visit'],
  resource: 'people',
  pair: 'promotion-communication',
  followUpDays: 7,
  suggest({ customer, facts, daysSince }) {
    for (const { touchpoint } of facts.episodes) {
      const resolvedOn = touchpoint.issue?.resolvedOn;
      if (resolvedOn === undefined || !isComplaint(touchpoint) || isOpenIssue(touchpoint, facts.today)) continue;
      const since = facts.today - toDay(resolvedOn);
      if (since < 3 || since > 21 || daysSince((episode) => episode.isByUs && episode.age < since) !== undefined) continue;
      const reference = touchpoint.issue?.reference;
      return {
        urgency: 60 + tierUrgency(customer),
        dueInDays: 5 - since,
        reasons: [
          say('closed {days} ago, nobody has asked since', '结案已{days}，还没有人回访', '結案已{days}，還沒有人回訪', {
            days: daysText(since),
          }),
        ],
        figures: {
          complaint:
            reference === undefined
              ? wording('the complaint', '投诉', '客訴')
              : wording(`complaint ${reference}`, `${reference} 号投诉`, `${reference} 號客訴`),
          day: dayText(toDay(resolvedOn)),
        },
        ...(touchpoint.contactId !== undefined && { contactId: touchpoint.contactId }),
        about: touchpoint.id,
      };
    }
    return undefined;
  },
});
