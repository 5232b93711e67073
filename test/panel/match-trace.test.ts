/** Mentions of a customer -> the steps that a rep sees who asks why. */
import { expect, test } from 'vitest';
import type { CustomerFacts } from '../../lib/cache/customer-facts.ts';
import { mergeFrames } from '../../lib/messages/page-state.ts';
import type { Candidate, EvidenceKind, Mention } from '../../lib/model/mention.ts';
import type { BlockRole } from '../../lib/model/page.ts';
import { findMatchReason } from '../../lib/panel/build-card.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';

const [customer] = sampleCompany({ seed: 7, now: Date.parse('2026-11-20T02:00:00Z') }).customers;
if (!customer) throw new Error('the sample company has customers');
const { id } = customer;
const facts = { row: { customer, revision: 1, touchpoints: [] }, local: [], decisions: [] } as unknown as CustomerFacts;

type Seen = readonly [role: BlockRole, surface: string, evidence: EvidenceKind, others?: readonly Candidate[]];

function traceOf(seen: readonly Seen[], primaryCustomerId: string | undefined = id) {
  const mentions = seen.map(
    ([, surface, evidence, others = []], block): Mention => ({
      block,
      start: 0,
      end: surface.length,
      surface,
      candidates: [{ customerId: id, confidence: 0.9, evidence, matched: surface.toUpperCase() }, ...others],
    }),
  );
  const page = mergeFrames({
    frames: {
      0: {
        documentId: 'd',
        site: 'generic',
        step: 'adapter',
        view: 'message',
        subjectKey: 'key',
        roles: seen.map(([role]) => role),
        times: { sentAtMs: 0, receivedAtMs: 0, matchedAtMs: 0 },
        resolution: {
          mentions,
          customers: [{ customerId: id, confidence: 0.95, mentions: mentions.map((_, index) => index) }],
          choices: [],
          ...(primaryCustomerId === undefined ? {} : { primaryCustomerId }),
        },
      },
    },
  });
  return findMatchReason(page, facts, (other) => (other === 'c-known' ? 'Known GmbH' : undefined))?.trace;
}

test('the most telling place comes first, with what stood there and what it is in our data', () => {
  const trace = traceOf([
    ['body', 'Acme', 'alias'],
    ['sender', 'a@acme.example', 'contact-address'],
  ]);
  expect(trace?.steps.map(({ role, surface, matched, evidence }) => [role, surface, matched, evidence])).toEqual([
    ['sender', 'a@acme.example', 'A@ACME.EXAMPLE', 'contact-address'],
    ['body', 'Acme', 'ACME', 'alias'],
  ]);
  expect(trace).toMatchObject({ decidedBy: 'sender', confidence: 0.95, moreCount: 0 });
});

test('the same words in the same kind of place are one step, counted', () => {
  const trace = traceOf([
    ['body', 'Acme', 'alias'],
    ['body', 'Acme', 'alias'],
    ['quote', 'Acme', 'alias'],
  ]);
  expect(trace?.steps.map(({ role, times }) => [role, times])).toEqual([
    ['body', 2],
    ['quote', 1],
  ]);
});

test('a long thread is cut and says how much is not shown', () => {
  const trace = traceOf(Array.from({ length: 9 }, (_, index): Seen => ['body', `Acme ${index}`, 'alias']));
  expect(trace?.steps).toHaveLength(6);
  expect(trace?.moreCount).toBe(3);
});

test('who else it could be is named, as far as the name is known here', () => {
  const other = (customerId: string): Candidate => ({ customerId, confidence: 0.5, evidence: 'alias', matched: 'acme' });
  expect(traceOf([['body', 'Acme', 'alias', [other('c-known'), other('c-unknown')]]])?.steps[0]?.others).toEqual(['Known GmbH']);
});

test.each([
  ['choice', [['body', 'Acme', 'choice']], id],
  ['record', [['title', 'Acme', 'legal-name']], id],
  ['place', [['body', 'Acme', 'alias']], id],
  ['also', [['sender', 'a@acme.example', 'contact-address']], 'c-other'],
] as const)('decided by %s', (decidedBy, seen, primary) => {
  expect(traceOf(seen, primary)?.decidedBy).toBe(decidedBy);
});
