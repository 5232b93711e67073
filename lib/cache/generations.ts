/** Building a generation beside the current one, and swapping it in whole. */
import type { ExportHead, Manifest, Shard } from '../model/export.ts';
import { loadShardChunks } from './customers.ts';
import type { Chunk, Generation, ShukeDatabase, StoredIndex } from './db.ts';
import { SupersededError } from './fence.ts';
import { sumWordsInSteps } from './row-sums.ts';
import { chunksPerShard, joinChunks, type ShardBytes, splitChunk } from './split-chunk.ts';
import { dropState, loadState, type MovedByList, saveState } from './state.ts';
import { longLimitMs, withinLimit } from './time-limits.ts';

/** What a generation has beside its chunks, as it is stored. */
export interface NewIndexes {
  readonly names: Uint8Array<ArrayBuffer>;
  readonly directory: Uint8Array<ArrayBuffer>;
  /** What its list moved among the viewer's customers. Absent when it moved none. */
  readonly moved?: MovedByList;
}

/**
 * Where the shards of a snapshot go in a generation that an interrupted import began for an older one: what is stored and still
 * belongs to it stays where it is, so that an import goes on although the backend publishes meanwhile.
 * @returns the shards by position, and the positions whose chunks must go
 */
export function placeShards(
  before: readonly Shard[],
  stored: ReadonlySet<number>,
  wanted: readonly Shard[],
): { readonly shards: readonly Shard[]; readonly stale: readonly number[] } {
  const left = new Map(wanted.map((shard) => [shard.hash, shard]));
  const places = new Map<number, Shard>();
  const stale: number[] = [];
  for (const place of stored) {
    const shard = left.get(before[place]?.hash ?? '');
    if (shard && place < wanted.length) {
      places.set(place, shard);
      left.delete(shard.hash);
    } else stale.push(place);
  }
  const rest = left.values();
  const shards = wanted.map((_, place) => places.get(place) ?? rest.next().value).filter((shard) => shard !== undefined);
  return { shards, stale };
}

/** The generation under construction for this snapshot; an unfinished one of the same history is continued, any other dropped. */
export async function startGeneration(database: ShukeDatabase, manifest: Manifest): Promise<Generation> {
  const { shards, createdAt: _createdAt, ...head } = manifest;
  const unfinishedId = await loadState(database, 'nextGeneration');
  const unfinished = unfinishedId === undefined ? undefined : await database.generations.get(unfinishedId);
  const { rowCount, rowsHash } = head;
  if (unfinished && unfinished.head.epoch === head.epoch) {
    const stored = await findStoredShards(database, unfinished.id);
    const torn = await findTornShards(database, unfinished.id, stored);
    const placed = placeShards(unfinished.shards, stored, shards);
    const next: Generation = { id: unfinished.id, head, shards: placed.shards, base: { rowCount, rowsHash } };
    await database.transaction('rw', database.generations, database.chunks, async () => {
      for (const place of [...placed.stale, ...torn]) {
        const first = place * chunksPerShard;
        await database.chunks
          .where('[generation+index]')
          .between([next.id, first], [next.id, first + chunksPerShard])
          .delete();
      }
      await database.generations.put(next);
    });
    return next;
  }
  if (unfinishedId !== undefined) await dropGeneration(database, unfinishedId);
  return database.transaction('rw', database.generations, database.state, async () => {
    const draft = { head: head satisfies ExportHead, shards, base: { rowCount, rowsHash } };
    const id = await database.generations.add(draft);
    await saveState(database, 'nextGeneration', id);
    return { id, ...draft };
  });
}

async function loadChunkIndexes(database: ShukeDatabase, generation: number): Promise<number[]> {
  const keys = await database.chunks
    .where('[generation+index]')
    .between([generation, 0], [generation, Number.MAX_SAFE_INTEGER])
    .primaryKeys();
  return keys.map(([, index]) => index);
}

/** Shards that an interrupted import has already stored, by their position. */
export async function findStoredShards(database: ShukeDatabase, generation: number): Promise<Set<number>> {
  const indexes = await loadChunkIndexes(database, generation);
  // The first chunk of a shard is stored last.
  return new Set(indexes.filter((index) => index % chunksPerShard === 0).map((index) => index / chunksPerShard));
}

/** Positions of shards of which only a part was stored. */
async function findTornShards(database: ShukeDatabase, generation: number, stored: ReadonlySet<number>): Promise<Set<number>> {
  const places = (await loadChunkIndexes(database, generation)).map((index) => Math.floor(index / chunksPerShard));
  return new Set(places.filter((place) => !stored.has(place)));
}

/**
 * The bytes of a shard that an interrupted import has stored, as they arrived; undefined when they are not what was stored, which
 * a power cut can do: then it is fetched again.
 */
export async function loadStoredShard(
  database: ShukeDatabase,
  generation: Generation,
  shard: number,
): Promise<Pick<ShardBytes, 'bytes' | 'offsets'> | undefined> {
  // A value whose file is gone cannot be read. Should it be the whole database, then storing will say so.
  const chunks = await loadShardChunks(database, generation, shard).catch(() => undefined);
  return chunks && joinChunks(chunks);
}

/**
 * Stores the chunks of a shard without waiting for the disk: what a power cut takes away is fetched again, and what it garbles does
 * not have its sum. The first chunk comes last, so that a shard whose first chunk is there is there whole.
 * @param isInSteps - one chunk at a time: whoever looks a customer up meanwhile waits for a chunk, and not for a shard. All at once
 * is quicker, and right where there is nobody to look up yet
 */
export async function saveShard(database: ShukeDatabase, shard: ShardBytes, isInSteps: boolean): Promise<void> {
  const chunks = splitChunk(shard).reverse();
  if (!isInSteps) return putChunks(database, shard.generation, chunks);
  for (const chunk of chunks) await putChunks(database, shard.generation, [chunk]);
}

/**
 * All or none, and none of a generation that is gone: of customers that were wiped meanwhile nothing may come back. Everything else in
 * this database is written strictly, but what is hurried.
 */
async function putChunks(database: ShukeDatabase, generation: number, chunks: readonly Chunk[]): Promise<void> {
  // Opens the database when another context made it close, unless it was closed for good.
  if (!database.isOpen()) await loadState(database, 'nextGeneration');
  const transaction = database.backendDB().transaction(['generations', 'chunks'], 'readwrite', { durability: 'relaxed' });
  const stored = new Promise<void>((resolve, reject) => {
    let refusal: unknown;
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(refusal ?? transaction.error ?? new DOMException('The shard was not stored', 'AbortError'));
    const asked = transaction.objectStore('generations').getKey(generation);
    asked.onsuccess = () => {
      try {
        if (asked.result === undefined) throw new SupersededError(`generation ${generation} was dropped meanwhile`);
        for (const chunk of chunks) transaction.objectStore('chunks').put(chunk);
      } catch (error) {
        refusal = error;
        transaction.abort();
      }
    };
  });
  await withinLimit(stored, longLimitMs);
}

/**
 * Makes a complete generation the one that readers see, in one step.
 * @param options.rest - Awaited while the indexes, which may have hundreds of megabytes, are summed up
 */
export async function swapGeneration(
  database: ShukeDatabase,
  generation: number,
  { names, directory, moved }: NewIndexes,
  { nowMs, rest }: { readonly nowMs: number; readonly rest: () => Promise<void> },
): Promise<void> {
  const stored: StoredIndex[] = [];
  for (const [kind, bytes] of [
    ['names', names],
    ['directory', directory],
  ] as const)
    stored.push({ generation, kind, bytes: new Blob([bytes]), sum: await sumWordsInSteps(bytes, rest) });
  await database.transaction('rw', database.indexes, database.state, async () => {
    const damage = await loadState(database, 'damage');
    if (damage && damage.rebuiltAtMs === undefined) await saveState(database, 'damage', { ...damage, rebuiltAtMs: nowMs });
    await database.indexes.bulkPut(stored);
    await saveState(database, 'currentGeneration', generation);
    await dropState(database, 'nextGeneration');
    if (moved) await saveState(database, 'moved', moved);
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

/** Gives up the generation under construction, if there is one; what readers see stays. */
export async function dropUnfinished(database: ShukeDatabase): Promise<void> {
  const unfinished = await loadState(database, 'nextGeneration');
  if (unfinished === undefined) return;
  await dropState(database, 'nextGeneration');
  await dropGeneration(database, unfinished);
}

/** Deletes every generation but the current one and the one under construction. */
export async function dropOldGenerations(database: ShukeDatabase): Promise<void> {
  const keep = new Set([await loadState(database, 'currentGeneration'), await loadState(database, 'nextGeneration')]);
  for (const id of await database.generations.toCollection().primaryKeys()) {
    if (!keep.has(id)) await dropGeneration(database, id);
  }
}
