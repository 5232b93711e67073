/** Number formats of a workbook -> which cells are days, and the day behind a serial number. */

const dayMs = 86_400_000;
/** Day 0 of the two calendars that workbooks count in. The first counts a 29 February 1900 that never was. */
const epochMs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;

/** Numbers of the built-in formats that show a day or a time. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Whether a format of the workbook's own shows a day: quoted text, colours and conditions do not count. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id);
  // Excel allows 255 characters; what an attacker writes may be megabytes.
  const bare = code.slice(0, 255).replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  return /[ymdhs年月日]/i.test(bare) && !/[0#?]/.test(bare.replace(/s\.0+/gi, ''));
}

/** `2026-11-20` for the serial number of a day; undefined outside of the years 1900 to 9999. */
export function dayOfSerial(serial: number, calendar: 1900 | 1904): string | undefined {
  const ms = epochMs[calendar] + Math.floor(serial) * dayMs;
  if (serial < 1 || ms >= Date.UTC(10_000, 0, 1)) return undefined;
  return new Date(ms).toISOString().slice(0, 10);
}
