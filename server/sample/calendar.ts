/** Days before `now` -> dates and instants, so that the sample company is always of today. */

const dayMs = 86_400_000;

export interface Calendar {
  /** `2026-11-20`; negative days lie in the future. */
  date(daysAgo: number): string;
  /** That day at this hour and minute in UTC, never later than an hour before `now`. */
  instant(daysAgo: number, hour: number, minute: number): string;
  /** The same, moved back to Friday when it falls on a weekend. */
  workday(daysAgo: number): number;
  /** First days of the last eight full quarters, oldest first. */
  readonly quarterStarts: readonly string[];
}

/** @param now - the instant that counts as today, in milliseconds since 1970. */
export function createCalendar(now: number): Calendar {
  const midnight = Math.floor(now / dayMs) * dayMs;
  const today = new Date(midnight);
  const quarterIndex = today.getUTCFullYear() * 4 + Math.floor(today.getUTCMonth() / 3);
  return {
    date: (daysAgo) => new Date(midnight - daysAgo * dayMs).toISOString().slice(0, 10),
    instant: (daysAgo, hour, minute) => {
      const at = midnight - daysAgo * dayMs + hour * 3_600_000 + minute * 60_000;
      return new Date(Math.min(at, now - 3_600_000)).toISOString();
    },
    workday: (daysAgo) => {
      const weekday = new Date(midnight - daysAgo * dayMs).getUTCDay();
      return daysAgo + (weekday === 6 ? 1 : weekday === 0 ? 2 : 0);
    },
    quarterStarts: Array.from({ length: 8 }, (_, i) => {
      const index = quarterIndex - 8 + i;
      return new Date(Date.UTC(Math.floor(index / 4), (index % 4) * 3, 1)).toISOString().slice(0, 10);
    }),
  };
}
