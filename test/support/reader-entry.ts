/** What `isolated-reader.ts` puts into a page. */
import type { PageReading } from '../../lib/model/page.ts';
import { startReading } from '../../lib/sites/content-main.ts';

import { pageReadingSteps, readPage } from '../../lib/sites/read-page.ts';

export { pageReadingSteps, readPage };

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

/** In how many steps the page is read, with the reading itself. */
export function countSteps(): { readonly steps: number; readonly reading: PageReading } {
  const all = pageReadingSteps(document);
  for (let steps = 1; ; steps++) {
    const step = all.next();
    if (step.done) return { steps, reading: step.value };
  }
}
