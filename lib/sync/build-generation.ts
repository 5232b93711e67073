/** Snapshot -> a complete generation beside the current one, swapped in whole. */
import type { Generation, ShukeDatabase } from '../cache/db.ts';
import { dropGeneration, startGeneration, swapGeneration } from '../cache/generations.ts';
import type { Manifest } from '../model/export.ts';
import { fail, type Result, succeed } from '../platform/result.ts';
import { parseShard } from '../sources/read-shard.ts';
import type { Source } from '../sources/source.ts';
import { findMoves } from './find-moves.ts';
import { createPauses, rest, sliceMs } from './rest.ts';
import { RowCollector } from './row-collector.ts';
import { ShardArrivals } from './shard-arrivals.ts';

export interface BuildOptions {
  readonly database: ShukeDatabase;
  readonly source: Source;
  readonly onProgress?: (done: number, total: number) => Promise<void>;
  /** Current instant in milliseconds; the real one when absent. */
  readonly now?: () => number;
  /** The copy that readers see until the swap. Absent before the first. */
  readonly before?: Generation;
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
  const { head } = generation;
  // On the first copy nothing has moved: everything is new.
  const isNewList = before !== undefined && before.head.tierList.version < head.tierList.version;
  const collector = new RowCollector(
    manifest.value.rowCount,
    ({ customer }) => isNewList && customer.lastTierChange?.listVersion === head.tierList.version,
  );
  const arrivals = await ShardArrivals.open({ database, source, generation, isRead: before !== undefined });
  const collected = await collectAll(arrivals, collector, async (done) => onProgress?.(done, generation.shards.length));
  if (!collected.ok) return collected;
  const checked = await checkWhole(database, generation, manifest.value, collector);
  if (!checked.ok) return checked;
  const names = await collector.names.finishInSlices(rest, sliceMs);
  const moved = findMoves(collector.moved, head);
  const indexes = { names: names.toBytes(), directory: collector.directory.toBytes() };
  await swapGeneration(database, generation.id, { ...indexes, ...(moved ? { moved } : {}) }, { nowMs: now(), rest });
  return succeed(generation);
}

/** One shard after the other is looked through, and never for longer than a slice, while the next ones arrive. */
async function collectAll(
  arrivals: ShardArrivals,
  collector: RowCollector,
  onProgress: (done: number) => Promise<void>,
): Promise<Result<void>> {
  const pause = createPauses();
  try {
    for (let done = 1; ; done++) {
      const arrived = await arrivals.next();
      if (!arrived.ok) return arrived;
      if (!arrived.value) return succeed(undefined);
      const { place, shard, lines } = arrived.value;
      const rows = await parseShard(shard, lines, pause);
      if (!rows.ok) return rows;
      await collector.add(place, rows.value);
      await onProgress(done);
    }
  } finally {
    await arrivals.close();
  }
}

/** What arrived must be what was announced; a generation that is not is dropped so that the next try fetches all of it. */
async function checkWhole(
  database: ShukeDatabase,
  generation: Generation,
  manifest: Manifest,
  { sum: { rowCount, rowsHash } }: RowCollector,
): Promise<Result<void>> {
  if (rowCount === manifest.rowCount && rowsHash === manifest.rowsHash) return succeed(undefined);
  await dropGeneration(database, generation.id);
  return fail(
    'bad-data',
    `the snapshot has ${rowCount} rows with hash ${rowsHash}, the manifest says ${manifest.rowCount} rows with hash ${manifest.rowsHash}`,
    { place: 'manifest' },
  );
}
