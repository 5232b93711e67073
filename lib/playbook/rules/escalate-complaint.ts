/** A complaint long past its day goes one level up, in person (domain parts 6 and 7). */

import { findContactName } from '../../tiering/facts.ts';
import { tierTerms } from '../../tiering/terms.ts';
import { daysText, say, wording } from '../../tiering/wording.ts';
import { isKeyAccount, isTop } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const escalateComplaint = defineRule({
  id: 'escalate-complaint',
  part: 'trust',
  kind: 'repair',
  when: 'A complaint of an MVC, MGC or key account is past its promised day by more than the playbook allows.',
  title: wording(
    'Take {manager} along to {contact}: {complaint} is {late} late',
    '请{manager}出面，和{contact}谈{complaint}（逾期{late}）',
    '請{manager}出面，與{contact}談{complaint}（逾期{late}）',
  ),
  goal: wording(
    '{contact} has a date that {manager} vouches for',
    '{manager}当面给{contact}一个确切日期',
    '{manager}當面給{contact}一個確切日期',
  ),
  message: wording(
    'Dear {contact}, we promised you an answer and did not keep it. {manager} and I would like to come to you, say plainly what went wrong, and leave you a date that {manager} stands for. When does it suit you?',
    '{contact}您好：答应您的答复，我们没有做到，非常抱歉。{manager}想和我一起登门，把原因讲清楚，并当面给您一个由{manager}负责的完成日期。您哪天方便？',
    '{contact}您好：答應您的回覆，我們沒有做到，非常抱歉。{manager}想和我一起登門，把原因說清楚，並當面給您一個由{manager}負責的完成日期。您哪天方便？',
  ),
  channels: ['visit', 'meeting', 'call'],
  resource: 'people',
  pair: 'product-needs',
  followUpDays: 2,
  suggest({ customer, facts, insight, limit }) {
    const { worst } = insight;
    if (worst === undefined || !worst.isComplaint || worst.overdueDays < limit('escalate-overdue-days')) return undefined;
    if (!isTop(customer) && !isKeyAccount(customer)) return undefined;
    const { reference, contactId } = worst;
    return {
      urgency: 100,
      dueInDays: 0,
      reasons: [
        worst.sentence,
        say(
          '{tier}: from {days} late on with the manager above',
          '{tier}：逾期{days}以上由上级经理一同出面',
          '{tier}：逾期{days}以上由上級主管一同出面',
          {
            tier: tierTerms[customer.tier],
            days: daysText(limit('escalate-overdue-days')),
          },
        ),
      ],
      figures: {
        complaint:
          reference === undefined
            ? wording('the complaint', '投诉', '客訴')
            : wording(`complaint ${reference}`, `${reference} 号投诉`, `${reference} 號客訴`),
        late: daysText(worst.overdueDays),
      },
      ...(contactId !== undefined && findContactName(facts, contactId) !== undefined && { contactId }),
      tone: 'alert',
      about: worst.touchpointId,
    };
  },
});
