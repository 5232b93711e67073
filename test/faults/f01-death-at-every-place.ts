/** F1, without chance: one history of a log, an undo, a first snapshot and a delta, with a worker that dies at each place in turn. */
import { createHistoryServer, playHistory } from '../support/simulated-history.ts';
import type { Step } from '../support/simulated-step.ts';
import { clientCount } from '../support/simulated-world.ts';
import type { Fault } from './fault.ts';

const all = Array.from({ length: clientCount }, (_, client) => client);
const syncAll: Step = { do: 'sync', rounds: all.map((client) => ({ client, isAsked: true, faults: [] })) };
const log: Step = { do: 'log', client: 0, customer: 0, isUndone: false };
const later: Step = { do: 'wait', seconds: 15 };

/** What happens, with the step over which the worker dies. */
const scenes: Readonly<Record<string, (diesAt: number) => Step[]>> = {
  'the first snapshot': (diesAt) => [{ do: 'sync', rounds: [{ client: 0, isAsked: true, faults: [], diesAt }] }],
  'a log and its undo': (diesAt) => [syncAll, { do: 'log', client: 0, customer: 1, isUndone: true, diesAt }],
  'a decision': (diesAt) => [syncAll, { do: 'decide', client: 0, customer: 1, diesAt }],
  'sending, and fetching a published list': (diesAt) => [
    syncAll,
    log,
    { do: 'decide', client: 0, customer: 1 },
    { do: 'log-poison', client: 0 },
    later,
    { do: 'publish', tier: 1 },
    { do: 'sync', rounds: [{ client: 0, isAsked: true, faults: [], diesAt }] },
  ],
  'a new generation beside the old one': (diesAt) => [
    syncAll,
    log,
    { do: 'publish', tier: 1 },
    { do: 'new-epoch' },
    { do: 'sync', rounds: [{ client: 0, isAsked: true, faults: [], diesAt }] },
  ],
};

/** More places than any scene has would mean that a worker never comes to an end. */
const mostPlaces = 200;

export const fault: Fault = {
  id: 'F1',
  title: 'the worker dies at each place in turn',
  place: 'process',
  leastInjected: 40,
  async run({ isQuick, stopsAtFirst }) {
    const clock = { nowMs: Date.parse('2026-11-20T02:00:00Z') };
    const server = await createHistoryServer(clock);
    let injected = 0;
    let histories = 0;
    const found = { lost: 0, doubled: 0, mixed: 0 };
    const problems: string[] = [];
    try {
      for (const [name, makeSteps] of Object.entries(scenes))
        for (let diesAt = 1; diesAt <= mostPlaces; diesAt += isQuick ? 3 : 1) {
          const report = await playHistory(server, clock, `f1-place-${histories++}`, makeSteps(diesAt));
          found.lost += report.lost.length;
          found.doubled += report.doubled.length;
          found.mixed += report.mixed.length;
          const sentences = [...report.mixed, ...report.problems, ...report.lost.map((id) => `${id} lost`)];
          problems.push(...sentences.map((sentence) => `${name}, death at place ${diesAt}: ${sentence}`));
          const deaths = report.struck.get('death of a worker') ?? 0;
          injected += deaths;
          if (deaths === 0 || (stopsAtFirst && problems.length > 0)) break;
          if (diesAt === mostPlaces) problems.push(`${name} has no end`);
        }
    } finally {
      await server.close();
    }
    return { injected, ...found, convergedMs: [], problems, remark: `${Object.keys(scenes).length} scenes` };
  },
};
