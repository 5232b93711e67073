/** Keys of a pool -> names: keys that are equal become one. */
import { keepRead } from './bring-near.ts';
import { inSteps } from './in-steps.ts';
import { prefixTag } from './name-hash.ts';
import type { NamePool } from './name-pool.ts';

/** The names of a pool, and the keys of each. */
export interface JoinedKeys {
  /** How many names there are. */
  readonly names: number;
  /** First key of each name. */
  readonly keyOfName: Uint32Array;
  /** One more than the next key of the same name, in the order they were added; 0 behind the last. */
  readonly nextKey: Uint32Array;
  /** Keys of names that have several, altogether. */
  readonly sharedKeys: number;
}

/** Where a key begins in the units of the pool. */
export function startOfKey(pool: NamePool, key: number): number {
  return key === 0 ? 0 : (pool.keyEnds.numbers[key - 1] as number);
}

export function lengthOfKey(pool: NamePool, key: number): number {
  return (pool.keyEnds.numbers[key] as number) - startOfKey(pool, key);
}

function areEqual(pool: NamePool, left: number, right: number): boolean {
  const leftStart = startOfKey(pool, left);
  const rightStart = startOfKey(pool, right);
  const length = (pool.keyEnds.numbers[left] as number) - leftStart;
  if (length !== (pool.keyEnds.numbers[right] as number) - rightStart) return false;
  // A whole key is no name, though both have the same letters.
  if (pool.weights.numbers[left] !== pool.weights.numbers[right]) return false;
  const units = pool.units.numbers;
  for (let at = 0; at < length; at++) if (units[leftStart + at] !== units[rightStart + at]) return false;
  return true;
}

/** Yields between short steps. */
export function* joinEqualKeys(pool: NamePool): Generator<void, JoinedKeys> {
  const keys = pool.keyEnds.length;
  const size = 2 ** Math.ceil(Math.log2(keys * 1.5 + 16));
  const mask = size - 1;
  /** One more than the name; 0 is an empty slot. */
  const table = new Uint32Array(size);
  yield;
  const slots = new Uint32Array(keys);
  const keyOfName = new Uint32Array(keys);
  /** The last key of each name so far. */
  const lastKey = new Uint32Array(keys);
  const nextKey = new Uint32Array(keys);
  const hashes = pool.secondHashes.numbers;
  let names = 0;
  let sharedKeys = 0;
  yield* inSteps(keys, (from, to) => {
    // Looked at once before anything is decided, so that the waits for memory overlap.
    let sum = 0;
    for (let key = from; key < to; key++) {
      const slot = prefixTag(hashes[key] as number, 0) & mask;
      slots[key] = slot;
      sum |= table[slot] as number;
    }
    keepRead(sum);
    let known = names;
    for (let key = from; key < to; key++) {
      let slot = slots[key] as number;
      for (;;) {
        const name = (table[slot] as number) - 1;
        if (name < 0) {
          keyOfName[known] = key;
          lastKey[known] = key;
          table[slot] = ++known;
          break;
        }
        const first = keyOfName[name] as number;
        if (hashes[first] === hashes[key] && areEqual(pool, first, key)) {
          const last = lastKey[name] as number;
          sharedKeys += last === first ? 2 : 1;
          nextKey[last] = key + 1;
          lastKey[name] = key;
          break;
        }
        slot = (slot + 1) & mask;
      }
    }
    names = known;
  });
  return { names, keyOfName, nextKey, sharedKeys };
}
