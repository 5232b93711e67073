/** Instants -> days of a calendar. */

/** The day, `2026-11-20`, that `instantMs` falls on in the time zone. */
export function dayOf(instantMs: number, timeZone: string): string {
  // Swedish dates are written year-month-day.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instantMs);
}

/** Where the rep is: a rep's day begins and ends with the rep's own midnight. IANA name. */
export function localTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The day `days` after `day`; negative goes back. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
