/** Badly done extra services lower the total value: mend them or leave them (domain part 6, third ledger). */

import { valueNotesOf } from '../../tiering/read-ledger.ts';
import { say, timesText, wording } from '../../tiering/wording.ts';
import { tierUrgency } from '../conditions.ts';
import { defineRule } from '../rule.ts';

export const mendExtraService = defineRule({
  id: 'mend-extra-service',
  part: 'perceived value',
  kind: 'prepare',
  when: 'Service was noted as a sacrifice at least twice within a year.',
  title: wording(
    'Mend or drop the extra service for {customer}',
    '给{customer}的附加服务：改好，否则取消',
    '給{customer}的附加服務：改好，否則取消',
  ),
  goal: wording('It is decided which, and the customer knows', '定下改或停，并告知客户', '定下改或停，並告知客戶'),
  channels: ['note'],
  resource: 'people',
  pair: 'price-cost',
  followUpDays: 30,
  restDays: 90,
  suggest({ customer, facts, limit }) {
    const notes = facts.episodes.filter(
      ({ touchpoint, age }) =>
        age <= limit('ledger-window-days') &&
        valueNotesOf(touchpoint).some(({ side, part }) => side === 'sacrifice' && part === 'service'),
    );
    if (notes.length < 2) return undefined;
    return {
      urgency: 32 + tierUrgency(customer),
      dueInDays: 14,
      reasons: [
        say(
          'our service was a burden to the customer {times} in a year',
          '一年内我们的服务{times}成为客户的负担',
          '一年內我們的服務{times}成為客戶的負擔',
          { times: timesText(notes.length) },
        ),
      ],
    };
  },
});
