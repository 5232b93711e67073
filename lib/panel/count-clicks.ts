/** Clicks and keys of the rep in the panel -> how many it took from the card to the log, for his own scorecard. */
import { effect, type ReadonlySignal } from '@preact/signals';

/**
 * Counts from zero whenever something else is shown. A key that presses a button is one click, as the browser sees it; the key
 * that logs from outside the panel is one too.
 * @param shown - What is on screen, as a text that changes with it
 * @returns how many so far, at least one
 */
export function createClickCounter(
  shown: ReadonlySignal<string | undefined>,
  target: EventTarget,
  stop: AbortSignal,
): () => number {
  let count = 0;
  const end = effect(() => {
    void shown.value;
    count = 0;
  });
  target.addEventListener(
    'click',
    () => {
      count += 1;
    },
    { capture: true, signal: stop },
  );
  stop.addEventListener('abort', end);
  return () => Math.min(Math.max(count, 1), 1000);
}
