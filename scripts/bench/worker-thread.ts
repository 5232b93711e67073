/** The thread of the extension's worker -> how much CPU it had, altogether and in its longest task: the machine is shared. */
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
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TimedEvent[] };
  const isWorker = ({ name, args }: TimedEvent): boolean => name === 'thread_name' && args?.name === 'ServiceWorker thread';
  const threads = new Set(traceEvents.filter(isWorker).map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && threads.has(`${pid} ${tid}`),
  );
  if (tasks.length === 0) throw new Error('No task of a worker in the trace');
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
