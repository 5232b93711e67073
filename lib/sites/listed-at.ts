/** A time as a list shows it, by a word for the day -> the instant, to the minute. */

const todayWords = ['today', 'heute', '今天', '今日'];
/** Sunday first, as lists shorten them. */
const weekdayWords = [
  ['sun', 'so', '星期日', '周日', '週日'],
  ['mon', 'mo', '星期一', '周一', '週一'],
  ['tue', 'di', '星期二', '周二', '週二'],
  ['wed', 'mi', '星期三', '周三', '週三'],
  ['thu', 'do', '星期四', '周四', '週四'],
  ['fri', 'fr', '星期五', '周五', '週五'],
  ['sat', 'sa', '星期六', '周六', '週六'],
];

/** How many days before today a word says, of the last seven days; undefined when it is no word for a day. */
function daysBack(word: string, today: Date, isMidnight: boolean): number | undefined {
  if (todayWords.includes(word)) return 0;
  const weekday = weekdayWords.findIndex((words) => words.includes(word));
  if (weekday < 0) return undefined;
  const days = (today.getDay() - weekday + 7) % 7;
  // Today goes by its own word, but for its first minute: lists count that to the day before.
  return days === 0 && !isMidnight ? undefined : days;
}

/**
 * The instant that `Today 08:48`, `Sat 14:20`, `星期六 14:20` or `Mo 2:20 pm` says, in ISO form and the browser's zone.
 * Undefined when the text is nothing of the kind, or would lie in the future.
 * @param now - when the list was drawn, or later on the same day
 */
export function parseListedAt(text: string, now: Date): string | undefined {
  const [, word = '', hour = '', minute, half] = /^(\S+) (\d{1,2})[:.](\d{2})(?: ?([ap]m))?$/i.exec(text) ?? [];
  const told = Number(hour);
  const hours = half === undefined ? told : (told % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const days = daysBack(word.toLowerCase(), now, hours === 0 && minute === '00');
  if (days === undefined) return undefined;
  const date = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days, hours, Number(minute));
  return date.getHours() === hours && date.getMinutes() === Number(minute) && date <= now ? date.toISOString() : undefined;
}
