/** A promise of ours is due or late: keeping it is what trust is made of (domain part 6). */

import { toDay } from '../../tiering/calendar.ts';
import { isComplaint, isOpenIssue } from '../../tiering/facts.ts';
import { daysText, dayText, say, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const keepPromise = defineRule({
  id: 'keep-promise',
  part: 'trust',
  kind: 'repair',
  when: 'A promise of ours (an open issue that is no complaint) is late or due within three days.',
  title: wording(
    '{reach} and keep our promise{reference}',
    '{reach}，兑现我们的承诺{reference}',
    '{reach}，兌現我們的承諾{reference}',
  ),
  goal: wording('{contact} has what we promised', '{contact}拿到我们承诺的结果', '{contact}拿到我們承諾的結果'),
  message: wording(
    'Dear {contact}, we promised you an answer by {due}. Here it is, as far as it goes, and by when you have the rest:',
    '{contact}您好：答应{due}前给您的答复，现向您说明：已完成的部分如下，其余的确切时间也写在后面。',
    '{contact}您好：答應{due}前給您的回覆，現向您說明：已完成的部分如下，其餘的確切時間也寫在後面。',
  ),
  channels: ['call', 'e-mail', 'chat', 'visit'],
  resource: 'people',
  pair: 'product-needs',
  followUpDays: 3,
  suggest({ customer, facts }) {
    let promise: { id: string; contactId: string | undefined; reference: string | undefined; due: number } | undefined;
    for (const { touchpoint } of facts.episodes) {
      if (!isOpenIssue(touchpoint, facts.today) || isComplaint(touchpoint) || touchpoint.issue?.dueOn === undefined) continue;
      const due = toDay(touchpoint.issue.dueOn);
      if (due - facts.today > 3 || (promise !== undefined && promise.due <= due)) continue;
      promise = { id: touchpoint.id, contactId: touchpoint.contactId, reference: touchpoint.issue.reference, due };
    }
    if (promise === undefined) return undefined;
    const late = facts.today - promise.due;
    const { reference } = promise;
    return {
      urgency: Math.min(58, 40 + Math.max(0, late) + tierUrgency(customer)),
      dueInDays: -late,
      reasons: [
        late > 0
          ? say('promised for {due}, {late} late', '承诺{due}完成，已逾期{late}', '承諾{due}完成，已逾期{late}', {
              due: dayText(promise.due),
              late: daysText(late),
            })
          : say('promised for {due}', '承诺{due}完成', '承諾{due}完成', { due: dayText(promise.due) }),
      ],
      figures: {
        due: dayText(promise.due),
        reference: reference === undefined ? '' : wording(` ${reference}`, `（${reference}）`, `（${reference}）`),
      },
      ...(promise.contactId !== undefined && { contactId: promise.contactId }),
      ...(late > 0 && { tone: 'alert' as const }),
      about: promise.id,
    };
  },
});
