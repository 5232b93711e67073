/** Instants -> days of the company's calendar. */

/** The day, `2026-11-20`, that `instantMs` falls on in the time zone. */
export function dayOf(instantMs: number, timeZone: string): string {
  // Swedish dates are written year-month-day.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instantMs);
}

/** The day `days` after `day`; negative goes back. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
