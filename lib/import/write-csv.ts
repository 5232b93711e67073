/** Values -> CSV that a spreadsheet opens without running anything. */
import Papa from 'papaparse';

/**
 * A cell that a spreadsheet would take for a formula gets an apostrophe, which the spreadsheet hides: `= + - @`, TAB and CR, also after
 * blanks and in full width. Plain numbers are none.
 */
export function escapeFormula(text: string): string {
  const isFormula = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(text) || /^[\t\r]/.test(text);
  return isFormula && !/^[+-]?\d+([.,]\d+)*%?$/.test(text) ? `'${text}` : text;
}

/** With a byte-order mark, without which Excel takes UTF-8 for something else. */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const data = [header, ...rows].map((cells) => cells.map(escapeFormula));
  return `\ufeff${Papa.unparse(data, { newline: '\r\n' })}\r\n`;
}
