/** The first minutes of a rep, in a real window: nothing is allowed yet, the browser asks, keys are pressed. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningBackend, runBackend } from '../../scripts/run-backend.ts';
import { type SampleMailbox, startSampleMailbox } from '../../scripts/sample-mailbox/start-sample-mailbox.ts';
import { type ChromiumSession, launchChromium, waitUntil } from '../support/chromium.ts';
import { type Display, startDisplay } from '../support/display.ts';
import {
  clickButton,
  connectPanel,
  readStoredTouchpoints,
  sampleTokens,
  waitForButton,
  waitForPanel,
} from '../support/rep-browser.ts';

let folder: string;
let display: Display;
let backend: RunningBackend;
let mailbox: SampleMailbox;
let session: ChromiumSession;
let page: Page;
let panel: Page;

beforeAll(async () => {
  mkdirSync('test-artifacts/e2e', { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'shuke-e2e-'));
  display = await startDisplay();
  [backend, mailbox] = await Promise.all([runBackend({ data: join(folder, 'data') }), startSampleMailbox()]);
  session = await launchChromium({ hasWindow: true, display: display.name });
  page = await session.openPage(mailbox.url);
  await waitForButton(session);
});

afterAll(async () => {
  await session?.close();
  await mailbox?.close();
  await backend?.stop();
  await display?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function grantedOrigins(): Promise<string[]> {
  const { origins } = (await panel.evaluate('chrome.permissions.getAll()')) as { origins: string[] };
  return origins;
}

test('a key opens the panel; the browser asks for this site alone; the card comes without a reload; a key logs', async () => {
  await page.bringToFront();
  const opened = session.browser.waitForTarget((target) => target.url().endsWith('/sidepanel.html'), { timeout: 20_000 });
  await page.click('body');
  display.press('alt+shift+u');
  panel = await (await opened).asPage();
  await connectPanel(panel, backend.url, sampleTokens.rep);

  await waitForPanel(panel, '127.0.0.1');
  expect(await grantedOrigins()).toEqual([]);
  const loadedAt = await page.evaluate(() => performance.timeOrigin);
  const bright = display.brightness();
  await clickButton(panel, 'Allow');
  await waitUntil('the browser asks', () => display.brightness() < bright * 0.8);
  await display.pressAfterReading('Tab', 'Return');
  await waitUntil('the answer has arrived', async () => (await grantedOrigins()).length > 0);
  expect(await grantedOrigins()).toEqual([`${new URL(mailbox.url).origin}/*`]);

  const row = await page.waitForSelector('[role=option]');
  await row?.click();
  await waitForPanel(panel, '华珩科技股份有限公司', 'Log this e-mail', 'Alt+Shift+L');
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(loadedAt);

  display.press('alt+shift+l');
  await waitForPanel(panel, 'Undo');
  await session.screenshot('test-artifacts/e2e/first-use.png', page, panel);
  await waitUntil(
    'the touchpoint is at the backend',
    async () => (await readStoredTouchpoints(backend.url, 'c-0001')).some((touchpoint) => touchpoint.fingerprint !== undefined),
    30_000,
  );
});

test('taking the site back makes the extension inert there at once', async () => {
  await panel.evaluate(`chrome.permissions.remove({ origins: ['${new URL(mailbox.url).origin}/*'] })`);
  await waitForPanel(panel, 'Allow');
  const rows = await page.$$('[role=option]');
  // The script is still in the page and still reads it; what it sends reaches all of our pages, and is taken by none.
  await panel.evaluate(`globalThis.sent = new Promise((done) => chrome.runtime.onMessage.addListener((message) => {
    if (message.type === 'pageRead') done(message.type);
  })); 0`);
  await rows[2]?.click();
  expect(await panel.evaluate('sent')).toBe('pageRead');
  await panel.evaluate(`chrome.runtime.sendMessage({ type: 'evaluateCustomer', body: { customerId: 'c-0001' } })`);
  const states = (await panel.evaluate(`chrome.storage.session.get(null)`)) as Record<string, unknown>;
  expect(Object.keys(states).filter((key) => key.startsWith('page:'))).toEqual([]);
});
