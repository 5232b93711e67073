/** The screens and the engine call the same thing by the same name: a rep reads both on one card. */
import { expect, test } from 'vitest';
import { localeFor } from '../../lib/i18n/all-locales.ts';
import { aspectTerms, typeTerms } from '../../lib/tiering/terms.ts';

test.each(['en', 'zh_CN', 'zh_TW'] as const)('relationship types and aspects in %s', (language) => {
  const { messages } = localeFor(language);
  for (const [type, term] of Object.entries(typeTerms)) {
    expect(messages.relationshipType[type as keyof typeof typeTerms].toLowerCase()).toBe(term[language]);
  }
  for (const [aspect, term] of Object.entries(aspectTerms)) {
    expect(messages.aspect[aspect as keyof typeof aspectTerms]).toBe(term[language]);
  }
});
