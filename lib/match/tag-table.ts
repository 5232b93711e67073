/** A temporary table from tags to numbers from 0 up, in order of first appearance; tag and number side by side. */
export class TagTable {
  readonly #slots: Uint32Array;
  readonly #mask: number;
  count = 0;

  constructor(capacity: number) {
    const size = 2 ** Math.ceil(Math.log2(capacity * 1.5 + 16));
    this.#slots = new Uint32Array(size * 2);
    this.#mask = size - 1;
  }

  /** Brings the place of a tag near; the answer means nothing. */
  touch(tag: number): number {
    return this.#slots[((tag >>> 3) & this.#mask) << 1] as number;
  }

  numberOf(tag: number): number {
    const slots = this.#slots;
    let slot = (tag >>> 3) & this.#mask;
    for (;;) {
      // One more than the number; 0 is an empty slot.
      const number = slots[(slot << 1) | 1] as number;
      if (number === 0) {
        slots[slot << 1] = tag;
        slots[(slot << 1) | 1] = ++this.count;
        return this.count - 1;
      }
      if (slots[slot << 1] === tag) return number - 1;
      slot = (slot + 1) & this.#mask;
    }
  }
}
