/** Whether a name is an ordinary word too, and where a Chinese sentence divides into words. */
import { chineseWords, englishWords } from './word-data.ts';

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
let english: Set<string> | undefined;

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

function englishDictionary(): Set<string> {
  if (english) return english;
  english = new Set();
  let word = '';
  for (const [, shared, rest] of englishWords.matchAll(/([A-Z])([a-z]*)/g)) {
    word = word.slice(0, (shared ?? 'A').charCodeAt(0) - 65) + (rest ?? '');
    english.add(word);
  }
  return english;
}

const endings = ['s', 'es', 'ed', 'd', 'ing', 'ly', 'er', 'ers', 'ness'];

/** True for a folded name of one word that is in every dictionary, in any of its forms. */
export function isOrdinaryWord(name: string): boolean {
  if (/^[a-z]+$/.test(name)) {
    const words = englishDictionary();
    return (
      words.has(name) ||
      endings.some(
        (ending) => name.endsWith(ending) && name.length - ending.length >= 3 && words.has(name.slice(0, -ending.length)),
      )
    );
  }
  return chineseDictionary().get(name)?.isOrdinary === true;
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
