/** Deeds of this browser -> the rep's own scorecard. Pure: the same deeds always give the same figures. */
import type { Scorecard } from '../../components/options-view.ts';
import type { Deed } from '../cache/journal.ts';

/** How far back it looks, in days. */
export const scorecardDays = 30;
const dayMs = 86_400_000;

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/**
 * Of the last 30 days. A match counts as accepted when the rep logged it from the page or chose it, as rejected when he said that
 * somebody else, or nobody, was meant. A log that was undone counts for nothing but `undone`.
 */
export function computeScorecard(deeds: readonly Omit<Deed, 'id'>[], nowMs: number): Scorecard {
  const recent = deeds.filter((deed) => deed.atMs > nowMs - scorecardDays * dayMs && deed.atMs <= nowMs);
  const undone = new Set(recent.flatMap((deed) => (deed.kind === 'undone' ? (deed.touchpointId ?? []) : [])));
  const logs = recent.filter(
    (deed) => deed.kind === 'logged' && (deed.touchpointId === undefined || !undone.has(deed.touchpointId)),
  );
  const clicks = median(logs.flatMap((deed) => deed.clicks ?? []));
  const countOf = (kind: Deed['kind']): number => recent.filter((deed) => deed.kind === kind).length;
  return {
    days: scorecardDays,
    accepted: logs.filter((deed) => deed.isFromPage).length + countOf('accepted'),
    rejected: countOf('rejected'),
    logs: logs.length,
    undone: countOf('undone'),
    ...(clicks === undefined ? {} : { medianClicks: clicks }),
  };
}
