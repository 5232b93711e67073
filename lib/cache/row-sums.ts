/** The bytes of a chunk -> a sum for each row, so that a bit that turned over on the disk is noticed where it is read. */

/** FNV-1a of each row's bytes, its line end left out. */
export function sumRows(bytes: Uint8Array, offsets: Uint32Array): Uint32Array<ArrayBuffer> {
  const sums = new Uint32Array(Math.max(0, offsets.length - 1));
  for (let row = 0; row < sums.length; row++) sums[row] = sumBytes(bytes, offsets[row] ?? 0, (offsets[row + 1] ?? 1) - 1);
  return sums;
}

/** FNV-1a of `bytes[start] … bytes[end - 1]`. */
export function sumBytes(bytes: Uint8Array, start: number, end: number): number {
  let sum = 0x811c9dc5;
  for (let at = start; at < end; at++) sum = Math.imul(sum ^ (bytes[at] ?? 0), 0x01000193);
  return sum >>> 0;
}

/** A megabyte of words between two rests. */
const wordsAtOnce = 1 << 18;

function addWords(sum: number, words: Uint32Array): number {
  let after = sum;
  for (const word of words) after = Math.imul(after ^ word, 0x01000193);
  return after;
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, Math.floor(aligned.byteLength / 4));
}

/** A sum of whole bytes, four at a time; what is left over at the end is not in it. */
export function sumWords(bytes: Uint8Array): number {
  return addWords(0x811c9dc5 ^ bytes.byteLength, wordsOf(bytes)) >>> 0;
}

/** The same; `rest` is awaited after every megabyte. */
export async function sumWordsInSteps(bytes: Uint8Array, rest: () => Promise<void>): Promise<number> {
  const words = wordsOf(bytes);
  let sum = 0x811c9dc5 ^ bytes.byteLength;
  for (let from = 0; from < words.length; from += wordsAtOnce) {
    sum = addWords(sum, words.subarray(from, from + wordsAtOnce));
    await rest();
  }
  return sum >>> 0;
}
