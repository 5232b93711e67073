/** Instants and calendar days -> the words in which a rep speaks of them. */
import type { Messages } from './en.ts';

const dayMs = 86_400_000;

/** Dates and times of one language in one time zone, counted from one moment. */
export interface DateWords {
  /** The company's calendar day at the moment, `2026-11-20`. */
  readonly today: string;
  /** `just now`, `2 min ago`, `3 h ago`, `yesterday`, `6 days ago`, then the day. */
  ago(instant: string): string;
  /** `today`, `yesterday`, `6 Nov`, with the year when it is another one. Takes an instant or a calendar day. */
  day(when: string): string;
  /** `09:14`; with the day when it is not today. */
  time(instant: string): string;
  /** `6 November 2026`. Takes an instant or a calendar day. */
  fullDay(when: string): string;
  /** `due today`, `3 days late`, `by Friday`, `next week`, `by 12 Dec`. */
  due(dueOn: string): string;
  /** Whole days from today to the day; negative when past. */
  daysUntil(dueOn: string): number;
  /** The calendar day of an instant in the company's time zone. */
  dayOf(instant: string): string;
}

/** Makes the words. `language` is a BCP 47 tag, `timeZone` an IANA name, `now` an instant. */
export function dateWords(messages: Messages, language: string, timeZone: string, now: string): DateWords {
  const calendarDay = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const clock = new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const isChinese = language.startsWith('zh');
  // Chinese reps write 11-06; English 6 Nov. Calendar days are formatted as UTC so that no zone can shift them.
  const shortMonth = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short' });
  const longDay = new Intl.DateTimeFormat(isChinese ? language : 'en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const weekday = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: isChinese ? 'short' : 'long' });

  const dayOf = (instant: string): string => calendarDay.format(new Date(instant));
  const today = dayOf(now);
  const toDay = (when: string): string => (when.length === 10 ? when : dayOf(when));
  const asUtc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
  const daysUntil = (day: string): number => Math.round((asUtc(day) - asUtc(today)) / dayMs);

  function shortDate(day: string): string {
    const isThisYear = day.slice(0, 4) === today.slice(0, 4);
    if (isChinese) return isThisYear ? day.slice(5) : day;
    const short = `${Number(day.slice(8))} ${shortMonth.format(asUtc(day))}`;
    return isThisYear ? short : `${short} ${day.slice(0, 4)}`;
  }

  function day(when: string): string {
    const calendar = toDay(when);
    const distance = daysUntil(calendar);
    if (distance === 0) return messages.when.today;
    if (distance === -1) return messages.when.yesterday;
    return shortDate(calendar);
  }

  function ago(instant: string): string {
    const minutes = Math.floor((Date.parse(now) - Date.parse(instant)) / 60_000);
    if (minutes < 1) return messages.when.justNow;
    if (minutes < 60) return messages.when.minutesAgo(minutes);
    const days = -daysUntil(dayOf(instant));
    if (days === 0) return messages.when.hoursAgo(Math.floor(minutes / 60));
    if (days === 1) return messages.when.yesterday;
    return days < 30 ? messages.when.daysAgo(days) : shortDate(dayOf(instant));
  }

  function due(dueOn: string): string {
    const distance = daysUntil(dueOn);
    if (distance < 0) return messages.when.daysLate(-distance);
    if (distance === 0) return messages.when.dueToday;
    if (distance === 1) return messages.when.dueTomorrow;
    // Monday is day 1: what lies beyond this week's Sunday is next week.
    const weekdayToday = new Date(asUtc(today)).getUTCDay() || 7;
    if (distance <= 7 - weekdayToday) return messages.when.dueBy(weekday.format(asUtc(dueOn)));
    if (distance <= 14 - weekdayToday) return messages.when.dueNextWeek;
    return messages.when.dueBy(shortDate(dueOn));
  }

  return {
    today,
    ago,
    day,
    time: (instant) =>
      dayOf(instant) === today ? clock.format(new Date(instant)) : `${day(instant)} ${clock.format(new Date(instant))}`,
    fullDay: (when) => longDay.format(asUtc(toDay(when))),
    due,
    daysUntil,
    dayOf,
  };
}
