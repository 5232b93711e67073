/** What is wrong with rows of files -> sentences with file, row and field. */
import { enPages } from '../../lib/i18n/pages-en.ts';
import { sayRowProblem } from '../../lib/i18n/say-row-problem.ts';
import { type ImportProblem, isRefusal } from '../../lib/import/problems.ts';

/** Something that is wrong at a place of a file. */
export interface LoadProblem {
  readonly file: string;
  /** As a spreadsheet numbers it. Absent: the whole file. */
  readonly row?: number;
  readonly field?: string;
  readonly sentence: string;
  /** Nothing of the row can be taken; otherwise it is taken without the value. */
  readonly isRefused: boolean;
}

const { problem: sentences, field: fieldNames, fileProblem } = enPages.importing;

/** The same words as on the extension's import page. @param files - by number of the table */
export function describeRowProblem(problem: ImportProblem, table: number, files: readonly string[]): LoadProblem {
  const { row, kind, field, otherTable } = problem;
  const text = sayRowProblem(problem, sentences);
  const isElsewhere = (kind === 'contradiction' || kind === 'repeated') && otherTable !== undefined;
  const sentence = isElsewhere ? `${text} (${files[otherTable] ?? ''})` : text;
  const file = files[table] ?? '';
  return { file, row, ...(field ? { field: fieldNames[field] } : {}), sentence, isRefused: isRefusal(problem) };
}

/** Why nothing of a file can be used. */
export function describeFileProblem(kind: keyof typeof fileProblem): string {
  return fileProblem[kind];
}

/** `accounts.csv, row 12, Owner: …` */
export function problemLine({ file, row, field, sentence }: LoadProblem): string {
  return `${[file, row === undefined ? undefined : `row ${row}`, field].filter((part) => part !== undefined).join(', ')}: ${sentence}`;
}
