/** A customer on the page -> every step from what stood there to who is shown, for the rep who asks why. */
import type { MatchStep, MatchTrace } from '../../components/match-view.ts';
import type { Page } from '../messages/page-state.ts';
import type { Customer } from '../model/customer.ts';
import type { Candidate, Mention } from '../model/mention.ts';

/** Steps that are shown; a long thread repeats itself. */
const maxSteps = 6;

type Recognised = Page['customers'][number];

function decidedBy(page: Page, customer: Customer, first: Mention, steps: readonly MatchStep[]): MatchTrace['decidedBy'] {
  if (steps.some((step) => step.evidence === 'choice')) return 'choice';
  if (page.primaryCustomerId !== customer.id) return 'also';
  const isRecord = steps.some((step) => step.evidence === 'record-id' || step.role === 'title');
  const [lead] = steps;
  if (lead?.role === 'sender' && lead.surface === first.surface) return 'sender';
  return isRecord ? 'record' : 'place';
}

/**
 * The steps in the order given, the same words in the same place once; at most six.
 * @param mentions - Of this customer, the most telling first; not empty
 * @param nameOf - Name of another customer that a mention may mean; undefined when it is not known here
 */
export function buildMatchTrace(
  page: Page,
  { customerId, confidence, frame }: Recognised,
  customer: Customer,
  mentions: readonly Mention[],
  nameOf: (customerId: string) => string | undefined,
): MatchTrace | undefined {
  const steps = new Map<string, MatchStep>();
  for (const { block, surface, candidates, role: part } of mentions) {
    const own = candidates.find((candidate: Candidate) => candidate.customerId === customerId);
    if (!own) continue;
    const role = part ?? frame.roles[block] ?? 'page';
    const key = JSON.stringify([role, surface, own.evidence]);
    const contact = customer.contacts.find((entry) => entry.id === own.contactId);
    const others = candidates.flatMap((candidate) =>
      candidate.customerId === customerId ? [] : (nameOf(candidate.customerId) ?? []),
    );
    steps.set(key, {
      role,
      surface,
      evidence: own.evidence,
      matched: own.matched,
      confidence: own.confidence,
      times: (steps.get(key)?.times ?? 0) + 1,
      others,
      ...(contact ? { contactName: contact.name } : {}),
    });
  }
  const all = [...steps.values()];
  const [first] = mentions;
  if (!first || all.length === 0) return undefined;
  return {
    steps: all.slice(0, maxSteps),
    moreCount: Math.max(0, all.length - maxSteps),
    confidence,
    decidedBy: decidedBy(page, customer, first, all),
  };
}
