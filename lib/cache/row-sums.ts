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

/** A sum of whole bytes, four at a time; what is left over at the end is not in it. */
export function sumWords(bytes: Uint8Array): number {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, Math.floor(aligned.byteLength / 4));
  let sum = 0x811c9dc5 ^ bytes.byteLength;
  for (const word of words) sum = Math.imul(sum ^ word, 0x01000193);
  return sum >>> 0;
}
