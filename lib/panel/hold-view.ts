/** What the panel would show at each instant -> what it shows: nothing stands there for a blink on the way to something else. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';

export interface HoldOptions<View> {
  readonly view: ReadonlySignal<View>;
  /** The answer that the view waits for is on its way. */
  readonly isUnderWay: ReadonlySignal<boolean>;
  /** What to show meanwhile: given what stands there and what would be shown without an answer. */
  readonly standIn: (shown: View, next: View) => View;
  readonly stop: AbortSignal;
  /** Milliseconds for which something stands in at most. */
  readonly holdMs?: number;
}

/** While an answer is under way, and for a short time only, something stands in. An answer is shown at once. */
export function holdView<View>({ view, isUnderWay, standIn, stop, holdMs = 150 }: HoldOptions<View>): ReadonlySignal<View> {
  const shown = signal(view.peek());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOverdue = false;
  const settle = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const dispose = effect(() => {
    const next = view.value;
    if (isUnderWay.value && !isOverdue) {
      timer ??= setTimeout(() => {
        settle();
        isOverdue = true;
        shown.value = view.peek();
      }, holdMs);
      shown.value = standIn(shown.peek(), next);
      return;
    }
    if (!isUnderWay.value) {
      settle();
      isOverdue = false;
    }
    shown.value = next;
  });
  stop.addEventListener('abort', () => {
    dispose();
    settle();
  });
  return shown;
}
