/** What can be wrong with a row of a customer list. */
import type { ImportField } from './fields.ts';

/** The row is refused: nothing of it is taken. */
export type RefusalKind =
  | 'missing-id'
  | 'missing-name'
  /** A spreadsheet has rewritten the id: `1E+05`. */
  | 'damaged-id'
  /** Shorter than the others, which begin with zeros. */
  | 'lost-zeros'
  /** More cells than the header has names. */
  | 'ragged'
  /** Characters that the encoding does not have, or that no text holds. */
  | 'damaged-text'
  | 'too-long'
  /** The same id stands with another name above. */
  | 'contradiction';

/** The row is taken without this value. */
export type OmissionKind = 'bad-email' | 'unknown-tier' | 'unknown-type' | 'bad-date' | 'bad-website' | 'too-many' | 'repeated';

export interface ImportProblem {
  /** As a spreadsheet numbers it. */
  readonly row: number;
  readonly kind: RefusalKind | OmissionKind;
  readonly field?: ImportField;
  /** What stood there, at most 80 characters. */
  readonly value?: string;
  /** Row that this one repeats or contradicts. */
  readonly otherRow?: number;
  /** The table of that row, when it is not the same one: as they were added, from 0. */
  readonly otherTable?: number;
}

const refusals = new Set<string>([
  'missing-id',
  'missing-name',
  'damaged-id',
  'lost-zeros',
  'ragged',
  'damaged-text',
  'too-long',
  'contradiction',
] satisfies RefusalKind[]);

/** Whether nothing of the row is taken. */
export function isRefusal(problem: ImportProblem): boolean {
  return refusals.has(problem.kind);
}
