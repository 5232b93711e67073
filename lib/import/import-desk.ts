/** A file -> read, understood, checked, taken into the cache: all that is heavy of an import, wherever it runs. */
import type { CheckedImport } from '../../components/import-view.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { runFenced } from '../cache/fence.ts';
import { dropUnfinished } from '../cache/generations.ts';
import { buildGeneration } from '../sync/build-generation.ts';
import { createFileSource, type FileSourceOptions } from './create-file-source.ts';
import { findCrm, type ImportField } from './fields.ts';
import { type ImportColumn, mapColumns } from './map-columns.ts';
import { isRefusal } from './problems.ts';
import { type ReadCustomers, type ReadOptions, readCustomers } from './read-customers.ts';
import { type ReadFile, type ReadFileOptions, readFile } from './read-file.ts';
import { delimiters, encodings } from './table.ts';
import { writeCsv } from './write-csv.ts';

/** What a person said beside the file. */
export interface Understanding extends ReadOptions {
  /** Corrections of columns by folded name, of this file and of those before; null: not used. */
  readonly named: readonly (readonly [string, ImportField | null])[];
  /** Corrections in this file, by position. */
  readonly choices: readonly (readonly [number, ImportField | null])[];
}

/** A file as it was understood; everything of it that a page shows, and little more. */
export interface CheckedFile extends Omit<CheckedImport, 'kind' | 'fileName' | 'me' | 'ownDomains' | 'isBusy'> {
  /** By which the desk knows it. */
  readonly id: number;
}

/** Something under way: how far it is, and how it is called off. */
export interface DeskCall {
  readonly signal: AbortSignal;
  /** @param share - of the work, 0 to 1; may stand still */
  readonly onProgress: (share: number) => void;
}

/** Thrown out of whatever is at work when the person does not want it any more. */
export class CancelledError extends Error {
  override name = 'CancelledError';
}

/** What became of taking a file. Nothing was changed unless it was taken. */
export type Taken = { readonly kind: 'taken' } | { readonly kind: 'failed'; readonly sentence: string };

/** Keeps the files that it has read until they are dropped. */
export interface ImportDesk {
  /** @throws UnreadableFileError, CancelledError */
  read(file: Blob, options: ReadFileOptions, how: Understanding, call: DeskCall): Promise<CheckedFile>;
  /** The same file understood otherwise: another one, beside it. @throws CancelledError */
  understand(id: number, how: Understanding, call: DeskCall): Promise<CheckedFile>;
  /** CSV of the refused rows, each with its place and what is wrong. */
  writeRefused(id: number): Promise<string>;
  /** Its customers take the place of those in the cache, whole. The caller holds the lock of a sync. @throws CancelledError */
  take(id: number, options: FileSourceOptions, call: DeskCall): Promise<Taken>;
  drop(id: number): void;
}

const shownProblems = 200;
const shownCustomers = 8;
const crmNames = {
  salesforce: 'Salesforce',
  hubspot: 'HubSpot',
  zoho: 'Zoho',
  dynamics: 'Dynamics 365',
  fxiaoke: '纷享销客',
  xiaoshouyi: '销售易',
} as const;

/** What was read, and what it was understood as. */
interface Work {
  readonly file: ReadFile;
  readonly columns: readonly ImportColumn[];
  readonly read: ReadCustomers;
}

function describe(id: number, { file, columns, read }: Work): CheckedFile {
  const { table, sheet, sheets = [] } = file;
  const { customers, contactCount, refusedCount, problems, owners } = read;
  const crm = findCrm(table.header);
  const refused = problems.filter(isRefusal).slice(0, shownProblems);
  const others = problems.filter((problem) => !isRefusal(problem)).slice(0, shownProblems - refused.length);
  return {
    id,
    ...(crm ? { crm: crmNames[crm] } : {}),
    reading: {
      format: table.format,
      encodings,
      delimiters,
      sheets,
      ...(table.encoding === undefined ? {} : { encoding: table.encoding }),
      ...(table.delimiter === undefined ? {} : { delimiter: table.delimiter }),
      ...(sheet === undefined ? {} : { sheet }),
    },
    columns,
    lacksName: !columns.some(({ field }) => field === 'name'),
    rowCount: table.rows.length,
    customerCount: customers.length,
    contactCount,
    refusedCount,
    problems: [
      ...refused.map((problem) => ({ ...problem, isRefused: true })),
      ...others.map((problem) => ({ ...problem, isRefused: false })),
    ],
    problemCount: problems.length,
    preview: customers.slice(0, shownCustomers).map(({ id, legalName, tier, domains, contacts, owner }) => ({
      id,
      name: legalName,
      tier,
      domains,
      contacts: contacts.map(({ name }) => name),
      owner,
    })),
    owners,
  };
}

function refusedRows({ file: { table }, read }: Work): string {
  const rows = new Map(table.rows.map((row) => [row.row, row.cells]));
  const lines = read.problems.filter(isRefusal).map(({ row, kind, field = '' }) => {
    const cells = rows.get(row) ?? [];
    return [String(row), kind, field, ...table.header.map((_, index) => cells[index] ?? '')];
  });
  return writeCsv(['row', 'problem', 'field', ...table.header], lines);
}

async function store(
  database: ShukeDatabase,
  { customers }: ReadCustomers,
  options: FileSourceOptions,
  tell: (share: number) => void,
): Promise<Taken> {
  const source = await createFileSource(customers, options);
  tell(0);
  const fenced = await runFenced(database, async (own) => {
    try {
      return await buildGeneration({
        database: own,
        source,
        now: Date.now,
        onProgress: async (done, total) => tell(done / total),
      });
    } catch (error) {
      // No file is gone on with: the person may pick another one, or none.
      if (error instanceof CancelledError) await dropUnfinished(own);
      throw error;
    }
  });
  if (fenced.kind === 'superseded') return { kind: 'failed', sentence: 'the customers were wiped meanwhile' };
  return fenced.value.ok ? { kind: 'taken' } : { kind: 'failed', sentence: fenced.value.failure.sentence };
}

/** A desk in this thread. */
export function createImportDesk(database: ShukeDatabase): ImportDesk {
  const works = new Map<number, Work>();
  let count = 0;

  const mustFind = (id: number): Work => {
    const work = works.get(id);
    if (!work) throw new Error(`there is no file ${id} at the desk`);
    return work;
  };
  const teller = ({ signal, onProgress }: DeskCall) => {
    return (share: number): void => {
      if (signal.aborted) throw new CancelledError();
      onProgress(share);
    };
  };
  const understand = async (file: ReadFile, how: Understanding, tell: (share: number) => void): Promise<CheckedFile> => {
    const { table } = file;
    const columns = mapColumns(table.header, table.rows, new Map(how.named), new Map(how.choices));
    const work = { file, columns, read: await readCustomers(table.rows, columns, how, tell) };
    const id = ++count;
    works.set(id, work);
    return describe(id, work);
  };

  return {
    async read(blob, options, how, call) {
      const tell = teller(call);
      const file = await readFile(new Uint8Array(await blob.arrayBuffer()), options, (share) => tell(share * 0.6));
      return understand(file, how, (share) => tell(0.6 + share * 0.4));
    },
    understand: (id, how, call) => understand(mustFind(id).file, how, teller(call)),
    writeRefused: async (id) => refusedRows(mustFind(id)),
    take: (id, options, call) => store(database, mustFind(id).read, options, teller(call)),
    drop: (id) => works.delete(id),
  };
}
