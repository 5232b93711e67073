/** Folded units and where each came from: the answer of `foldText`, and the room it is written in. */

/**
 * A text in folded form. Words of letters and digits are parted by one U+0020, ideographs stand side by side, `and` and
 * `&` are U+0026, what no name reaches over is U+0001; all other punctuation and white space is gone.
 */
export class FoldedText {
  /** Only the first `length` units count; the rest is spare room. */
  readonly units: Uint16Array;
  readonly length: number;
  /** Where a name may begin: the first `passed` of these, times 2; 1 is added where the first word may be the whole name. */
  readonly starts: Uint32Array;
  readonly passed: number;
  /** Stretches of units that came from neighbouring places: where each begins, and how far its places lie ahead, side by side. */
  readonly #stretches: Uint32Array;
  readonly #stretchCount: number;
  /** The stretch that was asked for last: who asks goes through the text. */
  #lastStretch = 0;

  constructor(buffer: FoldBuffer, length: number, passed: number, stretches: number) {
    this.units = buffer.units;
    this.length = length;
    this.starts = buffer.starts;
    this.passed = passed;
    this.#stretches = buffer.stretches;
    this.#stretchCount = stretches;
  }

  /** Index in the text of the unit that a folded unit came from; that of a space is the last separator before the word. */
  originOf(at: number): number {
    return at + (this.#stretches[this.#stretchOf(at) * 2 + 1] ?? 0);
  }

  /** First of the units up to `at` that stand in the text without anything between them. */
  startOfStretch(at: number): number {
    return this.#stretches[this.#stretchOf(at) * 2] ?? 0;
  }

  /** End of the units from `at` on that stand in the text without anything between them. */
  endOfStretch(at: number): number {
    const next = this.#stretchOf(at) + 1;
    return next < this.#stretchCount ? (this.#stretches[next * 2] as number) : this.length;
  }

  #stretchOf(at: number): number {
    const stretches = this.#stretches;
    let low = this.#lastStretch;
    let high = this.#stretchCount - 1;
    if (low <= high && (stretches[low * 2] as number) <= at) {
      // The same, or one of the next.
      for (let steps = 0; steps < 4; steps++, low++)
        if (low === high || (stretches[low * 2 + 2] as number) > at) return this.#keep(low);
    } else {
      high = Math.min(high, low);
      low = Math.max(0, low - 8);
      if ((stretches[low * 2] as number) > at) low = 0;
    }
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((stretches[middle * 2] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return this.#keep(low);
  }

  #keep(stretch: number): number {
    this.#lastStretch = stretch;
    return stretch;
  }
}

/** Room for folded units that grows, so that one page after another is folded without new arrays. */
export class FoldBuffer {
  units = new Uint16Array(1 << 12);
  starts = new Uint32Array(1 << 12);
  stretches = new Uint32Array(1 << 12);

  makeRoom(size: number): void {
    if (this.units.length >= size) return;
    const grown = 1 << Math.ceil(Math.log2(size + 1));
    this.units = new Uint16Array(grown);
    this.starts = new Uint32Array(grown);
    this.stretches = new Uint32Array(grown);
  }
}
