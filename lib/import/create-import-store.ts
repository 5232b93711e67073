/** The import page: a file is read, understood, corrected, and taken whole or not at all. What is heavy of it a desk does. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { CheckedImport, ImportCallbacks, ImportDraft, ImportFileProblem, ImportView } from '../../components/import-view.ts';
import { findCurrentGeneration } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { sendRequest } from '../messages/send.ts';
import type { Language } from '../model/customer.ts';
import { localTimeZone } from '../platform/calendar.ts';
import { loadSettings } from '../platform/settings.ts';
import { foldHeader, type ImportField } from './fields.ts';
import { CancelledError, type CheckedFile, type DeskCall, type ImportDesk, type Understanding } from './import-desk.ts';
import { type ImportMemory, loadImportMemory, nextIdentity, saveImportMemory } from './import-memory.ts';
import { readDomain } from './read-cells.ts';
import type { ReadFileOptions } from './read-file.ts';
import { delimiters, encodings, UnreadableFileError } from './table.ts';

export interface ImportStore {
  readonly view: ReadonlySignal<ImportView>;
  readonly callbacks: ImportCallbacks;
}

export interface ImportStoreOptions {
  /** Only read from here. */
  readonly database: ShukeDatabase;
  /** Opened when the first file is chosen. */
  readonly openDesk: () => ImportDesk;
  readonly language: Language;
  /** Test seam: hands a file to the person. */
  readonly save?: (name: string, content: string) => void;
}

/** What was read and what the person said about it. */
interface Work {
  readonly file: File;
  readonly options: ReadFileOptions;
  readonly choices: ReadonlyMap<number, ImportField | null>;
  readonly checked: CheckedFile;
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

/** Starts the state behind the import page. */
export function createImportStore({ database, openDesk, language, save = saveByBrowser }: ImportStoreOptions): ImportStore {
  const draft = signal<ImportDraft>({ kind: 'empty' });
  const present = signal<ImportView['present']>(undefined);
  const ownDomains = signal('');
  let memory: ImportMemory = { columns: [], ownDomains: [], me: '' };
  let work: Work | undefined;
  let opened: ImportDesk | undefined;
  // A later choice ends what an earlier one began.
  let current = new AbortController();

  const desk = (): ImportDesk => {
    opened ??= openDesk();
    return opened;
  };
  const begin = (): AbortSignal => {
    current.abort();
    current = new AbortController();
    return current.signal;
  };

  const loaded = loadImportMemory().then((stored) => {
    memory = stored;
    ownDomains.value = stored.ownDomains.join(', ');
  });
  void Promise.all([findCurrentGeneration(database), loadSettings()]).then(([generation, { connection }]) => {
    if (generation) present.value = { count: generation.head.rowCount, from: connection ? 'backend' : 'file' };
  });

  const meOf = (owners: readonly string[]): string => (owners.includes(memory.me) ? memory.me : '');
  const show = (isBusy: boolean): void => {
    if (!work) return;
    const { id: _id, ...checked } = work.checked;
    const { owners } = checked;
    const view: CheckedImport = {
      kind: 'checked',
      fileName: work.file.name,
      ...checked,
      me: meOf(owners),
      ownDomains: ownDomains.value,
      isBusy,
    };
    draft.value = view;
  };

  const howFor = (choices: Work['choices']): Understanding => ({
    named: memory.columns,
    choices: [...choices],
    ownDomains: parseDomains(ownDomains.value),
    chinese: language === 'zh_TW' ? 'zh_TW' : 'zh_CN',
  });

  const adopt = (made: Work | undefined): void => {
    if (work) opened?.drop(work.checked.id);
    work = made;
  };

  const run = async (
    base: Omit<Work, 'checked'>,
    onProgress: (share: number) => void,
    make: (call: DeskCall) => Promise<CheckedFile>,
  ): Promise<void> => {
    const signal = begin();
    const { name: fileName } = base.file;
    try {
      const checked = await make({ signal, onProgress: (share) => signal.aborted || onProgress(share) });
      if (signal.aborted) opened?.drop(checked.id);
      else {
        adopt({ ...base, checked });
        show(false);
      }
    } catch (error) {
      if (signal.aborted) return;
      const known = error instanceof UnreadableFileError ? error.problem : undefined;
      if (!known) console.error('shuke: a file could not be read', error);
      const problem: ImportFileProblem = known?.kind ?? 'failed';
      adopt(undefined);
      draft.value = { kind: 'unreadable', fileName, problem, ...(known?.row === undefined ? {} : { row: known.row }) };
    }
  };

  const readWhole = (file: File, options: ReadFileOptions): Promise<void> => {
    const choices = new Map<number, ImportField | null>();
    const onProgress = (share: number): void => {
      draft.value = { kind: 'reading', fileName: file.name, share };
    };
    onProgress(0);
    return run({ file, options, choices }, onProgress, async (call) => {
      await loaded;
      return desk().read(file, options, howFor(choices), call);
    });
  };

  const readAgain = (choices: Work['choices']): void => {
    if (!work) return;
    const { file, options, checked } = work;
    show(true);
    void run(
      { file, options, choices },
      () => {},
      (call) => desk().understand(checked.id, howFor(choices), call),
    );
  };

  const remember = async (change: Partial<ImportMemory>): Promise<void> => {
    memory = { ...memory, ...change };
    await saveImportMemory(memory);
  };

  const importNow = async ({ file, checked }: Work): Promise<void> => {
    const { owners, refusedCount, customerCount } = checked;
    const { name: fileName } = file;
    const signal = begin();
    const onProgress = (share: number): void => {
      if (!signal.aborted) draft.value = { kind: 'importing', fileName, customerCount, share };
    };
    onProgress(0);
    try {
      const identity = nextIdentity(memory.identity);
      const domains = parseDomains(ownDomains.value);
      const nowMs = Date.now();
      await remember({ identity, ownDomains: domains });
      const options = {
        identity,
        fileName,
        ownDomains: domains,
        me: meOf(owners),
        language,
        timeZone: localTimeZone(),
        nowMs,
      };
      // To its end between two rounds of sync: none may bring back the customers of the backend that is left.
      const taken = await navigator.locks.request('shuke-sync', async () => {
        const ended = await desk().take(checked.id, options, { signal, onProgress });
        if (ended.kind === 'taken')
          await sendRequest('useFile', { name: fileName.slice(0, 200), importedAt: new Date(nowMs).toISOString() });
        return ended;
      });
      draft.value =
        taken.kind === 'failed'
          ? { kind: 'failed', fileName, detail: taken.sentence }
          : { kind: 'imported', fileName, customerCount, refusedCount };
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
      chooseFile(file) {
        void readWhole(file, {});
      },
      readAs({ encoding, delimiter, sheet }) {
        if (!work) return;
        const known = encodings.find((name) => name === encoding);
        const parting = delimiters.find((name) => name === delimiter);
        void readWhole(work.file, {
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
        for (const column of work.checked.columns)
          if (field !== undefined && column.field === field) choices.set(column.index, null);
        choices.set(index, field ?? null);
        const named = new Map(memory.columns);
        for (const [at, chosen] of choices) {
          const name = foldHeader(work.checked.columns[at]?.header ?? '');
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
      async saveRefused() {
        if (!work) return;
        const { file, checked } = work;
        save(`${file.name.replace(/\.[^.]*$/, '')}-refused.csv`, await desk().writeRefused(checked.id));
      },
      importCustomers() {
        if (work && draft.value.kind === 'checked' && work.checked.customerCount > 0) void importNow(work);
      },
      cancel() {
        current.abort();
        if (work) show(false);
        else draft.value = { kind: 'empty' };
      },
      startAgain() {
        current.abort();
        adopt(undefined);
        draft.value = { kind: 'empty' };
      },
    },
  };
}
