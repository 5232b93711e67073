/** Folded text + index -> every place where a name of the index stands. */
import { ampersandUnit, firstIdeograph, firstWordUnit, spaceUnit, wallUnit } from './fold-table.ts';
import {
  branchWeights,
  endOfToken,
  firstBranch,
  firstGateBit,
  firstHash,
  prefixTag,
  secondGateBit,
  secondHash,
  tokenWeight,
  wholeLevel,
} from './name-hash.ts';
import { goesOnBit, lastNameBit, type NameIndex } from './name-index.ts';
import { type FoldedText, isWordUnit } from './normalize-name.ts';

/** A name found in folded text; offsets into the folded units. */
export interface NameHit {
  readonly start: number;
  readonly end: number;
  /** Number of the name in the index. */
  readonly name: number;
}

/** Places that are still in the running, kept between calls so that a page costs no new arrays. */
let starts = new Uint32Array(1 << 12);
let tags = new Uint32Array(1 << 12);
let tagStarts = new Uint32Array(1 << 12);
let references = new Uint32Array(1 << 12);

/** All names that start at each place, in reading order, longest first; words are never cut. */
export function scanNames(page: FoldedText, index: NameIndex): NameHit[] {
  const hits: NameHit[] = [];
  if (index.nameCount === 0) return hits;
  if (starts.length < page.length + 1) {
    const grown = 2 ** Math.ceil(Math.log2(page.length + 2));
    starts = new Uint32Array(grown);
    tags = new Uint32Array(grown * 3);
    tagStarts = new Uint32Array(grown * 3);
    references = new Uint32Array(grown * 3);
  }
  const passed = passFirstGate(page, index);
  const tagged = passSecondGate(page, index, passed);
  // All look-ups in one tight loop: the waits for memory overlap.
  const { slots } = index.sections;
  const mask = slots.length / 2 - 1;
  let kept = 0;
  for (let at = 0; at < tagged; at++) {
    const tag = tags[at] as number;
    let slot = (tag >>> 3) & mask;
    let reference = slots[slot * 2 + 1] as number;
    while (reference !== 0 && slots[slot * 2] !== tag) {
      slot = (slot + 1) & mask;
      reference = slots[slot * 2 + 1] as number;
    }
    tagStarts[kept] = tagStarts[at] as number;
    references[kept] = reference;
    kept += reference === 0 ? 0 : 1;
  }
  for (let at = 0; at < kept; at++) follow(page, index, tagStarts[at] as number, references[at] as number, hits);
  return hits;
}

/** Positions whose first two ideographs or first word begin some name -> `starts`; returns how many. */
function passFirstGate(page: FoldedText, index: NameIndex): number {
  const { units, length } = page;
  const { gate } = index.sections;
  const shift = 32 - Math.log2(gate.length * 32);
  const seed = index.seed | 0;
  const passed = starts;
  let count = 0;
  /** Hash of the ideograph before, when one stands right before. */
  let before = 0;
  let hasBefore = false;
  for (let at = 0; at < length; ) {
    const unit = units[at] as number;
    if (unit >= firstIdeograph || unit === ampersandUnit) {
      if (hasBefore) {
        const bit = firstGateBit(firstHash(before, unit), shift);
        passed[count] = at - 1;
        count += ((gate[bit >>> 5] as number) >>> (bit & 31)) & 1;
      }
      before = firstHash(seed, unit);
      hasBefore = true;
      at++;
    } else if (unit >= firstWordUnit) {
      const start = at;
      let hash = seed;
      let next = unit;
      do {
        hash = firstHash(hash, next);
        next = ++at < length ? (units[at] as number) : wallUnit;
      } while (next >= firstWordUnit && next < firstIdeograph);
      if (hasBefore) {
        let joined = before;
        for (let part = start; part < at; part++) joined = firstHash(joined, units[part] as number);
        const bit = firstGateBit(joined, shift);
        passed[count] = start - 1;
        count += ((gate[bit >>> 5] as number) >>> (bit & 31)) & 1;
        hasBefore = false;
      }
      const bit = firstGateBit(hash, shift);
      passed[count] = start;
      count += ((gate[bit >>> 5] as number) >>> (bit & 31)) & 1;
    } else {
      hasBefore = false;
      at++;
    }
  }
  return count;
}

/** Of the first `count` of `starts`, those where a short name or the beginning of a longer one stands -> `tags`; returns how many. */
function passSecondGate(page: FoldedText, index: NameIndex, count: number): number {
  const { units, length } = page;
  const { secondGate } = index.sections;
  const shift = 32 - Math.log2(secondGate.length * 32);
  const seed = index.seed | 0;
  let tagged = 0;
  for (let candidate = 0; candidate < count; candidate++) {
    const start = starts[candidate] as number;
    let at = start;
    let hash = seed;
    let weight = 0;
    const from = tagged;
    for (let level = 0; level <= firstBranch; level++) {
      const wanted = level + 2;
      while (weight < wanted && at < length) {
        let unit = units[at] as number;
        if (unit >= firstIdeograph) {
          hash = firstHash(hash, unit);
          weight++;
          at++;
          continue;
        }
        if (unit === wallUnit) break;
        if (unit === spaceUnit) {
          hash = firstHash(hash, unit);
          unit = units[++at] as number;
        }
        if (unit < firstWordUnit) {
          hash = firstHash(hash, unit);
          weight++;
          at++;
          continue;
        }
        do {
          hash = firstHash(hash, unit);
          unit = ++at < length ? (units[at] as number) : wallUnit;
        } while (unit >= firstWordUnit && unit < firstIdeograph);
        weight += 2;
      }
      if (weight < wanted) break;
      const bit = secondGateBit(hash, level, shift);
      if ((((secondGate[bit >>> 5] as number) >>> (bit & 31)) & 1) === 0) continue;
      tags[tagged] = prefixTag(hash, level);
      tagStarts[tagged++] = start;
    }
    // The longest first.
    if (tagged - from > 1) tags.subarray(from, tagged).reverse();
  }
  return tagged;
}

/** Names under a prefix, those under its longer prefixes first. */
function follow(page: FoldedText, index: NameIndex, start: number, reference: number, hits: NameHit[]): void {
  if (reference & goesOnBit) followLonger(page, index, start, hits);
  verify(page, index, start, reference, hits);
}

/** Prefixes of weight 6 and more; only full prefixes lead here. */
function followLonger(page: FoldedText, index: NameIndex, start: number, hits: NameHit[]): void {
  const { units, length } = page;
  const found: number[] = [];
  let hash = index.seed | 0;
  let weight = 0;
  let at = start;
  for (let level = firstBranch; level < wholeLevel; level++) {
    const wanted = branchWeights[level] ?? 0;
    while (weight < wanted && at < length && units[at] !== wallUnit) {
      const tokenEnd = endOfToken(units, at, length);
      for (; at < tokenEnd; at++) hash = firstHash(hash, units[at] ?? 0);
      weight += tokenWeight(units[at - 1] ?? 0);
    }
    if (weight < wanted) break;
    if (level === firstBranch) continue;
    const reference = findSlot(index.sections.slots, prefixTag(hash, level));
    if (reference === 0) break;
    found.push(reference);
    if ((reference & goesOnBit) === 0) break;
  }
  for (let level = found.length - 1; level >= 0; level--) verify(page, index, start, found[level] ?? 0, hits);
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

function verify(page: FoldedText, index: NameIndex, start: number, reference: number, hits: NameHit[]): void {
  const { units, length } = page;
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
