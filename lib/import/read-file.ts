/** Bytes of a file that a person picked -> its table, whatever it is. */

import { decodeText, detectEncoding } from './decode-text.ts';
import { findFields } from './fields.ts';
import { findHeader } from './map-columns.ts';
import { findDelimiter, readDelimited } from './read-delimited.ts';
import { looksLikeNdjson, readNdjson } from './read-ndjson.ts';
import { isCompoundFile, isZip, readXlsx } from './read-xlsx.ts';
import { type Delimiter, type Encoding, maxFileBytes, type Table, type TableRow, UnreadableFileError } from './table.ts';

/** What a person said about a file that was guessed wrongly. */
export interface ReadFileOptions {
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly sheet?: string;
}

export interface ReadFile {
  readonly table: Table;
  /** Visible sheets of a spreadsheet and the one that was read. */
  readonly sheets?: readonly string[];
  readonly sheet?: string;
}

function tableOf(rows: readonly TableRow[], more: Pick<Table, 'format' | 'encoding' | 'delimiter'>): Table {
  const { header, body } = findHeader(rows);
  if (header.length === 0) throw new UnreadableFileError('empty');
  // One column without a name that we know is prose, not a list.
  const isTable = header.length > 1 || header.some((name) => findFields(name).length > 0);
  if (!isTable) throw new UnreadableFileError('not-a-table');
  if (body.length === 0) throw new UnreadableFileError('empty');
  return { ...more, header, rows: body };
}

/**
 * @param onProgress - share that is done, 0 to 1; may stand still
 * @throws UnreadableFileError with the reason why nothing of it can be used
 */
export async function readFile(
  bytes: Uint8Array<ArrayBuffer>,
  options: ReadFileOptions = {},
  onProgress: (share: number) => void = () => {},
): Promise<ReadFile> {
  if (bytes.length === 0) throw new UnreadableFileError('empty');
  if (bytes.length > maxFileBytes) throw new UnreadableFileError('too-large');
  if (isCompoundFile(bytes)) throw new UnreadableFileError('old-or-encrypted');
  if (isZip(bytes)) {
    let unpacked = 0;
    const { rows, sheets, sheet } = await readXlsx(bytes, options.sheet, (piece) => {
      unpacked += piece;
      // How much it unpacks to is not known before; spreadsheets shrink about tenfold.
      onProgress(1 - 1 / (1 + unpacked / (bytes.length * 10)));
    });
    return { table: tableOf(rows, { format: 'xlsx' }), sheets, sheet };
  }
  const encoding = options.encoding ?? detectEncoding(bytes);
  const text = decodeText(bytes, encoding);
  if (text.trim() === '') throw new UnreadableFileError('empty');
  if (options.delimiter === undefined && looksLikeNdjson(text)) {
    const { header, rows } = await readNdjson(text, onProgress);
    return { table: { format: 'ndjson', encoding, header, rows } };
  }
  const delimiter = options.delimiter ?? findDelimiter(text);
  return { table: tableOf(await readDelimited(text, delimiter, onProgress), { format: 'csv', encoding, delimiter }) };
}
