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

/** What words begin with: two units are asked before a word is looked for. */
export class WordStarts {
  readonly #first: UnitSet;
  readonly #pairs: Set<number>;

  constructor(words: readonly string[]) {
    this.#first = new UnitSet(words);
    this.#pairs = new Set(words.map((word) => (word.charCodeAt(0) << 16) | (word.length > 1 ? word.charCodeAt(1) : 0)));
  }

  /** False for two units that no word begins with. */
  has(first: number | undefined, second: number | undefined): boolean {
    if (first === undefined || !this.#first.has(first)) return false;
    const packed = first << 16;
    return this.#pairs.has(packed | (second ?? 0)) || this.#pairs.has(packed);
  }
}
