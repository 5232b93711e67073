/** What the rep clicked beside a suggested action -> the decision that is kept. */
import type { Postponement, TakenDecision } from '../../components/sidebar-view.ts';
import type { ActionDecision, Outcome, RefusalReason } from '../model/action-decision.ts';
import type { NextAction } from '../model/next-action.ts';
import { addDays } from '../platform/calendar.ts';

export type DecisionClick =
  /** Nobody clicked: it stood on the card. */
  | { readonly kind: 'shown' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'postponed'; readonly until: Postponement }
  /** What was put off is wanted now: put off until a day that is over in every time zone. */
  | { readonly kind: 'woken' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

const daysOfPostponement: Readonly<Record<Postponement, number>> = { tomorrow: 1, 'in-three-days': 3, 'next-week': 7 };

/** A decision made now, `today` being the company's day. */
export function makeDecision(
  customerId: string,
  action: NextAction,
  click: DecisionClick,
  today: string,
  now: string,
): ActionDecision {
  const { ruleId, playbookVersion, about, followUpDays } = action;
  const common = {
    id: crypto.randomUUID(),
    customerId,
    ruleId,
    playbookVersion,
    decidedAt: now,
    ...(about === undefined ? {} : { about }),
  };
  switch (click.kind) {
    case 'shown':
      return { ...common, kind: 'shown' };
    case 'taken':
      return { ...common, kind: 'taken', followUpOn: addDays(today, followUpDays) };
    case 'postponed':
      return { ...common, kind: 'postponed', until: addDays(today, daysOfPostponement[click.until]) };
    case 'woken':
      return { ...common, kind: 'postponed', until: addDays(today, -2) };
    case 'refused':
      return { ...common, kind: 'refused', reason: click.reason };
  }
}

/** The answer to the follow-up question about an action that was taken. */
export function makeOutcome(taken: TakenDecision, outcome: Outcome, now: string): ActionDecision {
  const { id, customerId, ruleId, playbookVersion, about } = taken;
  return {
    id: crypto.randomUUID(),
    customerId,
    ruleId,
    playbookVersion,
    decidedAt: now,
    ...(about === undefined ? {} : { about }),
    kind: 'outcome',
    of: id,
    outcome,
  };
}
