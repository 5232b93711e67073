/** A rep's decisions -> whether a rule is silent for a customer, and until when. */

import type { ActionDecision } from '../model/action-decision.ts';
import { dayOfInstant, toDay } from '../tiering/calendar.ts';
import type { Facts } from '../tiering/facts.ts';
import type { Firing, Rule } from './rule.ts';

export interface Silence {
  readonly by: 'taken' | 'postponed' | 'refused';
  /** First day on which the rule may speak again, as days since 1970-01-01. */
  readonly until: number;
}

function silenceAfter(decision: ActionDecision, rule: Rule, facts: Facts, timeZone: string): Silence | undefined {
  const day = dayOfInstant(decision.decidedAt, timeZone);
  const rest = rule.restDays ?? rule.followUpDays;
  switch (decision.kind) {
    case 'taken':
      return { by: 'taken', until: Math.max(toDay(decision.followUpOn) + 1, day + rest) };
    case 'postponed':
      return { by: 'postponed', until: toDay(decision.until) };
    case 'refused': {
      if (decision.reason === 'already-done') return { by: 'refused', until: day + rest };
      // What the customer suffers from comes back soon, whatever the rep thinks of it.
      if (rule.kind === 'repair') return { by: 'refused', until: day + facts.limit('repair-refusal-rest-days') };
      const isOnlyTime = decision.reason === 'wrong-time';
      return { by: 'refused', until: day + facts.limit(isOnlyTime ? 'wrong-time-rest-days' : 'refusal-rest-days') };
    }
    default:
      return undefined;
  }
}

/**
 * The newest decision on this rule (and on the same touchpoint, when the firing is about one) counts; a touchpoint that
 * carried the rule out counts as taken. Undefined when the rule may speak today.
 */
export function findSilence(
  rule: Rule,
  firing: Firing,
  decisions: readonly ActionDecision[],
  facts: Facts,
  timeZone: string,
): Silence | undefined {
  let newest: ActionDecision | undefined;
  for (const decision of decisions) {
    if (decision.ruleId !== rule.id || decision.customerId !== facts.customer.id || decision.about !== firing.about) continue;
    if (decision.kind === 'shown' || decision.kind === 'outcome') continue;
    if (newest === undefined || Date.parse(decision.decidedAt) > Date.parse(newest.decidedAt)) newest = decision;
  }
  const decided = newest === undefined ? undefined : silenceAfter(newest, rule, facts, timeZone);
  if (decided !== undefined && decided.until > facts.today) return decided;
  const carried = facts.episodes.find((episode) => episode.touchpoint.carriedOut?.ruleId === rule.id);
  if (carried === undefined) return undefined;
  const until = carried.day + (rule.restDays ?? rule.followUpDays);
  return until > facts.today ? { by: 'taken', until } : undefined;
}
