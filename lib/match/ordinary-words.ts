/** Whether a name is an ordinary word too, and where a Chinese sentence divides into words. */
import { firstHash } from './first-hash.ts';
import { chineseWords, knownEnglishWords, phraseBeginnings, rareEnglishWords, rarePhrases } from './word-data.ts';

/** Sum of all counts of the dictionary, as a power of two. */
const totalBits = 25.8;
/** An ideograph that is no word of its own in the dictionary. */
const strangeCost = 20;
const maxWordLength = 4;

/**
 * The Chinese dictionary as an open hash table: 32 bits of hash for each word, and a byte with the logarithm of its count in
 * the lower five bits, whether it is ordinary in the sixth and whether it is no noun in the seventh; 0 is an empty slot. No two words share a hash (a test looks).
 */
interface WordTable {
  readonly hashes: Int32Array;
  readonly values: Uint8Array;
  /** Value of each word of one unit. */
  readonly singles: Uint8Array;
  /** A bit for the hash of each two units that begin a longer word: most pairs of a sentence begin none. */
  readonly beginnings: Int32Array;
}
const tableBits = 18;
/** What the first bits of a pair's hash are counted in, for the pairs that begin longer words. */
const pairBits = 17;
const ordinaryBit = 32;
const notNounBit = 64;
const bitsOfClass: Readonly<Record<string, number>> = { o: ordinaryBit, v: ordinaryBit | notNounBit };

let chinese: WordTable | undefined;
let knownEnglish: Int32Array | undefined;
let rareEnglish: Int32Array | undefined;

/** Read at the first question: a few milliseconds that a page without names never pays. */
function chineseDictionary(): WordTable {
  if (chinese) return chinese;
  const table: WordTable = {
    hashes: new Int32Array(1 << tableBits),
    values: new Uint8Array(1 << tableBits),
    singles: new Uint8Array(1 << 16),
    beginnings: new Int32Array(1 << (pairBits - 5)),
  };
  // Named once: a bundler puts the text wherever its constant is named.
  const words = chineseWords;
  const { hashes, values, singles, beginnings } = table;
  const mask = (1 << tableBits) - 1;
  // A group is a digit, a letter or digit, `o`, `v` or `p`, and its words; no word is an ASCII character.
  for (let at = 0; at < words.length; ) {
    const length = words.charCodeAt(at) - 0x30;
    const value = Number.parseInt(words.charAt(at + 1), 36) | (bitsOfClass[words[at + 2] as string] ?? 0);
    for (at += 3; at < words.length && words.charCodeAt(at) !== 0x20; ) {
      let hash = 0;
      for (const end = at + length; at < end; at++) {
        hash = firstHash(hash, words.charCodeAt(at));
        if (at !== end - length + 1 || length === 2) continue;
        const bit = hash >>> (32 - pairBits);
        beginnings[bit >>> 5] = (beginnings[bit >>> 5] as number) | (1 << bit);
      }
      const unit = words.charCodeAt(at - 1);
      if (length === 1) singles[unit] = Math.max(singles[unit] as number, value);
      let slot = hash >>> (32 - tableBits);
      // Folding makes one of some words; the more frequent count is kept.
      while (values[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & mask;
      hashes[slot] = hash;
      if ((values[slot] as number) < value) values[slot] = value;
    }
    at++;
  }
  addPhrases(table);
  chinese = table;
  return table;
}

/** Logarithm of the count that phrases have which the dictionary has a few times. */
const phraseCount = 3;

/** Adds idioms, sayings and places, of which nothing but a hash is kept. */
function addPhrases({ hashes, values, beginnings }: WordTable): void {
  const coded = rarePhrases;
  const mask = (1 << tableBits) - 1;
  const longestStep = 2 ** 18 - 1;
  let hash = 0;
  for (let at = 0; at < coded.length; at += 3) {
    const step = (bitsAt(coded, at) << 12) | (bitsAt(coded, at + 1) << 6) | bitsAt(coded, at + 2);
    hash = (hash + step) | 0;
    if (step === longestStep) continue;
    let slot = hash >>> (32 - tableBits);
    while (values[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & mask;
    hashes[slot] = hash;
    if (values[slot] === 0) values[slot] = phraseCount;
  }
  const pairs = phraseBeginnings;
  for (let at = 0; at < pairs.length; at++)
    for (let bits = bitsAt(pairs, at), bit = at * 6; bits !== 0; bits >>>= 1, bit++)
      if ((bits & 1) === 1) beginnings[bit >>> 5] = (beginnings[bit >>> 5] as number) | (1 << bit);
}

/** The six bits that a digit of `word-data.ts` stands for. */
function bitsAt(coded: string, at: number): number {
  const code = coded.charCodeAt(at);
  return (code === 0x70 ? 0x5c : code) - 0x30;
}

/** Value of a word by its hash, 0 when the dictionary has none. */
function valueAt(table: WordTable, hash: number): number {
  let slot = hash >>> (32 - tableBits);
  for (;;) {
    const value = table.values[slot] as number;
    if (value === 0 || table.hashes[slot] === hash) return value;
    slot = (slot + 1) & ((1 << tableBits) - 1);
  }
}

/** Whether a word of three units or more may begin with two units, by their hash. */
function mayGoOn({ beginnings }: WordTable, hash: number): boolean {
  const bit = hash >>> (32 - pairBits);
  return (((beginnings[bit >>> 5] as number) >>> bit) & 1) === 1;
}

function wordValue(word: string): number {
  if (word.length > maxWordLength) return 0;
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = firstHash(hash, word.charCodeAt(at));
  return valueAt(chineseDictionary(), hash);
}

/** English words as an open hash table of 32 bits each; 0 is an empty slot. */
const englishBits = 17;

/** Reads a front-coded list by numbers alone: no string is made of any word. */
function readFrontCoded(coded: string): Int32Array {
  const table = new Int32Array(1 << englishBits);
  /** Hash after each letter of the word before. */
  const prefixes = new Int32Array(64);
  let length = 0;
  const add = (): void => {
    const hash = prefixes[length] as number;
    let slot = hash >>> (32 - englishBits);
    while (table[slot] !== 0) slot = (slot + 1) & ((1 << englishBits) - 1);
    table[slot] = hash;
  };
  for (let at = 0; at < coded.length; at++) {
    const code = coded.charCodeAt(at);
    if (code <= 0x5a) {
      if (length > 0) add();
      length = code - 0x41;
    } else {
      prefixes[length + 1] = firstHash(prefixes[length] as number, code);
      length++;
    }
  }
  if (length > 0) add();
  return table;
}

function hasHash(table: Int32Array, hash: number): boolean {
  let slot = hash >>> (32 - englishBits);
  for (;;) {
    const found = table[slot] as number;
    if (found === 0) return false;
    if (found === hash) return true;
    slot = (slot + 1) & ((1 << englishBits) - 1);
  }
}

const endings = ['s', 'es', 'ed', 'd', 'ing', 'ly', 'er', 'ers', 'ness'];

/** Whether a list has the word, or what is left of it without an ending. */
function hasWordOrStem(table: Int32Array, word: string): boolean {
  const hashes = [0];
  for (let at = 0; at < word.length; at++) hashes.push(firstHash(hashes[at] ?? 0, word.charCodeAt(at)));
  if (hasHash(table, hashes[word.length] ?? 0)) return true;
  return endings.some(
    (ending) =>
      word.length - ending.length >= 3 && word.endsWith(ending) && hasHash(table, hashes[word.length - ending.length] ?? 0),
  );
}

/** Answers of `isEnglishWord`: the words of a page are asked for again and again. */
const asked = new Map<string, boolean>();
const mostAsked = 4000;

/** True for an English word, in lower case, that one may meet in print; names of people and places are none. */
export function isEnglishWord(word: string): boolean {
  let answer = asked.get(word);
  if (answer === undefined) {
    rareEnglish ??= readFrontCoded(rareEnglishWords);
    answer = isOrdinaryWord(word) || hasWordOrStem(rareEnglish, word);
    if (asked.size >= mostAsked) asked.clear();
    asked.set(word, answer);
  }
  return answer;
}

/** True for a folded name of one word that is in every dictionary, in any of its forms. */
export function isOrdinaryWord(name: string): boolean {
  if (/^[a-z]+$/.test(name)) {
    knownEnglish ??= readFrontCoded(knownEnglishWords);
    return hasWordOrStem(knownEnglish, name);
  }
  if (/^\d+$/.test(name)) return true;
  return (wordValue(name) & ordinaryBit) !== 0 || (name.length === 2 && costOfUnits(name) < chanceCost);
}

/** True for an ordinary word that says what is done or how something is: 统一, 最好; no noun. */
export function isNoNoun(word: string): boolean {
  return (wordValue(word) & notNounBit) !== 0;
}

/** True for an idiom, a saying or a place that the dictionary has a few times: 半日闲. */
export function isRarePhrase(word: string): boolean {
  return word.length > 2 && wordValue(word) === phraseCount;
}

/** Two ideographs as frequent as these (美的 in 最美的) stand side by side by chance. */
const chanceCost = 20.5;

function costOfUnits(name: string): number {
  let cost = 0;
  for (const unit of name) cost += costOf(wordValue(unit));
  return cost;
}

/** Bits that a word costs; rarer words cost more, about 3 to 20. */
function costOf(value: number): number {
  return value === 0 ? strangeCost : totalBits - (value & 31);
}

/** True for a word of the dictionary, ordinary or not. */
export function isChineseWord(word: string): boolean {
  return wordValue(word) !== 0;
}

/** Longest run that is divided; callers look at a few words around a name. */
const maxRunLength = 63;
const costs = new Float64Array(maxRunLength + 1);
const starts = new Uint8Array(maxRunLength + 1);
const runUnits = new Uint16Array(maxRunLength);

/** Fills `costs` and `starts` for every end within the run: the cheapest way to get there, and where its last word begins. */
function walk(units: Uint16Array, from: number, end: number): number {
  const length = Math.min(end - from, maxRunLength);
  const table = chineseDictionary();
  for (let at = 1; at <= length; at++) costs[at] = Number.POSITIVE_INFINITY;
  costs[0] = 0;
  for (let start = 0; start < length; start++) {
    const before = costs[start] as number;
    let hash = 0;
    for (let size = 1; size <= maxWordLength && start + size <= length; size++) {
      const unit = units[from + start + size - 1] as number;
      if (size === 3 && !mayGoOn(table, hash)) break;
      hash = firstHash(hash, unit);
      const value = size === 1 ? (table.singles[unit] as number) : valueAt(table, hash);
      if (value === 0 && size > 1) continue;
      const cost = before + costOf(value);
      // At equal cost the longer word, which was there first.
      if (cost >= (costs[start + size] as number)) continue;
      costs[start + size] = cost;
      starts[start + size] = start;
    }
  }
  return length;
}

function walkText(run: string): number {
  const length = Math.min(run.length, maxRunLength);
  for (let at = 0; at < length; at++) runUnits[at] = run.charCodeAt(at);
  return walk(runUnits, 0, length);
}

/** The words into which a run of ideographs divides most probably; of a long run, its beginning. */
export function divideIntoWords(run: string): string[] {
  const words: string[] = [];
  for (let end = walkText(run); end > 0; ) {
    const start = starts[end] ?? 0;
    words.push(run.slice(start, end));
    end = start;
  }
  return words.reverse();
}

/** Cost of the most probable way to divide a run into words, in bits. */
export function costOfWords(run: string): number {
  return costs[walkText(run)] ?? 0;
}

/** Length of the last word of the run `from` to `end`, 0 when the run is empty; the run has 63 units at most. */
export function lengthOfLastWord(units: Uint16Array, from: number, end: number): number {
  const length = walk(units, from, end);
  return length - (length === 0 ? 0 : (starts[length] as number));
}

/** Length of the first word of the run `from` to `end`, 0 when the run is empty; the run has 63 units at most. */
export function lengthOfFirstWord(units: Uint16Array, from: number, end: number): number {
  let first = walk(units, from, end);
  while (first > 0 && starts[first] !== 0) first = starts[first] as number;
  return first;
}

/** Whether a word of the dictionary begins before `edge` and ends behind it, all of it within `from` to `end`. */
function isCrossed(units: Uint16Array, from: number, end: number, edge: number): boolean {
  const table = chineseDictionary();
  for (let start = Math.max(from, edge - maxWordLength + 1); start < edge; start++) {
    let hash = 0;
    const last = Math.min(end, start + maxWordLength);
    for (let at = start; at < last; at++) {
      if (at === start + 2 && !mayGoOn(table, hash)) break;
      hash = firstHash(hash, units[at] as number);
      if (at >= edge && valueAt(table, hash) !== 0) return true;
    }
  }
  return false;
}

/** Bits for a division that has neither edge of the stretch. */
const bothEdges = 5;

/**
 * Bits by which the run `from` to `end` divides better when the stretch between `start` and `stop` is not kept whole, as a stretch
 * that costs `mostCost` at most; -Infinity when the best division has both edges of the stretch.
 */
export function bitsOfCut(units: Uint16Array, from: number, start: number, stop: number, end: number, mostCost: number): number {
  // Only a word that reaches over an edge can cut the stretch there; mostly there is none.
  if (!isCrossed(units, from, end, start) && !isCrossed(units, from, end, stop)) return Number.NEGATIVE_INFINITY;
  const length = walk(units, from, end);
  let hasStart = start === from;
  let hasStop = false;
  for (let edge = length; edge > 0; edge = starts[edge] as number) {
    if (edge === start - from) hasStart = true;
    if (edge === stop - from) hasStop = true;
  }
  if (hasStart && hasStop) return Number.NEGATIVE_INFINITY;
  const whole = costs[length] as number;
  const before = costs[start - from] as number;
  const name = costs[walk(units, start, stop)] as number;
  const after = costs[walk(units, stop, end)] as number;
  // 钻|研华|语: words that reach over both edges are hardly there by chance.
  const both = hasStart || hasStop ? 0 : bothEdges;
  return before + Math.min(mostCost, name) + after - whole + both;
}
