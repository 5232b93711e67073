/** Capitalised words around a Latin name -> the same as plain patterns find over the whole text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalAfter, capitalBefore, followsPersonTitle, hasCapital } from '../../lib/match/latin-context.ts';

const piece = fc.constantFrom(
  'A',
  'Acme',
  'iPhone',
  'mr',
  'Mr',
  'Mr.',
  'Señor',
  'Monsieur',
  'R.',
  'Robert',
  'élan',
  'Élan',
  '中国',
  'Ａ',
  '㎆',
  '’s',
  "'",
  '“',
  '—',
  '…',
  '-',
  '&',
  ' ',
  '\u00a0',
  '\n',
  '.',
  '3',
  '_',
  'x'.repeat(45),
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

describe('around a name', () => {
  it('the word before and the word after are those that the pattern finds', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const whole = before + after;
        const at = before.length;
        const preceding = /(\p{Lu}[\p{L}\p{N}'’]*)(?:[ \u00a0]+|-)$/u.exec(whole.slice(Math.max(0, at - 40), at));
        const following = /^(?:[ \u00a0]+|-)(&|\p{Lu}[\p{L}\p{N}'’-]*)/u.exec(whole.slice(at, at + 40));
        expect(capitalBefore(whole, at)).toBe(preceding?.[1]);
        expect(capitalAfter(whole, at)).toBe(following?.[1]);
      }),
      { numRuns: 2000 },
    );
  });

  it('a title of a person is what the pattern finds', () => {
    const title =
      /(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau|Monsieur|Madame|Mme|Señor|Señora|Sr|Sra)\.?|\p{Lu}\p{Ll}+ \p{Lu}\.)[ \u00a0]$/u;
    fc.assert(
      fc.property(text, (before) => {
        expect(followsPersonTitle(`${before}Ferguson`, before.length)).toBe(title.test(before.slice(-32)));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    'Mr',
    'Mrs.',
    'Ms',
    'Miss',
    'Dr.',
    'Prof',
    'Herr',
    'Frau',
    'Monsieur',
    'Madame',
    'Mme',
    'Señor',
    'Señora',
    'Sr',
    'Sra',
  ])('%s is a title', (title) => {
    expect(followsPersonTitle(`Dear ${title} Ferguson`, title.length + 6)).toBe(true);
  });

  it('a capital is one of any script and width', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(hasCapital(any)).toBe(/\p{Lu}/u.test(any));
        expect(hasCapital(any, true)).toBe(/\p{Lu}/u.test(any.normalize('NFKC')));
      }),
    );
  });
});
