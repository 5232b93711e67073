/** A time as a page shows it -> the instant, to the minute. */

/** 2026-11-21 16:13, 2026年11月21日 (星期六) 下午4:13, 2026/11/21 16:13:05 */
const yearFirst = /(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(\D{1,14}?)(\d{1,2}):(\d{2})/;
/** 21.11.2026 16:13, 11/21/26 4:13 PM: day and month are told apart only when one of them cannot be a month. */
const yearLast = /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(\D{1,12}?)(\d{1,2}):(\d{2})/;
/** Today, 16:13:05 */
const ofToday = /^(?:today|heute|今天|今日)\D{0,6}(\d{1,2}):(\d{2})/i;
/** 16:13:05 2026-11-21, 4:13 PM, Nov 21, 2026: the time, and a day after it */
const timeFirst = /^(\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?)[\s,，]+(?!.*\d:\d)(.*\d{4}.*)$/i;
const afternoon = /[下午晚]|\bp\.?m/i;

/**
 * The instant, seconds dropped, in ISO form; undefined when the text is no such time, or its day could be another one.
 * Without a zone of its own it is a time of the browser's zone, as webmails show it.
 * @param now - what `today` means in the page; absent when that is not certain
 */
export function parseSentAt(shown: string, now?: Date): string | undefined {
  const text = shown.replace(timeFirst, '$2 $1');
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(text)) return toMinute(new Date(text));
  const today = now && ofToday.exec(text);
  if (today) {
    const sentAt = instantOf([now.getFullYear(), now.getMonth() + 1, now.getDate(), today[1], today[2]], text);
    return sentAt && sentAt <= now.toISOString() ? sentAt : undefined;
  }
  const first = yearFirst.exec(text);
  if (first && !/GMT|UTC|[+-]\d{4}\b/.test(text)) {
    const [, year, month, day, between = '', ...time] = first;
    return instantOf([year, month, day, ...time], between + text.slice(first.index));
  }
  const last = yearLast.exec(text);
  if (last) {
    const [, one, separator, other, year = '', , ...time] = last;
    const isShort = year.length === 2;
    // With full stops the day comes first everywhere.
    const isDayFirst = separator === '.' || Number(one) > 12;
    // The first of three short numbers may be the year, unless the second is no month.
    if (separator !== '.' && Number(other) <= 12 && (isShort || (!isDayFirst && one !== other))) return undefined;
    const [day, month] = isDayFirst ? [one, other] : [other, one];
    return instantOf([isShort ? `20${year}` : year, month, day, ...time], text.slice(last.index));
  }
  // Names of months: as far as the browser knows them, which is in English.
  if (!/\b(19|20)\d\d\b/.test(text) || !/\d:\d\d/.test(text) || !/[a-z]{3}/i.test(text)) return undefined;
  return toMinute(new Date(text.replace(/\bat\b|\(.*?\)/g, ' ').replace(/(\d)(st|nd|rd|th)\b/g, '$1')));
}

/** @param parts - year, month, day, hour and minute */
function instantOf(parts: readonly (string | number | undefined)[], words: string): string | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.map(Number);
  const date = new Date(year, month - 1, day, hour < 12 && afternoon.test(words) ? hour + 12 : hour, minute);
  if (/\ba\.?m/i.test(words) && hour === 12) date.setHours(0);
  if (date.getMonth() !== month - 1 || date.getDate() !== day || minute > 59) return undefined;
  // Servers say so when they show their own time.
  if (/\b(UTC|GMT)\b(?!\s*[+-])/.test(words)) date.setMinutes(minute - date.getTimezoneOffset());
  return toMinute(date);
}

function toMinute(date: Date): string | undefined {
  const year = date.getFullYear();
  if (!(year > 1990 && year < 2100)) return undefined;
  date.setSeconds(0, 0);
  return date.toISOString();
}
