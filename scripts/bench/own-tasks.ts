/** A sampled profile and a trace of the same thread -> how much time was the extension's, altogether and in one task. */

/** As the browser's profiler gives it; times in microseconds on the clock of the trace. */
export interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly startTime: number;
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
}

/** Nodes of a function of an extension, and everything that they called. */
function findOwnNodes({ nodes }: Profile): Set<number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const own = new Set<number>();
  const waiting = nodes.filter((node) => node.callFrame.url.startsWith('chrome-extension://')).map((node) => node.id);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (own.has(id)) continue;
    own.add(id);
    waiting.push(...(byId.get(id)?.children ?? []));
  }
  return own;
}

/** Tasks of the thread that set the mark, first to last. @throws when no thread did */
function findTasks(events: readonly TraceEvent[], mark: string): { from: number; to: number }[] {
  const marked = events.find((event) => event.name === mark);
  if (!marked) throw new Error(`No mark ${mark} in the trace`);
  return events
    .filter(({ name, ph, pid, tid }) => name.endsWith('RunTask') && ph === 'X' && pid === marked.pid && tid === marked.tid)
    .map(({ ts, dur = 0 }) => ({ from: ts, to: ts + dur }))
    .sort((a, b) => a.from - b.from);
}

/**
 * @param mark - Name of a user timing mark that the measured page has set
 * @throws when the trace holds no task of that page
 */
export function ownTimes(profile: Profile, events: readonly TraceEvent[], mark: string): { totalMs: number; longestMs: number } {
  const own = findOwnNodes(profile);
  const tasks = findTasks(events, mark);
  if (tasks.length === 0) throw new Error('No tasks in the trace');
  const { samples = [], timeDeltas = [] } = profile;
  const perTask = new Map<number, number>();
  let total = 0;
  let at = profile.startTime;
  let task = 0;
  samples.forEach((node, index) => {
    at += timeDeltas[index] ?? 0;
    if (!own.has(node)) return;
    // A sample stands for the time until the next.
    const length = Math.max(0, timeDeltas[index + 1] ?? 0);
    while (task < tasks.length - 1 && (tasks[task]?.to ?? 0) <= at) task++;
    const { to = at } = tasks[task] ?? {};
    const within = Math.max(0, Math.min(length, to - at));
    total += length;
    perTask.set(task, (perTask.get(task) ?? 0) + within);
  });
  return { totalMs: total / 1000, longestMs: Math.max(0, ...perTask.values()) / 1000 };
}
