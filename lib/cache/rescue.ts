/** A database that cannot be opened any more -> what was not sent is taken out of it into the mirror, and it is deleted. */
import { Dexie } from 'dexie';
import type { ActionDecision } from '../model/action-decision.ts';
import type { DecisionOutboxItem, LocalTouchpoint, OutboxItem, ShukeDatabase } from './db.ts';
import type { MirroredItem } from './outbox-mirror.ts';
import { isSilence, longLimitMs, withinLimit } from './time-limits.ts';

/** All rows of a table as it stands on the disk, whatever its version; none when there is no such table. */
async function readRaw<T>(database: IDBDatabase, table: string): Promise<T[]> {
  if (!database.objectStoreNames.contains(table)) return [];
  const request = database.transaction(table).objectStore(table).getAll();
  return withinLimit(
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result as T[]);
      request.onerror = () => reject(request.error);
    }),
  );
}

/** Opens the database in the version it has; undefined when not even that can be done. */
function openRaw(name: string): Promise<IDBDatabase | undefined> {
  const opened = new Promise<IDBDatabase | undefined>((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(undefined);
  });
  return withinLimit(opened, longLimitMs);
}

/** What waits in the database, by id. */
async function readUnsent(raw: IDBDatabase): Promise<Map<string, MirroredItem>> {
  const unsent = new Map<string, MirroredItem>();
  const outbox = new Map((await readRaw<OutboxItem>(raw, 'outbox')).map((item) => [item.touchpointId, item]));
  for (const { id, state, touchpoint, refusal } of await readRaw<LocalTouchpoint>(raw, 'touchpoints')) {
    const sendAfterMs = outbox.get(id)?.sendAfterMs ?? 0;
    if (outbox.has(id)) unsent.set(id, { kind: 'touchpoint', touchpoint, sendAfterMs });
    else if (state === 'refused') unsent.set(id, { kind: 'touchpoint', touchpoint, sendAfterMs, refusal: refusal ?? '' });
  }
  for (const { id, decision, state, refusal } of await readRaw<DecisionOutboxItem>(raw, 'decisionOutbox'))
    if (decision.kind !== 'shown')
      unsent.set(id, { kind: 'decision', decision, ...(state === 'refused' ? { refusal: refusal ?? '' } : {}) });
  // Before the second version every decision waited.
  if (!raw.objectStoreNames.contains('decisionOutbox'))
    for (const decision of await readRaw<ActionDecision>(raw, 'decisions'))
      unsent.set(decision.id, { kind: 'decision', decision });
  return unsent;
}

/**
 * Opens the database. Where that fails (a migration that stopped, a database of somebody else's making), what was not sent is
 * brought to safety first, and an empty database takes its place: customers can be fetched again, a log cannot.
 * @returns whether it had to be replaced
 * @throws when the disk is full, when the database does not answer, or when what waits can be read and not be brought to safety: then nothing is deleted
 */
export async function openOrReplace(database: ShukeDatabase): Promise<boolean> {
  if (database.isOpen()) return false;
  try {
    await database.open();
    return false;
  } catch (error) {
    // One that does not answer may be whole.
    if (isSilence(error)) throw error;
    // On a full disk nothing can be opened: nothing is wrong with what is stored, and a new database would find no room either.
    if (!(await database.hasRoom())) throw error;
    console.error('shuke: the database cannot be opened and is replaced', error);
  }
  database.close();
  const raw = await openRaw(database.name);
  if (raw) {
    const unsent = await readUnsent(raw);
    raw.close();
    const known = await database.mirror?.load();
    // What the mirror knows is as new or newer.
    for (const id of known?.keys() ?? []) unsent.delete(id);
    if (unsent.size > 0 && !database.mirror) throw new Error('What is not sent yet has no second place');
    if (unsent.size > 0) await database.mirror?.save(unsent);
  }
  await withinLimit(Dexie.delete(database.name), longLimitMs);
  await database.open();
  return true;
}
