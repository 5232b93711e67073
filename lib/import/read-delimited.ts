/** Text with separators -> a table, in slices, so that the page stays usable. */
import Papa from 'papaparse';
import { rest } from '../sync/rest.ts';
import { type Delimiter, delimiters, maxColumns, maxRows, type TableRow, UnreadableFileError } from './table.ts';

/** Characters parsed in one go: some milliseconds. The panel lives in the same thread, and must not feel it. */
const sliceLength = 100_000;

/** Slices without a single finished row: a quotation mark was opened and never closed. */
const maxSilentSlices = 100;

/** Excel's own hint in the first line: `sep=;`. */
const hintPattern = /^sep=(.)\r?\n/i;

/** The separator that the first line has most of: a guess over all rows fails on short files. */
export function findDelimiter(text: string): Delimiter {
  const hint = hintPattern.exec(text)?.[1];
  const hinted = delimiters.find((delimiter) => delimiter === hint);
  if (hinted) return hinted;
  const firstLine = text.split(/\r\n|\n|\r/, 30).find((line) => line.trim() !== '') ?? '';
  const bare = firstLine.replace(/"[^"]*"/g, '');
  const count = (delimiter: string): number => bare.split(delimiter).length;
  return delimiters.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/**
 * Line ends of one kind. A text that has both, as when two exports were put together, would otherwise be cut at one kind only, and
 * two rows become one.
 */
function evenLineEnds(text: string): string {
  const hasBoth = /\r\n/.test(text) && /(?:^|[^\r])\n/.test(text);
  return hasBoth ? text.replaceAll('\r\n', '\n') : text;
}

/**
 * Every record that holds anything, numbered as a spreadsheet does.
 * @param onProgress - share of the text that is read, 0 to 1
 * @throws UnreadableFileError
 */
export function readDelimited(source: string, delimiter: Delimiter, onProgress: (share: number) => void): Promise<TableRow[]> {
  const text = evenLineEnds(source);
  const rows: TableRow[] = [];
  let number = 0;
  let silent = 0;
  return new Promise((resolve, reject) => {
    const take = (results: Papa.ParseResult<string[]>): void => {
      const broken = results.errors.find((error) => error.type === 'Quotes');
      if (broken) throw new UnreadableFileError('open-quote', number + (broken.row ?? 0) + 1);
      silent = results.data.length === 0 ? silent + 1 : 0;
      if (silent > maxSilentSlices) throw new UnreadableFileError('open-quote', number + 1);
      for (const cells of results.data) {
        number++;
        if (cells.every((cell) => cell.trim() === '')) continue;
        if (number === 1 && hintPattern.test(`${cells.join(delimiter)}\n`)) continue;
        if (cells.length > maxColumns) throw new UnreadableFileError('too-many-columns', number);
        if (rows.length >= maxRows) throw new UnreadableFileError('too-many-rows');
        rows.push({ row: number, cells });
      }
      onProgress(Math.min(1, results.meta.cursor / text.length));
    };
    Papa.parse<string[]>(text, {
      delimiter,
      chunkSize: sliceLength,
      chunk: (results: Papa.ParseResult<string[]>, parser: Papa.Parser) => {
        parser.pause();
        try {
          take(results);
        } catch (error) {
          reject(error);
          parser.abort();
          return;
        }
        void rest().then(() => parser.resume());
      },
      complete: () => resolve(rows),
      error: (error: Error) => reject(error),
    } as Papa.ParseConfig<string[]>);
  });
}
