/** Collected names -> the sections of the index. A generator: every step is short, so that a worker can pause in between. */
import { firstHash } from './first-hash.ts';
import { branchWeights, endOfToken, firstBranch, prefixTag, tokenHash, tokenWeight, wholeLevel } from './name-hash.ts';
import { goesOnBit, lastNameBit, lastOwnerBit, NameIndex, sharedBit } from './name-index.ts';
import type { NamePool } from './name-pool.ts';

/** Names handled between two looks at the clock. */
const stepSize = 4096;
/** A prefix with more names than this branches at the next level, which bounds the work for 北京市 and the like. */
const fullPrefix = 4;

function powerOfTwo(atLeast: number): number {
  let size = 16;
  while (size < atLeast) size *= 2;
  return size;
}

/** A temporary table from tags to numbers from 0 up, in order of first appearance. */
class TagTable {
  readonly tags: Uint32Array;
  /** One more than the number; 0 is an empty slot. */
  readonly numbers: Uint32Array;
  readonly #mask: number;
  count = 0;

  constructor(capacity: number) {
    const size = powerOfTwo(capacity * 2);
    this.tags = new Uint32Array(size);
    this.numbers = new Uint32Array(size);
    this.#mask = size - 1;
  }

  numberOf(tag: number): number {
    let slot = (tag >>> 3) & this.#mask;
    for (;;) {
      const number = this.numbers[slot] ?? 0;
      if (number === 0) {
        this.tags[slot] = tag;
        this.numbers[slot] = this.count + 1;
        return this.count++;
      }
      if (this.tags[slot] === tag) return number - 1;
      slot = (slot + 1) & this.#mask;
    }
  }
}

/** Compiles; yields between short steps, returns the index. The pool must not change meanwhile. */
export function* compileNames(pool: NamePool): Generator<void, NameIndex> {
  const { nameOfKey, keyOfName, names } = yield* joinEqualKeys(pool);
  const owners = yield* orderOwners(nameOfKey, names);
  const placed = yield* placeNames(pool, keyOfName, names);

  const nameHashes = new Uint32Array(names);
  const nameLengths = new Uint16Array(names);
  const nameOwners = new Uint32Array(names);
  const nameDetails = new Uint8Array(names);
  const nameTexts = new Uint32Array(pool.keepsTexts ? names : 0);
  const shared: number[] = [];
  const sharedDetails: number[] = [];
  const sharedTexts: number[] = [];
  for (let place = 0; place < names; place++) {
    if (place % stepSize === 0) yield;
    const name = placed.order[place] ?? 0;
    const key = keyOfName[name] ?? 0;
    nameHashes[place] = pool.secondHashes.numbers[key] ?? 0;
    nameLengths[place] = keyLength(pool, key) | (placed.isLast[place] ? lastNameBit : 0);
    const first = owners.starts[name] ?? 0;
    const end = owners.starts[name + 1] ?? first;
    if (end - first === 1) {
      const only = owners.keys[first] ?? 0;
      nameOwners[place] = pool.owners.numbers[only] ?? 0;
      nameDetails[place] = pool.details.numbers[only] ?? 0;
      if (pool.keepsTexts) nameTexts[place] = pool.textStarts.numbers[only] ?? 0;
      continue;
    }
    nameOwners[place] = (shared.length | sharedBit) >>> 0;
    for (let at = first; at < end; at++) {
      const one = owners.keys[at] ?? 0;
      shared.push(((pool.owners.numbers[one] ?? 0) | (at + 1 === end ? lastOwnerBit : 0)) >>> 0);
      sharedDetails.push(pool.details.numbers[one] ?? 0);
      if (pool.keepsTexts) sharedTexts.push(pool.textStarts.numbers[one] ?? 0);
    }
  }
  return new NameIndex(pool.seed, {
    slots: placed.slots,
    gate: placed.gate,
    secondGate: placed.secondGate,
    nameHashes,
    nameLengths,
    nameOwners,
    nameDetails,
    nameTexts,
    shared: Uint32Array.from(shared),
    sharedDetails: Uint8Array.from(sharedDetails),
    sharedTexts: Uint32Array.from(sharedTexts),
    contactCustomers: pool.contactCustomers.trimmed(),
    contactIdEnds: pool.contactIdEnds.trimmed(),
    customerIdEnds: pool.customerIdEnds.trimmed(),
    customerIds: pool.customerIds.trimmed(),
    contactIds: pool.contactIds.trimmed(),
    texts: pool.texts.trimmed(),
  });
}

function keyStart(pool: NamePool, key: number): number {
  return key === 0 ? 0 : (pool.keyEnds.numbers[key - 1] ?? 0);
}

function keyLength(pool: NamePool, key: number): number {
  return (pool.keyEnds.numbers[key] ?? 0) - keyStart(pool, key);
}

function areEqual(pool: NamePool, left: number, right: number): boolean {
  const length = keyLength(pool, left);
  if (length !== keyLength(pool, right) || (pool.weights.numbers[left] ?? 0) !== (pool.weights.numbers[right] ?? 0)) return false;
  const units = pool.units.numbers;
  const leftStart = keyStart(pool, left);
  const rightStart = keyStart(pool, right);
  for (let at = 0; at < length; at++) if (units[leftStart + at] !== units[rightStart + at]) return false;
  return true;
}

/** Keys that are equal become one name. */
function* joinEqualKeys(pool: NamePool): Generator<void, { nameOfKey: Uint32Array; keyOfName: Uint32Array; names: number }> {
  const keys = pool.keyEnds.length;
  const size = powerOfTwo(keys * 2);
  /** One more than the name; 0 is an empty slot. */
  const table = new Uint32Array(size);
  const nameOfKey = new Uint32Array(keys);
  const keyOfName = new Uint32Array(keys);
  let names = 0;
  for (let key = 0; key < keys; key++) {
    if (key % stepSize === 0) yield;
    let slot = prefixTag((pool.firstHashes.numbers[key] ?? 0) ^ (pool.secondHashes.numbers[key] ?? 0), 0) & (size - 1);
    for (;;) {
      const name = (table[slot] ?? 0) - 1;
      if (name < 0) {
        keyOfName[names] = key;
        nameOfKey[key] = names++;
        table[slot] = names;
        break;
      }
      if (areEqual(pool, keyOfName[name] ?? 0, key)) {
        nameOfKey[key] = name;
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
  return { nameOfKey, keyOfName: keyOfName.slice(0, names), names };
}

interface OrderedOwners {
  /** Where the keys of each name begin in `keys`; one more at the end. */
  readonly starts: Uint32Array;
  readonly keys: Uint32Array;
}

/** Keys of each name side by side, in the order they were added. */
function* orderOwners(nameOfKey: Uint32Array, names: number): Generator<void, OrderedOwners> {
  const starts = new Uint32Array(names + 1);
  for (let key = 0; key < nameOfKey.length; key++) {
    if (key % stepSize === 0) yield;
    const next = (nameOfKey[key] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let name = 0; name < names; name++) {
    if (name % stepSize === 0) yield;
    starts[name + 1] = (starts[name + 1] ?? 0) + (starts[name] ?? 0);
  }
  const keys = new Uint32Array(nameOfKey.length);
  const filled = starts.slice();
  for (let key = 0; key < nameOfKey.length; key++) {
    if (key % stepSize === 0) yield;
    const name = nameOfKey[key] ?? 0;
    const place = filled[name] ?? 0;
    filled[name] = place + 1;
    keys[place] = key;
  }
  return { starts, keys };
}

interface PlacedNames {
  readonly slots: Uint32Array<ArrayBuffer>;
  readonly gate: Uint32Array<ArrayBuffer>;
  readonly secondGate: Uint32Array<ArrayBuffer>;
  /** Name at each place; names of one prefix stand side by side, the longest first. */
  readonly order: Uint32Array;
  readonly isLast: Uint8Array;
}

/** Group of names that are too heavy for a level. */
const waiting = 0xffffffff;

/**
 * A set of hashes: two bits for each, in one word of 32, so that asking costs one look into memory. Which word is said by the
 * highest bits of a hash, which bits by two other stretches of it.
 */
class Gate {
  readonly words: Uint32Array<ArrayBuffer>;
  readonly #shift: number;

  constructor(wantedBits: number, mostBits: number) {
    const bits = Math.min(mostBits, Math.max(12, Math.ceil(Math.log2(wantedBits + 1)))) - 5;
    this.words = new Uint32Array(2 ** bits);
    this.#shift = 32 - bits;
  }

  /** Adds a hash to the word of another or of its own. */
  add(hash: number, wordOf = hash): void {
    const word = wordOf >>> this.#shift;
    this.words[word] = ((this.words[word] ?? 0) | (1 << (hash >>> 10)) | (1 << (hash >>> 5))) >>> 0;
  }
}

/** Level by level: prefixes that few names share take them all, others pass them on to the next level. */
function* placeNames(pool: NamePool, keyOfName: Uint32Array, names: number): Generator<void, PlacedNames> {
  const order = new Uint32Array(names);
  const isLast = new Uint8Array(names);
  const nodeTags = new Uint32Array(names * 2 + 16);
  const nodeReferences = new Uint32Array(names * 2 + 16);
  let nodes = 0;
  const positions = new Uint32Array(names);
  const weights = new Uint8Array(names);
  const hashes = new Uint32Array(names);
  /** Of the prefix that weighs 3, beside which that of weight 4 stands. */
  const hashes3 = new Uint32Array(names);
  const gate = new Gate(names * 16, 22);
  const secondGate = new Gate(names * 24, 23);
  let active: Uint32Array = new Uint32Array(names);
  const whole: number[] = [];
  let actives = 0;
  for (let name = 0; name < names; name++) {
    const key = keyOfName[name] ?? 0;
    positions[name] = keyStart(pool, key);
    hashes[name] = pool.seed;
    if ((pool.weights.numbers[key] ?? 0) >= 128) whole.push(name);
    else {
      active[actives++] = name;
      gate.add(gateHash(pool, key));
    }
    if (name % stepSize === 0) yield;
  }
  let place = 0;
  for (let level = 0; level <= wholeLevel; level++) {
    const members = level === wholeLevel ? Uint32Array.from(whole) : active.subarray(0, actives);
    const count = members.length;
    const table = new TagTable(Math.max(16, count));
    yield;
    const groups = new Uint32Array(count);
    const sizes = new Uint32Array(count + 1);
    const tags = new Uint32Array(count);
    for (let index = 0; index < count; index++) {
      if (index % stepSize === 0) yield;
      const name = members[index] ?? 0;
      const key = keyOfName[name] ?? 0;
      if (level < wholeLevel) advance(pool, name, key, branchWeights[level] ?? 0, positions, weights, hashes);
      else hashes[name] = pool.firstHashes.numbers[key] ?? 0;
      const hash = hashes[name] ?? 0;
      if (level === firstBranch - 1) hashes3[name] = hash;
      const total = pool.weights.numbers[key] ?? 0;
      // Heavy names wait for the level at which they branch.
      if (level < firstBranch && total >= (branchWeights[level + 1] ?? 0)) {
        groups[index] = waiting;
        continue;
      }
      if (level < firstBranch) secondGate.add(hash);
      else if (level === firstBranch) secondGate.add(hash << 2, hashes3[name] ?? 0);
      const tag = prefixTag(hash, level);
      const group = table.numberOf(tag);
      tags[group] = tag;
      groups[index] = group;
      sizes[group] = (sizes[group] ?? 0) + 1;
    }
    // A full prefix keeps the names that end before the next level and passes the others on.
    const nextWeight = branchWeights[level + 1] ?? Number.POSITIVE_INFINITY;
    const stays = new Uint8Array(count);
    const staying = new Uint32Array(table.count + 1);
    const next = new Uint32Array(count);
    let nexts = 0;
    for (let index = 0; index < count; index++) {
      if (index % stepSize === 0) yield;
      const name = members[index] ?? 0;
      const group = groups[index] ?? 0;
      const total = pool.weights.numbers[keyOfName[name] ?? 0] ?? 0;
      if (group === waiting) next[nexts++] = name;
      else if ((sizes[group] ?? 0) > fullPrefix && level < wholeLevel && total >= nextWeight) next[nexts++] = name;
      else {
        stays[index] = 1;
        staying[group] = (staying[group] ?? 0) + 1;
      }
    }
    const starts = new Uint32Array(table.count + 1);
    starts[0] = place;
    for (let group = 0; group < table.count; group++) {
      if (group % stepSize === 0) yield;
      const here = staying[group] ?? 0;
      starts[group + 1] = (starts[group] ?? 0) + here;
      nodeTags[nodes] = tags[group] ?? 0;
      nodeReferences[nodes++] = ((here > 0 ? (starts[group] ?? 0) + 1 : 0) | ((sizes[group] ?? 0) > here ? goesOnBit : 0)) >>> 0;
    }
    const filled = starts.slice();
    for (let index = 0; index < count; index++) {
      if (index % stepSize === 0) yield;
      if (!stays[index]) continue;
      const group = groups[index] ?? 0;
      const name = members[index] ?? 0;
      // Insertion keeps the longest first; groups are small but for names that share all of sixteen tokens.
      let at = filled[group] ?? 0;
      filled[group] = at + 1;
      const length = keyLength(pool, keyOfName[name] ?? 0);
      while (at > (starts[group] ?? 0) && keyLength(pool, keyOfName[order[at - 1] ?? 0] ?? 0) < length) {
        order[at] = order[at - 1] ?? 0;
        at--;
      }
      order[at] = name;
    }
    for (let group = 0; group < table.count; group++) {
      if (group % stepSize === 0) yield;
      if (staying[group]) isLast[(starts[group + 1] ?? 0) - 1] = 1;
    }
    place = starts[table.count] ?? place;
    if (level < wholeLevel) {
      active = next;
      actives = nexts;
    }
    yield;
  }
  const slots = yield* fillSlots(nodeTags.subarray(0, nodes), nodeReferences);
  return { slots, gate: gate.words, secondGate: secondGate.words, order, isLast };
}

/** Hash of a name's first two tokens, or of its only word. */
function gateHash(pool: NamePool, key: number): number {
  const units = pool.units.numbers;
  const start = keyStart(pool, key);
  const end = pool.keyEnds.numbers[key] ?? 0;
  const middle = endOfToken(units, start, end);
  const hash = firstHash(pool.seed, tokenHash(units, start, middle, pool.seed));
  return middle === end ? hash : firstHash(hash, tokenHash(units, middle, endOfToken(units, middle, end), pool.seed));
}

/** Moves a name's prefix on until it weighs enough. */
function advance(
  pool: NamePool,
  name: number,
  key: number,
  weight: number,
  positions: Uint32Array,
  weights: Uint8Array,
  hashes: Uint32Array,
): void {
  const units = pool.units.numbers;
  const end = pool.keyEnds.numbers[key] ?? 0;
  let at = positions[name] ?? 0;
  let reached = weights[name] ?? 0;
  let hash = hashes[name] ?? 0;
  while (reached < weight && at < end) {
    const tokenEnd = endOfToken(units, at, end);
    hash = firstHash(hash, tokenHash(units, at, tokenEnd, pool.seed));
    at = tokenEnd;
    reached += tokenWeight(units[at - 1] ?? 0);
  }
  positions[name] = at;
  weights[name] = reached;
  hashes[name] = hash;
}

function* fillSlots(tags: Uint32Array, references: Uint32Array): Generator<void, Uint32Array<ArrayBuffer>> {
  // Full to six parts of seven: a look-up touches two slots on average, mostly in one line of the cache.
  const slotCount = Math.ceil(tags.length * 1.17) + 8;
  const scale = slotCount / 0x100000000;
  const slots = new Uint32Array(slotCount * 2);
  for (let node = 0; node < tags.length; node++) {
    if (node % stepSize === 0) yield;
    const tag = tags[node] ?? 0;
    let slot = Math.floor(tag * scale);
    while (slots[slot * 2 + 1] !== 0) slot = slot + 1 === slotCount ? 0 : slot + 1;
    slots[slot * 2] = tag;
    slots[slot * 2 + 1] = references[node] ?? 0;
  }
  return slots;
}
