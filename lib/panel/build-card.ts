/** A customer's cached row and what this browser logged -> the card. */
import type { CardTouchpoint, CustomerCard, LogState, MatchReason } from '../../components/sidebar-view.ts';
import { mergeTouchpoints } from '../cache/touchpoints.ts';
import type { Page } from '../messages/page-state.ts';
import type { ExportHead } from '../model/export.ts';
import { dayOf, localTimeZone } from '../platform/calendar.ts';
import { suggestNextAction } from '../playbook/suggest-next-action.ts';
import { readInsight } from '../tiering/read-insight.ts';
import type { CustomerFacts } from './facts.ts';

/** The strongest mention of the customer on the page; undefined when it is not on the page. */
export function findMatchReason(page: Page | undefined, facts: CustomerFacts): MatchReason | undefined {
  const { customer } = facts.row;
  const recognised = page?.customers.find((entry) => entry.customerId === customer.id);
  const index = recognised?.mentions[0];
  const mention = index === undefined ? undefined : recognised?.frame.resolution.mentions[index];
  const candidate = mention?.candidates.find((entry) => entry.customerId === customer.id);
  if (!recognised || !mention || !candidate) return undefined;
  const contactId = candidate.contactId ?? recognised.contactId;
  const contact = customer.contacts.find((entry) => entry.id === contactId);
  return {
    evidence: candidate.evidence,
    surface: mention.surface,
    role: recognised.frame.roles[mention.block] ?? 'page',
    moreCount: recognised.mentions.length - 1,
    ...(contact ? { contactName: contact.name } : {}),
  };
}

export interface CardInput {
  readonly facts: CustomerFacts;
  readonly head: ExportHead;
  readonly page: Page | undefined;
  readonly log: LogState;
  readonly nowMs: number;
}

/** Everything on the card follows from the row, the own touchpoints that are not in it yet, and the playbook. */
export function buildCard({ facts, head, page, log, nowMs }: CardInput): CustomerCard {
  const shown = mergeTouchpoints(facts.row.touchpoints, facts.local, head.viewer.id);
  const accepted = shown.filter((touchpoint) => touchpoint.localState !== 'refused');
  const row = { ...facts.row, touchpoints: accepted.map(({ localState: _state, ...touchpoint }) => touchpoint) };
  const { playbook, staff } = head;
  const timeZone = localTimeZone();
  const today = dayOf(nowMs, timeZone);
  const now = new Date(nowMs).toISOString();
  const match = findMatchReason(page, facts);
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
      decisions: facts.decisions,
    }),
    insight: readInsight(row, { today, timeZone, playbook, staff }),
    log,
    ...(match ? { match } : {}),
  };
}
