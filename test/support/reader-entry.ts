/** What `isolated-reader.ts` puts into a page. */
import type { PageReading } from '../../lib/model/page.ts';
import { startReading } from '../../lib/sites/content-main.ts';

import { pageReadingSteps, readPage } from '../../lib/sites/read-page.ts';

export { readPage };

export const readings: { readonly at: number; readonly reading: PageReading }[] = [];

export function watch(): void {
  startReading({
    document,
    signal: new AbortController().signal,
    send: (reading) => readings.push({ at: performance.now(), reading }),
    onError: (error) => {
      throw error;
    },
  });
}

/** Longest time between two pauses of a reading, in milliseconds, with the reading itself. */
export function measureSteps(): { readonly longestMs: number; readonly totalMs: number; readonly reading: PageReading } {
  const steps = pageReadingSteps(document);
  const start = performance.now();
  let longestMs = 0;
  for (let last = start; ; ) {
    const step = steps.next();
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last);
    last = now;
    if (step.done) return { longestMs, totalMs: now - start, reading: step.value };
  }
}
