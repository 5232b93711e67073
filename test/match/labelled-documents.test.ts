/** Our own marked documents -> every mark found, and nothing else. */
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../lib/match/find-mentions.ts';
import { resolveMentions } from '../../lib/match/resolve-mentions.ts';
import { anIndex, aReading, noContext } from './a-customer.ts';
import { fromMarks } from './from-marks.ts';
import { cases, customers, documents } from './labelled-documents.ts';

const index = anIndex(...customers);

/** Mentions of a text as `surface|id,id`, in reading order. */
function found(text: string): { mentions: string[]; primary: string | undefined } {
  const reading = aReading([{ role: 'page', text }]);
  const { mentions, primaryCustomerId } = resolveMentions(reading, findMentions(reading.blocks, index), noContext);
  return {
    mentions: mentions.map(({ surface, candidates }) => `${surface}|${candidates.map(({ customerId }) => customerId).sort()}`),
    primary: primaryCustomerId,
  };
}

function marked(text: string): { text: string; mentions: string[] } {
  const { text: plain, spans } = fromMarks(text);
  return { text: plain, mentions: spans.map(({ surface, customerIds }) => `${surface}|${[...(customerIds ?? [])].sort()}`) };
}

describe.each(Object.entries(cases))('%s', (_, texts) => {
  it.each(texts)('%s', (text) => {
    const expected = marked(text);
    expect(found(expected.text).mentions).toEqual(expected.mentions);
  });
});

describe('whole documents', () => {
  it.each(documents.map((document) => [document.id, document] as const))('%s', (_, document) => {
    const expected = marked(document.marked);
    const { mentions, primary } = found(expected.text);
    expect(mentions).toEqual(expected.mentions);
    if (document.primary !== undefined) expect(primary ?? null).toBe(document.primary);
  });
});
