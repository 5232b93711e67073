/** Faults against real server processes: each strikes, and nothing is lost, doubled or mixed. */
import { afterAll, describe, expect, test } from 'vitest';
import { stopSharedPostgres } from '../support/fault-world.ts';
import { findProblems, loadFaults } from './fault.ts';

afterAll(stopSharedPostgres);

const faults = (await loadFaults()).filter((fault) => fault.place === 'server');

describe('faults', () => {
  test('the suite is not empty', () => expect(faults).not.toEqual([]));
  for (const fault of faults)
    test(
      `${fault.id} ${fault.title}`,
      async () => expect(findProblems(fault, await fault.run({ isQuick: true }))).toEqual([]),
      240_000,
    );
});
