/** A file on the disk -> its table; a table whose columns have names of ours -> cells by those names. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { foldHeader } from '../../lib/import/fields.ts';
import { readFile } from '../../lib/import/read-file.ts';
import { type Table, type TableRow, UnreadableFileError } from '../../lib/import/table.ts';
import { describeFileProblem } from './load-problems.ts';

/** A file of which nothing can be used; the message names it, and the row when one is known. */
export class LoadFileError extends Error {
  override readonly name = 'LoadFileError';
}

/** CSV, XLSX or NDJSON, in whatever encoding. @throws LoadFileError */
export async function readTable(path: string): Promise<Table> {
  const name = basename(path);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(readFileSync(path));
  } catch (error) {
    throw new LoadFileError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return (await readFile(bytes)).table;
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    const { kind, row } = error.problem;
    throw new LoadFileError(`${name}${row === undefined ? '' : `, row ${row}`}: ${describeFileProblem(kind)}`);
  }
}

/** Names that a column of each meaning may have, parted by `|`, folded as headers are. */
export type ColumnNames<F extends string> = Readonly<Record<F, string>>;

/** Cells of the rows by meaning, trimmed; empty where there is no such column. */
export class NamedColumns<F extends string> {
  readonly #indexes: ReadonlyMap<F, number>;

  /** Each meaning is given to the first column that is called so. */
  constructor(header: readonly string[], names: ColumnNames<F>) {
    const folded = header.map(foldHeader);
    const indexes = new Map<F, number>();
    for (const [field, list] of Object.entries(names) as [F, string][]) {
      const known = new Set(list.split('|'));
      const index = folded.findIndex((name, at) => known.has(name) && ![...indexes.values()].includes(at));
      if (index >= 0) indexes.set(field, index);
    }
    this.#indexes = indexes;
  }

  has(field: F): boolean {
    return this.#indexes.has(field);
  }

  cell({ cells }: TableRow, field: F): string {
    const index = this.#indexes.get(field);
    return index === undefined ? '' : (cells[index] ?? '').trim();
  }
}
