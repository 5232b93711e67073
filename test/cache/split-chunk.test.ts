/** A shard of many rows in chunks: each row where the directory says, whole, with its own sum. */
import { expect, test } from 'vitest';
import { readChunkRow } from '../../lib/cache/customers.ts';
import { rowsPerChunk } from '../../lib/cache/directory.ts';
import { chunksPerShard, countChunks, splitChunk } from '../../lib/cache/split-chunk.ts';

/** Rows of different lengths, also in bytes. */
function makeShard(rows: number) {
  const lines = Array.from({ length: rows }, (_, row) => `${JSON.stringify({ revision: row, name: '客'.repeat(row % 7) })}\n`);
  const encoder = new TextEncoder();
  const offsets = new Uint32Array(rows + 1);
  for (const [row, line] of lines.entries()) offsets[row + 1] = (offsets[row] ?? 0) + encoder.encode(line).length;
  return { generation: 3, shard: 5, bytes: encoder.encode(lines.join('')), offsets };
}

test.each([1, rowsPerChunk, rowsPerChunk + 1, 700, 1000])('of %i rows every one is found in its chunk', (rows) => {
  const chunks = splitChunk(makeShard(rows));
  expect(chunks).toHaveLength(countChunks(rows));
  expect(chunks.length).toBeLessThanOrEqual(chunksPerShard);
  expect(chunks.map((chunk) => chunk.index)).toEqual(chunks.map((_, piece) => 5 * chunksPerShard + piece));
  for (let row = 0; row < rows; row++) {
    const chunk = chunks[Math.floor(row / rowsPerChunk)];
    expect(chunk && readChunkRow(chunk, row % rowsPerChunk)).toEqual({ revision: row, name: '客'.repeat(row % 7) });
  }
});

test('an empty shard has no chunk', () => {
  expect(splitChunk(makeShard(0))).toEqual([]);
});
