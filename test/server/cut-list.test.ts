/** A long list is cut while it arrives, and what is not JSON is refused as JSON.parse would refuse it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CutError, createListCutter } from '../../server/http/cut-list.ts';

interface Cut {
  readonly rest: unknown;
  readonly entries: unknown[];
  readonly pieces: number;
}

/** Cuts the text, arriving in chunks of these lengths. @throws when a part is no JSON */
function cut(text: string, chunkLengths: readonly number[], pieceBytes: number, maxBytes = 10_000): Cut {
  const entries: unknown[] = [];
  let pieces = 0;
  const cutter = createListCutter({
    name: 'entries',
    pieceBytes,
    maxBytes,
    onPiece: (piece, isLast) => {
      const part = JSON.parse(`[${piece}]`) as unknown[];
      if (part.length === 0 && (pieces > 0 || !isLast)) throw new SyntaxError('nothing between commas');
      pieces++;
      entries.push(...part);
    },
  });
  const bytes = new TextEncoder().encode(text);
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const length = chunkLengths[i % chunkLengths.length] ?? 1;
    cutter.push(bytes.subarray(at, at + length));
    at += length;
  }
  return { rest: JSON.parse(cutter.end()), entries, pieces };
}

/** Anything that JSON can say, with keys and texts that look like the list. */
const value = fc.letrec((tie) => ({
  text: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('"entries":[', '\\', 'a\\"', '],[', '}', '客户, [', 'entries')),
  any: fc.oneof(
    { maxDepth: 3 },
    tie('text'),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 4 }),
    tie('object'),
  ),
  object: fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('entries', 'x"entries')), tie('any'), { maxKeys: 4 }),
}));
const chunks = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
const space = fc.constantFrom(undefined, 1, '\t', '\n \r ');

test('whatever the list holds and however it arrives, it is the list, and the rest is the object without it', () => {
  fc.assert(
    fc.property(
      fc.object(),
      fc.array(value.any),
      fc.object(),
      chunks,
      fc.integer({ min: 1, max: 60 }),
      space,
      (before, entries, after, lengths, pieceBytes, indent) => {
        const { entries: _a, ...head } = before as Record<string, unknown>;
        const { entries: _b, ...tail } = after as Record<string, unknown>;
        const whole = { ...head, entries, ...tail };
        const found = cut(JSON.stringify(whole, null, indent), lengths, pieceBytes, 1_000_000);
        expect(found.entries).toEqual(JSON.parse(JSON.stringify(entries)));
        expect(found.rest).toEqual(JSON.parse(JSON.stringify({ ...whole, entries: [] })));
      },
    ),
  );
});

test('a damaged text is refused exactly when JSON.parse refuses it', () => {
  const text = (entries: readonly unknown[]) => JSON.stringify({ note: 'x', entries });
  const damage = fc.record({
    at: fc.nat(),
    remove: fc.integer({ min: 0, max: 3 }),
    put: fc.constantFrom('', ',', '"', '[', ']', '{', '}', '\\', '1', ' ', ':'),
  });
  const attempt = <T>(work: () => T): { value: T } | undefined => {
    try {
      return { value: work() };
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof CutError) return undefined;
      throw error;
    }
  };
  fc.assert(
    fc.property(
      fc.array(value.any, { maxLength: 5 }),
      damage,
      chunks,
      fc.integer({ min: 1, max: 30 }),
      (entries, { at, remove, put }, lengths, pieceBytes) => {
        const whole = text(entries);
        const place = at % (whole.length + 1);
        // Half of a surrogate pair is no text: what arrives has a replacement for it.
        const spoilt = (whole.slice(0, place) + put + whole.slice(place + remove)).toWellFormed();
        const right = attempt(() => JSON.parse(spoilt) as { entries?: unknown });
        const ours = attempt(() => cut(spoilt, lengths, pieceBytes));
        expect(ours !== undefined, spoilt).toBe(right !== undefined);
        if (ours && right && Array.isArray(right.value.entries) && ours.value.pieces > 0)
          expect(ours.value.entries).toEqual(right.value.entries);
      },
    ),
    { numRuns: 500 },
  );
});

describe('what is held at a time has an end', () => {
  test.each([
    ['an element without an end', `{"entries":["${'x'.repeat(400)}`, /An element of entries is too long/],
    ['much beside the list', `{"note":"${'x'.repeat(400)}`, /Beside entries the body is too long/],
    ['the list twice', '{"entries":[1],"entries":[2]}', /has entries twice/],
  ])('%s', (_what, text, sentence) => {
    expect(() => cut(text, [7], 20, 100)).toThrow(sentence);
  });

  test('a list of any length is cut into pieces of the size asked for', () => {
    const entries = Array.from({ length: 5000 }, (_, i) => ({ customerId: `c-${i}`, tier: 'BZ' }));
    const { pieces, entries: found } = cut(JSON.stringify({ note: 'x', entries }), [1000], 2000, 100);
    expect(found).toEqual(entries);
    expect(pieces).toBeGreaterThan(70);
  });
});
