/**
 * A customer's cached row and what this browser logged -> what to do next, and what figures and history say. Done here and
 * not in the panel: the rules weigh more than the whole panel, and the worker has them loaded for Today.
 */

import { type CustomerFacts, readCustomerFacts } from '../cache/customer-facts.ts';
import { findCurrentGeneration } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { mergeDecisions } from '../cache/decisions.ts';
import { loadState } from '../cache/state.ts';
import { mergeTouchpoints } from '../cache/touchpoints.ts';
import type { CustomerEvaluation } from '../messages/contract.ts';
import type { ActionDecision } from '../model/action-decision.ts';
import type { ExportHead } from '../model/export.ts';
import { dayOf, localTimeZone } from '../platform/calendar.ts';
import { findFollowUps } from '../playbook/find-follow-ups.ts';
import { suggestNextAction } from '../playbook/suggest-next-action.ts';
import type { PopulationSummary } from '../tiering/propose-tiers.ts';
import { readInsight } from '../tiering/read-insight.ts';

/**
 * The oldest action that the viewer can be asked about: one taken in this browser, or any at a customer of his own. A
 * colleague who happens to open the card has no answer.
 */
function findFollowUp(
  facts: CustomerFacts,
  decisions: readonly ActionDecision[],
  viewerId: string,
  today: string,
): CustomerEvaluation['followUp'] {
  const isOwner = facts.row.customer.ownerId === viewerId;
  const own = new Set(facts.decisions.map((decision) => decision.id));
  for (const { decisionId, question } of findFollowUps(decisions, today)) {
    const taken = decisions.find((decision) => decision.id === decisionId);
    if (taken?.kind === 'taken' && (isOwner || own.has(decisionId))) return { taken, question };
  }
  return undefined;
}

export interface EvaluationInput {
  readonly facts: CustomerFacts;
  readonly head: ExportHead;
  /** The cut of all cached customers; absent until it was computed. */
  readonly population: PopulationSummary | undefined;
  readonly nowMs: number;
}

/** Pure: follows from the row, the own touchpoints that are not in it yet, the decisions, and the playbook. */
export function evaluateFacts({ facts, head, population, nowMs }: EvaluationInput): CustomerEvaluation {
  const { playbook, staff, viewer } = head;
  const shown = mergeTouchpoints(facts.row.touchpoints, facts.local, viewer.id);
  const accepted = shown.filter((touchpoint) => touchpoint.localState !== 'refused');
  const row = { ...facts.row, touchpoints: accepted.map(({ localState: _state, ...touchpoint }) => touchpoint) };
  const timeZone = localTimeZone();
  const today = dayOf(nowMs, timeZone);
  const decisions = mergeDecisions(facts.row.decisions, facts.decisions);
  // The click came from another context: whatever its clock said, it counts at once.
  const latest = Math.max(nowMs, ...facts.decisions.map((decision) => Date.parse(decision.decidedAt)));
  const now = new Date(latest).toISOString();
  const insight = readInsight(row, { today, timeZone, playbook, staff, ...(population ? { population } : {}) });
  const followUp = findFollowUp(facts, decisions, viewer.id, today);
  return {
    customerId: facts.row.customer.id,
    suggestion: suggestNextAction(row, { today, now, timeZone, playbook, staff, viewerId: viewer.id, decisions, insight }),
    insight,
    ...(followUp ? { followUp } : {}),
  };
}

/** Null when the customer is not ours (any more), or there is no data. */
export async function evaluateCustomer(
  database: ShukeDatabase,
  customerId: string,
  nowMs: number,
): Promise<CustomerEvaluation | null> {
  const generation = await findCurrentGeneration(database);
  const population = await loadState(database, 'population');
  const facts = await readCustomerFacts(database, customerId);
  return generation && facts ? evaluateFacts({ facts, head: generation.head, population, nowMs }) : null;
}
