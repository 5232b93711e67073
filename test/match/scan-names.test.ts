/** Any names and any text -> what the plainest search finds; stored indexes -> the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileNames } from '../../lib/match/compile-names.ts';
import { FoldBuffer } from '../../lib/match/folded-text.ts';
import { NameIndex } from '../../lib/match/name-index.ts';
import { NamePool } from '../../lib/match/name-pool.ts';
import { foldText, isWordUnit } from '../../lib/match/normalize-name.ts';
import { findWhole, scanText } from '../../lib/match/scan-names.ts';

/** A dictionary of the names as they are. */
function dictionaryOf(names: readonly string[], seed = 1): NameIndex {
  const pool = new NamePool(seed, true);
  for (const [number, name] of names.entries()) {
    pool.addCustomer(`c${number}`);
    const folded = foldText(name);
    pool.addName(folded.units, 0, folded.length, number, 3, name);
  }
  const steps = compileNames(pool);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function foldedString(text: string): string {
  const { units, length } = foldText(text);
  return String.fromCharCode(...units.subarray(0, length));
}

/** Every stretch of the folded text that is a name and cuts no word: what the matcher must find, by the plainest means. */
function naiveHits(text: string, names: readonly string[]): string[] {
  const folded = foldedString(text);
  const known = new Map<string, string[]>();
  for (const [number, name] of names.entries()) {
    const key = foldedString(name);
    known.set(key, [...(known.get(key) ?? []), `c${number}`]);
  }
  const cuts = (at: number): boolean =>
    at > 0 && at < folded.length && isWordUnit(folded.charCodeAt(at - 1)) && isWordUnit(folded.charCodeAt(at));
  const hits: string[] = [];
  for (let start = 0; start < folded.length; start++)
    for (let end = folded.length; end > start; end--) {
      const owners = known.get(folded.slice(start, end));
      if (owners && !cuts(start) && !cuts(end)) hits.push(`${start}-${end} ${owners.join()}`);
    }
  return hits;
}

function fastHits(text: string, index: NameIndex): string[] {
  const { hits } = scanText(text, new FoldBuffer(), index);
  return hits.map(
    ({ start, end, name }) =>
      `${start}-${end} ${index
        .ownersOf(name)
        .map(({ customerId }) => customerId)
        .join()}`,
  );
}

/** What every name of an index says of its owners. */
function ownersIn(index: NameIndex): unknown[] {
  return Array.from({ length: index.nameCount }, (_, name) =>
    index.ownersOf(name).map(({ customerId, contactId, detail, text }) => ({ customerId, contactId, detail, text })),
  );
}

// A tiny alphabet makes names that share beginnings, contain and overlap each other.
const part = fc.constantFrom(
  '上',
  '海',
  '通',
  '京',
  '東',
  'a',
  'b',
  'ab ',
  'ba',
  ' ',
  ' and ',
  '&',
  'ß',
  '．',
  '\u200b',
  '。',
  '1',
);
/** At least two units after folding, no walls: what the index takes for a name. */
const name = fc
  .array(part, { minLength: 1, maxLength: 9 })
  .map((parts) => parts.join('').replaceAll('。', ''))
  .filter((text) => foldedString(text).length >= 2 && isHeavyEnough(foldedString(text)));
const text = fc.array(part, { maxLength: 60 }).map((parts) => parts.join(''));

/** One ideograph weighs too little. */
function isHeavyEnough(folded: string): boolean {
  return /[a-z0-9]/.test(folded) || folded.length >= 2;
}

describe('the matcher', () => {
  it('finds what the plainest search finds, for any names in any text', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 60 }), text, (names, page) => {
        expect(fastHits(page, dictionaryOf(names))).toEqual(naiveHits(page, names));
      }),
      { numRuns: 1500 },
    );
  });

  it('finds the same after the index was stored and loaded', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 30 }), text, (names, page) => {
        const built = dictionaryOf(names);
        const loaded = NameIndex.fromBytes(built.toBytes().buffer);
        expect(fastHits(page, loaded)).toEqual(fastHits(page, built));
        expect(ownersIn(loaded)).toEqual(ownersIn(built));
      }),
    );
  });

  it('finds the same whatever the seed', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 30 }), text, fc.nat(), (names, page, seed) => {
        expect(fastHits(page, dictionaryOf(names, seed))).toEqual(fastHits(page, dictionaryOf(names, 1)));
      }),
    );
  });

  it('tells thousands of names with one beginning apart', () => {
    const names = Array.from({ length: 5000 }, (_, number) => `北京市海淀区中关村第${number}软件有限公司`);
    const index = dictionaryOf(names);
    const page = '致北京市海淀区中关村第4711软件有限公司：';
    expect(fastHits(page, index)).toEqual(['1-21 c4711']);
  });

  it('keeps all owners of a name, in the order they came', () => {
    const index = dictionaryOf(['王伟强', '李娜', '王伟強']);
    expect(fastHits('王伟强', index)).toEqual(['0-3 c0,c2']);
  });

  it('finds nothing in an empty index', () => {
    expect(fastHits('上海 Acme', dictionaryOf([]))).toEqual([]);
    expect(findWhole(dictionaryOf([]), 'a@b.example')).toBe(-1);
  });
});

describe('a stored index', () => {
  it('is refused when it is cut short', () => {
    const bytes = dictionaryOf(['上海通用', 'Acme Foods']).toBytes();
    for (const size of [0, 8, 40, bytes.length - 4])
      expect(() => NameIndex.fromBytes(bytes.slice(0, size).buffer)).toThrow(RangeError);
  });

  it('is refused when it is of another version', () => {
    const bytes = dictionaryOf(['上海通用']).toBytes();
    bytes[4] = 255;
    expect(() => NameIndex.fromBytes(bytes.buffer)).toThrow(RangeError);
  });
});
