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

test('a deed that the database kept from its end is done once more on a new connection, and not a third time', async () => {
  const database = openDatabase('again');
  await saveState(database, 'leaseDays', 3);
  const first = database.backendDB();
  const noRoom = () => new DOMException('Internal error.', 'UnknownError');
  const run = vi.fn(() => saveState(database, 'leaseDays', 4)).mockRejectedValueOnce(noRoom());
  await database.attempt(run);
  expect(run).toHaveBeenCalledTimes(2);
  expect(database.backendDB()).not.toBe(first);
  expect((await database.state.toArray()).map(({ value }) => value)).toEqual([4]);
  const failing = vi.fn(() => Promise.reject(noRoom()));
  await expect(database.attempt(failing)).rejects.toThrow('Internal error');
  expect(failing).toHaveBeenCalledTimes(2);
  database.close();
});

test('a deed that failed by itself is not done twice', async () => {
  const database = openDatabase('once');
  const run = vi.fn(async () => {
    throw new TypeError('no such customer');
  });
  await expect(database.attempt(run)).rejects.toThrow('no such customer');
  expect(run).toHaveBeenCalledTimes(1);
  database.close();
});

test('a database that does not answer is given up after its time', async () => {
  vi.useFakeTimers();
  try {
    const database = openDatabase('silent');
    const outcome = expect(database.attempt(() => new Promise(() => undefined))).rejects.toThrow('does not answer');
    await vi.advanceTimersByTimeAsync(20_000);
    await vi.advanceTimersByTimeAsync(20_000);
    await outcome;
    database.close();
  } finally {
    vi.useRealTimers();
  }
});
