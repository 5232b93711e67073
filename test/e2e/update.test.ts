/** What a rep has open survives: an update of the extension, two windows, a browser that is killed. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Target } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningBackend, runBackend } from '../../scripts/run-backend.ts';
import { type SampleMailbox, startSampleMailbox } from '../../scripts/sample-mailbox/start-sample-mailbox.ts';
import { type ChromiumSession, waitUntil } from '../support/chromium.ts';
import {
  clickButton,
  connectPanel,
  launchForLocalSites,
  readPanel,
  readStoredTouchpoints,
  sampleTokens,
  waitForPanel,
} from '../support/rep-browser.ts';

const tabCount = 20;
const firstCustomer = '华珩科技股份有限公司';
let folder: string;
let extension: string;
let backend: RunningBackend;
let mailbox: SampleMailbox;
let session: ChromiumSession;
let page: Page;
let panel: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuke-e2e-'));
  // A copy: the test gives it another version.
  extension = join(folder, 'extension');
  cpSync('.output/chrome-mv3', extension, { recursive: true });
  mkdirSync(join(folder, 'profile'));
  [backend, mailbox] = await Promise.all([runBackend({ data: join(folder, 'data') }), startSampleMailbox()]);
  session = await launchForLocalSites({ extension, profile: join(folder, 'profile') });
  page = await session.openPage(mailbox.url);
  panel = await session.openPanel(page);
  await connectPanel(panel, backend.url, sampleTokens.rep);
});

afterAll(async () => {
  await session?.close();
  await mailbox?.close();
  await backend?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openMail(tab: Page, row: number): Promise<void> {
  await tab.waitForSelector('[role=option]');
  const rows = await tab.$$('[role=option]');
  await rows[row]?.evaluate((option) => (option as HTMLElement).click());
}

/** Tabs of which the background knows what they show. */
function countReadTabs(): Promise<number> {
  return session.evaluateInWorker(async () => {
    const { chrome } = globalThis as unknown as { chrome: { storage: { session: { get(key: null): Promise<object> } } } };
    return Object.keys(await chrome.storage.session.get(null)).filter((key) => key.startsWith('page:')).length;
  });
}

function readVersion(): Promise<string> {
  return session.evaluateInWorker(() => {
    const { chrome } = globalThis as unknown as { chrome: { runtime: { getManifest(): { version: string } } } };
    return chrome.runtime.getManifest().version;
  });
}

/** Installs another version over the running one, as the browser does with an update. */
async function update(version: string): Promise<void> {
  const file = join(extension, 'manifest.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), version }));
  const options = await session.openExtensionPage('options.html');
  const known = new Set(session.browser.targets());
  const started = session.browser.waitForTarget((target) => target.type() === 'service_worker' && !known.has(target));
  // The page goes away in the middle of its answer.
  await options.evaluate('chrome.runtime.reload()').catch(() => undefined);
  await started;
  await waitUntil('the new version runs', async () => (await readVersion()) === version);
}

test('two windows, each with a panel of its own: each shows its own tab, and follows only that', async () => {
  await openMail(page, 0);
  await waitForPanel(panel, firstCustomer, 'Log this e-mail');
  const created = session.browser.waitForTarget((target) => target.url() === `${mailbox.url}#second`);
  const cdp = await session.browser.target().createCDPSession();
  await cdp.send('Target.createTarget', { url: `${mailbox.url}#second`, newWindow: true });
  const other = await (await created).page();
  if (!other) throw new Error('the second window has no page');
  const isSecondPanel = (target: Target) => target.url().endsWith('/sidepanel.html') && target !== panel.target();
  const opened = session.browser.waitForTarget(isSecondPanel);
  await openMail(other, 2);
  await other.bringToFront();
  const loaded = [...(await session.browser.extensions()).values()].find(({ id }) => id === session.extensionId);
  if (!loaded) throw new Error('the extension is not loaded');
  await other.triggerExtensionAction(loaded);
  const otherPanel = await (await opened).asPage();
  await waitForPanel(otherPanel, 'Log this e-mail');
  expect(await readPanel(otherPanel)).not.toContain(firstCustomer);
  expect(await readPanel(panel)).toContain(firstCustomer);

  await openMail(other, 0);
  await waitForPanel(otherPanel, firstCustomer);
  await openMail(page, 2);
  await waitUntil('the first panel follows', async () => !(await readPanel(panel)).includes(firstCustomer));
  expect(await readPanel(otherPanel)).toContain(firstCustomer);
  await other.close();
});

test('after an update every one of 20 open tabs is read again by itself, and nothing is complained of', async () => {
  const tabs = [page];
  while (tabs.length < tabCount) {
    const tab = await session.openPage(mailbox.url);
    await openMail(tab, tabs.length % 5);
    tabs.push(tab);
  }
  await waitUntil('all tabs are read', async () => (await countReadTabs()) === tabCount);
  const complaints: string[] = [];
  for (const tab of tabs) tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const origins = await Promise.all(tabs.map((tab) => tab.evaluate(() => performance.timeOrigin)));

  const startedAt = performance.now();
  await update('99.0.0');
  const runsAfterMs = performance.now() - startedAt;
  await waitUntil('all tabs are read again', async () => (await countReadTabs()) === tabCount);
  const readAfterMs = performance.now() - startedAt;
  console.log(`update: new worker after ${runsAfterMs.toFixed(0)} ms, ${tabCount} tabs after ${readAfterMs.toFixed(0)} ms`);
  expect(await Promise.all(tabs.map((tab) => tab.evaluate(() => performance.timeOrigin)))).toEqual(origins);

  // The scripts of the old version are still there: a change of the page wakes them, and they must end without a word.
  for (const tab of tabs) await openMail(tab, 0);
  panel = await session.openPanel(page);
  await waitForPanel(panel, firstCustomer, 'Log this e-mail');
  expect(complaints).toEqual([]);
  for (const tab of tabs.slice(1)) await tab.close();
});

test('a browser that is killed right after a click has lost nothing: the touchpoint is sent when it starts again', async () => {
  const before = (await readStoredTouchpoints(backend.url, 'c-0001')).length;
  await clickButton(panel, 'Log this e-mail');
  await waitForPanel(panel, 'Undo');
  process.kill(session.pid, 'SIGKILL');
  await waitUntil('the browser is gone', () => !session.browser.connected);
  session = await launchForLocalSites({ extension, profile: join(folder, 'profile') });
  page = await session.openPage(mailbox.url);
  panel = await session.openPanel(page);
  await waitUntil(
    'the touchpoint is at the backend',
    async () => (await readStoredTouchpoints(backend.url, 'c-0001')).length > before,
    45_000,
  );
  expect(await readStoredTouchpoints(backend.url, 'c-0001')).toHaveLength(before + 1);
});
