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
