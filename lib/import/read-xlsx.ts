/** A spreadsheet file -> the rows of one sheet as texts. */

import { readWorkbook, readXml, type Workbook } from './read-workbook.ts';
import { dayOfSerial } from './sheet-dates.ts';
import { maxColumns, maxRows, type TableRow, UnreadableFileError } from './table.ts';
import { openZip, type ZipEntries } from './zip-entries.ts';

export interface SheetRows {
  readonly rows: TableRow[];
  /** Names of the visible sheets. */
  readonly sheets: readonly string[];
  /** The one that was read. */
  readonly sheet: string;
}

/** Longest text in a cell that Excel itself allows. */
const maxCellLength = 32_767;

/** `C` of `C12` -> 2; -1 when it is no reference. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** A number as a person sees it. More digits than a number can carry stay as they are: they are damaged, and told as such. */
function numberText(raw: string): string {
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  return Number.isSafeInteger(value) && Math.abs(value) < 1e15 ? String(value) : raw;
}

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
}

function cellText({ type, style }: Cell, raw: string, { texts, dateStyles, calendar }: Workbook): string {
  switch (type) {
    case 's':
      return texts[Number(raw)] ?? '';
    case 'b':
      return raw === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      return '';
    case 'n':
      return (dateStyles[style] === true ? dayOfSerial(Number(raw), calendar) : undefined) ?? numberText(raw);
    case 'd':
      return raw.slice(0, 10);
    default:
      return raw;
  }
}

async function readSheet(
  zip: ZipEntries,
  path: string,
  workbook: Workbook,
  onPiece: (bytes: number) => void,
): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  let number = 0;
  let cells: string[] = [];
  let cell: Cell | undefined;
  let isInValue = false;
  let raw = '';
  let next = 0;

  const endRow = (): void => {
    if (cells.length === 0) return;
    if (rows.length >= maxRows) throw new UnreadableFileError('too-many-rows');
    rows.push({ row: number, cells });
    cells = [];
  };

  await readXml(
    zip,
    path,
    {
      open: (name, attribute, isSelfClosing) => {
        if (name === 'c') {
          // An empty cell with a style is still empty, and there may be millions of them.
          if (isSelfClosing) {
            cell = undefined;
            next++;
            return;
          }
          const reference = attribute('r');
          const column = reference === undefined ? next : columnOf(reference);
          if (column < 0) throw new UnreadableFileError('damaged');
          if (column >= maxColumns) throw new UnreadableFileError('too-many-columns', number);
          cell = { column, type: attribute('t') ?? 'n', style: Number(attribute('s') ?? 0) };
          next = column + 1;
          raw = '';
        } else if (name === 'v' || name === 't') isInValue = cell !== undefined;
        else if (name === 'row') {
          number++;
          next = 0;
          if (isSelfClosing) return;
          const said = Number(attribute('r') ?? 0);
          if (said >= number) number = said;
        }
      },
      close: (name) => {
        if (name === 'v' || name === 't') isInValue = false;
        else if (name === 'c' && cell) {
          const text = raw === '' ? '' : cellText(cell, raw, workbook).trim();
          if (text !== '') {
            while (cells.length < cell.column) cells.push('');
            cells[cell.column] = text.slice(0, maxCellLength);
          }
          cell = undefined;
        } else if (name === 'row') endRow();
      },
      text: (text) => {
        if (isInValue) raw += text;
      },
    },
    onPiece,
  );
  return rows;
}

/** What an old `.xls`, or an `.xlsx` behind a password, begins with. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte);
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/**
 * The sheet of that name, or the first one that holds anything.
 * @param onPiece - bytes that were unpacked since the last call
 * @throws UnreadableFileError
 */
export async function readXlsx(
  bytes: Uint8Array<ArrayBuffer>,
  sheetName: string | undefined,
  onPiece: (bytes: number) => void,
): Promise<SheetRows> {
  const zip = openZip(bytes);
  const workbook = await readWorkbook(zip, onPiece);
  const sheets = workbook.sheets.map(({ name }) => name);
  for (const { name, path } of workbook.sheets) {
    if (sheetName !== undefined && name !== sheetName) continue;
    const rows = await readSheet(zip, path, workbook, onPiece);
    if (rows.length > 0) return { rows, sheets, sheet: name };
  }
  throw new UnreadableFileError('empty');
}
