/** Marks in the page: nothing until the rep switches them on for a site, nothing but a highlight then, nothing after. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningBackend, runBackend } from '../../scripts/run-backend.ts';
import { type SampleMailbox, startSampleMailbox } from '../../scripts/sample-mailbox/start-sample-mailbox.ts';
import { type ChromiumSession, waitUntil } from '../support/chromium.ts';
import { connectPanel, launchForLocalSites, sampleTokens, waitForPanel } from '../support/rep-browser.ts';

const customer = '华珩科技股份有限公司';
let folder: string;
let backend: RunningBackend;
let mailbox: SampleMailbox;
let session: ChromiumSession;
let page: Page;
let panel: Page;
let options: Page;

beforeAll(async () => {
  mkdirSync('test-artifacts/e2e', { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'shuke-e2e-'));
  [backend, mailbox] = await Promise.all([runBackend({ data: join(folder, 'data') }), startSampleMailbox()]);
  session = await launchForLocalSites();
  page = await session.openPage(mailbox.url);
  panel = await session.openPanel(page);
  await connectPanel(panel, backend.url, sampleTokens.rep);
  options = await session.openExtensionPage('options.html');
  await waitForPanel(options, 'Mark customers in its pages');
  await page.bringToFront();
});

afterAll(async () => {
  await session?.close();
  await mailbox?.close();
  await backend?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the page itself can find out: its registry of highlights is one for all. */
async function readMarks(): Promise<{ count: number; words: string[]; html: string; styles: number }> {
  return (await page.evaluate(`({
    count: CSS.highlights.size,
    words: [...(CSS.highlights.get('shuke-customer') ?? [])].map(String),
    html: document.documentElement.outerHTML,
    styles: document.styleSheets.length + document.adoptedStyleSheets.length,
  })`)) as { count: number; words: string[]; html: string; styles: number };
}

async function toggleMarks(): Promise<void> {
  await options.evaluate(`document.querySelector('input[type=checkbox][aria-describedby$=marks]').click()`);
}

test('before: a customer’s mail is open, the panel names him, and the page holds no mark', async () => {
  const [row] = await page.$$('[role=option]');
  await row?.evaluate((option) => (option as HTMLElement).click());
  await waitForPanel(panel, customer);
  expect(await readMarks()).toMatchObject({ count: 0, words: [] });
});

test('switched on: the words that mean him are marked without a reload and without a change of the document', async () => {
  const before = await readMarks();
  await toggleMarks();
  const after = await waitUntil('marks are there', async () => {
    const marks = await readMarks();
    return marks.words.length > 0 ? marks : undefined;
  });
  // This is why it is off until the rep says so: the page can see what is marked.
  expect(after.count).toBe(1);
  expect(after.words.some((word) => customer.includes(word) || word.includes('@'))).toBe(true);
  expect({ html: after.html, styles: after.styles }).toEqual({ html: before.html, styles: before.styles });
  await session.screenshot('test-artifacts/e2e/marks.png', page, panel);
});

test('another mail has its own marks, and none of the mail before', async () => {
  const before = (await readMarks()).words;
  const rows = await page.$$('[role=option]');
  await rows[2]?.evaluate((option) => (option as HTMLElement).click());
  await waitUntil('other marks', async () => {
    const { words } = await readMarks();
    return words.length > 0 && words.join() !== before.join();
  });
});

test('switched off: nothing is marked any more, now and in the next mail', async () => {
  await toggleMarks();
  await waitUntil('no marks', async () => (await readMarks()).count === 0);
  const rows = await page.$$('[role=option]');
  await rows[2]?.evaluate((option) => (option as HTMLElement).click());
  await rows[0]?.evaluate((option) => (option as HTMLElement).click());
  await waitForPanel(panel, customer);
  expect((await readMarks()).count).toBe(0);
});
