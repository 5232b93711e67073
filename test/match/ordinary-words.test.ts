/** Words -> whether they are ordinary; sentences -> the words they divide into. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstHash } from '../../lib/match/first-hash.ts';
import {
  bitsOfCut,
  costOfWords,
  divideIntoWords,
  isChineseWord,
  isEnglishWord,
  isOrdinaryWord,
  lengthOfFirstWord,
  lengthOfLastWord,
} from '../../lib/match/ordinary-words.ts';
import { chineseWords, knownEnglishWords, rareEnglishWords } from '../../lib/match/word-data.ts';

function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at++) hash = firstHash(hash, word.charCodeAt(at));
  return hash;
}

function chineseList(): string[] {
  return chineseWords.split(' ').flatMap((group) => group.slice(3).match(new RegExp(`.{${group[0]}}`, 'gu')) ?? []);
}

function englishList(coded: string): string[] {
  let word = '';
  return [...coded.matchAll(/([A-Z])([a-z]*)/g)].map(([, shared = 'A', rest = '']) => {
    word = word.slice(0, shared.charCodeAt(0) - 65) + rest;
    return word;
  });
}

describe('the word lists', () => {
  it('are tens of thousands of words, no two of which share a hash', () => {
    for (const [list, least] of [
      [chineseList(), 60_000],
      [englishList(knownEnglishWords), 20_000],
      [englishList(rareEnglishWords), 15_000],
    ] as const) {
      const words = new Set(list);
      expect(words.size).toBeGreaterThan(least);
      expect(new Set([...words].map(hashOf)).size).toBe(words.size);
      expect([...words].map(hashOf)).not.toContain(0);
    }
  });

  it('are read as they are written', () => {
    expect(chineseList().filter((word) => !isChineseWord(word))).toEqual([]);
    expect(englishList(knownEnglishWords).filter((word) => !isOrdinaryWord(word))).toEqual([]);
    expect(englishList(rareEnglishWords).filter((word) => !isEnglishWord(word))).toEqual([]);
  });
});

describe('an ordinary word', () => {
  it.each(['target', 'apple', 'summits', 'hunting', 'made', 'oracle', '小米', '长城', '阳光', '联想', '统一', '美的', '2020'])(
    'is %s',
    (word) => {
      expect(isOrdinaryWord(word)).toBe(true);
    },
  );

  it.each(['acmero', 'nichiroku', 'gcc', '百度', '新浪', '海桐', '薄荷渡口', ''])('is not %s', (word) => {
    expect(isOrdinaryWord(word)).toBe(false);
  });
});

describe('a sentence', () => {
  it.each([
    ['上海通用', '上海|通用'],
    ['南京东路', '南京东路'],
    // Idioms and places that are too rare for the dictionary.
    ['江边海天一色', '江边|海天一色'],
    ['白雪皑皑的山坡', '白雪皑皑|的|山坡'],
    ['外交行动的细节', '外交|行动|的|细节'],
    ['最新发展成就', '最新|发展|成就'],
    ['', ''],
  ])('%s divides into %s', (run, words) => {
    expect(divideIntoWords(run).join('|')).toBe(words);
  });

  it('costs more when its words are rarer', () => {
    expect(costOfWords('上海')).toBeLessThan(costOfWords('海桐'));
  });

  it('of any length is bounded', () => {
    expect(divideIntoWords('上海'.repeat(1000)).join('').length).toBeLessThan(100);
  });

  it('has the longer words of the list whole, but where they are rarer than their parts', () => {
    const longer = chineseList().filter((word) => word.length > 2);
    const parts = longer.filter((word) => divideIntoWords(word).length > 1);
    expect(parts.length / longer.length).toBeLessThan(0.05);
  });

  it('begins and ends with the words of its division, and is cut where they reach over an edge', () => {
    const listed = chineseList();
    const word = fc.oneof(
      fc.nat(listed.length - 1).map((at) => listed[at] as string),
      fc.constantFrom('海', '通', '的', '有', '上'),
    );
    const run = fc.array(word, { maxLength: 4 }).map((words) => words.join('').slice(0, 12));
    fc.assert(
      fc.property(run, run, run, (before, name, after) => {
        const whole = before + name + after;
        const units = Uint16Array.from(whole, (unit) => unit.charCodeAt(0));
        const words = divideIntoWords(whole);
        expect(lengthOfFirstWord(units, 0, units.length)).toBe(words[0]?.length ?? 0);
        expect(lengthOfLastWord(units, 0, units.length)).toBe(words.at(-1)?.length ?? 0);
        const edges = words.map((_, at) => words.slice(0, at).join('').length).concat(whole.length);
        const cuts = [before.length, before.length + name.length].filter((edge) => !edges.includes(edge));
        const asName = costOfWords(before) + Math.min(14, costOfWords(name)) + costOfWords(after);
        const bits = bitsOfCut(units, 0, before.length, before.length + name.length, units.length, 14);
        if (cuts.length === 0) expect(bits).toBe(Number.NEGATIVE_INFINITY);
        else if (cuts.length === 1) expect(bits).toBeCloseTo(asName - costOfWords(whole), 9);
        else expect(bits).toBeGreaterThanOrEqual(asName - costOfWords(whole) - 1e-9);
      }),
    );
  });
});
