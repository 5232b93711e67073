/** Mentions of a customer -> the one that the card gives as its reason. */
import { expect, test } from 'vitest';
import { findMatchReason } from '../../lib/panel/build-card.ts';
import { pageOf, type Seen, seenFacts } from '../support/seen-page.ts';

const reasonOf = (...seen: readonly Seen[]) => findMatchReason(pageOf(seen), seenFacts, () => undefined);

test('who wrote the message is the reason, not the row of a list that was read before it', () => {
  const reason = reasonOf(
    { role: 'row', surface: 'Row', evidence: 'alias', confidence: 0.9 },
    { role: 'body', surface: 'Body', evidence: 'alias', confidence: 0.9 },
    { role: 'sender', surface: 'a@b.example', evidence: 'choice', confidence: 0.8 },
  );
  expect(reason).toMatchObject({ surface: 'a@b.example', role: 'sender', evidence: 'choice', moreCount: 2 });
});

test('of several in one place the surest is the reason', () => {
  const reason = reasonOf(
    { role: 'sender', surface: 'Name', evidence: 'contact-name', confidence: 0.7 },
    { role: 'sender', surface: 'a@b.example', evidence: 'contact-address', confidence: 0.99 },
  );
  expect(reason).toMatchObject({ surface: 'a@b.example', evidence: 'contact-address' });
});

test('who is not on the page has no reason to be shown', () => {
  expect(findMatchReason(undefined, seenFacts, () => undefined)).toBeUndefined();
});
