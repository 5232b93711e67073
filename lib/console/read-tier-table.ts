/** A manager's table -> entries of a tier list, every mistake with its row and field. */
import type { FileProblem, MappedColumn, RowProblem, TierListField } from '../../components/console-view.ts';
import { findRelationshipType, findScope, findTier } from '../import/judgement-words.ts';
import { idSchema } from '../model/customer.ts';
import type { TierListEntry } from '../model/tier-list.ts';
import { rest } from '../sync/rest.ts';
import { findField } from './tier-list-words.ts';

/** A file as it was read, before its columns are understood. */
export interface TierTable {
  readonly header: readonly string[];
  /** Data rows; `line` is what a spreadsheet shows, the header being 1. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

export interface CheckedTable {
  readonly entries: readonly TierListEntry[];
  readonly problems: readonly RowProblem[];
}

const maxReason = 500;

/** What each column was taken for; `corrections` by column come before our own guess. */
export function mapColumns(
  table: TierTable,
  corrections: ReadonlyMap<number, TierListField | undefined>,
): { readonly columns: readonly MappedColumn[]; readonly problem?: FileProblem } {
  const taken = new Set([...corrections.values()]);
  const columns = table.header.map((header, index): MappedColumn => {
    const guess = findField(header);
    const field = corrections.has(index) ? corrections.get(index) : guess && !taken.has(guess) ? guess : undefined;
    if (field !== undefined) taken.add(field);
    const sample = table.rows.find(({ cells }) => (cells[index] ?? '').trim() !== '')?.cells[index]?.trim();
    return {
      index,
      header,
      ...(field === undefined ? {} : { field }),
      ...(sample === undefined ? {} : { sample: sample.slice(0, 80) }),
    };
  });
  if (!taken.has('customerId')) return { columns, problem: { kind: 'no-id-column' } };
  if (!taken.has('tier')) return { columns, problem: { kind: 'no-tier-column' } };
  return { columns };
}

/** What a spreadsheet makes of a long number: the digits are lost for good. */
function isDamagedId(id: string): boolean {
  return /^\d([.,]\d+)?e\+\d+$/i.test(id);
}

function shorten(value: string): string {
  return value.length > 80 ? `${value.slice(0, 79)}…` : value;
}

/** Checks row after row; what was found so far, a problem for every row that is left out, in the order of the rows. */
function createRowChecker(table: TierTable, columns: readonly MappedColumn[], isKnown: (customerId: string) => boolean) {
  const indexOf = new Map(columns.flatMap(({ field, index }) => (field === undefined ? [] : [[field, index] as const])));
  const entries = new Map<string, { entry: TierListEntry; line: number }>();
  /** Customer -> the first of the rows that contradict each other. */
  const contradicted = new Map<string, number>();
  const problems: RowProblem[] = [];
  const checkRow = ({ line, cells }: TierTable['rows'][number]): void => {
    const cell = (field: TierListField): string => {
      const index = indexOf.get(field);
      return index === undefined ? '' : (cells[index] ?? '').trim();
    };
    const problem = (kind: RowProblem['kind'], field: TierListField | undefined, otherRow?: number, row = line): void => {
      const value = field === undefined ? '' : cell(field);
      problems.push({
        row,
        kind,
        ...(field === undefined ? {} : { field }),
        ...(value === '' ? {} : { value: shorten(value) }),
        ...(otherRow === undefined ? {} : { otherRow }),
      });
    };
    const read = readEntry(table, cells, cell, isKnown);
    if ('kind' in read) {
      problem(read.kind, read.field);
      return;
    }
    const { customerId } = read;
    const before = entries.get(customerId);
    const contradictory = contradicted.get(customerId);
    if (contradictory !== undefined) problem('contradiction', 'customerId', contradictory);
    else if (!before) entries.set(customerId, { entry: read, line });
    else if (JSON.stringify(before.entry) === JSON.stringify(read)) problem('duplicate', 'customerId', before.line);
    else {
      problem('contradiction', 'customerId', line, before.line);
      problem('contradiction', 'customerId', before.line);
      // Two different judgements of one customer: neither is taken, or the order of rows would decide.
      entries.delete(customerId);
      contradicted.set(customerId, before.line);
    }
  };
  const result = (): CheckedTable => ({
    entries: [...entries.values()].map(({ entry }) => entry),
    problems: problems.toSorted((a, b) => a.row - b.row),
  });
  return { checkRow, result };
}

/** Every row as an entry, or with the first thing that is wrong with it. `isKnown` tells whose ids exist. */
export function checkRows(
  table: TierTable,
  columns: readonly MappedColumn[],
  isKnown: (customerId: string) => boolean,
): CheckedTable {
  const { checkRow, result } = createRowChecker(table, columns, isKnown);
  for (const row of table.rows) checkRow(row);
  return result();
}

/** Rows between two looks at whatever else the page has to do. */
const rowsAtOnce = 2000;

/**
 * The same in slices, for long lists.
 * @param onProgress - rows done; what it answers with false is not wanted any more
 * @returns undefined when it was not wanted any more
 */
export async function checkRowsInSlices(
  table: TierTable,
  columns: readonly MappedColumn[],
  isKnown: (customerId: string) => boolean,
  onProgress: (done: number) => boolean,
): Promise<CheckedTable | undefined> {
  const { checkRow, result } = createRowChecker(table, columns, isKnown);
  for (let at = 0; at < table.rows.length; at += rowsAtOnce) {
    for (const row of table.rows.slice(at, at + rowsAtOnce)) checkRow(row);
    if (!onProgress(Math.min(table.rows.length, at + rowsAtOnce))) return undefined;
    await rest();
  }
  return result();
}

type EntryProblem = { readonly kind: RowProblem['kind']; readonly field?: TierListField };

function readEntry(
  table: TierTable,
  cells: readonly string[],
  cell: (field: TierListField) => string,
  isKnown: (customerId: string) => boolean,
): TierListEntry | EntryProblem {
  if (cells.length > table.header.length && cells.slice(table.header.length).some((extra) => extra.trim() !== ''))
    return { kind: 'ragged' };
  const customerId = cell('customerId');
  if (customerId === '') return { kind: 'missing', field: 'customerId' };
  if (isDamagedId(customerId)) return { kind: 'damaged-id', field: 'customerId' };
  if (!idSchema.safeParse(customerId).success || !isKnown(customerId)) return { kind: 'unknown-customer', field: 'customerId' };
  const tierWord = cell('tier');
  if (tierWord === '') return { kind: 'missing', field: 'tier' };
  const tier = findTier(tierWord);
  if (tier === undefined) return { kind: 'unknown-tier', field: 'tier' };
  const scopeWord = cell('keyAccountScope');
  const scope = scopeWord === '' ? undefined : findScope(scopeWord);
  if (scopeWord !== '' && scope === undefined) return { kind: 'unknown-scope', field: 'keyAccountScope' };
  const typeWord = cell('relationshipType');
  const relationshipType = typeWord === '' ? undefined : findRelationshipType(typeWord);
  if (typeWord !== '' && relationshipType === undefined) return { kind: 'unknown-type', field: 'relationshipType' };
  const reason = cell('reason');
  if (reason.length > maxReason) return { kind: 'too-long', field: 'reason' };
  return {
    customerId,
    tier,
    ...(scope === undefined ? {} : { keyAccountScope: scope }),
    ...(relationshipType === undefined ? {} : { relationshipType }),
    ...(reason === '' ? {} : { reason }),
  };
}
