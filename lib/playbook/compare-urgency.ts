/** Customers with their next action -> the order in which a rep takes them on. */
import type { Tier } from '../model/customer.ts';
import type { NextAction } from '../model/next-action.ts';

/** Whatever is ranked: a line of Today, a customer in a list of messages. */
export interface Pressing {
  readonly tier: Tier;
  /** Absent: nothing to do for now. */
  readonly action?: Pick<NextAction, 'dueOn' | 'score'>;
}

const tierOrder: readonly Tier[] = ['MVC', 'MGC', 'STANDARD', 'BZ'];

/**
 * Due and late before what comes later; among the due the most valuable first, then the most urgent, then the latest. Where
 * nothing is to do the tier alone counts, after everything else.
 */
export function compareUrgency(a: Pressing, b: Pressing, today: string): number {
  const byTier = tierOrder.indexOf(a.tier) - tierOrder.indexOf(b.tier);
  if (!a.action || !b.action) return a.action ? -1 : b.action ? 1 : byTier;
  const isDue = ({ dueOn }: Pick<NextAction, 'dueOn'>): boolean => dueOn <= today;
  const byDay = a.action.dueOn < b.action.dueOn ? -1 : a.action.dueOn > b.action.dueOn ? 1 : 0;
  const byUrgency = b.action.score - a.action.score;
  if (isDue(a.action) !== isDue(b.action)) return isDue(a.action) ? -1 : 1;
  return isDue(a.action) ? byTier || byUrgency || byDay : byDay || byTier || byUrgency;
}
