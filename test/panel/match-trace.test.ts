/** Mentions of a customer -> the steps that a rep sees who asks why. */
import { expect, test } from 'vitest';
import type { Candidate } from '../../lib/model/mention.ts';
import { findMatchReason } from '../../lib/panel/build-card.ts';
import { pageOf, type Seen, seenCustomer, seenFacts } from '../support/seen-page.ts';

function traceOf(seen: readonly Seen[], primaryCustomerId = seenCustomer.id) {
  const listed = seen.map((one) => ({ matched: one.surface.toUpperCase(), ...one }));
  const page = pageOf(listed, {
    customers: [{ customerId: seenCustomer.id, confidence: 0.95, mentions: seen.map((_, index) => index) }],
    primaryCustomerId,
  });
  return findMatchReason(page, seenFacts, (other) => (other === 'c-known' ? 'Known GmbH' : undefined))?.trace;
}

test('the most telling place comes first, with what stood there and what it is in our data', () => {
  const trace = traceOf([
    { role: 'body', surface: 'Acme', evidence: 'alias' },
    { role: 'sender', surface: 'a@acme.example', evidence: 'contact-address' },
  ]);
  expect(trace?.steps.map(({ role, surface, matched, evidence }) => [role, surface, matched, evidence])).toEqual([
    ['sender', 'a@acme.example', 'A@ACME.EXAMPLE', 'contact-address'],
    ['body', 'Acme', 'ACME', 'alias'],
  ]);
  expect(trace).toMatchObject({ decidedBy: 'sender', confidence: 0.95, moreCount: 0 });
});

test('the same words in the same kind of place are one step, counted', () => {
  const trace = traceOf([
    { role: 'body', surface: 'Acme', evidence: 'alias' },
    { role: 'body', surface: 'Acme', evidence: 'alias' },
    { role: 'quote', surface: 'Acme', evidence: 'alias' },
  ]);
  expect(trace?.steps.map(({ role, times }) => [role, times])).toEqual([
    ['body', 2],
    ['quote', 1],
  ]);
});

test('a long thread is cut and says how much is not shown', () => {
  const trace = traceOf(
    Array.from({ length: 9 }, (_, index): Seen => ({ role: 'body', surface: `Acme ${index}`, evidence: 'alias' })),
  );
  expect(trace?.steps).toHaveLength(6);
  expect(trace?.moreCount).toBe(3);
});

test('who else it could be is named, as far as the name is known here', () => {
  const other = (customerId: string): Candidate => ({ customerId, confidence: 0.5, evidence: 'alias', matched: 'acme' });
  expect(
    traceOf([{ role: 'body', surface: 'Acme', evidence: 'alias', others: [other('c-known'), other('c-unknown')] }])?.steps[0]
      ?.others,
  ).toEqual(['Known GmbH']);
});

test.each([
  ['choice', [{ role: 'body', surface: 'Acme', evidence: 'choice' }], seenCustomer.id],
  ['record', [{ role: 'title', surface: 'Acme', evidence: 'legal-name' }], seenCustomer.id],
  ['place', [{ role: 'body', surface: 'Acme', evidence: 'alias' }], seenCustomer.id],
  ['also', [{ role: 'sender', surface: 'a@acme.example', evidence: 'contact-address' }], 'c-other'],
] as const)('decided by %s', (decidedBy, seen, primary) => {
  expect(traceOf(seen, primary)?.decidedBy).toBe(decidedBy);
});
