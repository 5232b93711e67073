/**
 * The browser's small storage -> calls of it that come to an end: one that stays pending for ever would hold a screen, a click, or
 * whatever waits in the same row. Nothing else of ours asks `storage.local` and `storage.session` (test/conventions.test.ts).
 */
import { browser } from 'wxt/browser';

/** Far more than any call takes, also where other programs hold the processors. */
export const storageLimitMs = 10_000;

export interface StorageArea {
  /** What stands under these keys, or everything. Asked once more when there was no answer. */
  get(keys: string | null): Promise<Record<string, unknown>>;
  /** On the disk when it resolves. After a `TimeoutError` it may still come to be. */
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  clear(): Promise<void>;
}

/** @throws {DOMException} `TimeoutError` after `storageLimitMs` */
async function withinLimit<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    const silence = new DOMException('The storage of the browser does not answer', 'TimeoutError');
    timer = setTimeout(() => reject(silence), storageLimitMs);
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the storage has not answered: that says nothing of what it holds. */
export function isStorageSilence(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

function limitArea(name: 'local' | 'session'): StorageArea {
  const ask = (keys: string | null): Promise<Record<string, unknown>> => withinLimit(browser.storage[name].get(keys));
  return {
    get: (keys) =>
      ask(keys).catch((error: unknown) => {
        if (!isStorageSilence(error)) throw error;
        return ask(keys);
      }),
    set: (items) => withinLimit(browser.storage[name].set(items)),
    remove: (keys) => withinLimit(browser.storage[name].remove(keys)),
    clear: () => withinLimit(browser.storage[name].clear()),
  };
}

/** Kept on the disk. */
export const localArea = limitArea('local');
/** Kept until the browser ends. */
export const sessionArea = limitArea('session');
