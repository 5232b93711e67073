/** Samples -> what a benchmark prints: a table for people, and one JSON object as the last line. */
import { cpus } from 'node:os';

export interface BenchResult {
  readonly id: string;
  /** The median unless the id says otherwise. */
  readonly value: number;
  readonly unit: string;
  /** As the issue set it, such as `<=200`. */
  readonly goal?: string;
  /** Whether the goal is met; a miss is printed and is no failure. */
  readonly ok?: boolean;
  readonly samples?: readonly number[];
  /** What others need for the same, by name. */
  readonly peers?: Readonly<Record<string, number>>;
}

/** The value that a share of the samples does not exceed; 0.5 is the median. @throws when there is no sample */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  if (value === undefined) throw new Error('No samples to take a quantile of');
  return value;
}

/** Three digits that matter, so that a table can be read. */
export function round(value: number): number {
  return Number(value.toPrecision(3));
}

/** A result with its goal checked: `<=` or `>=` a number. */
export function withGoal(result: Omit<BenchResult, 'ok'>): BenchResult {
  if (result.goal === undefined) return result;
  const [, sign, limit] = /^(<=|>=)([\d.]+)$/.exec(result.goal) ?? [];
  if (sign === undefined || limit === undefined) throw new Error(`Not a goal: ${result.goal}`);
  return { ...result, ok: sign === '<=' ? result.value <= Number(limit) : result.value >= Number(limit) };
}

/** Prints the table and the last line. */
export function printReport(bench: string, results: readonly BenchResult[]): void {
  const width = Math.max(...results.map(({ id }) => id.length)) + 2;
  console.log(`\n${'measure'.padEnd(width)}${'value'.padStart(12)}  unit`);
  for (const { id, value, unit, goal, ok, peers } of results) {
    const told = goal === undefined ? '' : `  goal ${goal} ${ok ? 'met' : 'MISSED'}`;
    const others = Object.entries(peers ?? {}).map(([name, figure]) => `${name} ${figure}`);
    console.log(
      `${id.padEnd(width)}${String(value).padStart(12)}  ${unit}${told}${others.length > 0 ? `  (${others.join(', ')})` : ''}`,
    );
  }
  const machine = `${cpus().length} cores, Node ${process.versions.node}`;
  console.log(JSON.stringify({ bench, at: new Date().toISOString(), machine, results }));
}
