/** Small records by id in the browser's local storage, one key each: a store that is apart from IndexedDB and outlives it. */
import { localArea } from './storage-areas.ts';

export interface StoredRecords<T> {
  load(): Promise<Map<string, T>>;
  /** On the disk when it resolves. */
  save(records: ReadonlyMap<string, T>): Promise<void>;
  forget(ids: readonly string[]): Promise<void>;
}

/** Records whose keys begin with `prefix`. Only this store writes there, so what is read is believed. */
export function createStoredRecords<T>(prefix: string): StoredRecords<T> {
  return {
    async load() {
      const all = await localArea.get(null);
      const own = Object.entries(all).filter(([key]) => key.startsWith(prefix));
      return new Map(own.map(([key, value]) => [key.slice(prefix.length), value as T]));
    },
    save: (records) => localArea.set(Object.fromEntries([...records].map(([id, record]) => [`${prefix}${id}`, record]))),
    forget: (ids) => localArea.remove(ids.map((id) => `${prefix}${id}`)),
  };
}
