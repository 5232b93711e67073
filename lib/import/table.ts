/** What a file holds before anybody knows what its columns mean. */

/** A row with the number under which a person finds it. */
export interface TableRow {
  /** As a spreadsheet numbers it: 1 is the first row of the sheet, or the first record of a text file. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly format: 'csv' | 'xlsx' | 'ndjson';
  /** How the text was read; absent for spreadsheets. */
  readonly encoding?: Encoding;
  /** What parts the cells; of CSV only. */
  readonly delimiter?: Delimiter;
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Why nothing of a file can be used. */
export type FileProblemKind =
  | 'empty'
  | 'too-large'
  | 'not-a-table'
  /** A quotation mark is opened and never closed. */
  | 'open-quote'
  /** Old `.xls`, or a spreadsheet behind a password: both have the same outer form. */
  | 'old-or-encrypted'
  | 'damaged'
  /** It unpacks to far more than a customer list can be. */
  | 'bomb'
  | 'too-many-rows'
  | 'too-many-columns';

export interface FileProblem {
  readonly kind: FileProblemKind;
  /** Where, when a place is known. */
  readonly row?: number;
}

/** Thrown while a file is read; caught once, where the file was taken. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
  readonly problem: FileProblem;

  constructor(kind: FileProblemKind, row?: number) {
    super(kind);
    this.problem = { kind, ...(row === undefined ? {} : { row }) };
  }
}

/** A list of a million customers of usual length is below this. */
export const maxFileBytes = 300_000_000;
/** As many as a sheet has: a million customers, and what stands above them. */
export const maxRows = 1_048_576;
export const maxColumns = 500;
