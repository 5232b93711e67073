/** A file that a manager picks, CSV or Excel -> its table, or why nothing of it can be used. */
import type { FileProblem } from '../../components/console-view.ts';
import { findDelimiter, readDelimited } from '../import/read-delimited.ts';
import { isCompoundFile, isZip, readXlsx } from '../import/read-xlsx.ts';
import { type TableRow, UnreadableFileError } from '../import/table.ts';
import { decodeText } from './read-text-file.ts';
import type { TierTable } from './read-tier-table.ts';
import { findField } from './tier-list-words.ts';

const maxBytes = 100_000_000;

/** Rows among which the header is looked for: spreadsheets begin with a title and a date. */
const headerRows = 25;

/** The first row in which two columns are called as we know them, else the first of all. */
function findHeaderAt(rows: readonly TableRow[]): number {
  const found = rows
    .slice(0, headerRows)
    .findIndex(({ cells }) => cells.filter((cell) => findField(cell) !== undefined).length > 1);
  return Math.max(0, found);
}

async function readRows(bytes: Uint8Array<ArrayBuffer>, onPiece: () => void): Promise<readonly TableRow[]> {
  if (isCompoundFile(bytes)) throw new UnreadableFileError('old-or-encrypted');
  if (isZip(bytes)) return (await readXlsx(bytes, undefined, onPiece)).rows;
  const text = decodeText(bytes);
  if (text === undefined) throw new UnknownEncodingError();
  return readDelimited(text, findDelimiter(text), onPiece);
}

class UnknownEncodingError extends Error {
  override readonly name = 'UnknownEncodingError';
}

function problemOf(error: unknown): FileProblem {
  if (error instanceof UnknownEncodingError) return { kind: 'unknown-encoding' };
  if (!(error instanceof UnreadableFileError)) throw error;
  const { kind, row } = error.problem;
  // The columns are looked at later, and told by what they lack.
  return { kind: kind === 'not-a-table' ? 'empty' : kind, ...(row === undefined ? {} : { row }) };
}

/**
 * Of a spreadsheet the first visible sheet that holds anything. Works in slices, so that the page stays usable.
 * @param onPiece - called after every slice; what it throws ends the reading
 */
export async function readTierFile(
  bytes: Uint8Array<ArrayBuffer>,
  onPiece: () => void = () => {},
): Promise<{ readonly table: TierTable } | { readonly problem: FileProblem }> {
  if (bytes.length > maxBytes) return { problem: { kind: 'too-large' } };
  if (bytes.length === 0) return { problem: { kind: 'empty' } };
  try {
    const rows = await readRows(bytes, onPiece);
    const at = findHeaderAt(rows);
    const body = rows.slice(at + 1);
    if (body.length === 0) return { problem: { kind: 'empty' } };
    return {
      table: {
        header: (rows[at]?.cells ?? []).map((cell) => cell.trim()),
        rows: body.map(({ row, cells }) => ({ line: row, cells })),
      },
    };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}
