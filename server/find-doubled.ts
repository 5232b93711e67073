/** A list of ids of any length -> the first that comes twice, in twelve bytes a place. */
import { setImmediate } from 'node:timers/promises';
import { hashRow } from '../lib/model/rows-hash.ts';
import type { PackedList } from './packed-list.ts';

export interface Doubled {
  /** Places, from 0. */
  readonly row: number;
  readonly earlier: number;
}

const empty = -1;

/** Finds it by 64 bits of hash; where two agree the ids themselves are compared. Others are served between slices. */
export async function findDoubled<T>(list: PackedList<T>, idOf: (entry: T) => string): Promise<Doubled | undefined> {
  // At most half full, so that a search ends soon.
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, list.length * 2)));
  const high = new Uint32Array(size);
  const low = new Uint32Array(size);
  const places = new Int32Array(size).fill(empty);
  const findOrAdd = (id: string, place: number): number => {
    const hash = hashRow(id, 0);
    for (let at = hash.low % size; ; at = (at + 1) % size) {
      const known = places[at] ?? empty;
      if (known === empty) {
        high[at] = hash.high;
        low[at] = hash.low;
        places[at] = place;
        return empty;
      }
      if (high[at] === hash.high && low[at] === hash.low && idOf(list.at(known)) === id) return known;
    }
  };
  let row = 0;
  for (const slice of list.slices()) {
    for (const entry of slice) {
      const earlier = findOrAdd(idOf(entry), row);
      if (earlier !== empty) return { row, earlier };
      row++;
    }
    await setImmediate();
  }
  return undefined;
}
