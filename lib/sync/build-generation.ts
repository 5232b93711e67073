/** Snapshot -> a complete generation beside the current one, swapped in whole. */

import { loadShardRows } from '../cache/customers.ts';
import type { Generation, ShukeDatabase } from '../cache/db.ts';
import { Directory, type DirectoryEntry, rowsPerChunk } from '../cache/directory.ts';
import { dropGeneration, findStoredShards, saveShard, startGeneration, swapGeneration } from '../cache/generations.ts';
import { chunksPerShard, type ShardBytes } from '../cache/split-chunk.ts';
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
  /** Current instant in milliseconds; the real one when absent. */
  readonly now?: () => number;
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

  async add(shard: number, rows: readonly ShardRow[]): Promise<void> {
    rows.forEach(({ customer, revision }, row) => {
      this.#entries.push({ id: customer.id, place: shard * chunksPerShard * rowsPerChunk + row, revision });
      this.#hash = addRow(this.#hash, hashRow(customer.id, revision));
    });
    this.moved.push(...rows.filter(this.#isMoved));
    await this.names.addInSlices(
      rows.map((row) => row.customer),
      rest,
    );
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

/**
 * Fetches the snapshot, shard by shard, and makes it current when every shard, the number of rows and the hash over all
 * rows agree with the manifest. On any failure the old generation stays what readers see, and chunks that did arrive are kept
 * for the next try.
 */
export async function buildGeneration({
  database,
  source,
  onProgress,
  now = Date.now,
  before,
}: BuildOptions): Promise<Result<Generation>> {
  const manifest = await source.fetchManifest();
  if (!manifest.ok) return manifest;
  const generation = await startGeneration(database, manifest.value);
  const stored = await findStoredShards(database, generation.id);
  const { head } = generation;
  // On the first copy nothing has moved: everything is new.
  const isNewList = before !== undefined && before.head.tierList.version < head.tierList.version;
  const collector = new Collector((row) => isNewList && row.customer.lastTierChange?.listVersion === head.tierList.version);
  const total = generation.shards.length;
  let done = 0;
  let nextIndex = 0;

  // One after the other: whoever looks a customer up meanwhile waits for one write and not for four.
  let writing: Promise<unknown> = Promise.resolve();
  const store = (shard: ShardBytes): Promise<void> => {
    const written = writing.then(() => saveShard(database, shard));
    writing = written.catch(() => undefined);
    return written;
  };

  const work = async (): Promise<Result<void>> => {
    while (nextIndex < total) {
      const index = nextIndex++;
      const shard = generation.shards[index];
      if (!shard) throw new Error(`no shard ${index}`);
      if (stored.has(index)) await collector.add(index, await loadShardRows(database, generation, index));
      else {
        const gzip = await source.fetchShard(shard);
        if (!gzip.ok) return gzip;
        const content = await readShard(shard, gzip.value);
        if (!content.ok) return content;
        const { bytes, offsets } = content.value;
        await store({ generation: generation.id, shard: index, bytes, offsets });
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
