/** F1: histories of three whole clients and the real server in one process, made by chance, kept when they fail. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { clientCount, type HistoryReport, playHistory } from '../support/simulated-history.ts';
import { netFaults } from '../support/simulated-network.ts';
import { createSimulatedServer } from '../support/simulated-server.ts';
import type { Round, Step } from '../support/simulated-step.ts';
import type { Fault } from './fault.ts';

const startMs = Date.parse('2026-11-20T02:00:00Z');
const regressions = join(import.meta.dirname, '..', 'regressions');

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

/** Histories that failed once, told again before any other. */
function readRegressions(): Step[][] {
  const names = readdirSync(regressions).filter((name) => /^f01-.*\.json$/.test(name));
  return names.sort().map((name) => (JSON.parse(readFileSync(join(regressions, name), 'utf8')) as { steps: Step[] }).steps);
}

/** Total of many reports. */
class Tally {
  injected = 0;
  lost = 0;
  doubled = 0;
  mixed = 0;
  histories = 0;
  rounds = 0;
  readonly kinds = new Map<string, number>();
  readonly problems: string[] = [];

  add(report: HistoryReport): readonly string[] {
    this.histories++;
    this.lost += report.lost.length;
    this.doubled += report.doubled.length;
    this.mixed += report.mixed.length;
    this.rounds = Math.max(this.rounds, report.healingRounds);
    for (const [kind, count] of report.struck) {
      this.injected += count;
      this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + count);
    }
    return [
      ...report.lost.map((id) => `${id} lost`),
      ...report.doubled.map((id) => `${id} doubled`),
      ...report.mixed,
      ...report.problems,
    ];
  }
}

/** Every kind of fault that a history may hold; each has to strike in a run. */
const expectedKinds = [
  ...netFaults.filter((kind) => kind !== 'pass'),
  'cut',
  'answers-cut',
  'death of a worker',
  'restart of the server',
  'wrong clock',
  'new history',
  'database fell back',
  'database lost',
];

export const fault: Fault = {
  id: 'F1',
  title: 'simulated histories of clients and server',
  place: 'process',
  leastInjected: 300,
  async run({ isQuick, seeds, stopsAtFirst = false }) {
    const clock = { nowMs: startMs };
    const server = await createSimulatedServer(clock);
    const tally = new Tally();
    const startedAt = performance.now();
    const play = async (steps: readonly Step[]): Promise<readonly string[]> =>
      tally.add(await playHistory(server, clock, `f1-${tally.histories}`, steps));
    try {
      for (const steps of readRegressions()) tally.problems.push(...(await play(steps)));
      const property = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
        const problems = await play(steps);
        if (problems.length > 0) throw new Error(problems.join('\n'));
      });
      const details = await fc.check(property, {
        numRuns: seeds ?? (isQuick ? 100 : 3000),
        // Another run tells other histories; the tests tell the same ones each time.
        seed: isQuick ? 20_261_120 : Date.now() % 2 ** 31,
        endOnFailure: stopsAtFirst,
      });
      if (details.failed)
        tally.problems.push(
          `seed ${details.seed}, path ${details.counterexamplePath}: ${details.errorInstance instanceof Error ? details.errorInstance.message : ''}`,
          `keep it as test/regressions/f01-<what>.json: ${JSON.stringify({ steps: details.counterexample?.[0] })}`,
        );
    } finally {
      await server.close();
    }
    const missing = expectedKinds.filter((kind) => !tally.kinds.has(kind));
    if (missing.length > 0 && tally.histories >= 1000) tally.problems.push(`never struck: ${missing.join(', ')}`);
    const { injected, lost, doubled, mixed, problems, histories } = tally;
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    const remark = `${histories} histories in ${seconds} s, at rest after at most ${tally.rounds} rounds`;
    return { injected, lost, doubled, mixed, convergedMs: [], problems, remark };
  },
};
