/** Hashing of folded names: two rolling hashes, and the prefixes at which the index branches. */

import { firstHash } from './first-hash.ts';
import { firstIdeograph, spaceUnit } from './fold-table.ts';
import { isWordUnit } from './normalize-name.ts';

/**
 * Levels of the index. Names that weigh 2 or 3 in all are looked up whole, at levels 0 and 1; heavier ones by a prefix that
 * weighs at least the number of their level, longer where many names share one. An ideograph or `&` weighs 1, a word 2; a
 * prefix of weight w is the shortest run of whole tokens that weighs at least w.
 */
export const branchWeights: readonly number[] = [2, 3, 4, 6, 8, 12, 16];
/** The level at which heavy names begin to branch. */
export const firstBranch = 2;
/** Level of keys that are looked up whole only: addresses and domains. */
export const wholeLevel = 7;

export const secondPrime = 0x85ebca6b;

export function secondHash(hash: number, unit: number): number {
  const mixed = Math.imul(hash ^ unit, secondPrime);
  return mixed ^ (mixed >>> 15);
}

/** Tag of a prefix: 29 bits of its first hash and its level in the lowest three, so that levels never meet. */
export function prefixTag(hash: number, level: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x7feb352d);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x846ca68b);
  mixed ^= mixed >>> 16;
  return ((mixed & ~7) | level) >>> 0;
}

/** End of the token that starts at `from`; spaces before a word belong to it. */
export function endOfToken(units: Uint16Array, from: number, end: number): number {
  let at = from;
  if (units[at] === spaceUnit) at++;
  if (!isWordUnit(units[at] ?? 0)) return Math.min(at + 1, end);
  while (at < end && isWordUnit(units[at] ?? 0)) at++;
  return at;
}

/** Hash of the token between two places, the space before it left out. */
export function tokenHash(units: Uint16Array, from: number, end: number, seed: number): number {
  let at = units[from] === spaceUnit ? from + 1 : from;
  const unit = units[at] ?? 0;
  if (!isWordUnit(unit)) return unit;
  let hash = seed | 0;
  for (; at < end; at++) hash = firstHash(hash, units[at] ?? 0);
  return hash;
}

/** Weight of the token that ends before `end`. */
export function tokenWeight(lastUnit: number): number {
  return isWordUnit(lastUnit) && lastUnit < firstIdeograph ? 2 : 1;
}

/** Sum of the weights of a folded name's tokens. */
export function nameWeight(units: Uint16Array, from: number, end: number): number {
  let weight = 0;
  for (let at = from; at < end; ) {
    at = endOfToken(units, at, end);
    weight += tokenWeight(units[at - 1] ?? 0);
  }
  return weight;
}
