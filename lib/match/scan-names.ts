/** Folded text + index -> every place where a name of the index stands. */
import { firstHash } from './first-hash.ts';
import { firstIdeograph, wallUnit } from './fold-table.ts';
import {
  branchWeights,
  endOfToken,
  firstBranch,
  prefixTag,
  secondGateBit,
  secondHash,
  tokenHash,
  tokenWeight,
  wholeLevel,
} from './name-hash.ts';
import { goesOnBit, lastNameBit, type NameIndex } from './name-index.ts';
import { type FirstGate, type FoldBuffer, type FoldedText, foldText, isWordUnit } from './normalize-name.ts';

/** A name found in folded text; offsets into the folded units. */
export interface NameHit {
  readonly start: number;
  readonly end: number;
  /** Number of the name in the index. */
  readonly name: number;
}

/** Prefixes that are still in the running, kept between calls so that a page costs no new arrays. */
let prefixHashes = new Int32Array(1 << 14);
/** Start of each, times 4, and its level. */
let prefixPlaces = new Uint32Array(1 << 14);
let references = new Uint32Array(1 << 14);

/** The gate of an index for `foldText`. */
export function gateOf(index: NameIndex): FirstGate {
  const { gate } = index.sections;
  return { bits: gate, shift: 32 - Math.log2(gate.length * 32), seed: index.seed };
}

/** Folds a text and finds all names of an index that start at each place, in reading order, longest first; words are never cut. */
export function scanText(text: string, buffer: FoldBuffer, index: NameIndex): { page: FoldedText; hits: NameHit[] } {
  const page = foldText(text, buffer, gateOf(index));
  const hits: NameHit[] = [];
  const count = passSecondGate(page, index);
  // All look-ups in one tight loop: the waits for memory overlap.
  const { slots } = index.sections;
  const slotCount = slots.length / 2;
  const scale = slotCount / 0x100000000;
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const place = prefixPlaces[at] as number;
    const tag = prefixTag(prefixHashes[at] as number, place & 3);
    let slot = (tag * scale) | 0;
    let reference = slots[slot * 2 + 1] as number;
    while (reference !== 0 && slots[slot * 2] !== tag) {
      slot = slot + 1 === slotCount ? 0 : slot + 1;
      reference = slots[slot * 2 + 1] as number;
    }
    prefixPlaces[kept] = place;
    references[kept] = reference;
    kept += reference === 0 ? 0 : 1;
  }
  for (let at = 0; at < kept; at++) follow(page, index, (prefixPlaces[at] as number) >>> 2, references[at] as number, hits);
  return { page, hits: inReadingOrder(hits) };
}

/** By start, the longest first. */
function inReadingOrder(hits: NameHit[]): NameHit[] {
  return hits.sort((left, right) => left.start - right.start || right.end - left.end);
}

/** Places past the first gate where a short name or the beginning of a longer one stands -> `prefixHashes`, `prefixPlaces`; returns how many. */
function passSecondGate(page: FoldedText, index: NameIndex): number {
  const { units, length, starts, passed } = page;
  const { secondGate } = index.sections;
  const seed = index.seed | 0;
  const shift = 32 - Math.log2(secondGate.length * 32);
  if (prefixHashes.length < passed * 3 + 3) {
    const grown = 2 ** Math.ceil(Math.log2(passed * 3 + 4));
    prefixHashes = new Int32Array(grown);
    prefixPlaces = new Uint32Array(grown);
    references = new Uint32Array(grown);
  }
  const toHashes = prefixHashes;
  const toPlaces = prefixPlaces;
  let count = 0;
  for (let candidate = 0; candidate < passed; candidate++) {
    const packed = starts[candidate] as number;
    const start = packed >>> 1;
    const place = start * 4;
    const first = units[start] as number;
    if (first >= firstIdeograph && start + 3 < length) {
      const second = units[start + 1] as number;
      const third = units[start + 2] as number;
      const fourth = units[start + 3] as number;
      if (second >= firstIdeograph && third >= firstIdeograph && fourth >= firstIdeograph) {
        let hash = firstHash(firstHash(seed, first), second);
        let bit = secondGateBit(hash, 0, shift);
        toHashes[count] = hash;
        toPlaces[count] = place;
        count += ((secondGate[bit >>> 5] as number) >>> (bit & 31)) & 1;
        hash = firstHash(hash, third);
        bit = secondGateBit(hash, 1, shift);
        toHashes[count] = hash;
        toPlaces[count] = place + 1;
        count += ((secondGate[bit >>> 5] as number) >>> (bit & 31)) & 1;
        hash = firstHash(hash, fourth);
        bit = secondGateBit(hash, 2, shift);
        toHashes[count] = hash;
        toPlaces[count] = place + 2;
        count += ((secondGate[bit >>> 5] as number) >>> (bit & 31)) & 1;
        continue;
      }
    }
    // Words, or ideographs and words: token by token.
    let at = endOfToken(units, start, length);
    let hash = firstHash(seed, tokenHash(units, start, at, seed));
    let weight = tokenWeight(units[at - 1] as number);
    const isAlone = (packed & 1) === 1;
    // With its next token a word is let through by itself.
    for (let level = isAlone ? 0 : weight - 1; level <= (isAlone ? 0 : firstBranch); level++) {
      while (weight < level + 2 && at < length && units[at] !== wallUnit) {
        const tokenEnd = endOfToken(units, at, length);
        hash = firstHash(hash, tokenHash(units, at, tokenEnd, seed));
        at = tokenEnd;
        weight += tokenWeight(units[at - 1] as number);
      }
      if (weight < level + 2) break;
      const bit = secondGateBit(hash, level, shift);
      toHashes[count] = hash;
      toPlaces[count] = place + level;
      count += ((secondGate[bit >>> 5] as number) >>> (bit & 31)) & 1;
    }
  }
  return count;
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
      hash = firstHash(hash, tokenHash(units, at, tokenEnd, index.seed));
      at = tokenEnd;
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
  const slotCount = slots.length / 2;
  let slot = Math.floor(tag * (slotCount / 0x100000000));
  for (;;) {
    const reference = slots[slot * 2 + 1] ?? 0;
    if (reference === 0 || slots[slot * 2] === tag) return reference;
    slot = slot + 1 === slotCount ? 0 : slot + 1;
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
