/** Folded text + index -> every place where a name of the index stands. */
import { spaceUnit, wallUnit } from './fold-table.ts';
import { branchWeights, endOfToken, firstHash, prefixTag, secondHash, tokenWeight, wholeLevel } from './name-hash.ts';
import { goesOnBit, lastNameBit, type NameIndex } from './name-index.ts';
import { type FoldedText, isWordUnit } from './normalize-name.ts';

/** A name found in folded text; offsets into the folded units. */
export interface NameHit {
  readonly start: number;
  readonly end: number;
  /** Number of the name in the index. */
  readonly name: number;
}

/** All names that start at each place, in reading order, longest first; words are never cut. */
export function scanNames(folded: FoldedText, index: NameIndex): NameHit[] {
  const { units, length } = folded;
  const { slots, gate } = index.sections;
  const hits: NameHit[] = [];
  if (index.nameCount === 0) return hits;
  const gateMask = gate.length * 32 - 1;
  const references: number[] = [];
  for (let start = 0; start < length; start++) {
    const unit = units[start] ?? 0;
    if (unit === wallUnit || unit === spaceUnit) continue;
    if (isWordUnit(unit) && start > 0 && isWordUnit(units[start - 1] ?? 0)) continue;
    let hash = index.seed;
    let weight = 0;
    let at = start;
    references.length = 0;
    for (let level = 0; level < wholeLevel; level++) {
      const wanted = branchWeights[level] ?? 0;
      while (weight < wanted && at < length && units[at] !== wallUnit) {
        const tokenEnd = endOfToken(units, at, length);
        for (; at < tokenEnd; at++) hash = firstHash(hash, units[at] ?? 0);
        weight += tokenWeight(units[at - 1] ?? 0);
      }
      if (weight < wanted) break;
      const tag = prefixTag(hash, level);
      if (level === 0) {
        const bit = (tag >>> 3) & gateMask;
        if (((gate[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) break;
      }
      const reference = findSlot(slots, tag);
      if (reference === 0) break;
      references.push(reference);
      if ((reference & goesOnBit) === 0) break;
    }
    for (let level = references.length - 1; level >= 0; level--) verify(folded, index, start, references[level] ?? 0, hits);
  }
  return hits;
}

/** Reference of a prefix, or 0. */
function findSlot(slots: Uint32Array, tag: number): number {
  const mask = slots.length / 2 - 1;
  let slot = (tag >>> 3) & mask;
  for (;;) {
    const reference = slots[slot * 2 + 1] ?? 0;
    if (reference === 0 || slots[slot * 2] === tag) return reference;
    slot = (slot + 1) & mask;
  }
}

function verify(folded: FoldedText, index: NameIndex, start: number, reference: number, hits: NameHit[]): void {
  const { units, length } = folded;
  const { nameHashes, nameLengths } = index.sections;
  const first = (reference & ~goesOnBit) - 1;
  if (first < 0) return;
  for (let name = first; ; name++) {
    const packed = nameLengths[name] ?? lastNameBit;
    const end = start + (packed & ~lastNameBit);
    if (end <= length && !(isWordUnit(units[end - 1] ?? 0) && end < length && isWordUnit(units[end] ?? 0))) {
      let hash = ~index.seed;
      for (let at = start; at < end; at++) hash = secondHash(hash, units[at] ?? 0);
      if (hash >>> 0 === nameHashes[name]) hits.push({ start, end, name });
    }
    if (packed & lastNameBit) return;
  }
}

/** Number of an address, domain or id that is looked up whole, given in lower case; -1 when the index has none. */
export function findWhole(index: NameIndex, key: string): number {
  const { slots, nameHashes, nameLengths } = index.sections;
  if (index.nameCount === 0) return -1;
  let first = index.seed;
  let second = ~index.seed;
  for (let at = 0; at < key.length; at++) {
    const unit = key.charCodeAt(at);
    first = firstHash(first, unit);
    second = secondHash(second, unit);
  }
  const reference = findSlot(slots, prefixTag(first, wholeLevel));
  if (reference === 0) return -1;
  for (let name = reference - 1; ; name++) {
    const packed = nameLengths[name] ?? lastNameBit;
    if ((packed & ~lastNameBit) === key.length && nameHashes[name] === second >>> 0) return name;
    if (packed & lastNameBit) return -1;
  }
}
