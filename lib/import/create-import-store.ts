/** The import page: a file is read, understood, corrected, and taken whole or not at all. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { CheckedImport, ImportCallbacks, ImportDraft, ImportFileProblem, ImportView } from '../../components/import-view.ts';
import { findCurrentGeneration } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { runFenced } from '../cache/fence.ts';
import { dropUnfinished } from '../cache/generations.ts';
import { sendRequest } from '../messages/send.ts';
import type { Language } from '../model/customer.ts';
import { localTimeZone } from '../platform/calendar.ts';
import { fail } from '../platform/result.ts';
import { loadSettings } from '../platform/settings.ts';
import { buildGeneration } from '../sync/build-generation.ts';
import { createFileSource } from './create-file-source.ts';
import { findCrm, foldHeader, type ImportField } from './fields.ts';
import { type ImportMemory, loadImportMemory, nextIdentity, saveImportMemory } from './import-memory.ts';
import { type ImportColumn, mapColumns } from './map-columns.ts';
import { isRefusal } from './problems.ts';
import { readDomain } from './read-cells.ts';
import { type ReadCustomers, readCustomers } from './read-customers.ts';
import { type ReadFile, type ReadFileOptions, readFile } from './read-file.ts';
import { delimiters, encodings, UnreadableFileError } from './table.ts';
import { writeCsv } from './write-csv.ts';

export interface ImportStore {
  readonly view: ReadonlySignal<ImportView>;
  readonly callbacks: ImportCallbacks;
}

export interface ImportStoreOptions {
  readonly database: ShukeDatabase;
  readonly language: Language;
  /** Test seam: hands a file to the person. */
  readonly save?: (name: string, content: string) => void;
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

/** What was read and what the person said about it. */
interface Work {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly options: ReadFileOptions;
  readonly file: ReadFile;
  readonly choices: ReadonlyMap<number, ImportField | null>;
  readonly columns: readonly ImportColumn[];
  readonly read: ReadCustomers;
}

function saveByBrowser(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

function parseDomains(text: string): string[] {
  return text
    .split(/[\s,;，；、]+/)
    .map((part) => readDomain(part.replace(/^@/, '')))
    .filter((domain) => domain !== undefined);
}

function viewOf(work: Work, memory: ImportMemory, ownDomains: string, isBusy: boolean): CheckedImport {
  const { table, sheet, sheets = [] } = work.file;
  const { customers, contactCount, refusedCount, problems, owners } = work.read;
  const crm = findCrm(table.header);
  const shown = problems.map((problem) => ({ ...problem, isRefused: isRefusal(problem) }));
  return {
    kind: 'checked',
    fileName: work.fileName,
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
    columns: work.columns,
    lacksName: !work.columns.some(({ field }) => field === 'name'),
    rowCount: table.rows.length,
    customerCount: customers.length,
    contactCount,
    refusedCount,
    problems: [...shown.filter(({ isRefused }) => isRefused), ...shown.filter(({ isRefused }) => !isRefused)].slice(
      0,
      shownProblems,
    ),
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
    me: owners.includes(memory.me) ? memory.me : '',
    ownDomains,
    isBusy,
  };
}

/** Thrown out of whatever is at work when the person does not want it any more. */
class CancelledError extends Error {
  override name = 'CancelledError';
}

/** Starts the state behind the import page. */
export function createImportStore({ database, language, save = saveByBrowser }: ImportStoreOptions): ImportStore {
  const draft = signal<ImportDraft>({ kind: 'empty' });
  const present = signal<ImportView['present']>(undefined);
  const ownDomains = signal('');
  let memory: ImportMemory = { columns: [], ownDomains: [], me: '' };
  let work: Work | undefined;
  // A later choice ends what an earlier one began.
  let turn = 0;

  const loaded = loadImportMemory().then((stored) => {
    memory = stored;
    ownDomains.value = stored.ownDomains.join(', ');
  });
  void Promise.all([findCurrentGeneration(database), loadSettings()]).then(([generation, { connection }]) => {
    if (generation) present.value = { count: generation.head.rowCount, from: connection ? 'backend' : 'file' };
  });

  const show = (isBusy: boolean): void => {
    if (work) draft.value = viewOf(work, memory, ownDomains.value, isBusy);
  };

  const understand = async (
    base: Pick<Work, 'fileName' | 'bytes' | 'options' | 'file' | 'choices'>,
    onProgress: (share: number) => void,
  ): Promise<Work> => {
    const { table } = base.file;
    const columns = mapColumns(table.header, table.rows, new Map(memory.columns), base.choices);
    const options = { ownDomains: parseDomains(ownDomains.value), chinese: language === 'zh_TW' ? 'zh_TW' : 'zh_CN' } as const;
    return { ...base, columns, read: await readCustomers(table.rows, columns, options, onProgress) };
  };

  const run = async (fileName: string, make: (isCurrent: () => boolean) => Promise<Work>): Promise<void> => {
    const mine = ++turn;
    const isCurrent = (): boolean => mine === turn;
    try {
      const made = await make(isCurrent);
      if (!isCurrent()) return;
      work = made;
      show(false);
    } catch (error) {
      if (!isCurrent()) return;
      const known = error instanceof UnreadableFileError ? error.problem : undefined;
      if (!known) console.error('shuke: a file could not be read', error);
      const problem: ImportFileProblem = known?.kind ?? 'failed';
      work = undefined;
      draft.value = { kind: 'unreadable', fileName, problem, ...(known?.row === undefined ? {} : { row: known.row }) };
    }
  };

  const readWhole = (fileName: string, bytes: Uint8Array<ArrayBuffer>, options: ReadFileOptions): Promise<void> =>
    run(fileName, async (isCurrent) => {
      const tell = (share: number): void => {
        if (!isCurrent()) throw new CancelledError();
        draft.value = { kind: 'reading', fileName, share };
      };
      const file = await readFile(bytes, options, (share) => tell(share * 0.6));
      return understand({ fileName, bytes, options, file, choices: new Map() }, (share) => tell(0.6 + share * 0.4));
    });

  const readAgain = (choices: ReadonlyMap<number, ImportField | null>): void => {
    if (!work) return;
    const { fileName, bytes, options, file } = work;
    show(true);
    void run(fileName, () => understand({ fileName, bytes, options, file, choices }, () => {}));
  };

  const remember = async (change: Partial<ImportMemory>): Promise<void> => {
    memory = { ...memory, ...change };
    await saveImportMemory(memory);
  };

  const importNow = async ({ fileName, read }: Work): Promise<void> => {
    const { customers, owners, refusedCount } = read;
    const customerCount = customers.length;
    const mine = ++turn;
    const tell = (share: number): void => {
      if (mine !== turn) throw new CancelledError();
      draft.value = { kind: 'importing', fileName, customerCount, share };
    };
    tell(0);
    try {
      const identity = nextIdentity(memory.identity);
      const domains = parseDomains(ownDomains.value);
      const me = owners.includes(memory.me) ? memory.me : '';
      const nowMs = Date.now();
      const source = await createFileSource(customers, {
        identity,
        fileName,
        ownDomains: domains,
        me,
        language,
        timeZone: localTimeZone(),
        nowMs,
      });
      await remember({ identity, ownDomains: domains });
      const file = { name: fileName.slice(0, 200), importedAt: new Date(nowMs).toISOString() };
      // To its end between two rounds of sync: none may bring back the customers of the backend that is left.
      const built = await navigator.locks.request('shuke-sync', async () => {
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
        if (fenced.kind === 'superseded') return fail('conflict', 'the customers were wiped meanwhile');
        if (fenced.value.ok) await sendRequest('useFile', file);
        return fenced.value;
      });
      if (!built.ok) {
        draft.value = { kind: 'failed', fileName, detail: built.failure.sentence };
        return;
      }
      draft.value = { kind: 'imported', fileName, customerCount, refusedCount };
    } catch (error) {
      if (error instanceof CancelledError) return;
      console.error('shuke: a file could not be taken', error);
      draft.value = { kind: 'failed', fileName, detail: error instanceof Error ? error.message : String(error) };
    }
  };

  const view = computed(
    (): ImportView => ({
      now: new Date().toISOString(),
      timeZone: localTimeZone(),
      language,
      draft: draft.value,
      ...(present.value ? { present: present.value } : {}),
    }),
  );

  return {
    view,
    callbacks: {
      async chooseFile(file) {
        draft.value = { kind: 'reading', fileName: file.name, share: 0 };
        await loaded;
        try {
          await readWhole(file.name, new Uint8Array(await file.arrayBuffer()), {});
        } catch (error) {
          console.error('shuke: the browser could not read the file', error);
          draft.value = { kind: 'unreadable', fileName: file.name, problem: 'failed' };
        }
      },
      readAs({ encoding, delimiter, sheet }) {
        if (!work) return;
        const known = encodings.find((name) => name === encoding);
        const parting = delimiters.find((name) => name === delimiter);
        void readWhole(work.fileName, work.bytes, {
          ...work.options,
          ...(known ? { encoding: known } : {}),
          ...(parting ? { delimiter: parting } : {}),
          ...(sheet === undefined ? {} : { sheet }),
        });
      },
      mapColumn(index, field) {
        if (!work) return;
        const choices = new Map(work.choices);
        // A field belongs to one column: the one that had it gives it up.
        for (const column of work.columns) if (field !== undefined && column.field === field) choices.set(column.index, null);
        choices.set(index, field ?? null);
        const named = new Map(memory.columns);
        for (const [at, chosen] of choices) {
          const name = foldHeader(work.columns[at]?.header ?? '');
          named.delete(name);
          if (name !== '') named.set(name, chosen);
        }
        void remember({ columns: [...named] });
        readAgain(choices);
      },
      setMe(owner) {
        void remember({ me: owner });
        show(false);
      },
      setOwnDomains(text) {
        ownDomains.value = text;
        if (work) readAgain(work.choices);
      },
      saveRefused() {
        if (!work) return;
        const { table } = work.file;
        const rows = new Map(table.rows.map((row) => [row.row, row.cells]));
        const refused = work.read.problems.filter(isRefusal);
        const lines = refused.map(({ row, kind, field = '' }) => {
          const cells = rows.get(row) ?? [];
          return [String(row), kind, field, ...table.header.map((_, index) => cells[index] ?? '')];
        });
        save(
          `${work.fileName.replace(/\.[^.]*$/, '')}-refused.csv`,
          writeCsv(['row', 'problem', 'field', ...table.header], lines),
        );
      },
      importCustomers() {
        if (work && draft.value.kind === 'checked' && work.read.customers.length > 0) void importNow(work);
      },
      cancel() {
        turn++;
        if (work) show(false);
        else draft.value = { kind: 'empty' };
      },
      startAgain() {
        turn++;
        work = undefined;
        draft.value = { kind: 'empty' };
      },
    },
  };
}
