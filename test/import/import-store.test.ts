/** The import page's state: read, corrected, remembered, taken whole or not at all. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CheckedImport, ImportView } from '../../components/import-view.ts';
import { findCurrentGeneration, readAllRows } from '../../lib/cache/customers.ts';
import { openDatabase, type ShukeDatabase } from '../../lib/cache/db.ts';
import { loadState } from '../../lib/cache/state.ts';
import { saveTouchpoint } from '../../lib/cache/touchpoints.ts';
import { createImportStore, type ImportStore } from '../../lib/import/create-import-store.ts';
import { createImportDesk } from '../../lib/import/import-desk.ts';
import type { ShardRow } from '../../lib/model/export.ts';
import { aTouchpoint } from '../server/engine.ts';
import { resetExtension } from '../support/extension.ts';

let database: ShukeDatabase;
interface Saved {
  readonly name: string;
  readonly content: string;
}
let saved: { readonly first: Promise<Saved>; readonly save: (file: Saved) => void };
let requests: unknown[];
let opened = 0;

beforeEach(() => {
  resetExtension();
  database = openDatabase(`import-${++opened}`);
  const { promise, resolve } = Promise.withResolvers<Saved>();
  saved = { first: promise, save: resolve };
  requests = [];
  // Its own listeners cannot answer with null, as the background does.
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (message: unknown) => {
    requests.push(message);
    return null;
  }) as typeof fakeBrowser.runtime.sendMessage);
});
afterEach(() => {
  vi.restoreAllMocks();
  return database.delete();
});

function openStore(): ImportStore {
  return createImportStore({
    database,
    openDesk: () => createImportDesk(database),
    language: 'en',
    save: (name, content) => saved.save({ name, content }),
  });
}

/** Resolves when the draft becomes one of this kind, and settled; what it is now does not count. */
function settled(store: ImportStore, kind: ImportView['draft']['kind']): Promise<ImportView['draft']> {
  return new Promise((resolve) => {
    const before = store.view.peek().draft;
    const stop = store.view.subscribe(({ draft }) => {
      if (draft === before || draft.kind !== kind || (draft.kind === 'checked' && draft.isBusy)) return;
      queueMicrotask(() => stop());
      resolve(draft);
    });
  });
}

async function choose(store: ImportStore, text: string, name = 'customers.csv'): Promise<CheckedImport> {
  const checked = settled(store, 'checked');
  store.callbacks.chooseFile(new File([text], name));
  return (await checked) as CheckedImport;
}

async function rows(): Promise<ShardRow[]> {
  const all: ShardRow[] = [];
  for await (const chunk of readAllRows(database)) all.push(...chunk);
  return all;
}

async function take(store: ImportStore): Promise<void> {
  const imported = settled(store, 'imported');
  store.callbacks.importCustomers();
  await imported;
}

test('a file becomes the customers; the next one takes their place whole; what was logged stays', async () => {
  const store = openStore();
  await choose(store, 'id,name,owner,email\nA1,Acme,Ann,x@acme.example\nB1,Bravo,Bob,y@bravo.example\n');
  store.callbacks.setMe('Ann');
  await take(store);
  const first = await findCurrentGeneration(database);
  expect(first?.head).toMatchObject({ rowCount: 2, version: 1, viewer: { id: 'me', name: 'Ann', role: 'rep' } });
  expect((await rows()).map(({ customer }) => [customer.id, customer.ownerId === 'me'])).toEqual([
    ['A1', true],
    ['B1', false],
  ]);
  expect(requests).toEqual([
    expect.objectContaining({ type: 'useFile', body: expect.objectContaining({ name: 'customers.csv' }) }),
  ]);
  await saveTouchpoint(database, aTouchpoint({ customerId: 'A1' }), 0);

  const next = openStore();
  expect((await choose(next, 'id,name,owner\nA1,Acme,Ann\nC1,Charlie,Ann\n')).me).toBe('Ann');
  await take(next);
  const second = await findCurrentGeneration(database);
  expect(second?.head).toMatchObject({ epoch: first?.head.epoch, version: 2, rowCount: 2 });
  expect((await rows()).map(({ customer, revision }) => [customer.id, revision])).toEqual([
    ['A1', 2],
    ['C1', 2],
  ]);
  expect(await database.touchpoints.count()).toBe(1);
});

test('a corrected column is remembered for the next file', async () => {
  const store = openStore();
  expect((await choose(store, 'Kunde,Firma X\nAcme,1\n')).lacksName).toBe(true);
  const corrected = settled(store, 'checked');
  store.callbacks.mapColumn(0, 'name');
  expect(await corrected).toMatchObject({ lacksName: false, customerCount: 1 });
  expect((await choose(openStore(), 'Kunde,Other\nBravo,2\n', 'next.csv')).columns[0]).toMatchObject({ field: 'name' });
});

test('rows that are left out are saved with their place and without formulas', async () => {
  const store = openStore();
  const draft = await choose(store, 'id,name,note\n1E+05,Acme,=cmd()\nA1,Bravo,\n');
  expect(draft).toMatchObject({ refusedCount: 1, customerCount: 1 });
  store.callbacks.saveRefused();
  expect(await saved.first).toEqual({
    name: 'customers-refused.csv',
    content: "\ufeffrow,problem,field,id,name,note\r\n2,damaged-id,customerId,1E+05,Acme,'=cmd()\r\n",
  });
});

test('a file that cannot be read changes nothing, and says why with its place', async () => {
  const store = openStore();
  await choose(store, 'name\nAcme\n');
  await take(store);
  const unreadable = settled(store, 'unreadable');
  store.callbacks.chooseFile(new File(['name,email\n"Acme,x\n'], 'broken.csv'));
  expect(await unreadable).toMatchObject({ problem: 'open-quote', row: 2 });
  expect((await rows()).map(({ customer }) => customer.legalName)).toEqual(['Acme']);
});

test('a database that refuses leaves the customers of before', async () => {
  const store = openStore();
  await choose(store, 'name\nAcme\n');
  await take(store);
  await choose(store, 'name\nBravo\n', 'second.csv');
  const refuse = () => {
    throw new DOMException('the disk is full', 'QuotaExceededError');
  };
  const refused = (['add', 'put'] as const).map((way) => vi.spyOn(IDBObjectStore.prototype, way).mockImplementation(refuse));
  const failed = settled(store, 'failed');
  store.callbacks.importCustomers();
  expect(await failed).toMatchObject({ fileName: 'second.csv' });
  expect(refused.some((way) => way.mock.calls.length > 0)).toBe(true);
  for (const way of refused) way.mockRestore();
  expect((await rows()).map(({ customer }) => customer.legalName)).toEqual(['Acme']);
});

function manyRows(count: number): string {
  return `id,name\n${Array.from({ length: count }, (_, row) => `A${row},Customer number ${row}`).join('\n')}\n`;
}

test('reading that is called off comes to nothing, and the next file is read as if there had been no other', async () => {
  const store = openStore();
  const reading = settled(store, 'reading');
  store.callbacks.chooseFile(new File([manyRows(3000)], 'first.csv'));
  await reading;
  store.callbacks.cancel();
  expect(store.view.peek().draft).toEqual({ kind: 'empty' });
  expect(await choose(store, manyRows(2), 'second.csv')).toMatchObject({ fileName: 'second.csv', customerCount: 2 });
});

test('an import that is called off leaves what was there, and nothing of its own', async () => {
  const store = openStore();
  await choose(store, manyRows(2));
  await take(store);
  const before = await findCurrentGeneration(database);
  store.callbacks.startAgain();
  await choose(store, manyRows(2500), 'large.csv');
  const storing = new Promise<void>((resolve) => {
    const stop = store.view.subscribe(({ draft }) => {
      if (draft.kind !== 'importing' || draft.share === 0) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
  store.callbacks.importCustomers();
  await storing;
  store.callbacks.cancel();
  expect(store.view.peek().draft).toMatchObject({ kind: 'checked', fileName: 'large.csv', isBusy: false });
  // Whoever has it next, has it after the import has gone.
  await navigator.locks.request('shuke-sync', async () => {
    expect(await database.generations.toCollection().primaryKeys()).toEqual([before?.id]);
    expect(await loadState(database, 'nextGeneration')).toBeUndefined();
  });
  expect(await rows()).toHaveLength(2);
  await take(store);
  expect(await rows()).toHaveLength(2500);
});
