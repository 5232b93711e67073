/** A list of any length, held as deflated slices: a tenth of what its objects would take. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Entries in order; what is added must be what JSON can say. */
export interface PackedList<T> {
  readonly length: number;
  /** A few hundred to a few thousand at a time pack well. */
  add(slice: readonly T[]): void;
  /** As they were added, each unpacked when it is asked for. */
  slices(): Iterable<readonly T[]>;
  /** @throws RangeError when there is no such place */
  at(place: number): T;
}

/** The quickest level: what is sought is memory, not the last byte. */
const level = 1;

export function createPackedList<T>(): PackedList<T> {
  const packed: { readonly bytes: Buffer; readonly from: number; readonly count: number }[] = [];
  let length = 0;
  const unpack = (bytes: Buffer): readonly T[] => JSON.parse(inflateRawSync(bytes).toString()) as T[];
  return {
    get length() {
      return length;
    },
    add: (slice) => {
      if (slice.length === 0) return;
      packed.push({ bytes: deflateRawSync(JSON.stringify(slice), { level }), from: length, count: slice.length });
      length += slice.length;
    },
    *slices() {
      for (const { bytes } of packed) yield unpack(bytes);
    },
    at: (place) => {
      const slice = packed.find(({ from, count }) => place >= from && place < from + count);
      if (!slice) throw new RangeError(`There is no place ${place} in a list of ${length}.`);
      return unpack(slice.bytes)[place - slice.from] as T;
    },
  };
}
