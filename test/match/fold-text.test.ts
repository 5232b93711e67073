/** Any text -> what the rules of folding say, taken one after the other, each over the whole text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldTable } from '../../lib/match/fold-table.ts';
import { FoldBuffer } from '../../lib/match/folded-text.ts';
import { foldText, isWordUnit } from '../../lib/match/normalize-name.ts';

interface Unit {
  readonly unit: number;
  readonly origin: number;
}

const space = 0x20;
const ampersand = 0x26;
const wall = 1;

/** Folding by the plainest means: classes, then spaces, then `and`. */
function plainFold(text: string): Unit[] {
  const classes = Array.from({ length: text.length }, (_, origin) => ({ unit: foldTable[text.charCodeAt(origin)] ?? 0, origin }));
  const present = classes.filter(({ unit }) => unit !== 0);
  const spaced = present.flatMap((one, at): Unit[] => {
    if (one.unit !== space) return [one];
    // Of some separators one is left, the last, and only between words.
    const next = present[at + 1];
    if (!next || next.unit === space) return [];
    const before = present.slice(0, at).findLast(({ unit }) => unit !== space);
    return before && isWordUnit(before.unit) && isWordUnit(next.unit) ? [{ unit: space, origin: next.origin - 1 }] : [];
  });
  const walled = spaced.filter(({ unit }, at) => unit !== wall || (at > 0 && spaced[at - 1]?.unit !== wall));
  const folded: Unit[] = [];
  for (let at = 0; at < walled.length; at++) {
    const isAnd =
      [0x61, 0x6e, 0x64].every((letter, place) => walled[at + place]?.unit === letter) &&
      !isWordUnit(walled[at - 1]?.unit ?? 0) &&
      !isWordUnit(walled[at + 3]?.unit ?? 0);
    if (!isAnd) {
      folded.push(walled[at] as Unit);
      continue;
    }
    const before = folded.at(-1)?.unit === space ? folded.pop() : undefined;
    folded.push({ unit: ampersand, origin: (before ?? (walled[at] as Unit)).origin });
    at += walled[at + 3]?.unit === space ? 3 : 2;
  }
  return folded;
}

// Longer words than the folding takes in one turn, and whatever begins or ends a word. Full stops of initials have tests of their own.
const part = fc.constantFrom(
  'a',
  'B',
  'and',
  'AND',
  'an',
  'd',
  'information',
  'É',
  '３',
  'я',
  ' ',
  '   ',
  ', ',
  '-',
  '\u00ad',
  '\u200b',
  '&',
  '＆',
  '。',
  '；',
  '上',
  '東',
  'か',
  '\ud83d',
  '\ude00',
);
const texts = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''));

describe('a folded text', () => {
  it('has the units that the rules give, each with its place', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const folded = foldText(text, new FoldBuffer());
        const units = Array.from(folded.units.subarray(0, folded.length), (unit, at) => ({ unit, origin: folded.originOf(at) }));
        expect(units).toEqual(plainFold(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('has stretches that begin where neighbours in it are none in the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const folded = foldText(text, new FoldBuffer());
        for (let at = 0; at < folded.length; at++) {
          const begins = at === 0 || folded.originOf(at) !== folded.originOf(at - 1) + 1;
          expect(folded.startOfStretch(at)).toBe(begins ? at : folded.startOfStretch(at - 1));
          expect(folded.endOfStretch(at)).toBeGreaterThan(at);
        }
      }),
    );
  });

  it('tells where units come from in whatever order it is asked', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(), { maxLength: 40 }), (text, asked) => {
        const folded = foldText(text, new FoldBuffer());
        if (folded.length === 0) return;
        const origins = Array.from({ length: folded.length }, (_, at) => folded.originOf(at));
        for (const one of asked) expect(folded.originOf(one % folded.length)).toBe(origins[one % folded.length]);
      }),
    );
  });

  it('is the same whatever text the buffer held before', () => {
    fc.assert(
      fc.property(texts, texts, (before, text) => {
        const buffer = new FoldBuffer();
        foldText(before, buffer);
        const again = foldText(text, buffer);
        const fresh = foldText(text, new FoldBuffer());
        expect(again.units.slice(0, again.length)).toEqual(fresh.units.slice(0, fresh.length));
      }),
    );
  });
});
