/** The order of a rep's day. */
import { expect, test } from 'vitest';
import type { AgendaItem } from '../../lib/cache/state.ts';
import type { Tier } from '../../lib/model/customer.ts';
import { compareUrgency } from '../../lib/playbook/compare-urgency.ts';

const today = '2026-11-20';

function anItem(customerId: string, tier: Tier, dueOn: string, score = 50): AgendaItem {
  return { customerId, name: customerId, tier, action: { dueOn, score } as AgendaItem['action'] };
}

test('late and due MVCs first, the most urgent and then the latest among equals, and what comes later by its day', () => {
  const items = [
    anItem('next week, MVC', 'MVC', '2026-11-27'),
    anItem('standard, very late', 'STANDARD', '2026-08-01'),
    anItem('MVC today', 'MVC', today),
    anItem('MVC late', 'MVC', '2026-11-18'),
    anItem('MVC late and urgent', 'MVC', '2026-11-18', 90),
    anItem('tomorrow, BZ', 'BZ', '2026-11-21'),
  ];
  expect(items.sort((a, b) => compareUrgency(a, b, today)).map((item) => item.customerId)).toEqual([
    'MVC late and urgent',
    'MVC late',
    'MVC today',
    'standard, very late',
    'tomorrow, BZ',
    'next week, MVC',
  ]);
});
