/** Snapshot -> a complete generation beside the current one, swapped in whole. */
import type { Generation, ShukeDatabase } from '../cache/db.ts';
import { Directory, type DirectoryEntry, rowsPerChunk } from '../cache/directory.ts';
import { dropGeneration, findStoredChunks, saveChunk, startGeneration, swapGeneration } from '../cache/generations.ts';
import { NameIndexBuilder } from '../match/build-name-index.ts';
import type { Manifest, ShardRow } from '../model/export.ts';
import { addRow, emptyRowsHash, formatRowsHash, hashRow } from '../model/rows-hash.ts';
import { fail, type Result, succeed } from '../platform/result.ts';
import { readShard } from '../sources/read-shard.ts';
import type { Source } from '../sources/source.ts';
import { findMoves } from './find-moves.ts';
import { rest } from './rest.ts';

export interface BuildOptions {
  readonly database: ShukeDatabase;
  readonly source: Source;
  readonly onProgress?: (done: number, total: number) => Promise<void>;
  /** Current instant in milliseconds. */
  readonly now: () => number;
  /** The copy that readers see until the swap. Absent before the first. */
  readonly before?: Generation;
}

/** Shards fetched at the same time; more only fills the worker's memory. */
const parallelShards = 4;

/** Collects what is needed beside the chunks while the rows pass by. */
class Collector {
  /** Rows that the newest list moved. */
  readonly moved: ShardRow[] = [];
  readonly #isMoved: (row: ShardRow) => boolean;
  readonly names = new NameIndexBuilder();
  readonly #entries: DirectoryEntry[] = [];
  #hash = emptyRowsHash;

  constructor(isMoved: (row: ShardRow) => boolean) {
    this.#isMoved = isMoved;
  }

  async add(chunkIndex: number, rows: readonly ShardRow[]): Promise<void> {
    rows.forEach(({ customer, revision }, row) => {
      this.#entries.push({ id: customer.id, place: chunkIndex * rowsPerChunk + row, revision });
      this.#hash = addRow(this.#hash, hashRow(customer.id, revision));
    });
    this.moved.push(...rows.filter(this.#isMoved));
    this.names.add(rows.map((row) => row.customer));
    await rest();
  }

  get rowCount(): number {
    return this.#entries.length;
  }

  get rowsHash(): string {
    return formatRowsHash(this.#hash);
  }

  buildDirectory(): Directory {
    return Directory.build(this.#entries);
  }
}

/** Chunks of an interrupted import are read from the disk instead of being fetched again. */
async function readStoredRows(database: ShukeDatabase, generation: number, index: number): Promise<ShardRow[]> {
  const chunk = await database.chunks.get([generation, index]);
  if (!chunk) throw new Error(`chunk ${index} disappeared during the import`);
  const lines = new TextDecoder().decode(chunk.bytes).split('\n');
  lines.pop();
  return lines.map((line) => JSON.parse(line) as ShardRow);
}

/**
 * Fetches the snapshot, shard by shard, and makes it current when every shard, the number of rows and the hash over all
 * rows agree with the manifest. On any failure the old generation stays what readers see, and chunks that did arrive are kept
 * for the next try.
 */
export async function buildGeneration({ database, source, onProgress, now, before }: BuildOptions): Promise<Result<Generation>> {
  const manifest = await source.fetchManifest();
  if (!manifest.ok) return manifest;
  const generation = await startGeneration(database, manifest.value);
  const stored = await findStoredChunks(database, generation.id);
  const { head } = generation;
  // On the first copy nothing has moved: everything is new.
  const isNewList = before !== undefined && before.head.tierList.version < head.tierList.version;
  const collector = new Collector((row) => isNewList && row.customer.lastTierChange?.listVersion === head.tierList.version);
  const total = generation.shards.length;
  let done = 0;
  let nextIndex = 0;

  const work = async (): Promise<Result<void>> => {
    while (nextIndex < total) {
      const index = nextIndex++;
      const shard = generation.shards[index];
      if (!shard) throw new Error(`no shard ${index}`);
      if (stored.has(index)) await collector.add(index, await readStoredRows(database, generation.id, index));
      else {
        const gzip = await source.fetchShard(shard);
        if (!gzip.ok) return gzip;
        const content = await readShard(shard, gzip.value);
        if (!content.ok) return content;
        await saveChunk(database, {
          generation: generation.id,
          index,
          bytes: content.value.bytes,
          offsets: content.value.offsets,
        });
        await collector.add(index, content.value.rows);
      }
      done++;
      await onProgress?.(done, total);
    }
    return succeed(undefined);
  };

  const outcomes = await Promise.all(Array.from({ length: Math.min(parallelShards, total) }, work));
  const failed = outcomes.find((outcome) => !outcome.ok);
  if (failed && !failed.ok) return failed;
  const checked = await checkWhole(database, generation, manifest.value, collector);
  if (!checked.ok) return checked;
  const names = await collector.names.finishInSlices(rest);
  const indexes = { names: names.toBytes(), directory: collector.buildDirectory() };
  const moved = findMoves(collector.moved, head);
  await swapGeneration(database, generation.id, { ...indexes, ...(moved ? { moved } : {}) }, now());
  return succeed(generation);
}

/** What arrived must be what was announced; a generation that is not is dropped so that the next try fetches all of it. */
async function checkWhole(
  database: ShukeDatabase,
  generation: Generation,
  manifest: Manifest,
  collector: Collector,
): Promise<Result<void>> {
  if (collector.rowCount === manifest.rowCount && collector.rowsHash === manifest.rowsHash) return succeed(undefined);
  await dropGeneration(database, generation.id);
  return fail(
    'bad-data',
    `the snapshot has ${collector.rowCount} rows with hash ${collector.rowsHash}, the manifest says ${manifest.rowCount} rows with hash ${manifest.rowsHash}`,
    { place: 'manifest' },
  );
}
