/** A customer's cached row and what this browser logged -> the card. */
import type { CardFollowUp, CardTouchpoint, CustomerCard, LogState, MatchReason } from '../../components/sidebar-view.ts';
import { mergeDecisions } from '../cache/decisions.ts';
import { mergeTouchpoints } from '../cache/touchpoints.ts';
import type { Page } from '../messages/page-state.ts';
import type { ActionDecision } from '../model/action-decision.ts';
import type { ExportHead } from '../model/export.ts';
import type { Mention } from '../model/mention.ts';
import type { BlockRole } from '../model/page.ts';
import { dayOf, localTimeZone } from '../platform/calendar.ts';
import { findFollowUps } from '../playbook/find-follow-ups.ts';
import { suggestNextAction } from '../playbook/suggest-next-action.ts';
import type { PopulationSummary } from '../tiering/propose-tiers.ts';
import { readInsight } from '../tiering/read-insight.ts';
import { buildMatchTrace } from './build-match-trace.ts';
import type { CustomerFacts } from './facts.ts';

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
  const place = (mention: Mention): number => roleOrder.indexOf(frame.roles[mention.block] ?? 'page');
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
    role: recognised.frame.roles[mention.block] ?? 'page',
    moreCount: recognised.mentions.length - 1,
    ...(contact ? { contactName: contact.name } : {}),
    ...(trace ? { trace } : {}),
  };
}

/**
 * The oldest action that the viewer can be asked about: one taken in this browser, or any at a customer of his own. A
 * colleague who happens to open the card has no answer.
 */
function findFollowUp(
  facts: CustomerFacts,
  decisions: readonly ActionDecision[],
  viewerId: string,
  today: string,
): CardFollowUp | undefined {
  const isOwner = facts.row.customer.ownerId === viewerId;
  const own = new Set(facts.decisions.map((decision) => decision.id));
  for (const { decisionId, question } of findFollowUps(decisions, today)) {
    const taken = decisions.find((decision) => decision.id === decisionId);
    if (taken?.kind === 'taken' && (isOwner || own.has(decisionId))) return { taken, question };
  }
  return undefined;
}

export interface CardInput {
  readonly facts: CustomerFacts;
  readonly head: ExportHead;
  readonly page: Page | undefined;
  /** Name of a customer on the page, as far as its row is read. */
  readonly nameOf: (customerId: string) => string | undefined;
  readonly log: LogState;
  /** The cut of all cached customers; absent until it was computed. */
  readonly population: PopulationSummary | undefined;
  readonly nowMs: number;
}

/** Everything on the card follows from the row, the own touchpoints that are not in it yet, and the playbook. */
export function buildCard({ facts, head, page, nameOf, log, population, nowMs }: CardInput): CustomerCard {
  const shown = mergeTouchpoints(facts.row.touchpoints, facts.local, head.viewer.id);
  const accepted = shown.filter((touchpoint) => touchpoint.localState !== 'refused');
  const row = { ...facts.row, touchpoints: accepted.map(({ localState: _state, ...touchpoint }) => touchpoint) };
  const { playbook, staff } = head;
  const timeZone = localTimeZone();
  const today = dayOf(nowMs, timeZone);
  const match = findMatchReason(page, facts, nameOf);
  const decisions = mergeDecisions(facts.row.decisions, facts.decisions);
  // The panel's clock ticks slowly: a click since its last tick must count at once.
  const latest = Math.max(nowMs, ...facts.decisions.map((decision) => Date.parse(decision.decidedAt)));
  const now = new Date(latest).toISOString();
  const insight = readInsight(row, { today, timeZone, playbook, staff, ...(population ? { population } : {}) });
  const followUp = findFollowUp(facts, decisions, head.viewer.id, today);
  return {
    customer: facts.row.customer,
    touchpoints: shown.map(({ localState, ...touchpoint }): CardTouchpoint => {
      const sending = localState === 'waiting' ? 'pending' : localState === 'refused' ? 'refused' : 'sent';
      return { touchpoint, sending };
    }),
    suggestion: suggestNextAction(row, {
      today,
      now,
      timeZone,
      playbook,
      staff,
      viewerId: head.viewer.id,
      decisions,
      insight,
    }),
    insight,
    log,
    ...(match ? { match } : {}),
    ...(followUp ? { followUp } : {}),
  };
}
