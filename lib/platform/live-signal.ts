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
 * it does no harm.
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
    const subscription = liveQuery(() => query(current)).subscribe({
      next: (value) => {
        live.value = { state: 'loaded', value };
      },
      error: (error: unknown) => {
        console.error('shuke: a query of the cache failed', error);
        live.value = { state: 'failed' };
      },
    });
    return () => subscription.unsubscribe();
  });
  stop.addEventListener('abort', dispose);
  return live;
}
