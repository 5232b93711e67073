/** How many of a long list are handled between two looks at the clock: about a millisecond's work. */
const stepSize = 4096;

/** Lets `work` handle `from` to `to` again and again until all `count` are done; yields in between, so that a worker can pause. */
export function* inSteps(count: number, work: (from: number, to: number) => void): Generator<void, void> {
  for (let from = 0; from < count; from += stepSize) {
    work(from, Math.min(count, from + stepSize));
    yield;
  }
}
