/** Names of a pool -> where each stands in the index, the prefixes that lead there, and the gates before them. */
import { keepRead } from './bring-near.ts';
import { firstHash, prime } from './first-hash.ts';
import { firstIdeograph } from './fold-table.ts';
import { inSteps } from './in-steps.ts';
import { type JoinedKeys, lengthOfKey, startOfKey } from './join-equal-keys.ts';
import { NameGate } from './name-gate.ts';
import { branchWeights, endOfToken, firstBranch, prefixTag, tokenHash, tokenWeight, wholeLevel } from './name-hash.ts';
import { goesOnBit } from './name-index.ts';
import { type NamePool, wholeKey } from './name-pool.ts';
import { TagTable } from './tag-table.ts';

// Copies of this module's own: what is imported is looked up anew at each use.
const factor = prime | 0;
const ideograph = firstIdeograph;

/** A prefix with more names than this branches at the next level, which bounds the work for 北京市 and the like. */
const fullPrefix = 4;

/** In place of a group: the name waits for the next level. */
const nowhere = 0xffffffff;

/** Where everything stands. */
export interface PlacedNames {
  /** Tags of the prefixes and the references that the table is to have for them; the first `nodes` count. */
  readonly nodeTags: Uint32Array;
  readonly nodeReferences: Uint32Array;
  readonly nodes: number;
  readonly gate: Uint32Array;
  readonly secondGate: Uint32Array;
  /** Name at each place; names of one prefix stand side by side, the longest first. */
  readonly order: Uint32Array;
  readonly isLast: Uint8Array;
}

/** What is known of the prefix of each name that was looked at last. */
interface Prefixes {
  readonly positions: Uint32Array;
  readonly weights: Uint8Array;
  readonly hashes: Int32Array;
}

/** Level by level: prefixes that few names share take them all, others pass them on to the next level. Yields between short steps. */
export function* placeNames(pool: NamePool, { names, keyOfName }: JoinedKeys): Generator<void, PlacedNames> {
  const gates = { first: new NameGate(names * 16, 22), second: new NameGate(names * 24, 23) };
  const order = new Uint32Array(names);
  const isLast = new Uint8Array(names);
  yield;
  const nodeTags = new Uint32Array(names * 2 + 16);
  const nodeReferences = new Uint32Array(names * 2 + 16);
  yield;
  const prefixes = { positions: new Uint32Array(names), weights: new Uint8Array(names), hashes: new Int32Array(names) };
  const members = yield* sortByLevel(pool, keyOfName, names);
  const totals = pool.weights.numbers;
  let nodes = 0;
  let place = 0;
  for (let level = 0; level <= wholeLevel; level++) {
    const here = members[level] as Uint32Array;
    const count = here.length;
    const table = new TagTable(count);
    yield;
    const tags = new Uint32Array(count);
    const groups = new Uint32Array(count);
    const groupTags = new Uint32Array(count);
    const sizes = new Uint32Array(count);
    yield* inSteps(count, (from, to) => {
      let sum = 0;
      for (let index = from; index < to; index++) {
        const name = here[index] as number;
        const key = keyOfName[name] as number;
        let hash = 0;
        if (level <= firstBranch) hash = begin(pool, key, name, level, prefixes, gates);
        else if (level < wholeLevel) hash = advance(pool, key, name, level, prefixes);
        else hash = pool.wholeHashes.numbers[key] as number;
        const tag = prefixTag(hash, level);
        tags[index] = tag;
        // Looked at once before anything is decided, so that the waits for memory overlap.
        sum |= table.touch(tag);
      }
      keepRead(sum);
      for (let index = from; index < to; index++) {
        const tag = tags[index] as number;
        const group = table.numberOf(tag);
        groupTags[group] = tag;
        groups[index] = group;
        sizes[group] = (sizes[group] as number) + 1;
      }
    });
    // A full prefix keeps the names that end before the next level and passes the others on.
    const nextWeight = level < firstBranch ? wholeKey : (branchWeights[level + 1] ?? Number.POSITIVE_INFINITY);
    const staying = new Uint32Array(table.count);
    const passedOn = new Uint32Array(count);
    let passed = 0;
    yield* inSteps(count, (from, to) => {
      let end = passed;
      for (let index = from; index < to; index++) {
        const name = here[index] as number;
        const group = groups[index] as number;
        if ((sizes[group] as number) > fullPrefix && (totals[keyOfName[name] as number] as number) >= nextWeight) {
          passedOn[end++] = name;
          groups[index] = nowhere;
        } else staying[group] = (staying[group] as number) + 1;
      }
      passed = end;
    });
    const filled = new Uint32Array(table.count);
    yield* inSteps(table.count, (from, to) => {
      let start = place;
      for (let group = from; group < to; group++) {
        const stays = staying[group] as number;
        filled[group] = start;
        nodeTags[nodes + group] = groupTags[group] as number;
        nodeReferences[nodes + group] = (stays > 0 ? start + 1 : 0) | ((sizes[group] as number) > stays ? goesOnBit : 0);
        start += stays;
        if (stays > 0) isLast[start - 1] = 1;
      }
      place = start;
    });
    nodes += table.count;
    yield* inSteps(count, (from, to) => {
      for (let index = from; index < to; index++) {
        const group = groups[index] as number;
        if (group === nowhere) continue;
        // Insertion keeps the longest first; groups are small but for names that share all of sixteen tokens.
        let at = filled[group] as number;
        filled[group] = at + 1;
        const name = here[index] as number;
        for (; at > 0 && isLast[at - 1] === 0 && isLonger(pool, keyOfName, name, order[at - 1] as number); at--)
          order[at] = order[at - 1] as number;
        order[at] = name;
      }
    });
    if (level >= firstBranch && level + 1 < wholeLevel) members[level + 1] = passedOn.subarray(0, passed);
  }
  return { nodeTags, nodeReferences, nodes, gate: gates.first.words, secondGate: gates.second.words, order, isLast };
}

/** Names by the level at which they are looked at first: as a whole when they are light, else where heavy names begin to branch. */
function* sortByLevel(pool: NamePool, keyOfName: Uint32Array, names: number): Generator<void, Uint32Array[]> {
  const totals = pool.weights.numbers;
  const levelOf = (name: number): number => {
    const total = totals[keyOfName[name] as number] as number;
    return total >= wholeKey ? wholeLevel : Math.min(firstBranch, Math.max(0, total - 2));
  };
  const counts = new Uint32Array(wholeLevel + 1);
  yield* inSteps(names, (from, to) => {
    for (let name = from; name < to; name++) {
      const level = levelOf(name);
      counts[level] = (counts[level] as number) + 1;
    }
  });
  const members = Array.from(counts, (count) => new Uint32Array(count));
  counts.fill(0);
  yield* inSteps(names, (from, to) => {
    for (let name = from; name < to; name++) {
      const level = levelOf(name);
      const at = counts[level] as number;
      (members[level] as Uint32Array)[at] = name;
      counts[level] = at + 1;
    }
  });
  return members;
}

/** Hash of a name's first prefix; makes it known to the gates. */
function begin(
  pool: NamePool,
  key: number,
  name: number,
  level: number,
  prefixes: Prefixes,
  gates: { readonly first: NameGate; readonly second: NameGate },
): number {
  const units = pool.units.numbers;
  const { seed } = pool;
  const end = pool.keyEnds.numbers[key] as number;
  let at = startOfKey(pool, key);
  let hash = seed | 0;
  let weight = 0;
  let tokens = 0;
  /** Hash of the prefix that weighs 3, beside which that of weight 4 stands in the second gate. */
  let three = 0;
  while (weight < level + 2 && at < end) {
    const unit = units[at] as number;
    if (unit >= ideograph) {
      hash = Math.imul(hash ^ unit, factor);
      at++;
      if (weight < 3) three = hash;
      weight++;
    } else {
      const tokenEnd = endOfToken(units, at, end);
      hash = firstHash(hash, tokenHash(units, at, tokenEnd, seed));
      at = tokenEnd;
      if (weight < 3) three = hash;
      weight += tokenWeight(units[at - 1] as number);
    }
    tokens++;
    // The first two tokens, or the only word.
    if (tokens === 2 || (tokens === 1 && at === end)) gates.first.add(hash, hash);
  }
  if (level < firstBranch) gates.second.add(hash, hash);
  else {
    gates.second.add(hash << 2, three);
    prefixes.positions[name] = at;
    prefixes.weights[name] = weight;
    prefixes.hashes[name] = hash;
  }
  return hash;
}

/** Hash of a name's prefix at a level, which goes on from its last. */
function advance(pool: NamePool, key: number, name: number, level: number, { positions, weights, hashes }: Prefixes): number {
  const units = pool.units.numbers;
  const end = pool.keyEnds.numbers[key] as number;
  const wanted = branchWeights[level] as number;
  let at = positions[name] as number;
  let weight = weights[name] as number;
  let hash = hashes[name] as number;
  while (weight < wanted && at < end) {
    const tokenEnd = endOfToken(units, at, end);
    hash = firstHash(hash, tokenHash(units, at, tokenEnd, pool.seed));
    at = tokenEnd;
    weight += tokenWeight(units[at - 1] as number);
  }
  positions[name] = at;
  weights[name] = weight;
  hashes[name] = hash;
  return hash;
}

function isLonger(pool: NamePool, keyOfName: Uint32Array, left: number, right: number): boolean {
  return lengthOfKey(pool, keyOfName[left] as number) > lengthOfKey(pool, keyOfName[right] as number);
}
