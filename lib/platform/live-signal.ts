/** A query of the cache -> a signal that follows every change by any context. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { liveQuery } from 'dexie';

/** `loading` until the first answer for these arguments. */
export type Live<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'loaded'; readonly value: T }
  | { readonly state: 'failed' };

/**
 * Runs `query` again whenever what it read from the cache or a signal read by `args` changes. While the answer for new arguments
 * is on its way the state is `loading`: the answer for the old ones is never shown for the new, unless `keepsOldValue` says that
 * it does no harm. A query that fails is asked once more before it has failed.
 */
export function createLiveSignal<A, T>(
  args: () => A,
  query: (args: A) => Promise<T>,
  stop: AbortSignal,
  { keepsOldValue = false }: { readonly keepsOldValue?: boolean } = {},
): ReadonlySignal<Live<T>> {
  const live = signal<Live<T>>({ state: 'loading' });
  const dispose = effect(() => {
    const current = args();
    if (!keepsOldValue || live.peek().state !== 'loaded') live.value = { state: 'loading' };
    let subscription = { unsubscribe: (): void => undefined };
    let isOver = false;
    /** @param mayFail - Asked again already, and to no avail */
    const subscribe = (mayFail: boolean): void => {
      let isHopeless = mayFail;
      subscription = liveQuery(() => query(current)).subscribe({
        next: (value) => {
          isHopeless = false;
          live.value = { state: 'loaded', value };
        },
        error: (error: unknown) => {
          if (isOver) return;
          console.error('shuke: a query of the cache failed', error);
          // Once more: a database that did not answer is opened anew, and a copy that was damaged may have been replaced.
          if (!isHopeless) return subscribe(true);
          live.value = { state: 'failed' };
        },
      });
    };
    subscribe(false);
    return () => {
      isOver = true;
      subscription.unsubscribe();
    };
  });
  stop.addEventListener('abort', dispose);
  return live;
}
