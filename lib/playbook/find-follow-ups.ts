/** Decisions -> taken actions, not taken back, whose window has passed and whose outcome nobody has told: asked for once each. */

import type { ActionDecision } from '../model/action-decision.ts';
import type { Wording } from '../model/playbook.ts';
import { fillWording, wording } from '../tiering/wording.ts';
import { findTakenBack } from './find-taken-back.ts';
import { plainFigures } from './plain-title.ts';
import { rules } from './registry.ts';

export interface FollowUp {
  /** Id of the `taken` decision; goes into the outcome's `of`. */
  readonly decisionId: string;
  readonly customerId: string;
  readonly ruleId: string;
  readonly followUpOn: string;
  /** Answered in one click: worked, partly, failed, cannot tell. */
  readonly question: Wording;
}

const question = wording('Did it come true: {goal}?', '是否达到：{goal}？', '是否達成：{goal}？');

/**
 * Oldest first; days are company-calendar days. A rule that has gone from the registry is not asked about.
 * @param nameOf - name of the person dealt with at a customer, where the caller knows it
 */
export function findFollowUps(
  decisions: readonly ActionDecision[],
  today: string,
  nameOf: (customerId: string) => string | undefined = () => undefined,
): FollowUp[] {
  const answered = new Set(decisions.flatMap((decision) => (decision.kind === 'outcome' ? [decision.of] : [])));
  const takenBack = findTakenBack(decisions);
  const seen = new Set<string>();
  const open: FollowUp[] = [];
  for (const decision of decisions) {
    if (decision.kind !== 'taken' || decision.followUpOn >= today || takenBack.has(decision.id)) continue;
    if (answered.has(decision.id) || seen.has(decision.id)) continue;
    seen.add(decision.id);
    const rule = rules.find(({ id }) => id === decision.ruleId);
    if (rule === undefined) continue;
    const name = nameOf(decision.customerId);
    const goal = fillWording(rule.goal, { ...plainFigures, ...(name !== undefined && { contact: name }) });
    open.push({
      decisionId: decision.id,
      customerId: decision.customerId,
      ruleId: decision.ruleId,
      followUpOn: decision.followUpOn,
      question: fillWording(question, { goal }),
    });
  }
  return open.sort((a, b) =>
    a.followUpOn < b.followUpOn ? -1 : a.followUpOn > b.followUpOn ? 1 : a.decisionId < b.decisionId ? -1 : 1,
  );
}
