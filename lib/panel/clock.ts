/** The current instant as a signal that ticks only as often as somebody needs it. */
import { type ReadonlySignal, signal } from '@preact/signals';

export interface Clock {
  /** Milliseconds. */
  readonly now: ReadonlySignal<number>;
  /** Ticks every second until this instant, for a countdown. */
  tickUntil(instantMs: number): void;
}

const calmMs = 20_000;

/** Ticks until the signal aborts. */
export function createClock(read: () => number, stop: AbortSignal): Clock {
  const now = signal(read());
  let busyUntilMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tick = (): void => {
    if (stop.aborted) return;
    now.value = read();
    timer = setTimeout(tick, now.value < busyUntilMs ? 250 : calmMs);
  };
  stop.addEventListener('abort', () => clearTimeout(timer));
  tick();
  return {
    now,
    tickUntil(instantMs) {
      busyUntilMs = Math.max(busyUntilMs, instantMs);
      clearTimeout(timer);
      tick();
    },
  };
}
