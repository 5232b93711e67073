/** A database that could not be opened for a while is a database again as soon as it can be. */
import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { openDatabase } from '../../lib/cache/db.ts';
import { openOrReplace } from '../../lib/cache/rescue.ts';
import { saveState } from '../../lib/cache/state.ts';

afterEach(() => vi.restoreAllMocks());

/** As Chromium answers when it cannot write. */
function refuseToOpen(): void {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
  });
}

test('after openings that failed the next question opens it, with what was stored', async () => {
  const database = openDatabase('reopen');
  await saveState(database, 'leaseDays', 3);
  database.close({ disableAutoOpen: false });
  refuseToOpen();
  await expect(database.state.count()).rejects.toThrow();
  await expect(database.state.count()).rejects.toThrow();
  vi.restoreAllMocks();
  // What failed is put away in a task of its own.
  await new Promise((done) => setTimeout(done));
  expect(await database.state.count()).toBe(1);
  database.close();
});

test('one that was closed for good stays closed', async () => {
  const database = openDatabase('closed');
  refuseToOpen();
  await expect(database.state.count()).rejects.toThrow();
  database.close();
  vi.restoreAllMocks();
  await new Promise((done) => setTimeout(done));
  await expect(database.state.count()).rejects.toThrow('closed');
});

test('on a full disk nothing is replaced: what is stored is there when there is room again', async () => {
  let isFull = false;
  const database = openDatabase('full', { hasRoom: async () => !isFull });
  await saveState(database, 'leaseDays', 3);
  database.close({ disableAutoOpen: false });
  isFull = true;
  refuseToOpen();
  await expect(openOrReplace(database)).rejects.toThrow('backing store');
  isFull = false;
  vi.restoreAllMocks();
  await new Promise((done) => setTimeout(done));
  expect(await openOrReplace(database)).toBe(false);
  expect(await database.state.count()).toBe(1);
  database.close();
});
