/** Collected names -> the index. A generator: every step is short, so that a worker can pause in between. */
import { keepRead } from './bring-near.ts';
import { inSteps } from './in-steps.ts';
import { type JoinedKeys, joinEqualKeys, lengthOfKey } from './join-equal-keys.ts';
import { lastNameBit, lastOwnerBit, NameIndex, sharedBit } from './name-index.ts';
import type { NamePool } from './name-pool.ts';
import { type PlacedNames, placeNames } from './place-names.ts';

/** Numbers copied between two looks at the clock. */
const copiedAtOnce = 1 << 18;

/** Compiles; yields between steps of a few milliseconds at most, returns the index. The pool must not change meanwhile. */
export function* compileNames(pool: NamePool): Generator<void, NameIndex> {
  pool.writeTexts();
  yield;
  const joined = yield* joinEqualKeys(pool);
  const placed = yield* placeNames(pool, joined);
  const shared = joined.sharedKeys;
  // Full to six parts of seven: a look-up touches two slots on average, mostly in one line of the cache.
  const slotCount = Math.ceil(placed.nodes * 1.17) + 8;
  const index = NameIndex.allocate(pool.seed, {
    slots: slotCount * 2,
    gate: placed.gate.length,
    secondGate: placed.secondGate.length,
    nameHashes: joined.names,
    nameLengths: joined.names,
    nameOwners: joined.names,
    nameDetails: joined.names,
    nameTexts: pool.keepsTexts ? joined.names : 0,
    shared,
    sharedDetails: shared,
    sharedTexts: pool.keepsTexts ? shared : 0,
    contactCustomers: pool.contactCustomers.length,
    contactIdEnds: pool.contactIdEnds.length,
    customerIdEnds: pool.customerIdEnds.length,
    customerIds: pool.customerIds.length,
    contactIds: pool.contactIds.length,
    texts: pool.texts.length,
  });
  yield;
  yield* fillSlots(index.sections.slots, placed);
  yield* describeNames(pool, joined, placed, index);
  const { sections } = index;
  yield* copy(placed.gate, sections.gate);
  yield* copy(placed.secondGate, sections.secondGate);
  yield* copy(pool.contactCustomers.numbers, sections.contactCustomers);
  yield* copy(pool.contactIdEnds.numbers, sections.contactIdEnds);
  yield* copy(pool.customerIdEnds.numbers, sections.customerIdEnds);
  yield* copy(pool.customerIds.numbers, sections.customerIds);
  yield* copy(pool.contactIds.numbers, sections.contactIds);
  yield* copy(pool.texts.numbers, sections.texts);
  return index;
}

/** Copies as much as there is room for. */
function* copy<Numbers extends Uint32Array | Uint8Array>(from: Numbers, to: Numbers): Generator<void, void> {
  for (let at = 0; at < to.length; at += copiedAtOnce) {
    to.set(from.subarray(at, Math.min(to.length, at + copiedAtOnce)), at);
    yield;
  }
}

/** Puts every prefix into the table. */
function* fillSlots(slots: Uint32Array, { nodes, nodeTags, nodeReferences }: PlacedNames): Generator<void, void> {
  const slotCount = slots.length / 2;
  const scale = slotCount / 0x100000000;
  yield* inSteps(nodes, (from, to) => {
    // Looked at once before anything is written, so that the waits for memory overlap.
    let sum = 0;
    for (let node = from; node < to; node++) sum |= slots[(((nodeTags[node] as number) * scale) | 0) * 2] as number;
    keepRead(sum);
    for (let node = from; node < to; node++) {
      const tag = nodeTags[node] as number;
      let slot = (tag * scale) | 0;
      while (slots[slot * 2 + 1] !== 0) slot = slot + 1 === slotCount ? 0 : slot + 1;
      slots[slot * 2] = tag;
      slots[slot * 2 + 1] = nodeReferences[node] as number;
    }
  });
}

/** Fills the sections that say what stands at each place. */
function* describeNames(
  pool: NamePool,
  { names, keyOfName, nextKey }: JoinedKeys,
  { order, isLast }: PlacedNames,
  { sections }: NameIndex,
): Generator<void, void> {
  const { nameHashes, nameLengths, nameOwners, nameDetails, nameTexts, shared, sharedDetails, sharedTexts } = sections;
  const hashes = pool.secondHashes.numbers;
  const owners = pool.owners.numbers;
  const details = pool.details.numbers;
  const textNumbers = pool.textNumbers.numbers;
  const textStarts = pool.textStarts.numbers;
  const { keepsTexts } = pool;
  let sharedEnd = 0;
  yield* inSteps(names, (from, to) => {
    let end = sharedEnd;
    for (let place = from; place < to; place++) {
      const first = keyOfName[order[place] as number] as number;
      nameHashes[place] = hashes[first] as number;
      nameLengths[place] = lengthOfKey(pool, first) | (isLast[place] === 1 ? lastNameBit : 0);
      if (nextKey[first] === 0) {
        nameOwners[place] = owners[first] as number;
        nameDetails[place] = details[first] as number;
        if (keepsTexts) nameTexts[place] = textStarts[textNumbers[first] as number] as number;
        continue;
      }
      nameOwners[place] = end | sharedBit;
      for (let key = first + 1; key > 0; ) {
        const one = key - 1;
        key = nextKey[one] as number;
        shared[end] = (owners[one] as number) | (key === 0 ? lastOwnerBit : 0);
        sharedDetails[end] = details[one] as number;
        if (keepsTexts) sharedTexts[end] = textStarts[textNumbers[one] as number] as number;
        end++;
      }
    }
    sharedEnd = end;
  });
}
