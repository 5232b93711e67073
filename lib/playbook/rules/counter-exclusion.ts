/** Churn cause 4: a rival pushes us out by relationships; answer with executives, openly (domain part 7). */

import { findSuddenSilence } from '../../tiering/churn/rival-exclusion.ts';
import { wording } from '../../tiering/wording.ts';
import { findChurn, isLeading, tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const counterExclusion = defineRule({
  id: 'counter-exclusion',
  part: 'churn prevention',
  kind: 'protect',
  when: 'Churn signal rival-exclusion at an MVC, MGC or key account: sudden silence with a contact change or a named rival.',
  title: wording(
    'Arrange a meeting of executives with {customer}',
    '尽快安排与{customer}的高层会面',
    '儘快安排與{customer}的高層會面',
  ),
  goal: wording('The executives have met', '双方高层见面', '雙方高層見面'),
  message: wording(
    'Dear {contact}, it has become quiet between us, and I would like to know whether we have given you a reason. Our management would like to hear it from yours. Which day would suit?',
    '{contact}您好：最近我们之间联系少了，不知是不是我们哪里做得不好。我们公司领导想拜访贵公司领导，当面听听意见，您看哪天合适？',
    '{contact}您好：最近我們之間聯繫少了，不知是不是我們哪裡做得不好。我們公司主管想拜訪貴公司主管，當面聽聽意見，您看哪天合適？',
  ),
  channels: ['meeting', 'visit', 'call', 'e-mail'],
  resource: 'people',
  pair: 'promotion-communication',
  followUpDays: 30,
  restDays: 90,
  suggest({ customer, facts, insight }) {
    const signal = findChurn(insight, 'rival-exclusion');
    if (signal === undefined || !isLeading(customer)) return undefined;
    return {
      urgency: 44 + signal.severity * 12 + tierUrgency(customer) / 3,
      dueInDays: 7 - (findSuddenSilence(facts)?.overdueDays ?? 0),
      reasons: signal.evidence,
      tone: 'alert',
    };
  },
});
