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

/** The chunks of a shard, in order -> its bytes; undefined when a row is not what was stored. */
export function joinChunks(chunks: readonly Chunk[]): Pick<ShardBytes, 'bytes' | 'offsets'> | undefined {
  const bytes = new Uint8Array(chunks.reduce((total, chunk) => total + chunk.bytes.length, 0));
  const offsets = new Uint32Array(1 + chunks.reduce((total, chunk) => total + chunk.offsets.length - 1, 0));
  let start = 0;
  let row = 0;
  for (const chunk of chunks) {
    const sums = sumRows(chunk.bytes, chunk.offsets);
    if (chunk.sums && sums.some((sum, index) => sum !== chunk.sums?.[index])) return undefined;
    bytes.set(chunk.bytes, start);
    for (const end of chunk.offsets.subarray(1)) offsets[++row] = start + end;
    start += chunk.bytes.length;
  }
  return { bytes, offsets };
}
