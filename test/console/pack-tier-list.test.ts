/** A list in pieces is the same JSON as the list in one go. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packTierList } from '../../lib/console/pack-tier-list.ts';
import { type NewTierList, newTierListSchema } from '../../lib/model/tier-list.ts';

const entryOf = (i: number) => ({
  customerId: `C${i}`,
  tier: 'MVC' as const,
  ...(i % 3 === 0 ? { reason: `“${i}”, 复核\n` } : {}),
});

test.each([1, 199, 200, 201, 1000])('%i entries, byte for byte', async (count) => {
  const list: NewTierList = { note: '年度复核', entries: Array.from({ length: count }, (_, i) => entryOf(i)) };
  expect(await (await packTierList(list)).text()).toBe(JSON.stringify(list));
  newTierListSchema.parse(JSON.parse(await (await packTierList(list)).text()));
});

test('whatever stands in a note or a reason', () =>
  fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }),
      async (note, reasons) => {
        const list = { note, entries: reasons.map((reason, i) => ({ ...entryOf(i), reason })) };
        expect(JSON.parse(await (await packTierList(list)).text())).toEqual(list);
      },
    ),
    { numRuns: 50 },
  ));
