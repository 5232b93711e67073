/** Hashes of prefixes -> the bits that a text is held against. */

/**
 * A set of hashes: two bits for each, in one word of 32, so that asking costs one look into memory. Which word is said by the
 * highest bits of a hash, which bits by two other stretches of it.
 */
export class NameGate {
  readonly words: Uint32Array<ArrayBuffer>;
  readonly #shift: number;

  /** @param wantedBits - About how many bits; a power of two near it is taken, at most 2^`mostBits` */
  constructor(wantedBits: number, mostBits: number) {
    const bits = Math.min(mostBits, Math.max(12, Math.ceil(Math.log2(wantedBits + 1)))) - 5;
    this.words = new Uint32Array(2 ** bits);
    this.#shift = 32 - bits;
  }

  /** Adds a hash to the word of another hash or of its own. */
  add(hash: number, wordOf: number): void {
    const word = wordOf >>> this.#shift;
    this.words[word] = (this.words[word] as number) | (1 << (hash >>> 10)) | (1 << (hash >>> 5));
  }
}
