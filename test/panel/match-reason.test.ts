/** Mentions of a customer -> the one that the card gives as its reason. */
import { expect, test } from 'vitest';
import type { CustomerFacts } from '../../lib/cache/customer-facts.ts';
import { mergeFrames } from '../../lib/messages/page-state.ts';
import type { EvidenceKind, Mention } from '../../lib/model/mention.ts';
import type { BlockRole } from '../../lib/model/page.ts';
import { findMatchReason } from '../../lib/panel/build-card.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';

const [customer] = sampleCompany({ seed: 7, now: Date.parse('2026-11-20T02:00:00Z') }).customers;
if (!customer) throw new Error('the sample company has customers');
const facts = { row: { customer, revision: 1, touchpoints: [] }, local: [], decisions: [] } as unknown as CustomerFacts;

function reasonOf(...seen: readonly [role: BlockRole, surface: string, evidence: EvidenceKind, confidence: number][]) {
  const mentions = seen.map(
    ([, surface, evidence, confidence], block): Mention => ({
      block,
      start: 0,
      end: surface.length,
      surface,
      candidates: [{ customerId: customer?.id ?? '', confidence, evidence, matched: surface }],
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
          customers: [{ customerId: customer?.id ?? '', confidence: 1, mentions: mentions.map((_, index) => index) }],
          choices: [],
        },
      },
    },
  });
  return findMatchReason(page, facts, () => undefined);
}

test('who wrote the message is the reason, not the row of a list that was read before it', () => {
  const reason = reasonOf(['row', 'Row', 'alias', 0.9], ['body', 'Body', 'alias', 0.9], ['sender', 'a@b.example', 'choice', 0.8]);
  expect(reason).toMatchObject({ surface: 'a@b.example', role: 'sender', evidence: 'choice', moreCount: 2 });
});

test('of several in one place the surest is the reason', () => {
  const reason = reasonOf(['sender', 'Name', 'contact-name', 0.7], ['sender', 'a@b.example', 'contact-address', 0.99]);
  expect(reason).toMatchObject({ surface: 'a@b.example', evidence: 'contact-address' });
});

test('who is not on the page has no reason to be shown', () => {
  expect(findMatchReason(undefined, facts, () => undefined)).toBeUndefined();
});
