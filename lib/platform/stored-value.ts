/** One small value under one key of the browser's local storage, apart from IndexedDB. */
import { localArea } from './storage-areas.ts';

export interface StoredValue<T> {
  load(): Promise<T | undefined>;
  save(value: T): Promise<void>;
  forget(): Promise<void>;
}

/** Only this store writes under `key`, so what is read is believed. */
export function createStoredValue<T>(key: string): StoredValue<T> {
  return {
    load: async () => (await localArea.get(key))[key] as T | undefined,
    save: (value) => localArea.set({ [key]: value }),
    forget: () => localArea.remove(key),
  };
}
