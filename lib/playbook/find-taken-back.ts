/** Decisions -> those that the rep took back. */

import type { ActionDecision } from '../model/action-decision.ts';

/** Put off until a day that is over: what was decided before on the same rule counts no more. */
export function isTakingBack(decision: ActionDecision): boolean {
  return decision.kind === 'postponed' && decision.until < decision.decidedAt.slice(0, 10);
}

const subjectOf = ({ customerId, ruleId, about }: ActionDecision): string => JSON.stringify([customerId, ruleId, about]);

/**
 * Ids of the taken and refused actions that were taken back before anything else was decided on the same rule, customer and
 * touchpoint. An action that was put off and is wanted now is no mistake: it is not among them.
 */
export function findTakenBack(decisions: readonly ActionDecision[]): ReadonlySet<string> {
  const takenBack = new Set<string>();
  const newest = new Map<string, ActionDecision>();
  const inOrder = decisions
    .filter(({ kind }) => kind !== 'shown' && kind !== 'outcome')
    // Two clicks of one millisecond: whatever the order they came in, the answer is the same.
    .toSorted((a, b) => Date.parse(a.decidedAt) - Date.parse(b.decidedAt) || (a.id < b.id ? -1 : 1));
  for (const decision of inOrder) {
    const subject = subjectOf(decision);
    const before = newest.get(subject);
    newest.set(subject, decision);
    if (before === undefined || !isTakingBack(decision)) continue;
    if (before.kind === 'taken' || before.kind === 'refused') takenBack.add(before.id);
  }
  return takenBack;
}
