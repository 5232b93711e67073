/**
 * A fault of the fault suite -> a report of what it did: how often it struck, what was lost, doubled or mixed, how long it took to converge.
 *
 * How to add one: a file `test/faults/fNN-what-happens.ts` that exports `fault: Fault`. It is found by its name; nothing else is to
 * be registered. `npm run -s faults` prints the table of all of them, `npm run -s faults -- F9 F13` only these; the tests run the same code:
 * `test/faults/in-process.test.ts` and `with-servers.test.ts` (by `npm run unit`), `test/e2e/faults.test.ts` (real Chromium), by `place`.
 * One number may have several files (`f08-kill-in-snapshot.ts`, `f08-kill-in-publish.ts`).
 * A fault proves that it struck: `injected` counts what really happened, not what was asked for, and below `leastInjected` it has failed.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a run found. All counts are of things, not of runs. */
export interface FaultReport {
  /** How often the fault really struck. */
  readonly injected: number;
  /** Touchpoints, decisions, publications, acknowledged and gone; or damage that nobody noticed. */
  readonly lost: number;
  /** Stored or counted more often than once. */
  readonly doubled: number;
  /** Readers that saw parts of two generations or lists, or a state that never was. */
  readonly mixed: number;
  /** Milliseconds from the end of each fault to equality; empty where nothing has to converge. */
  readonly convergedMs: readonly number[];
  /** Anything else that was promised and did not hold, one sentence each. */
  readonly problems: readonly string[];
  /** Shown behind the row, such as `3000 seeds`. */
  readonly remark?: string;
}

export interface FaultOptions {
  /** As few repetitions as still prove something, for `npm test`; the counts of the table otherwise. */
  readonly isQuick: boolean;
  /** Simulated histories (F1 only); the default of the fault when absent. */
  readonly seeds?: number;
  /** End with the first thing that does not hold, instead of looking for the shortest history that shows it. */
  readonly stopsAtFirst?: boolean;
}

export interface Fault {
  /** As in the table of `FaultReport`s: `F1` … `F15`. */
  readonly id: `F${number}`;
  /** What happens, in a few words. */
  readonly title: string;
  /** `process`: nothing but this process. `server`: real server processes. `browser`: a real Chromium profile. */
  readonly place: 'process' | 'server' | 'browser';
  /** Fewer strikes prove nothing; of a quick run. */
  readonly leastInjected: number;
  /** Milliseconds until everything is equal again, at most; absent where nothing has to converge. */
  readonly limitMs?: number;
  run(options: FaultOptions): Promise<FaultReport>;
}

/** What does not hold, one sentence each; empty when the fault struck and was survived. */
export function findProblems(fault: Fault, report: FaultReport): string[] {
  const { injected, lost, doubled, mixed, convergedMs, problems } = report;
  const slowest = Math.max(0, ...convergedMs);
  return [
    ...(injected < fault.leastInjected ? [`it struck ${injected} times, at least ${fault.leastInjected} were expected`] : []),
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(doubled > 0 ? [`${doubled} doubled`] : []),
    ...(mixed > 0 ? [`${mixed} mixed`] : []),
    ...(fault.limitMs !== undefined && slowest > fault.limitMs
      ? [`it took ${Math.round(slowest)} ms to converge, at most ${fault.limitMs} are allowed`]
      : []),
    ...problems,
  ];
}

/** All faults of the suite, in the order of their numbers. */
export async function loadFaults(): Promise<Fault[]> {
  const folder = import.meta.dirname;
  const names = readdirSync(folder).filter((name) => /^f\d\d-[a-z0-9-]+\.ts$/.test(name));
  const modules = await Promise.all(
    names.sort().map(async (name) => {
      const { fault } = (await import(pathToFileURL(join(folder, name)).href)) as { fault?: Fault };
      if (!fault) throw new Error(`${name} exports no fault`);
      return fault;
    }),
  );
  return modules;
}
