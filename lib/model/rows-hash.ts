/** Rows -> a hash that does not depend on their order and can be kept up to date row by row. */

const encoder = new TextEncoder();

/** Two 32-bit lanes; a sum modulo 2^32 each. */
export interface RowsHash {
  readonly high: number;
  readonly low: number;
}

export const emptyRowsHash: RowsHash = { high: 0, low: 0 };

function lane(bytes: Uint8Array, offsetBasis: number): number {
  let hash = offsetBasis;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Hash of one row: FNV-1a over `id@revision` in UTF-8, twice with two offset bases, each finished as in MurmurHash3. */
export function hashRow(customerId: string, revision: number): RowsHash {
  const bytes = encoder.encode(`${customerId}@${revision}`);
  return { high: lane(bytes, 0x811c9dc5), low: lane(bytes, 0x9747b28c) };
}

/** The hash of a set after a row has joined it. */
export function addRow(sum: RowsHash, row: RowsHash): RowsHash {
  return { high: (sum.high + row.high) >>> 0, low: (sum.low + row.low) >>> 0 };
}

/** The hash of a set after a row has left it. */
export function removeRow(sum: RowsHash, row: RowsHash): RowsHash {
  return { high: (sum.high - row.high) >>> 0, low: (sum.low - row.low) >>> 0 };
}

/** 16 hex digits, high lane first. */
export function formatRowsHash(sum: RowsHash): string {
  return sum.high.toString(16).padStart(8, '0') + sum.low.toString(16).padStart(8, '0');
}

/** @throws when the text is not 16 hex digits. */
export function parseRowsHash(text: string): RowsHash {
  if (!/^[0-9a-f]{16}$/.test(text)) throw new Error(`Not a rows hash: ${text}`);
  return { high: Number.parseInt(text.slice(0, 8), 16), low: Number.parseInt(text.slice(8), 16) };
}
