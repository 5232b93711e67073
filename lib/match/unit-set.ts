/** Units and pairs of units that words consist of or begin with -> tables of bits. */
import { firstHash } from './first-hash.ts';

/** A set of UTF-16 units as 65,536 bits: asked for every place where a name stands. */
export class UnitSet {
  readonly #bits = new Uint32Array(2048);

  /** @param units - The first unit of each counts */
  constructor(units: Iterable<string>) {
    for (const unit of units) {
      const code = unit.charCodeAt(0);
      this.#bits[code >>> 5] = (this.#bits[code >>> 5] as number) | (1 << code);
    }
  }

  /** False for `undefined`, which stands behind the end of a text. */
  has(unit: number | undefined): boolean {
    return unit !== undefined && (((this.#bits[unit >>> 5] as number) >>> unit) & 1) === 1;
  }
}

/** 2^14 bits for the pairs of a list of some hundred words: few other pairs share one. */
const pairBits = 14;

/** What words begin with, to be asked before a word is looked for. */
export class WordStarts {
  /** Words of one unit. */
  readonly #alone: UnitSet;
  readonly #pairs = new Uint32Array(2 ** (pairBits - 5));

  constructor(words: readonly string[]) {
    this.#alone = new UnitSet(words.filter((word) => word.length === 1));
    for (const word of words) {
      const bit = bitOfPair(word.charCodeAt(0), word.charCodeAt(1));
      if (word.length > 1) this.#pairs[bit >>> 5] = (this.#pairs[bit >>> 5] as number) | (1 << bit);
    }
  }

  /** False for two units that no word begins with. */
  mayHave(first: number | undefined, second: number | undefined): boolean {
    if (first === undefined) return false;
    const bit = bitOfPair(first, second ?? 0);
    return (((this.#pairs[bit >>> 5] as number) >>> bit) & 1) === 1 || this.#alone.has(first);
  }
}

function bitOfPair(first: number, second: number): number {
  return firstHash(firstHash(0, first), second) >>> (32 - pairBits);
}
