/** Touchpoints -> the order on the card: the worst that is unresolved on top, then newest first. */
import type { Insight } from '../../lib/model/insight.ts';
import type { CardTouchpoint } from '../sidebar-view.ts';

export interface OrderedTouchpoints {
  /** Unresolved and weighing on the relationship. */
  readonly worst?: CardTouchpoint;
  readonly others: readonly CardTouchpoint[];
}

/** The engine names the worst; without its word the open issue that is due first stands in for it. */
export function worstFirst(touchpoints: readonly CardTouchpoint[], insight: Insight | undefined): OrderedTouchpoints {
  const newestFirst = [...touchpoints].sort((a, b) => b.touchpoint.happenedAt.localeCompare(a.touchpoint.happenedAt));
  const due = (entry: CardTouchpoint): string => entry.touchpoint.issue?.dueOn ?? '9999';
  const openIssues = newestFirst.filter(({ touchpoint: { issue } }) => issue !== undefined && issue.resolvedOn === undefined);
  const worst =
    insight === undefined
      ? openIssues.sort((a, b) => due(a).localeCompare(due(b)))[0]
      : newestFirst.find((entry) => entry.touchpoint.id === insight.worst?.touchpointId);
  return worst === undefined ? { others: newestFirst } : { worst, others: newestFirst.filter((entry) => entry !== worst) };
}
