/** A message in which a customer of the sample company is named -> what recognition has made of it. */
import type { CustomerFacts } from '../../lib/cache/customer-facts.ts';
import { mergeFrames, type Page } from '../../lib/messages/page-state.ts';
import type { ShardRow } from '../../lib/model/export.ts';
import type { Candidate, EvidenceKind, Mention, Resolution } from '../../lib/model/mention.ts';
import type { BlockRole } from '../../lib/model/page.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';

const [first] = sampleCompany({ seed: 7, now: Date.parse('2026-11-20T02:00:00Z') }).customers;
if (!first) throw new Error('the sample company has customers');

/** The customer who is named. */
export const seenCustomer = first;

/** As the cache has that customer: nobody has spoken to him yet. */
export const seenRow: ShardRow = { customer: first, revision: 1, touchpoints: [] };

/** The same with all that a card is made of. */
export const seenFacts = { row: seenRow, local: [], decisions: [] } as unknown as CustomerFacts;

/** A block of the message with one mention of the customer in it. */
export interface Seen {
  readonly role: BlockRole;
  readonly surface: string;
  readonly evidence: EvidenceKind;
  /** 0 to 1; certain when absent. */
  readonly confidence?: number;
  /** What the list calls what was found; the surface itself when absent. */
  readonly matched?: string;
  /** Who else it may be. */
  readonly others?: readonly Candidate[];
}

/** The page that shows that message in its only frame. */
export function pageOf(seen: readonly Seen[], resolution: Partial<Resolution> = {}): Page {
  const mentions = seen.map(
    ({ surface, evidence, confidence = 1, matched = surface, others = [] }, block): Mention => ({
      block,
      start: 0,
      end: surface.length,
      surface,
      candidates: [{ customerId: seenCustomer.id, confidence, evidence, matched }, ...others],
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
        roles: seen.map(({ role }) => role),
        times: { sentAtMs: 0, receivedAtMs: 0, matchedAtMs: 0 },
        resolution: {
          mentions,
          customers: [{ customerId: seenCustomer.id, confidence: 1, mentions: mentions.map((_, index) => index) }],
          choices: [],
          ...resolution,
        },
      },
    },
  });
  if (!page) throw new Error('there is a page');
  return page;
}
