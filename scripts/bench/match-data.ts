/** Names and texts for the benchmark of the matcher: made by a seeded generator, or read from a folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { chineseWords, knownEnglishWords } from '../../lib/match/word-data.ts';
import { createRandom } from '../../server/sample/random.ts';

export interface BenchData {
  /** Names in an order of which every beginning is a list of its own. */
  readonly names: (count: number) => readonly string[];
  /** About 200,000 units each. */
  readonly texts: Readonly<Record<'zh' | 'en' | 'mix', string>>;
}

const textLength = 200_000;
const places = '北京 上海 深圳市 广州市 杭州 南京 成都 武汉 西安 苏州 天津 重庆 青岛市 宁波 厦门 长沙 山东 浙江 江苏 四川'.split(
  ' ',
);
const trades = '科技 电子 贸易 机械 建材 餐饮管理 文化传播 信息技术 物流 医药 能源 装饰工程 食品 汽车销售 软件 新材料'.split(' ');
const forms = '有限公司 股份有限公司 有限责任公司 集团有限公司'.split(' ');
const latinForms = 'Inc. Ltd GmbH LLC Co., Ltd. S.A. Corp. AG'.split(' ');
const latinTrades = 'Systems Foods Logistics Software Energy Trading Medical Textiles Group Solutions'.split(' ');

/** Deterministic: the same seed gives the same names and texts. */
export function makeData(seed: number): BenchData {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)] as T;
  const groups = chineseWords.split(' ').map((group) => ({ length: Number(group[0]), words: group.slice(3) }));
  const hanWords = groups.flatMap(({ length, words }) => {
    const list: string[] = [];
    for (let at = 0; at < words.length; at += length) list.push(words.slice(at, at + length));
    return list;
  });
  const han = [...new Set(hanWords.join(''))];
  const englishWords: string[] = [];
  let word = '';
  for (const [, shared, rest] of knownEnglishWords.matchAll(/([A-Z])([a-z]*)/g)) {
    word = word.slice(0, (shared ?? 'A').charCodeAt(0) - 65) + (rest ?? '');
    englishWords.push(word);
  }
  const syllables =
    'ba be bo da de do fa fe ga go ka ke ko la le li lo ma me mi mo na ne no pa po ra re ri ro sa se so ta te to va vi vo wa za zo'.split(
      ' ',
    );
  const latinBrand = (): string => {
    const text = Array.from({ length: 2 + Math.floor(random.next() * 3) }, () => pick(syllables)).join('');
    return text[0]?.toUpperCase() + text.slice(1);
  };
  const names: string[] = [];
  const makeName = (): string => {
    const kind = random.next();
    const brand = Array.from({ length: 2 + Math.floor(random.next() * 2) }, () => pick(han)).join('');
    if (kind < 0.4) return pick(places) + brand + pick(trades) + pick(forms);
    if (kind < 0.55) return brand + pick(han);
    return `${latinBrand()} ${random.next() < 0.5 ? `${latinBrand()} ` : ''}${pick(latinTrades)} ${pick(latinForms)}`;
  };
  const sentence = (isChinese: boolean): string => {
    const words = Array.from({ length: 6 + Math.floor(random.next() * 12) }, () => pick(isChinese ? hanWords : englishWords));
    if (random.next() < 0.1)
      words.splice(Math.floor(random.next() * words.length), 0, names[Math.floor(random.next() * names.length)] ?? '');
    return words.join(isChinese ? '' : ' ') + (isChinese ? '。' : '. ');
  };
  const makeText = (share: number): string => {
    let text = '';
    while (text.length < textLength) text += sentence(random.next() < share);
    return text.slice(0, textLength);
  };
  const namesUpTo = (count: number): readonly string[] => {
    while (names.length < count) names.push(makeName());
    return names.slice(0, count);
  };
  namesUpTo(10_000);
  const texts = { zh: makeText(1), en: makeText(0), mix: makeText(0.5) };
  return { names: namesUpTo, texts };
}

/** Reads `customers_{10k,100k,1m}.ndjson.gz` and `texts.ndjson.gz`. */
export function readData(folder: string): BenchData {
  // Line by line: a million rows as objects would fill the memory of who measures what an index takes.
  const rowsOf = function* (file: string): Generator<unknown> {
    const bytes = gunzipSync(readFileSync(join(folder, file)));
    for (let start = 0; start < bytes.length; ) {
      const feed = bytes.indexOf(0x0a, start);
      const end = feed < 0 ? bytes.length : feed;
      if (end > start) yield JSON.parse(bytes.toString('utf8', start, end));
      start = end + 1;
    }
  };
  const texts = [...rowsOf('texts.ndjson.gz')] as { lang: string; text: string }[];
  const of = (languages: readonly string[]): string[] =>
    texts.filter(({ lang }) => languages.includes(lang)).map(({ text }) => text);
  const chinese = of(['zh', 'zh-Hans']);
  const english = of(['en']);
  const joined = (parts: readonly string[]): string => parts.join('\n').slice(0, textLength);
  const mixed = chinese.flatMap((text, index) => [text.slice(0, 3000), (english[index] ?? '').slice(0, 3000)]);
  return {
    texts: { zh: joined(chinese), en: joined(english), mix: joined(mixed) },
    names(count) {
      const file = count <= 10_000 ? '10k' : count <= 100_000 ? '100k' : '1m';
      const names: string[] = [];
      for (const row of rowsOf(`customers_${file}.ndjson.gz`)) {
        const { legalName, aliases } = row as { legalName: string; aliases: string[] };
        names.push(legalName, ...aliases);
        if (names.length >= count) break;
      }
      return names.slice(0, count);
    },
  };
}

/** Text made to be slow: beginnings of names over and over, and names with their last unit changed. */
export function hostileText(names: readonly string[]): string {
  const parts: string[] = [];
  let length = 0;
  for (let at = 0; length < textLength; at++) {
    const name = names[at % names.length] ?? '';
    const part = at % 3 === 0 ? name : at % 3 === 1 ? name.slice(0, -1) : `${name.slice(0, -1)}x`;
    parts.push(part);
    length += part.length + 1;
  }
  return parts.join(' ').slice(0, textLength);
}
