/** Histories made by chance, one after the other against one server -> what came of all of them together. */
import fc from 'fast-check';
import { createHistoryServer, type HistoryReport, playHistory } from './simulated-history.ts';
import { netFaults } from './simulated-network.ts';
import type { Round, Step } from './simulated-step.ts';
import { clientCount } from './simulated-world.ts';

const startMs = Date.parse('2026-11-20T02:00:00Z');

const client = fc.nat({ max: clientCount - 1 });
const customer = fc.nat({ max: 5 });
const diesAt = fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined, freq: 2 });
const netFault = fc.oneof(
  { weight: 2, arbitrary: fc.constant('pass' as const) },
  { weight: 1, arbitrary: fc.constantFrom(...netFaults) },
);

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}

const round: fc.Arbitrary<Round> = fc
  .record({ client, isAsked: fc.boolean(), faults: fc.array(netFault, { maxLength: 8 }), diesAt })
  .map((value) => withoutUndefined(value) as Round);
const rounds = fc.uniqueArray(round, { minLength: 1, maxLength: clientCount, selector: (value) => value.client });

const step: fc.Arbitrary<Step> = fc
  .oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('log' as const), client, customer, isUndone: fc.boolean(), diesAt }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('decide' as const), client, customer, diesAt }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('log-poison' as const), client }) },
    { weight: 10, arbitrary: fc.record({ do: fc.constant('sync' as const), rounds }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('publish' as const), tier: fc.nat({ max: 2 }) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(5, 15, 120, 1200) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('link' as const),
        client,
        link: fc.constantFrom('whole' as const, 'cut' as const, 'answers-cut' as const),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('clock' as const), client, days: fc.constantFrom(400, -30, 0) }) },
    { weight: 1, arbitrary: fc.constant({ do: 'server-restarts' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'new-epoch' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'late-copies-arrive' as const }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('disk-remembers' as const), client }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('disk-falls-back' as const), client }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('database-lost' as const), client }) },
  )
  .map((value) => withoutUndefined(value) as Step);

/** Total of many histories. Plain data: it comes from another thread. */
export interface HistoryTally {
  readonly injected: number;
  readonly lost: number;
  readonly doubled: number;
  readonly mixed: number;
  readonly histories: number;
  /** Rounds until everything was at rest, at most. */
  readonly rounds: number;
  /** How often each kind of fault struck. */
  readonly kinds: ReadonlyMap<string, number>;
  /** What did not hold, one sentence each, and how to tell that history again. */
  readonly problems: readonly string[];
}

/** Of nothing. */
export const emptyTally: HistoryTally = {
  ...{ injected: 0, lost: 0, doubled: 0, mixed: 0, histories: 0, rounds: 0 },
  kinds: new Map(),
  problems: [],
};

/** Both together. */
export function addTallies(first: HistoryTally, second: HistoryTally): HistoryTally {
  const kinds = new Map(first.kinds);
  for (const [kind, count] of second.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  return {
    injected: first.injected + second.injected,
    lost: first.lost + second.lost,
    doubled: first.doubled + second.doubled,
    mixed: first.mixed + second.mixed,
    histories: first.histories + second.histories,
    rounds: Math.max(first.rounds, second.rounds),
    kinds,
    problems: [...first.problems, ...second.problems],
  };
}

function tallyOf(report: HistoryReport): HistoryTally {
  return {
    injected: [...report.struck.values()].reduce((total, count) => total + count, 0),
    lost: report.lost.length,
    doubled: report.doubled.length,
    mixed: report.mixed.length,
    histories: 1,
    rounds: report.healingRounds,
    kinds: report.struck,
    problems: [
      ...report.lost.map((id) => `${id} lost`),
      ...report.doubled.map((id) => `${id} doubled`),
      ...report.mixed,
      ...report.problems,
    ],
  };
}

/** Which histories are to be told. Plain data: it goes to another thread. */
export interface HistoryOrder {
  /** Told first. */
  readonly kept: readonly (readonly Step[])[];
  /** How many are made by chance. */
  readonly runs: number;
  /** Makes them the same ones each time. */
  readonly seed: number;
  /** End with the first that fails, instead of looking for the shortest that does. */
  readonly stopsAtFirst: boolean;
}

/** Tells the histories of an order; one that fails is the last. */
export async function playHistories({ kept, runs, seed, stopsAtFirst }: HistoryOrder): Promise<HistoryTally> {
  const clock = { nowMs: startMs };
  const server = await createHistoryServer(clock);
  let total = emptyTally;
  const play = async (steps: readonly Step[]): Promise<readonly string[]> => {
    const tally = tallyOf(await playHistory(server, clock, `f1-${total.histories}`, steps));
    // What was found while the shortest history was looked for is told once, at the end.
    total = addTallies(total, { ...tally, problems: [] });
    return tally.problems;
  };
  const problems: string[] = [];
  try {
    for (const steps of kept) problems.push(...(await play(steps)));
    const property = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
      const found = await play(steps);
      if (found.length > 0) throw new Error(found.join('\n'));
    });
    const details = await fc.check(property, { numRuns: runs, seed, endOnFailure: stopsAtFirst });
    if (details.failed)
      problems.push(
        `seed ${details.seed}, path ${details.counterexamplePath}: ${details.errorInstance instanceof Error ? details.errorInstance.message : ''}`,
        `keep it as test/regressions/f01-<what>.json: ${JSON.stringify({ steps: details.counterexample?.[0] })}`,
      );
  } finally {
    await server.close();
  }
  return { ...total, problems };
}
