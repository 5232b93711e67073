/** Long lists are sorted as short ones are, and the page has its turns meanwhile. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortInSlices } from '../../lib/console/sort-in-slices.ts';

const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key;

test('sorted as by toSorted, equal ones in the order in which they stood', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 30 }), { size: 'max', maxLength: 3000 }), async (keys) => {
      const list = keys.map((key, place) => ({ key, place }));
      const before = [...list];
      expect(await sortInSlices(list, byKey)).toEqual(before.toSorted(byKey));
      expect(list).toEqual(before);
    }),
    { numRuns: 40 },
  );
});

test('others have their turn while a long list is sorted', async () => {
  let turns = 0;
  let isDone = false;
  const other = (): void => {
    turns++;
    if (!isDone) setImmediate(other);
  };
  setImmediate(other);
  const list = Array.from({ length: 200_000 }, (_, i) => ({ key: (i * 7919) % 200_003 }));
  await sortInSlices(list, byKey);
  isDone = true;
  expect(turns).toBeGreaterThan(3);
});
