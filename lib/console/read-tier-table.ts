/** A manager's CSV -> entries of a tier list, every mistake with its row and field. */
import Papa from 'papaparse';
import type { FileProblem, MappedColumn, RowProblem, TierListField } from '../../components/console-view.ts';
import { findRelationshipType, findScope, findTier } from '../import/judgement-words.ts';
import { idSchema } from '../model/customer.ts';
import type { TierListEntry } from '../model/tier-list.ts';
import { decodeText } from './read-text-file.ts';
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

const maxBytes = 100_000_000;
const maxReason = 500;

/** The delimiter that the header has most of: a guess over all rows fails on short files. */
function findDelimiter(text: string): string {
  const header = (
    text
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      .find((line) => line.trim() !== '') ?? ''
  ).replace(/"[^"]*"/g, '');
  const count = (delimiter: string): number => header.split(delimiter).length;
  return [',', ';', '\t', '|'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** The table, or why nothing of the file can be used. */
export function readTierTable(bytes: Uint8Array): { readonly table: TierTable } | { readonly problem: FileProblem } {
  if (bytes.length > maxBytes) return { problem: { kind: 'too-large' } };
  // A spreadsheet file is a zip archive; saying so beats ten thousand strange rows.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { problem: { kind: 'not-csv' } };
  const text = decodeText(bytes);
  if (text === undefined) return { problem: { kind: 'unknown-encoding' } };
  const parsed = Papa.parse<string[]>(text, { delimiter: findDelimiter(text) });
  const unclosed = parsed.errors.find((error) => error.type === 'Quotes');
  if (unclosed)
    return {
      problem: { kind: 'not-csv', detail: `Row ${(unclosed.row ?? 0) + 1}: a quotation mark is opened and never closed.` },
    };
  const rows = parsed.data
    .map((cells, index) => ({ line: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [head, ...body] = rows;
  if (!head || body.length === 0) return { problem: { kind: 'empty' } };
  return { table: { header: head.cells.map((cell) => cell.trim()), rows: body } };
}

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

/** Every row as an entry, or with the first thing that is wrong with it. `isKnown` tells whose ids exist. */
export function checkRows(
  table: TierTable,
  columns: readonly MappedColumn[],
  isKnown: (customerId: string) => boolean,
): CheckedTable {
  const indexOf = new Map(columns.flatMap(({ field, index }) => (field === undefined ? [] : [[field, index] as const])));
  const entries = new Map<string, { entry: TierListEntry; line: number }>();
  const problems: RowProblem[] = [];
  for (const { line, cells } of table.rows) {
    const cell = (field: TierListField): string => {
      const index = indexOf.get(field);
      return index === undefined ? '' : (cells[index] ?? '').trim();
    };
    const problem = (kind: RowProblem['kind'], field: TierListField | undefined, otherRow?: number): void => {
      const value = field === undefined ? '' : cell(field);
      problems.push({
        row: line,
        kind,
        ...(field === undefined ? {} : { field }),
        ...(value === '' ? {} : { value: shorten(value) }),
        ...(otherRow === undefined ? {} : { otherRow }),
      });
    };
    const read = readEntry(table, cells, cell, isKnown);
    if ('kind' in read) {
      problem(read.kind, read.field);
      continue;
    }
    const before = entries.get(read.customerId);
    if (before) {
      const isSame = JSON.stringify(before.entry) === JSON.stringify(read);
      problem(isSame ? 'duplicate' : 'contradiction', 'customerId', before.line);
      // Two different judgements of one customer: neither is taken, or the order of rows would decide.
      if (!isSame) entries.delete(read.customerId);
      continue;
    }
    if (problems.some((other) => other.kind === 'contradiction' && other.value === read.customerId)) {
      problem('contradiction', 'customerId');
      continue;
    }
    entries.set(read.customerId, { entry: read, line });
  }
  return { entries: [...entries.values()].map(({ entry }) => entry), problems };
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
