/** The bytes of a shard -> chunks of few rows: a card reads one of them, and waits for nothing that it does not need. */
import type { Chunk } from './db.ts';
import { rowsPerChunk } from './directory.ts';
import { sumRows } from './row-sums.ts';

/** Chunks that a shard can have at most; those of shard `s` begin at index `s * chunksPerShard`. */
export const chunksPerShard = 8;

/** What a shard's rows are before they are divided. */
export interface ShardBytes {
  readonly generation: number;
  /** Position in `Generation.shards`. */
  readonly shard: number;
  /** NDJSON, as the shard had it. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Row i begins at `offsets[i]` and ends one byte before `offsets[i + 1]`; one entry more than rows. */
  readonly offsets: Uint32Array<ArrayBuffer>;
}

/** How many chunks a shard of so many rows has. */
export function countChunks(rows: number): number {
  return Math.ceil(rows / rowsPerChunk);
}

/** The chunks of a shard, in order. */
export function splitChunk({ generation, shard, bytes, offsets }: ShardBytes): Chunk[] {
  const rows = Math.max(0, offsets.length - 1);
  return Array.from({ length: countChunks(rows) }, (_, piece): Chunk => {
    const first = piece * rowsPerChunk;
    const last = Math.min(rows, first + rowsPerChunk);
    const start = offsets[first] ?? 0;
    const own = bytes.slice(start, offsets[last] ?? start);
    const ownOffsets = offsets.slice(first, last + 1).map((offset) => offset - start);
    return { generation, index: shard * chunksPerShard + piece, bytes: own, offsets: ownOffsets, sums: sumRows(own, ownOffsets) };
  });
}
