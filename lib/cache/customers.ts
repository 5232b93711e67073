/** Reading customers out of the current generation. */
import type { ShardRow } from '../model/export.ts';
import { DamagedCacheError } from './damage.ts';
import type { Chunk, Generation, ShukeDatabase } from './db.ts';
import { Directory, rowsPerChunk } from './directory.ts';
import { sumBytes } from './row-sums.ts';
import { chunksPerShard } from './split-chunk.ts';
import { loadState } from './state.ts';
import { isSilence, readBlob } from './time-limits.ts';

const decoder = new TextDecoder();

/** Row `row` of a chunk. Chunks hold only rows that were checked when they were stored. @throws DamagedCacheError when the bytes are others now */
export function readChunkRow(chunk: Chunk, row: number): ShardRow {
  const start = chunk.offsets[row];
  const end = chunk.offsets[row + 1];
  if (start === undefined || end === undefined) throw new RangeError(`chunk ${chunk.index} has no row ${row}`);
  if (chunk.sums && sumBytes(chunk.bytes, start, end - 1) !== chunk.sums[row])
    throw new DamagedCacheError(`row ${row} of chunk ${chunk.index} is not what was stored`);
  return JSON.parse(decoder.decode(chunk.bytes.subarray(start, end - 1))) as ShardRow;
}

/** Generations never change in place, so their directory can be kept; one is enough, the current. */
let cachedDirectory: { readonly databaseName: string; readonly generation: number; readonly directory: Directory } | undefined;

/** The directory of a generation, undefined before it is complete. */
export async function loadDirectory(database: ShukeDatabase, generation: number): Promise<Directory | undefined> {
  if (cachedDirectory?.generation === generation && cachedDirectory.databaseName === database.name)
    return cachedDirectory.directory;
  const stored = await database.indexes.get([generation, 'directory']);
  if (!stored) return undefined;
  let directory: Directory;
  try {
    directory = Directory.fromBytes(await readBlob(stored.bytes));
  } catch (error) {
    if (isSilence(error)) throw error;
    throw new DamagedCacheError(`the directory of generation ${generation} cannot be read`);
  }
  cachedDirectory = { databaseName: database.name, generation, directory };
  return directory;
}

/** The generation that readers see, undefined before the first sync. */
export async function findCurrentGeneration(database: ShukeDatabase): Promise<Generation | undefined> {
  const id = await loadState(database, 'currentGeneration');
  return id === undefined ? undefined : database.generations.get(id);
}

/** The generation under construction, undefined when there is none. */
export async function findUnfinishedGeneration(database: ShukeDatabase): Promise<Generation | undefined> {
  const id = await loadState(database, 'nextGeneration');
  return id === undefined ? undefined : database.generations.get(id);
}

/**
 * The newest known rows of these customers, those that are not ours left out. Works inside `liveQuery`: everything that can change
 * is read first, because a live query loses sight of what is read after a promise that is not the database's own (reading a Blob);
 * what is read then, chunks and directory, never changes within a generation.
 */
export async function findCustomerRows(database: ShukeDatabase, ids: readonly string[]): Promise<Map<string, ShardRow>> {
  for (;;) {
    const { generation, changed } = await database.transaction('r', database.state, database.changed, async () => {
      const current = await loadState(database, 'currentGeneration');
      if (current === undefined) return { generation: undefined, changed: [] };
      return { generation: current, changed: await database.changed.bulkGet(ids.map((id): [number, string] => [current, id])) };
    });
    if (generation === undefined) return new Map();
    const rows = new Map(changed.flatMap((entry) => (entry?.row ? [[entry.customerId, entry.row]] : [])));
    const unchanged = ids.filter((_, index) => !changed[index]);
    if (unchanged.length === 0) return rows;
    const found = await findRowsInChunks(database, generation, unchanged);
    // A generation that was replaced meanwhile may have lost rows under our hands: then the new one is read.
    if (!found) continue;
    return new Map(
      ids.flatMap((id) => {
        const row = rows.get(id) ?? found.get(id);
        return row ? [[id, row]] : [];
      }),
    );
  }
}

/** The newest known row of a customer, undefined when it is not ours. Inside `liveQuery`, read it after whatever else can change. */
export async function findCustomerRow(database: ShukeDatabase, customerId: string): Promise<ShardRow | undefined> {
  return (await findCustomerRows(database, [customerId])).get(customerId);
}

/** The rows as the snapshot had them, whatever changed since; undefined when readers see another generation by now. */
async function findRowsInChunks(
  database: ShukeDatabase,
  generation: number,
  ids: readonly string[],
): Promise<Map<string, ShardRow> | undefined> {
  const directory = await loadDirectory(database, generation);
  const places = ids.flatMap((id) => (directory?.findPlaces(id) ?? []).map((place) => ({ id, place })));
  const indexes = [...new Set(places.map(({ place }) => Math.floor(place / rowsPerChunk)))];
  const chunks = await database.transaction('r', database.state, database.chunks, async () => {
    if ((await loadState(database, 'currentGeneration')) !== generation) return undefined;
    return database.chunks.bulkGet(indexes.map((index): [number, number] => [generation, index]));
  });
  if (!chunks) return undefined;
  const byIndex = new Map(indexes.map((index, at) => [index, chunks[at]]));
  const rows = new Map<string, ShardRow>();
  for (const { id, place } of places) {
    const chunk = byIndex.get(Math.floor(place / rowsPerChunk));
    if (!chunk) throw new DamagedCacheError(`generation ${generation} lacks a chunk`);
    const row = readChunkRow(chunk, place % rowsPerChunk);
    if (row.customer.id === id) rows.set(id, row);
  }
  return rows;
}

/** The row of the current generation as its snapshot had it, whatever changed since. */
export async function findRowInChunks(
  database: ShukeDatabase,
  generation: number,
  customerId: string,
): Promise<ShardRow | undefined> {
  return (await findRowsInChunks(database, generation, [customerId]))?.get(customerId);
}

/** The chunks of a shard, in order. @throws DamagedCacheError when they are not all there */
export async function loadShardChunks(database: ShukeDatabase, generation: Generation, shard: number): Promise<Chunk[]> {
  const first = shard * chunksPerShard;
  const chunks = await database.chunks
    .where('[generation+index]')
    .between([generation.id, first], [generation.id, first + chunksPerShard])
    .toArray();
  const rows = chunks.reduce((total, chunk) => total + chunk.offsets.length - 1, 0);
  if (rows !== generation.shards[shard]?.rows)
    throw new DamagedCacheError(`generation ${generation.id} has ${rows} rows of shard ${shard}`);
  return chunks;
}

/** Every current row, some at a time, so that the caller can rest between them. @throws DamagedCacheError */
export async function* readAllRows(database: ShukeDatabase): AsyncGenerator<readonly ShardRow[]> {
  const generation = await findCurrentGeneration(database);
  if (!generation) return;
  const changed = await database.changed
    .where('[generation+customerId]')
    .between([generation.id, ''], [generation.id, '\uffff'])
    .toArray();
  const changedIds = new Set(changed.map((entry) => entry.customerId));
  for (let shard = 0; shard < generation.shards.length; shard++) {
    // One chunk at a time: a shard's rows together take longer to read than anybody should wait.
    for (const chunk of await loadShardChunks(database, generation, shard)) {
      const rows = Array.from({ length: chunk.offsets.length - 1 }, (_, row) => readChunkRow(chunk, row));
      yield rows.filter((row) => !changedIds.has(row.customer.id));
    }
  }
  yield changed.flatMap((entry) => entry.row ?? []);
}
