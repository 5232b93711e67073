/** Reading customers out of the current generation. */
import type { ShardRow } from '../model/export.ts';
import { DamagedCacheError } from './damage.ts';
import type { Chunk, Generation, ShukeDatabase } from './db.ts';
import { Directory, rowsPerChunk } from './directory.ts';
import { sumBytes } from './row-sums.ts';
import { loadState } from './state.ts';

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
  const directory = Directory.fromBytes(await stored.bytes.arrayBuffer());
  cachedDirectory = { databaseName: database.name, generation, directory };
  return directory;
}

/** The generation that readers see, undefined before the first sync. */
export async function findCurrentGeneration(database: ShukeDatabase): Promise<Generation | undefined> {
  const id = await loadState(database, 'currentGeneration');
  return id === undefined ? undefined : database.generations.get(id);
}

/**
 * The newest known rows of these customers, those that are not ours left out. Works inside `liveQuery`: everything that can change
 * is read first, because a live query loses sight of what is read after a promise that is not the database's own (reading a Blob);
 * what is read then, chunks and directory, never changes within a generation.
 */
export async function findCustomerRows(database: ShukeDatabase, ids: readonly string[]): Promise<Map<string, ShardRow>> {
  for (;;) {
    const rows = new Map<string, ShardRow>();
    const chunks = new Map<number, Chunk | undefined>();
    const generation = await loadState(database, 'currentGeneration');
    if (generation === undefined) return rows;
    const changed = await database.changed.bulkGet(ids.map((id): [number, string] => [generation, id]));
    for (const [index, id] of ids.entries()) {
      const entry = changed[index];
      const row = entry ? entry.row : await findRowInChunks(database, generation, id, chunks);
      if (row) rows.set(id, row);
    }
    // A generation that was replaced meanwhile may have lost rows under our hands: then the new one is read.
    if ((await loadState(database, 'currentGeneration')) === generation) return rows;
  }
}

/** The newest known row of a customer, undefined when it is not ours. Inside `liveQuery`, read it after whatever else can change. */
export async function findCustomerRow(database: ShukeDatabase, customerId: string): Promise<ShardRow | undefined> {
  return (await findCustomerRows(database, [customerId])).get(customerId);
}

/**
 * The row as the snapshot had it, whatever changed since.
 * @param chunks - Those that were read already, by index: a list of customers often asks for rows of the same few
 */
export async function findRowInChunks(
  database: ShukeDatabase,
  generation: number,
  customerId: string,
  chunks: Map<number, Chunk | undefined> = new Map(),
): Promise<ShardRow | undefined> {
  const directory = await loadDirectory(database, generation);
  for (const place of directory?.findPlaces(customerId) ?? []) {
    const index = Math.floor(place / rowsPerChunk);
    if (!chunks.has(index)) chunks.set(index, await database.chunks.get([generation, index]));
    const chunk = chunks.get(index);
    const row = chunk && readChunkRow(chunk, place % rowsPerChunk);
    if (row?.customer.id === customerId) return row;
  }
  return undefined;
}

/** Every current row, chunk by chunk, so that the caller can rest between them. */
export async function* readAllRows(database: ShukeDatabase): AsyncGenerator<readonly ShardRow[]> {
  const generation = await findCurrentGeneration(database);
  if (!generation) return;
  const changed = await database.changed
    .where('[generation+customerId]')
    .between([generation.id, ''], [generation.id, '\uffff'])
    .toArray();
  const changedIds = new Set(changed.map((entry) => entry.customerId));
  for (let index = 0; index < generation.shards.length; index++) {
    const chunk = await database.chunks.get([generation.id, index]);
    if (!chunk) throw new DamagedCacheError(`generation ${generation.id} lacks chunk ${index}`);
    const rows: ShardRow[] = [];
    for (let row = 0; row + 1 < chunk.offsets.length; row++) {
      const value = readChunkRow(chunk, row);
      if (!changedIds.has(value.customer.id)) rows.push(value);
    }
    yield rows;
  }
  yield changed.flatMap((entry) => entry.row ?? []);
}
