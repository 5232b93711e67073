/** A browser whose storage answers no more: every call ends, and whoever waits is told. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { PageStates } from '../../lib/background/page-states.ts';
import { openDatabase } from '../../lib/cache/db.ts';
import type { MirroredItem } from '../../lib/cache/outbox-mirror.ts';
import { saveTouchpoint } from '../../lib/cache/touchpoints.ts';
import { awaitSettings, changeSettings, loadSettings } from '../../lib/platform/settings.ts';
import { localArea, storageLimitMs } from '../../lib/platform/storage-areas.ts';
import { createStoredRecords } from '../../lib/platform/stored-records.ts';
import { resetExtension } from '../support/extension.ts';
import { aTouchpoint } from '../support/sync-world.ts';

const never = new Promise(() => undefined) as never;

beforeEach(() => {
  resetExtension();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** What it came to within so many limits. */
async function within<T>(limits: number, work: Promise<T>): Promise<T | string> {
  const outcome = work.catch((error: unknown) => (error instanceof DOMException ? error.name : String(error)));
  await vi.advanceTimersByTimeAsync(limits * storageLimitMs);
  return Promise.race([outcome, new Promise<string>((resolve) => setImmediate(() => resolve('nothing yet')))]);
}

test('a question is asked once more, and answered', async () => {
  await changeSettings({ keepsSubjects: true });
  vi.spyOn(browser.storage.local, 'get').mockReturnValueOnce(never);
  expect(await within(1, loadSettings())).toMatchObject({ keepsSubjects: true });
});

test('a question that is never answered, and a write, end with an error', async () => {
  vi.spyOn(browser.storage.local, 'get').mockReturnValue(never);
  vi.spyOn(browser.storage.local, 'set').mockReturnValue(never);
  expect(await within(1, loadSettings())).toBe('nothing yet');
  expect(await within(2, loadSettings())).toBe('TimeoutError');
  expect(await within(1, localArea.set({ a: 1 }))).toBe('TimeoutError');
});

test('another error is told at once, and nothing is asked again', async () => {
  const get = vi.spyOn(browser.storage.local, 'get').mockRejectedValue(new Error('damaged'));
  expect(await within(0, loadSettings())).toBe('Error: damaged');
  expect(get).toHaveBeenCalledTimes(1);
});

test('a screen says that nothing answers, and shows the settings once something does', async () => {
  const get = vi.spyOn(browser.storage.local, 'get').mockReturnValue(never);
  let silences = 0;
  const settings = awaitSettings(() => {
    silences++;
    get.mockRestore();
  }, new AbortController().signal);
  expect(await within(2, settings)).toMatchObject({ isTokenRefused: false });
  expect(silences).toBe(1);
});

test('what is read in a tab after a call that hangs is stored', async () => {
  const pages = new PageStates();
  const sender = { tabId: 7, frameId: 0, documentId: 'one' } as never;
  const frame = { documentId: 'one' } as never;
  vi.spyOn(browser.storage.session, 'set').mockReturnValueOnce(never);
  expect(await within(1, pages.save(sender, frame))).toBe('TimeoutError');
  await pages.save(sender, frame);
  expect(await pages.load(7)).toMatchObject({ frames: { 0: { documentId: 'one' } } });
});

test('a log is saved although its second copy cannot be written', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const database = openDatabase('storage-areas', { mirror: createStoredRecords<MirroredItem>('outbox:') });
  await database.open();
  const asked = new Promise<void>((resolve) => {
    vi.spyOn(browser.storage.local, 'set').mockImplementation(() => {
      resolve();
      return never;
    });
  });
  const touchpoint = aTouchpoint('c-0001', 0);
  const saving = saveTouchpoint(database, touchpoint, 0).then(() => 'saved');
  await asked;
  expect(await within(1, saving)).toBe('saved');
  expect(await database.outbox.count()).toBe(1);
  await database.delete();
});
