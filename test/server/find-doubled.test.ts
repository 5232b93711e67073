/** A packed list is the list, and of ids the first that comes twice is found, however alike they are. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDoubled } from '../../server/find-doubled.ts';
import { createPackedList, type PackedList } from '../../server/packed-list.ts';

function packed<T>(slices: readonly (readonly T[])[]): PackedList<T> {
  const list = createPackedList<T>();
  for (const slice of slices) list.add(slice);
  return list;
}

test('what was packed comes out as it went in, whole and by place', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.record({ id: fc.string({ unit: 'grapheme' }) }))), (slices) => {
      const list = packed(slices);
      const all = slices.flat();
      expect(list.length).toBe(all.length);
      expect([...list.slices()].flat()).toEqual(all);
      for (const [i, entry] of all.entries()) expect(list.at(i)).toEqual(entry);
      expect(() => list.at(all.length)).toThrow(RangeError);
    }),
  );
});

test('the first id that comes twice is found with its earlier place, as by a plain look', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.array(
          fc.integer({ min: 0, max: 40 }).map((n) => `c-${n}`),
          { maxLength: 6 },
        ),
      ),
      async (slices) => {
        const all = slices.flat();
        const row = all.findIndex((id, i) => all.indexOf(id) < i);
        const expected = row < 0 ? undefined : { row, earlier: all.indexOf(all[row] ?? '') };
        expect(await findDoubled(packed(slices), (id) => id)).toEqual(expected);
      },
    ),
  );
});

test('of many ids none is taken for another one', async () => {
  const slices = Array.from({ length: 100 }, (_, i) => Array.from({ length: 500 }, (_, j) => `customer-${i * 500 + j}`));
  expect(await findDoubled(packed(slices), (id) => id)).toBeUndefined();
  slices.push(['customer-49999x', 'customer-777']);
  expect(await findDoubled(packed(slices), (id) => id)).toEqual({ row: 50_001, earlier: 777 });
});
