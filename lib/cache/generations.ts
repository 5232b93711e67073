/** Building a generation beside the current one, and swapping it in whole. */
import type { ExportHead, Manifest } from '../model/export.ts';
import type { Chunk, Generation, ShukeDatabase } from './db.ts';
import type { Directory } from './directory.ts';
import { sumRows } from './row-sums.ts';
import { dropState, loadState, type MovedByList, saveState } from './state.ts';

/** The generation under construction for exactly this snapshot: an unfinished one is continued, any other dropped. */
export async function startGeneration(database: ShukeDatabase, manifest: Manifest): Promise<Generation> {
  const { shards, createdAt: _createdAt, ...head } = manifest;
  const unfinishedId = await loadState(database, 'nextGeneration');
  const unfinished = unfinishedId === undefined ? undefined : await database.generations.get(unfinishedId);
  if (unfinished && unfinished.head.epoch === head.epoch && unfinished.head.version === head.version) return unfinished;
  if (unfinishedId !== undefined) await dropGeneration(database, unfinishedId);
  return database.transaction('rw', database.generations, database.state, async () => {
    const { rowCount, rowsHash } = head;
    const draft = { head: head satisfies ExportHead, shards, base: { rowCount, rowsHash } };
    const id = await database.generations.add(draft);
    await saveState(database, 'nextGeneration', id);
    return { id, ...draft };
  });
}

/** Chunks that an interrupted import has already stored. */
export async function findStoredChunks(database: ShukeDatabase, generation: number): Promise<Set<number>> {
  const keys = await database.chunks
    .where('[generation+index]')
    .between([generation, 0], [generation, Number.MAX_SAFE_INTEGER])
    .primaryKeys();
  return new Set(keys.map(([, index]) => index));
}

/**
 * Stores a chunk without waiting for the disk: what a power cut takes away is fetched again, and what it garbles does not have its sum.
 * Everything else in this database is written strictly.
 */
export async function saveChunk(database: ShukeDatabase, chunk: Omit<Chunk, 'sums'>): Promise<void> {
  const complete: Chunk = { ...chunk, sums: sumRows(chunk.bytes, chunk.offsets) };
  if (!database.isOpen()) await database.open();
  const transaction = database.backendDB().transaction('chunks', 'readwrite', { durability: 'relaxed' });
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('The chunk was not stored', 'AbortError'));
    transaction.objectStore('chunks').put(complete);
  });
}

/** Makes a complete generation the one that readers see, in one step. */
export async function swapGeneration(
  database: ShukeDatabase,
  generation: number,
  indexes: { readonly names: Uint8Array<ArrayBuffer>; readonly directory: Directory; readonly moved?: MovedByList },
  nowMs: number,
): Promise<void> {
  await database.transaction('rw', database.indexes, database.state, async () => {
    const damage = await loadState(database, 'damage');
    if (damage && damage.rebuiltAtMs === undefined) await saveState(database, 'damage', { ...damage, rebuiltAtMs: nowMs });
    await database.indexes.put({ generation, kind: 'names', bytes: new Blob([indexes.names]) });
    await database.indexes.put({ generation, kind: 'directory', bytes: new Blob([indexes.directory.toBytes()]) });
    await saveState(database, 'currentGeneration', generation);
    await dropState(database, 'nextGeneration');
    if (indexes.moved) await saveState(database, 'moved', indexes.moved);
  });
}

/** Deletes everything of a generation; safe to repeat after an interruption. */
export async function dropGeneration(database: ShukeDatabase, generation: number): Promise<void> {
  const upTo = Number.MAX_SAFE_INTEGER;
  await database.chunks.where('[generation+index]').between([generation, 0], [generation, upTo]).delete();
  await database.changed.where('[generation+customerId]').between([generation, ''], [generation, '\uffff']).delete();
  await database.marks.where('[generation+upTo]').between([generation, 0], [generation, upTo]).delete();
  await database.indexes.where('[generation+kind]').between([generation, ''], [generation, '\uffff']).delete();
  await database.generations.delete(generation);
}

/** Deletes every generation but the current one and the one under construction. */
export async function dropOldGenerations(database: ShukeDatabase): Promise<void> {
  const keep = new Set([await loadState(database, 'currentGeneration'), await loadState(database, 'nextGeneration')]);
  for (const id of await database.generations.toCollection().primaryKeys()) {
    if (!keep.has(id)) await dropGeneration(database, id);
  }
}
