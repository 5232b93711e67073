/** The labelled documents: every mark is met, nothing else is linked; and the figures of both sets together, misses included. */
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../lib/match/find-mentions.ts';
import type { NameIndex } from '../../lib/match/name-index.ts';
import { resolveMentions } from '../../lib/match/resolve-mentions.ts';
import type { Resolution } from '../../lib/model/mention.ts';
import { anIndex, aReading, noContext } from './a-customer.ts';
import { customers as freshCustomers } from './fresh-customers.ts';
import * as fresh from './fresh-documents.ts';
import { fromMarks, type MarkedSpan } from './from-marks.ts';
import * as first from './labelled-documents.ts';

function resolve(text: string, index: NameIndex): Resolution {
  const reading = aReading([{ role: 'page', text }]);
  return resolveMentions(reading, findMentions(reading.blocks, index), noContext);
}

/** Mentions as `surface|id,id`, in reading order. */
function written(mentions: Resolution['mentions']): string[] {
  return mentions.map(({ surface, candidates }) => `${surface}|${candidates.map(({ customerId }) => customerId).sort()}`);
}

const sets = { first: { ...first, missed: [] as readonly string[] }, fresh };
const indexes = { first: anIndex(...first.customers), fresh: anIndex(...freshCustomers) };

describe.each(Object.keys(sets) as (keyof typeof sets)[])('the %s set', (set) => {
  const { cases, documents } = sets[set];

  describe.each(Object.entries(cases))('%s', (_, texts) => {
    it.each(texts)('%s', (marked) => {
      const { text, spans } = fromMarks(marked);
      const expected = spans.map(({ surface, customerIds }) => `${surface}|${[...(customerIds ?? [])].sort()}`);
      expect(written(resolve(text, indexes[set]).mentions)).toEqual(expected);
    });
  });

  it.each(documents.map((document) => [document.id, document] as const))('%s', (_, document) => {
    const { text, spans } = fromMarks(document.marked);
    const { mentions, primaryCustomerId } = resolve(text, indexes[set]);
    expect(written(mentions)).toEqual(spans.map(({ surface, customerIds }) => `${surface}|${[...(customerIds ?? [])].sort()}`));
    if (document.primary !== undefined) expect(primaryCustomerId ?? null).toBe(document.primary);
  });
});

/** A prediction for a mark: it offers just the customers of the mark. */
function isRight(mention: Resolution['mentions'][number], mark: MarkedSpan): boolean {
  return `${mention.candidates.map(({ customerId }) => customerId).sort()}` === `${[...(mark.customerIds ?? [])].sort()}`;
}

describe('both sets together, with what is known to be missed', () => {
  const count = { marks: 0, found: 0, lenient: 0, strict: 0, traps: 0, linkedTraps: 0, shared: 0, decided: 0 };
  for (const set of Object.keys(sets) as (keyof typeof sets)[]) {
    const { cases, documents, missed } = sets[set];
    const texts = [...Object.values(cases).flat(), ...missed, ...documents.map(({ marked }) => marked)];
    for (const marked of texts) {
      const { text, spans } = fromMarks(marked);
      const { mentions } = resolve(text, indexes[set]);
      count.marks += spans.length;
      count.found += mentions.length;
      if (spans.length === 0) {
        count.traps++;
        if (mentions.length > 0) count.linkedTraps++;
      }
      for (const mark of spans) {
        const met = mentions.filter(({ start, end }) => start < mark.end && end > mark.start);
        const right = met.filter((mention) => isRight(mention, mark));
        if (right.length > 0) count.lenient++;
        if (right.some(({ start, end }) => start === mark.start && end === mark.end)) count.strict++;
        if ((mark.customerIds?.length ?? 0) < 2) continue;
        count.shared++;
        if (met.some(({ candidates }) => candidates.length === 1)) count.decided++;
      }
    }
  }
  const { marks, found, lenient, strict } = count;

  // One text of four is a trap, far more than mail has: the goals of whole mails are stricter.
  it('at least 98 of 100 links are right', () => {
    expect(lenient / found).toBeGreaterThanOrEqual(0.98);
  });

  it('at least 98 of 100 marks are met', () => {
    expect(lenient / marks).toBeGreaterThanOrEqual(0.98);
  });

  it('spans are exact', () => {
    expect((2 * strict) / (found + marks)).toBeGreaterThanOrEqual(0.97);
  });

  it('what several customers share is never decided silently', () => {
    expect(count.shared).toBeGreaterThan(5);
    expect(count.decided).toBe(0);
  });

  it('few texts that name nobody are linked', () => {
    expect(count.linkedTraps / count.traps).toBeLessThanOrEqual(0.04);
  });
});
