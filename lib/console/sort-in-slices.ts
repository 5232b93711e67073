/** A list of any length -> the same sorted, without holding the page for longer than a slice. */
import { createPauses } from '../sync/rest.ts';

/** Sorted in one go, some milliseconds; longer ones are merged. */
const runLength = 500;

/** Stable, as `toSorted` is; the list itself stays as it is. */
export async function sortInSlices<T>(list: readonly T[], compare: (a: T, b: T) => number): Promise<T[]> {
  const pause = createPauses();
  let runs: T[][] = [];
  for (let at = 0; at < list.length; at += runLength) {
    runs.push(list.slice(at, at + runLength).sort(compare));
    await pause();
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let i = 0; i < runs.length; i += 2) merged.push(await merge(runs[i] ?? [], runs[i + 1] ?? [], compare, pause));
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (a: T, b: T) => number,
  pause: () => Promise<void> | undefined,
): Promise<T[]> {
  const all: T[] = [];
  let [l, r] = [0, 0];
  while (l < left.length && r < right.length) {
    // Of equal ones the left was first.
    all.push((compare(left[l] as T, right[r] as T) <= 0 ? left[l++] : right[r++]) as T);
    if (all.length % runLength === 0) await pause();
  }
  while (l < left.length) all.push(left[l++] as T);
  while (r < right.length) all.push(right[r++] as T);
  return all;
}
