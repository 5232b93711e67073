/** Touchpoints -> how many there were in each of the last twelve months. */
import type { CardTouchpoint } from '../sidebar-view.ts';

/**
 * Twelve counts, oldest first; the last is the month of `today` (a calendar day). Older and later touchpoints are not counted.
 * @param dayOf - Instant -> calendar day of the company.
 */
export function monthsOf(touchpoints: readonly CardTouchpoint[], today: string, dayOf: (instant: string) => string): number[] {
  const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const first = monthNumber(today) - 11;
  const counts = Array.from({ length: 12 }, () => 0);
  for (const { touchpoint } of touchpoints) {
    const place = monthNumber(dayOf(touchpoint.happenedAt)) - first;
    const count = counts[place];
    if (count !== undefined) counts[place] = count + 1;
  }
  return counts;
}
