/** Faults that need nothing but this process: each strikes, and nothing is lost, doubled or mixed. */
import { describe, expect, test } from 'vitest';
import { findProblems, loadFaults } from './fault.ts';

const faults = (await loadFaults()).filter((fault) => fault.place === 'process');

describe('faults', () => {
  test('the suite is not empty', () => expect(faults).not.toEqual([]));
  for (const fault of faults)
    test(
      `${fault.id} ${fault.title}`,
      async () => expect(findProblems(fault, await fault.run({ isQuick: true }))).toEqual([]),
      // Minutes where the processors are busy with something else: how long they take proves nothing.
      600_000,
    );
});
