/** A thread of the extension -> how much CPU it had, altogether and in its longest task: the machine is shared. */
import { readdirSync, readFileSync } from 'node:fs';
import type { TraceEvent } from './own-tasks.ts';

/** A complete event of a trace with the CPU time of its thread, in microseconds. */
interface TimedEvent extends TraceEvent {
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly src_func?: string };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // A thread may end while the list of them is read.
    return '';
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/** Processes that a process has started, and those that they have. */
function descendantsOf(pid: number): Set<string> {
  const parents = list('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({
      name,
      parent:
        read(`/proc/${name}/stat`)
          .replace(/^.*\) \S /s, '')
          .split(' ')[0] ?? '',
    }));
  const found = new Set([String(pid)]);
  for (let known = 0; known !== found.size; ) {
    known = found.size;
    for (const { name, parent } of parents) if (found.has(parent)) found.add(name);
  }
  return found;
}

/**
 * CPU milliseconds of the worker's thread so far, exact while it rests. Undefined where the system does not tell (all but Linux),
 * or when not just one worker runs.
 */
export function workerCpuReader(browserPid: number): (() => number) | undefined {
  const paths = [...descendantsOf(browserPid)].flatMap((pid) =>
    list(`/proc/${pid}/task`).map((task) => `/proc/${pid}/task/${task}`),
  );
  const [path, other] = paths.filter((one) => read(`${one}/comm`).startsWith('ServiceWorker'));
  if (path === undefined || other !== undefined) return undefined;
  return () => Number(read(`${path}/schedstat`).split(' ')[0]) / 1e6;
}

export interface LongestTask {
  /** CPU milliseconds of the thread. */
  readonly cpuMs: number;
  /** Milliseconds by the clock of the longest task by the clock, while others used the machine too. */
  readonly wallMs: number;
  /** What began the longest, in the browser's words. */
  readonly from: string;
}

/** The longest task of workers in a trace with the category `toplevel`. @throws when there is none */
export function longestTaskOf(trace: Uint8Array | undefined): LongestTask {
  const events = readEvents(trace);
  return findLongest(events, ({ name, args }) => name === 'thread_name' && args?.name === 'ServiceWorker thread');
}

/** The same of the thread that set a mark while `blink.user_timing` was traced too: a page. @throws when there is none */
export function longestTaskOfPage(trace: Uint8Array | undefined, mark: string): LongestTask {
  return findLongest(readEvents(trace), ({ name }) => name === mark);
}

function readEvents(trace: Uint8Array | undefined): TimedEvent[] {
  return (JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TimedEvent[] }).traceEvents;
}

/** @param isOfThread - events that tell a thread that counts */
function findLongest(events: readonly TimedEvent[], isOfThread: (event: TimedEvent) => boolean): LongestTask {
  const threads = new Set(events.filter(isOfThread).map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = events.filter(({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && threads.has(`${pid} ${tid}`));
  if (tasks.length === 0) throw new Error('No task of such a thread in the trace');
  let cpuMs = 0;
  let wallMs = 0;
  let from = '';
  for (const { dur = 0, tdur = dur, args } of tasks) {
    wallMs = Math.max(wallMs, dur / 1000);
    if (tdur / 1000 <= cpuMs) continue;
    cpuMs = tdur / 1000;
    from = args?.src_func ?? '';
  }
  return { cpuMs, wallMs, from };
}
