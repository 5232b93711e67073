/** Whether a name is an ordinary word too, and where a Chinese sentence divides into words. */
import { chineseWords, knownEnglishWords, rareEnglishWords } from './word-data.ts';

interface ChineseWord {
  /** Rarer words cost more; bits, about 3 to 20. */
  readonly cost: number;
  readonly isOrdinary: boolean;
}

/** Sum of all counts of the dictionary, as a power of two. */
const totalBits = 25.8;
/** An ideograph that is no word of its own in the dictionary. */
const strangeCost = 20;
const maxWordLength = 4;

let chinese: Map<string, ChineseWord> | undefined;
let knownEnglish: Set<string> | undefined;
let rareEnglish: Set<string> | undefined;

/** Read at the first question: a few milliseconds that a page without names never pays. */
function chineseDictionary(): Map<string, ChineseWord> {
  if (chinese) return chinese;
  chinese = new Map();
  for (const group of chineseWords.split(' ')) {
    const length = Number(group[0]);
    const word: ChineseWord = { cost: totalBits - Number.parseInt(group[1] ?? '0', 36), isOrdinary: group[2] === 'o' };
    for (let at = 3; at < group.length; at += length) chinese.set(group.slice(at, at + length), word);
  }
  return chinese;
}

function readFrontCoded(coded: string): Set<string> {
  const words = new Set<string>();
  let word = '';
  for (const [, shared, rest] of coded.matchAll(/([A-Z])([a-z]*)/g)) {
    word = word.slice(0, (shared ?? 'A').charCodeAt(0) - 65) + (rest ?? '');
    words.add(word);
  }
  return words;
}

const endings = ['s', 'es', 'ed', 'd', 'ing', 'ly', 'er', 'ers', 'ness'];

function hasWordOrStem(words: ReadonlySet<string>, word: string): boolean {
  if (words.has(word)) return true;
  return endings.some(
    (ending) => word.endsWith(ending) && word.length - ending.length >= 3 && words.has(word.slice(0, -ending.length)),
  );
}

/** True for an English word, in lower case, that one may meet in print; names of people and places are none. */
export function isEnglishWord(word: string): boolean {
  rareEnglish ??= readFrontCoded(rareEnglishWords);
  return isOrdinaryWord(word) || hasWordOrStem(rareEnglish, word);
}

/** True for a folded name of one word that is in every dictionary, in any of its forms. */
export function isOrdinaryWord(name: string): boolean {
  if (/^[a-z]+$/.test(name)) {
    knownEnglish ??= readFrontCoded(knownEnglishWords);
    return hasWordOrStem(knownEnglish, name);
  }
  if (/^\d+$/.test(name)) return true;
  return chineseDictionary().get(name)?.isOrdinary === true || (name.length === 2 && costOfUnits(name) < chanceCost);
}

/** Two ideographs as frequent as these (美的 in 最美的) stand side by side by chance. */
const chanceCost = 20.5;

function costOfUnits(name: string): number {
  const words = chineseDictionary();
  let cost = 0;
  for (const unit of name) cost += words.get(unit)?.cost ?? strangeCost;
  return cost;
}

/** True for a word of the dictionary, ordinary or not. */
export function isChineseWord(word: string): boolean {
  return chineseDictionary().has(word);
}

/** The words into which a run of ideographs divides most probably. */
export function divideIntoWords(run: string): string[] {
  const { from } = cheapestWay(run);
  const words: string[] = [];
  for (let end = run.length; end > 0; ) {
    const start = from[end] ?? 0;
    words.unshift(run.slice(start, end));
    end = start;
  }
  return words;
}

/** Cost of the cheapest way to divide a run into words, in bits. */
export function costOfWords(run: string): number {
  return cheapestWay(run).cost;
}

function cheapestWay(run: string): { cost: number; from: number[] } {
  const words = chineseDictionary();
  const costs = [0];
  const from = [0];
  for (let end = 1; end <= run.length; end++) {
    let best = (costs[end - 1] ?? 0) + (words.get(run[end - 1] ?? '')?.cost ?? strangeCost);
    let start = end - 1;
    for (let length = 2; length <= maxWordLength && length <= end; length++) {
      const word = words.get(run.slice(end - length, end));
      if (!word) continue;
      const cost = (costs[end - length] ?? 0) + word.cost;
      if (cost <= best) {
        best = cost;
        start = end - length;
      }
    }
    costs[end] = best;
    from[end] = start;
  }
  return { cost: costs[run.length] ?? 0, from };
}
