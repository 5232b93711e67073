/** A table's header -> what each column means: what a person said before, else what its name says. */
import { findFields, foldHeader, type ImportField } from './fields.ts';
import type { TableRow } from './table.ts';

/** A person's corrections by folded column name; `null`: the column is not used. Kept from file to file. */
export type ColumnMemory = ReadonlyMap<string, ImportField | null>;

export interface ImportColumn {
  /** Position in the file, from 0. */
  readonly index: number;
  readonly header: string;
  /** Absent: the column is not used. */
  readonly field?: ImportField;
  /** The first filled cell, at most 80 characters. */
  readonly sample?: string;
}

/** Fields that several columns may fill: each adds to what the others say. */
const repeatable = new Set<ImportField>(['alias', 'website']);

/** Rows looked through for a sample, at most. */
const sampleRows = 200;

/** Each field is given to one column, the first that is called so; what a person said comes before every guess. */
export function mapColumns(
  header: readonly string[],
  rows: readonly TableRow[],
  memory: ColumnMemory = new Map(),
  choices: ReadonlyMap<number, ImportField | null> = new Map(),
): ImportColumn[] {
  const chosen = header.map((name, index): ImportField | null | undefined =>
    choices.has(index) ? choices.get(index) : memory.get(foldHeader(name)),
  );
  const taken = new Set(chosen.filter((field) => field !== undefined && field !== null));
  return header.map((name, index) => {
    let field = chosen[index];
    if (field === undefined) field = findFields(name).find((guess) => repeatable.has(guess) || !taken.has(guess)) ?? null;
    if (field !== null) taken.add(field);
    const sample = rows
      .slice(0, sampleRows)
      .find(({ cells }) => (cells[index] ?? '').trim() !== '')
      ?.cells[index]?.trim();
    return {
      index,
      header: name,
      ...(field === null ? {} : { field }),
      ...(sample === undefined ? {} : { sample: sample.slice(0, 80) }),
    };
  });
}

/** Rows among which the header is looked for: reports of CRMs begin with a title, filters and a date. */
const headerRows = 25;

/** The row that holds the column names: the first with the most names that we know, else the first of all. */
export function findHeader(rows: readonly TableRow[]): {
  readonly header: readonly string[];
  readonly body: readonly TableRow[];
} {
  let best = 0;
  let bestCount = 1;
  for (const [index, { cells }] of rows.slice(0, headerRows).entries()) {
    const count = cells.filter((cell) => cell !== '' && findFields(cell).length > 0).length;
    if (count > bestCount) {
      best = index;
      bestCount = count;
    }
  }
  const header = (rows[best]?.cells ?? []).map((cell) => cell.replace(/^\ufeff/, '').trim());
  return { header, body: rows.slice(best + 1) };
}
