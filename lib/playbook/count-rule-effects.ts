/** Decisions -> what came of every rule: shown, taken, put off, refused, and the outcomes (domain part 12). */

import type { ActionDecision, Outcome, RefusalReason } from '../model/action-decision.ts';
import { findTakenBack, isTakingBack } from './find-taken-back.ts';

export interface RuleEffect {
  readonly ruleId: string;
  readonly shown: number;
  readonly taken: number;
  readonly postponed: number;
  readonly refused: number;
  readonly refusals: Readonly<Record<RefusalReason, number>>;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Taken actions whose outcome nobody has told yet. */
  readonly open: number;
  /** Outcomes that worked, partly ones counted half, over those that were told; absent below five of them. */
  readonly success?: number;
}

/** Fewer outcomes than this say nothing about a rule. */
const minOutcomes = 5;

interface Counts {
  shown: number;
  taken: number;
  postponed: number;
  refused: number;
  refusals: Record<RefusalReason, number>;
  outcomes: Record<Outcome, number>;
}

function noCounts(): Counts {
  return {
    shown: 0,
    taken: 0,
    postponed: 0,
    refused: 0,
    refusals: { 'wrong-time': 0, 'wrong-customer': 0, 'already-done': 0, 'not-useful': 0, other: 0 },
    outcomes: { worked: 0, partly: 0, failed: 0, unknown: 0 },
  };
}

/**
 * One line a rule that was ever decided on, by id. A decision counts once however often it was sent; of several outcomes
 * of one taken action the newest counts; an outcome whose action is not among the decisions does not.
 * @param shownByRule - how often rules were shown besides, where somebody has counted that already
 */
export function countRuleEffects(
  decisions: readonly ActionDecision[],
  shownByRule: ReadonlyMap<string, number> = new Map(),
): RuleEffect[] {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  const takenBack = findTakenBack([...byId.values()]);
  const counts = new Map<string, Counts>();
  const outcomes = new Map<string, Extract<ActionDecision, { kind: 'outcome' }>>();
  const countsOf = (ruleId: string): Counts => {
    const known = counts.get(ruleId) ?? noCounts();
    counts.set(ruleId, known);
    return known;
  };
  for (const [ruleId, shown] of shownByRule) countsOf(ruleId).shown += shown;
  for (const decision of byId.values()) {
    if (decision.kind === 'outcome') {
      const before = outcomes.get(decision.of);
      if (before === undefined || Date.parse(before.decidedAt) <= Date.parse(decision.decidedAt))
        outcomes.set(decision.of, decision);
      continue;
    }
    // Taking back that something was put off is not putting it off once more; what was a mistake does not count at all.
    if (isTakingBack(decision) || takenBack.has(decision.id)) continue;
    const line = countsOf(decision.ruleId);
    line[decision.kind] += 1;
    if (decision.kind === 'refused') line.refusals[decision.reason] += 1;
  }
  for (const [of, { outcome }] of outcomes) {
    const taken = byId.get(of);
    if (taken?.kind === 'taken') countsOf(taken.ruleId).outcomes[outcome] += 1;
  }
  return [...counts]
    .map(([ruleId, line]): RuleEffect => {
      const { worked, partly, failed, unknown } = line.outcomes;
      const told = worked + partly + failed;
      return {
        ruleId,
        ...line,
        open: line.taken - told - unknown,
        ...(told >= minOutcomes && { success: Math.round(((worked + partly / 2) / told) * 100) / 100 }),
      };
    })
    .sort((a, b) => (a.ruleId < b.ruleId ? -1 : 1));
}
