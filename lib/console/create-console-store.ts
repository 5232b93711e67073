/** The manager's console: a file -> checked entries -> the diff -> a published list; and the history. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import Papa from 'papaparse';
import { browser } from 'wxt/browser';
import type {
  CheckedDraft,
  ConsoleAccess,
  ConsoleCallbacks,
  ConsoleView,
  FileProblem,
  TierListDraft,
  TierListField,
  TierListHistory,
  TierOverride,
} from '../../components/console-view.ts';
import { findCurrentGeneration, readAllRows } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { tellBackground } from '../messages/send.ts';
import type { Language, Tier } from '../model/customer.ts';
import type { ExportHead, ShardRow } from '../model/export.ts';
import type { TierListEntry, TierListHead } from '../model/tier-list.ts';
import { dayOf, localTimeZone } from '../platform/calendar.ts';
import type { Result } from '../platform/result.ts';
import { loadSettings } from '../platform/settings.ts';
import type { Connection } from '../sources/http.ts';
import { fetchTierListHistory, type PublishAnswer, publishTierList, rollBackTierList } from '../sources/tier-lists.ts';
import { buildDiff } from './build-diff.ts';
import { createNamesSlice } from './create-names-slice.ts';
import { createNewcomersSlice } from './create-newcomers-slice.ts';
import { createPlaybookSlice } from './create-playbook-slice.ts';
import { overrideRow } from './override-row.ts';
import { packTierList } from './pack-tier-list.ts';
import { proposeTable } from './propose-table.ts';
import { readTierFile } from './read-tier-file.ts';
import { checkRowsInSlices, mapColumns, type TierTable } from './read-tier-table.ts';

export interface ConsoleStore {
  readonly view: ReadonlySignal<ConsoleView>;
  readonly callbacks: ConsoleCallbacks;
}

/** What the file and the corrections of its columns led to. */
interface Work {
  readonly fileName: string;
  /** As read or proposed, with what the manager decided here. */
  table: TierTable;
  /** What was decided here by customer, with the table as it was before anything was. */
  readonly overrides: Map<string, TierOverride>;
  readonly proposed: TierTable;
  readonly corrections: Map<number, TierListField | undefined>;
  entries: readonly TierListEntry[];
}

const maxShownProblems = 500;

/** Thrown out of the reading of a file that nobody wants any more. */
class NotWantedError extends Error {
  override readonly name = 'NotWantedError';
}

/** Hands a text to the person as a download. */
function saveFile(name: string, text: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Reads the cache and talks to the backend itself: this is one of our own pages. */
export function createConsoleStore(database: ShukeDatabase, readLanguage: () => Language, stop: AbortSignal): ConsoleStore {
  const now = signal(new Date().toISOString());
  const timer = setInterval(() => {
    now.value = new Date().toISOString();
  }, 30_000);
  stop.addEventListener('abort', () => clearInterval(timer));

  const head = signal<ExportHead | undefined>(undefined);
  const access = signal<ConsoleAccess>({ kind: 'loading' });
  const draft = signal<TierListDraft>({ kind: 'empty' });
  const history = signal<TierListHistory>({ kind: 'loading' });
  let connection: Connection | undefined;
  let work: Work | undefined;
  /** Stands for the file that is being read; another one: it is not wanted any more. */
  let reading: object | undefined;

  const playbooks = createPlaybookSlice({
    head,
    connection: () => connection,
    async refresh() {
      await tellBackground('syncNow', {});
      await readHead();
    },
    saveFile,
  });

  const names = createNamesSlice({
    connection: () => connection,
    refresh: () => tellBackground('syncNow', {}),
  });

  const newcomers = createNewcomersSlice({
    connection: () => connection,
    refresh: () => tellBackground('syncNow', {}),
  });

  const view = computed(
    (): ConsoleView => ({
      now: now.value,
      timeZone: localTimeZone(),
      staffNames: Object.fromEntries((head.value?.staff ?? []).map((member) => [member.id, member.name])),
      access: access.value,
      draft: draft.value,
      history: history.value,
      playbook: playbooks.view.value,
      names: names.view.value,
      newcomers: newcomers.view.value,
      ...(head.value ? { companyName: head.value.company.name, current: head.value.tierList } : {}),
    }),
  );

  async function readHead(): Promise<void> {
    const generation = await findCurrentGeneration(database);
    head.value = generation?.head;
  }

  async function loadHistory(): Promise<void> {
    if (!connection) return;
    const answer = await fetchTierListHistory(connection);
    history.value = answer.ok
      ? { kind: 'loaded', versions: answer.value.lists }
      : { kind: 'failed', detail: answer.failure.sentence };
  }

  async function open(): Promise<void> {
    const settings = await loadSettings();
    connection = settings.connection;
    await readHead();
    const viewer = head.value?.viewer;
    if (!connection) access.value = { kind: 'not-connected' };
    else if (settings.isTokenRefused) access.value = { kind: 'token-refused' };
    else if (!viewer) access.value = { kind: 'unreachable' };
    else
      access.value =
        viewer.role === 'manager' ? { kind: 'manager', name: viewer.name } : { kind: 'not-manager', name: viewer.name };
    if (access.value.kind === 'manager')
      await Promise.all([loadHistory(), playbooks.loadEffects(), names.load(), newcomers.load()]);
  }

  async function readCustomers(): Promise<Map<string, ShardRow>> {
    const rows = new Map<string, ShardRow>();
    for await (const chunk of readAllRows(database)) for (const row of chunk) rows.set(row.customer.id, row);
    return rows;
  }

  /** The file against the newest data: a diff against old data would promise what publishing does not do. */
  async function check(current: Work, isQuiet = false): Promise<void> {
    // One decision over one row is no reason to take the page away from whoever makes it.
    if (!isQuiet) draft.value = { kind: 'reading', fileName: current.fileName, total: current.table.rows.length };
    const { columns, problem } = mapColumns(current.table, current.corrections);
    if (problem) {
      draft.value = { kind: 'unreadable', fileName: current.fileName, problem, columns };
      return;
    }
    if (!isQuiet) await tellBackground('syncNow', {});
    await readHead();
    const customers = await readCustomers();
    const { fileName, table } = current;
    const checked = await checkRowsInSlices(
      table,
      columns,
      (id) => customers.has(id),
      (done) => {
        if (work !== current) return false;
        if (!isQuiet) draft.value = { kind: 'reading', fileName, done, total: table.rows.length };
        return true;
      },
    );
    if (!checked || work !== current || !head.value) return;
    const { entries, problems } = checked;
    const { tierList } = head.value;
    const diff = await buildDiff(customers, entries, head.value, readLanguage());
    if (work !== current) return;
    current.entries = entries;
    draft.value = {
      kind: 'checked',
      fileName: current.fileName,
      rowCount: current.table.rows.length,
      entryCount: entries.length,
      columns,
      problems: problems.slice(0, maxShownProblems),
      problemCount: problems.length,
      diff,
      overrides: [...current.overrides.values()],
      basedOn: tierList.version,
    } satisfies CheckedDraft;
  }

  function failRead(fileName: string, problem: FileProblem): void {
    work = undefined;
    draft.value = { kind: 'unreadable', fileName, problem };
  }

  async function chooseFile(file: File): Promise<void> {
    const own = {};
    reading = own;
    draft.value = { kind: 'reading', fileName: file.name };
    try {
      const read = await readTierFile(new Uint8Array(await file.arrayBuffer()), () => {
        if (reading !== own) throw new NotWantedError();
      });
      // Whoever started over meanwhile wants nothing of it.
      if (reading !== own) return;
      if ('problem' in read) return failRead(file.name, read.problem);
      work = startWork(file.name, read.table);
      await check(work);
    } catch (error) {
      if (reading === own)
        failRead(file.name, { kind: 'failed', detail: error instanceof Error ? error.message : 'unknown reason' });
    }
  }

  function startWork(fileName: string, table: TierTable): Work {
    return { fileName, table, proposed: table, overrides: new Map(), corrections: new Map(), entries: [] };
  }

  /** Every override anew on what was proposed, so that one can be dropped without a trace. */
  function applyOverrides(current: Work): void {
    const { columns } = mapColumns(current.proposed, current.corrections);
    current.table = [...current.overrides.values()].reduce(
      (table, { customerId, tier, reason }) => overrideRow(table, columns, customerId, tier, reason),
      current.proposed,
    );
    void check(current, true);
  }

  function overrideTier(customerId: string, tier: Tier, reason: string): void {
    const seen = draft.peek();
    const move = seen.kind === 'checked' ? seen.diff.moves.find((each) => each.customerId === customerId) : undefined;
    const before = work?.overrides.get(customerId);
    const name = before?.name ?? move?.name;
    const proposed = before?.proposed ?? move?.to;
    if (!work || name === undefined || proposed === undefined) return;
    work.overrides.set(customerId, { customerId, name, proposed, tier, reason: reason.trim() });
    applyOverrides(work);
  }

  function dropOverride(customerId: string): void {
    if (!work?.overrides.delete(customerId)) return;
    applyOverrides(work);
  }

  /** What the figures of all customers speak for, as a file would say it. */
  async function propose(): Promise<void> {
    const today = dayOf(Date.now(), localTimeZone());
    const fileName = `proposal-${today}.csv`;
    draft.value = { kind: 'reading', fileName };
    await tellBackground('syncNow', {});
    await readHead();
    if (!head.value) return;
    const table = proposeTable([...(await readCustomers()).values()], head.value, readLanguage());
    work = startWork(fileName, table);
    await check(work);
  }

  /** The draft as a file, to be corrected by hand and chosen again; cells that a spreadsheet would run are escaped. */
  function saveDraft(): void {
    if (!work) return;
    const data = [work.table.header, ...work.table.rows.map((row) => row.cells)].map((cells) => [...cells]);
    // The mark tells spreadsheets that this is UTF-8.
    saveFile(work.fileName, `\ufeff${Papa.unparse(data, { escapeFormulae: true })}`, 'text/csv');
  }

  /** What the list did is told from the diff the manager saw, which is what was published. */
  async function settle(
    answer: Result<PublishAnswer>,
    basedOn: number,
    fileName: string,
    seen: CheckedDraft | undefined,
  ): Promise<void> {
    if (!answer.ok) draft.value = { kind: 'failed', fileName, detail: answer.failure.sentence };
    else if (answer.value.kind === 'conflict') draft.value = { kind: 'conflict', newer: answer.value.current, basedOn, fileName };
    else {
      const { head: published } = answer.value;
      draft.value = {
        kind: 'published',
        head: published,
        movedCount: seen?.diff.moves.length ?? 0,
        repCount: seen?.diff.reps.length ?? 0,
      };
      work = undefined;
      await refreshAfterPublish(published);
    }
  }

  async function refreshAfterPublish(published: TierListHead): Promise<void> {
    if (head.value) head.value = { ...head.value, tierList: published };
    await tellBackground('syncNow', {});
    await readHead();
    await loadHistory();
  }

  async function publish(note: string, basedOn: number): Promise<void> {
    const seen = draft.peek();
    if (!connection || !work || seen.kind !== 'checked') return;
    draft.value = { kind: 'publishing', fileName: work.fileName, entryCount: work.entries.length };
    const { entries } = work;
    const list = await packTierList({ note, entries: [...entries] });
    const answer = await publishTierList(connection, list, entries.length, basedOn);
    await settle(answer, basedOn, seen.fileName, seen);
  }

  async function rollBack(version: number): Promise<void> {
    const loaded = history.peek();
    const basedOn = head.peek()?.tierList.version;
    if (!connection || loaded.kind !== 'loaded' || basedOn === undefined) return;
    history.value = { ...loaded, rollingBackTo: version };
    const answer = await rollBackTierList(connection, version, basedOn);
    if (answer.ok && answer.value.kind === 'published') {
      // "v2 is published" would stand above a history in which it is no longer in force.
      if (draft.peek().kind === 'published') draft.value = { kind: 'empty' };
      await refreshAfterPublish(answer.value.head);
    }
    if (answer.ok && answer.value.kind === 'conflict') await refreshAfterPublish(answer.value.current);
    if (!answer.ok) history.value = { kind: 'failed', detail: answer.failure.sentence };
  }

  void open();
  return {
    view,
    callbacks: {
      chooseFile: (file) => void chooseFile(file),
      propose: () => void propose(),
      saveDraft,
      overrideTier,
      dropOverride,
      mapColumn(index, field) {
        if (!work) return;
        // One column a field: the one that had it before is not used any more.
        for (const [other, taken] of work.corrections)
          if (taken === field && field !== undefined) work.corrections.set(other, undefined);
        work.corrections.set(index, field);
        void check(work);
      },
      publish: (note, basedOn) => void publish(note, basedOn),
      startOver() {
        reading = undefined;
        work = undefined;
        draft.value = { kind: 'empty' };
      },
      compareAgain: () => work && void check(work),
      rollBack: (version) => void rollBack(version),
      reloadHistory: () => void loadHistory(),
      openOptions: () => void browser.runtime.openOptionsPage(),
      playbook: playbooks.callbacks,
      names: names.callbacks,
      newcomers: newcomers.callbacks,
    },
  };
}
