/** An example of a released schema (`test/cache/migrations/vNNN.json`) -> a database as that version left it. Runs in a page too: it is sent there as text. */

/** Bytes that JSON cannot hold are `{ "$": "u8" | "u32" | "blob", "base64": … }`. */
export interface OldDatabase {
  /** Of our schema. Dexie multiplies it by ten. */
  readonly version: number;
  readonly stores: Readonly<
    Record<
      string,
      {
        readonly keyPath: string | readonly string[];
        readonly autoIncrement: boolean;
        readonly indexes: readonly { readonly name: string; readonly keyPath: string | readonly string[] }[];
      }
    >
  >;
  readonly rows: Readonly<Record<string, readonly unknown[]>>;
}

/** Deletes what there is and makes the database anew; uses nothing but the browser. */
export async function restoreOldDatabase(name: string, old: OldDatabase): Promise<void> {
  const revive = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(revive);
    const marked = value as { $?: string; base64?: string };
    if (marked.$ !== undefined && marked.base64 !== undefined) {
      const bytes = Uint8Array.from(atob(marked.base64), (letter) => letter.charCodeAt(0));
      if (marked.$ === 'u8') return bytes;
      return marked.$ === 'u32' ? new Uint32Array(bytes.buffer) : new Blob([bytes]);
    }
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, revive(field)]));
  };
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, old.version * 10);
    request.onupgradeneeded = () => {
      for (const [store, { keyPath, autoIncrement, indexes }] of Object.entries(old.stores)) {
        const created = request.result.createObjectStore(store, { keyPath: keyPath as string, autoIncrement });
        for (const index of indexes) created.createIndex(index.name, index.keyPath as string);
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction(Object.keys(old.stores), 'readwrite');
  for (const [store, rows] of Object.entries(old.rows)) for (const row of rows) transaction.objectStore(store).put(revive(row));
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
}
