/** A customer's cached row and what this browser logged -> the card. */
import type { MatchReason } from '../../components/match-view.ts';
import type { CardTouchpoint, CustomerCard, LogState } from '../../components/sidebar-view.ts';
import type { CustomerFacts } from '../cache/customer-facts.ts';
import { mergeTouchpoints } from '../cache/touchpoints.ts';
import type { CustomerEvaluation } from '../messages/contract.ts';
import type { Page } from '../messages/page-state.ts';
import type { ExportHead } from '../model/export.ts';
import type { Mention } from '../model/mention.ts';
import type { BlockRole } from '../model/page.ts';
import { buildMatchTrace } from './build-match-trace.ts';

/** Where a mention says most about whose page it is. */
const roleOrder: readonly BlockRole[] = [
  'sender',
  'title',
  'recipient',
  'subject',
  'signature',
  'body',
  'draft',
  'page',
  'quote',
  'row',
];

/** The mention in the most telling place first; of several there the one we are surest of. */
function orderMentions({ mentions, frame, customerId }: Page['customers'][number]): Mention[] {
  const sureness = (mention: Mention): number =>
    mention.candidates.find((candidate) => candidate.customerId === customerId)?.confidence ?? 0;
  const place = (mention: Mention): number => roleOrder.indexOf(mention.role ?? frame.roles[mention.block] ?? 'page');
  return mentions
    .flatMap((index) => frame.resolution.mentions[index] ?? [])
    .sort((a, b) => place(a) - place(b) || sureness(b) - sureness(a));
}

/**
 * The strongest mention of the customer on the page, and the others behind it; undefined when it is not on the page.
 * @param nameOf - Names of other customers on the page, as far as they are known
 */
export function findMatchReason(
  page: Page | undefined,
  facts: CustomerFacts,
  nameOf: (customerId: string) => string | undefined,
): MatchReason | undefined {
  const { customer } = facts.row;
  const recognised = page?.customers.find((entry) => entry.customerId === customer.id);
  const mentions = recognised ? orderMentions(recognised) : [];
  const [mention] = mentions;
  const candidate = mention?.candidates.find((entry) => entry.customerId === customer.id);
  if (!page || !recognised || !mention || !candidate) return undefined;
  const trace = buildMatchTrace(page, recognised, customer, mentions, nameOf);
  const contactId = candidate.contactId ?? recognised.contactId;
  const contact = customer.contacts.find((entry) => entry.id === contactId);
  return {
    evidence: candidate.evidence,
    surface: mention.surface,
    role: mention.role ?? recognised.frame.roles[mention.block] ?? 'page',
    moreCount: recognised.mentions.length - 1,
    ...(contact ? { contactName: contact.name } : {}),
    ...(trace ? { trace } : {}),
  };
}

export interface CardInput {
  readonly facts: CustomerFacts;
  readonly head: ExportHead;
  readonly page: Page | undefined;
  /** Name of a customer on the page, as far as its row is read. */
  readonly nameOf: (customerId: string) => string | undefined;
  readonly log: LogState;
  /** What the background says of this customer; undefined until it has answered. That of another customer is not shown. */
  readonly evaluation: CustomerEvaluation | undefined;
}

/** Everything on the card follows from the row, the own touchpoints that are not in it yet, and their evaluation. */
export function buildCard({ facts, head, page, nameOf, log, evaluation }: CardInput): CustomerCard {
  const shown = mergeTouchpoints(facts.row.touchpoints, facts.local, head.viewer.id);
  const match = findMatchReason(page, facts, nameOf);
  const isEvaluated = evaluation?.customerId === facts.row.customer.id;
  return {
    customer: facts.row.customer,
    touchpoints: shown.map(({ localState, ...touchpoint }): CardTouchpoint => {
      const sending = localState === 'waiting' ? 'pending' : localState === 'refused' ? 'refused' : 'sent';
      return { touchpoint, sending };
    }),
    ...(isEvaluated ? { suggestion: evaluation.suggestion, insight: evaluation.insight } : {}),
    ...(isEvaluated && evaluation.followUp ? { followUp: evaluation.followUp } : {}),
    log,
    ...(match ? { match } : {}),
  };
}
