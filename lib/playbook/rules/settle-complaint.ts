/** An open complaint: talk to the person until it is settled. The shortest stave of the barrel (domain part 6). */

import { toDay } from '../../tiering/calendar.ts';
import { findContactName } from '../../tiering/facts.ts';
import { daysText, say, wording } from '../../tiering/wording.ts';
import { defineRule } from '../rule.ts';

const noReference = wording('the complaint', '投诉', '客訴');

export const settleComplaint = defineRule({
  id: 'settle-complaint',
  part: 'trust',
  kind: 'repair',
  when: 'A complaint is open.',
  title: wording(
    '{reach} and settle {complaint}',
    '{reach}，把{complaint}{inPerson}讲清楚',
    '{reach}，把{complaint}{inPerson}講清楚',
  ),
  goal: wording('{contact} confirms that it is settled', '{contact}确认问题已解决', '{contact}確認問題已解決'),
  message: wording(
    'Dear {contact}, your complaint has cost you time, and we have not settled it yet. I would like to go through it with you today: what happened, what it costs you, and what we do by when. When may I call?',
    '{contact}您好：这次的问题给您添了不少麻烦，到现在还没有解决，非常抱歉。今天想和您逐条说清楚：原因是什么、对您有哪些影响、我们什么时候改好。您几点方便接电话？',
    '{contact}您好：這次的問題給您添了不少麻煩，到現在還沒解決，非常抱歉。今天想跟您逐項說明：原因是什麼、對您有哪些影響、我們什麼時候改好。您幾點方便接電話？',
  ),
  channels: ['call', 'visit', 'meeting', 'e-mail', 'chat'],
  resource: 'people',
  pair: 'product-needs',
  followUpDays: 2,
  suggest({ facts, insight, limit }) {
    const { worst } = insight;
    if (worst === undefined || !worst.isComplaint) return undefined;
    const reasons = [worst.sentence];
    if (worst.overdueDays > 0) {
      reasons.push(
        say('{late} past the promised day', '已超过约定{late}', '已超過約定{late}', { late: daysText(worst.overdueDays) }),
      );
    }
    const broken = insight.trust.brokenRun ?? 0;
    if (broken >= limit('trust-run')) reasons.push(insight.trust.sentence);
    const { reference, dueOn, contactId } = worst;
    return {
      urgency: Math.min(100, 60 + worst.overdueDays * 3 + Math.min(20, worst.openDays)),
      dueInDays: dueOn === undefined ? 0 : toDay(dueOn) - facts.today,
      reasons,
      figures: {
        complaint:
          reference === undefined ? noReference : wording(`complaint ${reference}`, `${reference} 号投诉`, `${reference} 號客訴`),
      },
      ...(findContactName(facts, contactId) !== undefined && contactId !== undefined && { contactId }),
      tone: 'alert',
      about: worst.touchpointId,
    };
  },
});
