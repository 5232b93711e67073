/** The journal: what is written down, once each, and how much of it is kept. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clearJournal, type Journal, notePermissions, openJournal, saveRequest, saveSiteUse } from '../../lib/cache/journal.ts';

let journal: Journal;
beforeEach(() => {
  journal = openJournal(`journal-${crypto.randomUUID()}`);
});
afterEach(() => journal.delete());

async function diary(): Promise<string[]> {
  return (await journal.permissions.toArray()).map(({ kind, pattern, by }) => `${kind} ${pattern} ${by}`);
}

const mail = 'https://mail.example/*';
const crm = 'https://crm.example/*';

test('a site given, taken and given again stands there three times, each once, however often it is asked', async () => {
  await notePermissions(journal, [mail], [], 1);
  await Promise.all([notePermissions(journal, [mail], [], 2), notePermissions(journal, [mail], [], 2)]);
  await notePermissions(journal, [], [], 3);
  await notePermissions(journal, [mail], [], 4);
  expect(await diary()).toEqual([`granted ${mail} me`, `revoked ${mail} me`, `granted ${mail} me`]);
});

test('what the company names is told apart', async () => {
  await notePermissions(journal, [mail, crm], [crm], 1);
  expect(await diary()).toEqual([`granted ${mail} me`, `granted ${crm} company`]);
  // Its policy cannot take it back: the rep did.
  await notePermissions(journal, [mail], [crm], 2);
  expect((await diary()).at(-1)).toBe(`revoked ${crm} me`);
});

test('uses of a site add up, and the last is remembered', async () => {
  await Promise.all([saveSiteUse(journal, 'https://mail.example', 2, 10), saveSiteUse(journal, 'https://mail.example', 3, 20)]);
  expect(await journal.siteUse.toArray()).toEqual([{ origin: 'https://mail.example', count: 5, lastAtMs: 20 }]);
});

test('of many requests the newest 5,000 are kept', async () => {
  const request = { atMs: 1, method: 'GET', origin: 'https://b.example', path: '/v1/changes', sentBytes: 0 };
  await journal.requests.bulkAdd(Array.from({ length: 5_050 }, () => request));
  for (let left = 50; left > 0; left--) await saveRequest(journal, { ...request, path: '/last' });
  expect(await journal.requests.count()).toBe(5000);
  expect((await journal.requests.orderBy('id').last())?.path).toBe('/last');
});

test('cleared, nothing is left', async () => {
  await notePermissions(journal, [mail], [], 1);
  await clearJournal(journal);
  expect(await Promise.all(journal.tables.map((table) => table.count()))).toEqual([0, 0, 0, 0]);
});
