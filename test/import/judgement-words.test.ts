/** Words of people's files: whatever our own screens call a tier, a scope or a type is understood when it comes back in a file. */
import { expect, test } from 'vitest';
import { localeFor } from '../../lib/i18n/all-locales.ts';
import { findRelationshipType, findScope, findTier } from '../../lib/import/judgement-words.ts';

const languages = ['en', 'zh_CN', 'zh_TW'] as const;

/** Words by term -> what is found for each word, by term. */
function findAll(words: Readonly<Record<string, string>>, find: (word: string) => unknown): unknown {
  // The gloss of a standard customer is empty: its code says it all.
  return Object.fromEntries(Object.entries(words).map(([term, word]) => [term, word === '' ? term : find(word)]));
}

test.each(languages)('%s', (language) => {
  const { messages } = localeFor(language);
  const tiers = { MVC: 'MVC', MGC: 'MGC', STANDARD: 'STANDARD', BZ: 'BZ' };
  for (const words of [messages.tierCode, messages.tierGloss, messages.tierName]) expect(findAll(words, findTier)).toEqual(tiers);
  const scopes = { GKA: 'GKA', NKA: 'NKA', LKA: 'LKA' };
  for (const words of [messages.scopeGloss, messages.scopeName]) expect(findAll(words, findScope)).toEqual(scopes);
  expect(findScope(messages.console.noScope)).toBeNull();
  const types = Object.keys(messages.relationshipType);
  expect(findAll(messages.relationshipType, findRelationshipType)).toEqual(Object.fromEntries(types.map((type) => [type, type])));
});
