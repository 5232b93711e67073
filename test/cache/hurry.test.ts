/** Which writes wait for the disk: all, but those that are hurried. */
import { afterEach, expect, test, vi } from 'vitest';
import { openDatabase } from '../../lib/cache/db.ts';
import { loadState, saveState } from '../../lib/cache/state.ts';

afterEach(() => vi.restoreAllMocks());

test('only the hurried write does not wait for the disk, whatever is written at the same time', async () => {
  const asked: (string | undefined)[] = [];
  const begin = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    if (args[1] === 'readwrite') asked.push(args[2]?.durability);
    return begin.apply(this, args);
  });
  const database = openDatabase('hurry');
  await database.open();
  asked.length = 0;
  await Promise.all([
    saveState(database, 'leaseDays', 7),
    database.hurry(() => saveState(database, 'sync', { failedTries: 0, progress: { done: 1, total: 2 } })),
    saveState(database, 'outboxOwner', 's-1'),
    database.transaction('rw', database.state, () => saveState(database, 'nextCheckedShard', 3)),
  ]);
  expect(asked).toEqual(['strict', 'relaxed', 'strict', 'strict']);
  expect(await loadState(database, 'sync')).toMatchObject({ progress: { done: 1 } });
  expect(() =>
    database.hurry(() => {
      throw new Error('begun badly');
    }),
  ).toThrow('begun badly');
  await saveState(database, 'leaseDays', 8);
  expect(asked.at(-1)).toBe('strict');
  await database.delete();
});
