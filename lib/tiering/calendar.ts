/** Company-calendar days as whole numbers: dates and instants -> days since 1970-01-01 that can be added and compared. */

const dayMs = 86_400_000;
/** No time zone changes its offset within a quarter of an hour, so one answer serves all instants in it. */
const quarterMs = 900_000;

/** `2026-11-20` -> days since 1970-01-01. The date must be valid (`dateSchema`). */
export function toDay(date: string): number {
  return Math.round(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / dayMs);
}

// A few thousand days at most turn up: those of the touchpoints and what is counted from them.
const dates = new Map<number, string>();

/** Days since 1970-01-01 -> `2026-11-20`. */
export function toDate(day: number): string {
  let date = dates.get(day);
  if (date === undefined) {
    date = new Date(day * dayMs).toISOString().slice(0, 10);
    dates.set(day, date);
  }
  return date;
}

const zones = new Map<string, { readonly format: Intl.DateTimeFormat; readonly days: Map<number, number> }>();

/**
 * The calendar day of an instant in a time zone, as days since 1970-01-01.
 * @param timeZone - IANA name; an unknown one throws RangeError.
 */
export function dayOfInstant(instant: string, timeZone: string): number {
  let zone = zones.get(timeZone);
  if (zone === undefined) {
    zone = {
      format: new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
      days: new Map(),
    };
    zones.set(timeZone, zone);
  }
  const ms = Date.parse(instant);
  const quarter = Math.floor(ms / quarterMs);
  let day = zone.days.get(quarter);
  if (day === undefined) {
    day = toDay(zone.format.format(ms));
    zone.days.set(quarter, day);
  }
  return day;
}
