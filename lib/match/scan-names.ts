/** Folded text + index -> every place where a name of the index stands. */
import { bringNear, keepRead } from './bring-near.ts';
import { firstHash, prime } from './first-hash.ts';
import { firstIdeograph, firstWordUnit, wallUnit } from './fold-table.ts';
import type { FoldBuffer, FoldedText } from './folded-text.ts';
import {
  branchWeights,
  endOfToken,
  firstBranch,
  prefixTag,
  secondHash,
  secondPrime,
  tokenHash,
  tokenWeight,
  wholeLevel,
} from './name-hash.ts';
import { goesOnBit, lastNameBit, type NameIndex } from './name-index.ts';
import { type FirstGate, foldText } from './normalize-name.ts';

/** A name found in folded text; offsets into the folded units. */
export interface NameHit {
  readonly start: number;
  readonly end: number;
  /** Number of the name in the index. */
  readonly name: number;
}

// Copies of this module's own: what is imported is looked up anew at each use.
const factor = prime | 0;
const wall = wallUnit;
const ideograph = firstIdeograph;
const secondFactor = secondPrime | 0;
const wordUnit = firstWordUnit;

/** Prefixes that are still in the running, kept between calls so that a page costs no new arrays. */
let prefixHashes = new Int32Array(1 << 14);
/** Start of each, times 4, and its level. */
let prefixPlaces = new Int32Array(1 << 14);
let references = new Int32Array(1 << 14);

/** The gate of an index for `foldText`. */
export function gateOf(index: NameIndex): FirstGate {
  const { gate } = index.sections;
  return { bits: gate, shift: 32 - Math.log2(gate.length), seed: index.seed };
}

/** Folds a text and finds all names of an index that start at each place, in reading order, longest first; words are never cut. */
export function scanText(text: string, buffer: FoldBuffer, index: NameIndex): { page: FoldedText; hits: NameHit[] } {
  const { gate, secondGate, slots } = index.sections;
  if (gate.length < text.length) bringNear(gate);
  const page = foldText(text, buffer, gateOf(index));
  if (secondGate.length < page.passed * 256) bringNear(secondGate);
  const kept = lookUp(slots, passSecondGate(page, index));
  bringNamesNear(index, kept);
  const hits: NameHit[] = [];
  for (let at = 0; at < kept; at++) follow(page, index, (prefixPlaces[at] as number) >>> 2, references[at] as number, hits);
  return { page, hits };
}

/** Prefixes that passed -> those that the table knows, with its references; returns how many. */
function lookUp(slots: Uint32Array, count: number): number {
  const slotCount = slots.length / 2;
  const scale = slotCount / 0x100000000;
  // All slots are touched in one tight loop, so that the waits for memory overlap.
  let sum = 0;
  for (let at = 0; at < count; at++) {
    const tag = prefixTag(prefixHashes[at] as number, (prefixPlaces[at] as number) & 3);
    prefixHashes[at] = tag;
    sum ^= slots[((tag * scale) | 0) * 2] as number;
  }
  keepRead(sum);
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const tag = (prefixHashes[at] as number) >>> 0;
    let slot = (tag * scale) | 0;
    let reference = slots[slot * 2 + 1] as number;
    while (reference !== 0 && slots[slot * 2] !== tag) {
      slot = slot + 1 === slotCount ? 0 : slot + 1;
      reference = slots[slot * 2 + 1] as number;
    }
    prefixPlaces[kept] = prefixPlaces[at] as number;
    references[kept] = reference;
    kept += reference === 0 ? 0 : 1;
  }
  return kept;
}

/** Touches the first name of every prefix in one tight loop, so that the waits for memory overlap. */
function bringNamesNear(index: NameIndex, count: number): void {
  const { nameHashes, nameLengths } = index.sections;
  let sum = 0;
  for (let at = 0; at < count; at++) {
    const name = ((references[at] as number) & ~goesOnBit) - 1;
    // Where only longer prefixes lead on there is none.
    sum ^= name < 0 ? 0 : (nameHashes[name] as number) ^ (nameLengths[name] as number);
  }
  keepRead(sum);
}

/** Room for three prefixes of each place. */
function makeRoom(places: number): void {
  if (prefixHashes.length >= places * 3 + 4) return;
  const grown = 2 ** Math.ceil(Math.log2(places * 3 + 4));
  prefixHashes = new Int32Array(grown);
  prefixPlaces = new Int32Array(grown);
  references = new Int32Array(grown);
}

/** Places past the first gate where a short name or the beginning of a longer one stands -> `prefixHashes`, `prefixPlaces`; returns how many. */
function passSecondGate(page: FoldedText, index: NameIndex): number {
  const { units, length, starts, passed } = page;
  const { secondGate } = index.sections;
  const seed = index.seed | 0;
  const shift = 32 - Math.log2(secondGate.length);
  makeRoom(passed);
  const toHashes = prefixHashes;
  const toPlaces = prefixPlaces;
  let count = 0;
  for (let candidate = 0; candidate < passed; candidate++) {
    const packed = starts[candidate] as number;
    const start = packed >>> 1;
    const place = start << 2;
    const first = units[start] as number;
    const second = units[start + 1] as number;
    const third = units[start + 2] as number;
    const fourth = units[start + 3] as number;
    // What is asked most is asked at once: four ideographs side by side. What stands behind the end is never one.
    if (((first - ideograph) | (second - ideograph) | (third - ideograph) | (fourth - ideograph)) >= 0) {
      const two = Math.imul(Math.imul(seed ^ first, factor) ^ second, factor);
      const three = Math.imul(two ^ third, factor);
      const four = Math.imul(three ^ fourth, factor);
      const ofTwo = secondGate[two >>> shift] as number;
      const ofThree = secondGate[three >>> shift] as number;
      toHashes[count] = two;
      toPlaces[count] = place;
      count = (count + ((ofTwo >>> (two >>> 10)) & (ofTwo >>> (two >>> 5)) & 1)) | 0;
      toHashes[count] = three;
      toPlaces[count] = place | 1;
      count = (count + ((ofThree >>> (three >>> 10)) & (ofThree >>> (three >>> 5)) & 1)) | 0;
      toHashes[count] = four;
      toPlaces[count] = place | 2;
      count = (count + ((ofThree >>> (four >>> 8)) & (ofThree >>> (four >>> 3)) & 1)) | 0;
      continue;
    }
    // Words, or ideographs and words: token by token.
    let at = endOfToken(units, start, length);
    let hash = firstHash(seed, tokenHash(units, start, at, seed));
    let weight = tokenWeight(units[at - 1] as number);
    let word = secondGate[hash >>> shift] as number;
    // With its next token a word is let through by itself.
    const isAlone = (packed & 1) === 1;
    for (let level = isAlone ? 0 : weight - 1; level <= (isAlone ? 0 : firstBranch); level++) {
      while (weight < level + 2 && at < length && units[at] !== wall) {
        const tokenEnd = endOfToken(units, at, length);
        hash = firstHash(hash, tokenHash(units, at, tokenEnd, seed));
        at = tokenEnd;
        weight += tokenWeight(units[at - 1] as number);
      }
      if (weight < level + 2) break;
      // Prefixes that weigh 4 stand beside those that weigh 3 and begin them.
      if (level < firstBranch) word = secondGate[hash >>> shift] as number;
      toHashes[count] = hash;
      toPlaces[count] = place | level;
      const bits = level < firstBranch ? hash : hash << 2;
      count += (word >>> (bits >>> 10)) & (word >>> (bits >>> 5)) & 1;
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
  const seed = ~index.seed;
  const first = (reference & ~goesOnBit) - 1;
  if (first < 0) return;
  for (let name = first; ; name++) {
    const packed = nameLengths[name] as number;
    const end = start + (packed & ~lastNameBit);
    if (end <= length && !(end < length && isWord(units[end] as number) && isWord(units[end - 1] as number))) {
      let hash = seed;
      for (let at = start; at < end; at++) {
        hash = Math.imul(hash ^ (units[at] as number), secondFactor);
        hash ^= hash >>> 15;
      }
      if (hash >>> 0 === nameHashes[name]) addHit(hits, { start, end, name });
    }
    if (packed & lastNameBit) return;
  }
}

function isWord(unit: number): boolean {
  return unit >= wordUnit && unit < ideograph;
}

/** Keeps reading order, the longest first. Places come in order, so there is little to move. */
function addHit(hits: NameHit[], hit: NameHit): void {
  let at = hits.length;
  hits.push(hit);
  for (; at > 0; at--) {
    const before = hits[at - 1] as NameHit;
    if (before.start < hit.start || (before.start === hit.start && before.end >= hit.end)) break;
    hits[at] = before;
    hits[at - 1] = hit;
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
