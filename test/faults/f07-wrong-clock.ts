/**
 * F7: a browser's clock is 400 days ahead, 30 days behind, and jumps while it syncs: same order, same content, nothing held back.
 * Simulated: the whole client takes its time from a clock that is given to it. In Chromium: `f07-wrong-clock-in-chromium.ts`.
 */
import { createHistoryServer, playHistory } from '../support/simulated-history.ts';
import type { Step } from '../support/simulated-step.ts';
import type { Fault } from './fault.ts';

const days = [400, -30, 0] as const;

function logAt(client: number, customer: number): Step {
  return { do: 'log', client, customer, isUndone: false };
}

function syncOf(client: number, clockJumpsTo?: number): Step {
  const jump = clockJumpsTo === undefined ? {} : { clockJumpsTo };
  return { do: 'sync', rounds: [{ client, isAsked: false, faults: [], ...jump }] };
}

/** Logged before a jump and sent after it, logged after it, and a failure whose pause the jump must not stretch. */
function makeSteps(from: number, to: number): Step[] {
  return [
    { do: 'clock', client: 0, days: from },
    syncOf(0),
    syncOf(1),
    logAt(0, 0),
    { do: 'clock', client: 0, days: to },
    logAt(0, 1),
    { do: 'wait', seconds: 20 },
    { do: 'link', client: 0, link: 'cut' },
    syncOf(0),
    { do: 'clock', client: 0, days: from },
    { do: 'link', client: 0, link: 'whole' },
    { do: 'publish', tier: 1 },
    logAt(0, 2),
    { do: 'wait', seconds: 20 },
    syncOf(0, to),
    logAt(1, 2),
    { do: 'wait', seconds: 20 },
    syncOf(1),
    syncOf(0),
  ];
}

export const fault: Fault = {
  id: 'F7',
  title: 'clock +400 d, −30 d, and a jump during sync',
  place: 'process',
  leastInjected: 12,
  async run() {
    const clock = { nowMs: Date.parse('2026-11-20T02:00:00Z') };
    const server = await createHistoryServer(clock);
    const found = { injected: 0, lost: 0, doubled: 0, mixed: 0 };
    const problems: string[] = [];
    try {
      for (const from of days)
        for (const to of days) {
          const report = await playHistory(server, clock, `f7-${from}-${to}`, makeSteps(from, to));
          found.injected += report.struck.get('wrong clock') ?? 0;
          found.lost += report.lost.length;
          found.doubled += report.doubled.length;
          found.mixed += report.mixed.length;
          problems.push(...[...report.problems, ...report.mixed].map((problem) => `${from} to ${to} days: ${problem}`));
        }
    } finally {
      await server.close();
    }
    return { ...found, convergedMs: [], problems, remark: 'simulated clock' };
  },
};
