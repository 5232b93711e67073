/** F1: histories of three whole clients and the real server in one process, made by chance, kept when they fail. */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { addTallies, emptyTally, type HistoryOrder, type HistoryTally } from '../support/random-history.ts';
import { netFaults } from '../support/simulated-network.ts';
import type { Step } from '../support/simulated-step.ts';
import type { Fault } from './fault.ts';

const regressions = join(import.meta.dirname, '..', 'regressions');
const threadFile = new URL('../support/history-thread.ts', import.meta.url);

/** Histories that failed once, told again before any other. */
function readRegressions(): Step[][] {
  const names = readdirSync(regressions).filter((name) => /^f01-.*\.json$/.test(name));
  return names.sort().map((name) => (JSON.parse(readFileSync(join(regressions, name), 'utf8')) as { steps: Step[] }).steps);
}

/** Tells an order in a thread of its own. @throws what the thread dies of */
function playInThread(order: HistoryOrder): Promise<HistoryTally> {
  return new Promise((resolve, reject) => {
    // Room for what is thrown away at once: it is most of what a history makes.
    const thread = new Worker(threadFile, { workerData: order, resourceLimits: { maxYoungGenerationSizeMb: 384 } });
    thread.once('message', (tally: HistoryTally) => {
      resolve(tally);
      void thread.terminate();
    });
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`a thread ended with ${code} before its histories did`)));
  });
}

/** Each thread has a server and browsers of its own, and other histories to tell. */
function divide({ kept, runs, seed, stopsAtFirst }: HistoryOrder, threads: number): HistoryOrder[] {
  return Array.from({ length: threads }, (_, thread) => ({
    kept: thread === 0 ? kept : [],
    runs: Math.floor((runs + thread) / threads),
    seed: seed + thread,
    stopsAtFirst,
  }));
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
    const startedAt = performance.now();
    const order: HistoryOrder = {
      kept: readRegressions(),
      runs: seeds ?? (isQuick ? 150 : 3000),
      // Another run tells other histories; the tests tell the same ones each time.
      seed: isQuick ? 20_261_120 : Date.now() % 2 ** 31,
      stopsAtFirst,
    };
    // The tests have the other processors already.
    const tallies = await Promise.all(divide(order, isQuick ? 1 : availableParallelism()).map(playInThread));
    const tally = tallies.reduce(addTallies, emptyTally);
    const missing = expectedKinds.filter((kind) => !tally.kinds.has(kind));
    const { injected, lost, doubled, mixed, histories } = tally;
    const problems = [...tally.problems];
    if (missing.length > 0 && histories >= 1000) problems.push(`never struck: ${missing.join(', ')}`);
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    const remark = `${histories} histories in ${seconds} s, at rest after at most ${tally.rounds} rounds`;
    return { injected, lost, doubled, mixed, convergedMs: [], problems, remark };
  },
};
