/** Customers without a backend, in a real browser: from a folder on a plain file server, and from a file of the person's own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SampleMailbox, startSampleMailbox } from '../../scripts/sample-mailbox/start-sample-mailbox.ts';
import { createBackend, defaultSample } from '../../server/create-backend.ts';
import { openDatabase } from '../../server/database.ts';
import { readFromDatabase } from '../../server/export-readers.ts';
import { findStaffViewer } from '../../server/find-staff-viewer.ts';
import { writeFolder } from '../../server/write-folder.ts';
import { type ChromiumSession, waitUntil } from '../support/chromium.ts';
import { encodeText } from '../support/encode-text.ts';
import { type FileServer, startFileServer } from '../support/plain-file-server.ts';
import { clickButton, connectPanel, launchForLocalSites, waitForPanel } from '../support/rep-browser.ts';

const pictures = 'test-artifacts/e2e';
let folder: string;
let files: FileServer;
let mailbox: SampleMailbox;
let session: ChromiumSession;
let page: Page;
let panel: Page;

/** The sample company, written as the export writes it, seen by 陈晨. */
async function publishSample(): Promise<void> {
  const database = await openDatabase({ memory: true });
  try {
    await createBackend({ database, sample: defaultSample(Date.now()) });
    const viewer = await findStaffViewer(database, 's-chenchen');
    await writeFolder(join(folder, 'public'), readFromDatabase(database, viewer), Date.now());
  } finally {
    await database.close();
  }
}

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'shuke-sources-'));
  [mailbox] = await Promise.all([startSampleMailbox(), publishSample()]);
  // The habit that is hardest on a reader: shards are sent as an encoding, and the browser inflates them on the way.
  files = await startFileServer(join(folder, 'public'), 'encoding');
  session = await launchForLocalSites();
  page = await session.openPage(mailbox.url);
  panel = await session.openPanel(page);
});

afterAll(async () => {
  await session?.close();
  await mailbox?.close();
  await files?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function countUnsent(): Promise<number> {
  return (await panel.evaluate(`new Promise((resolve, reject) => {
    const open = indexedDB.open('shuke');
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const count = open.result.transaction('outbox').objectStore('outbox').count();
      count.onsuccess = () => { open.result.close(); resolve(count.result); };
    };
  })`)) as number;
}

test('a folder on a plain file server: address alone, the card, a touchpoint that stays here', async () => {
  await connectPanel(panel, files.url, '');
  expect(files.asked.filter(({ path }) => path.startsWith('/v1/shards/')).every(({ status }) => status === 200)).toBe(true);
  const row = await page.waitForSelector('[role=option]');
  await row?.click();
  await waitForPanel(panel, '华珩科技股份有限公司', 'Log this e-mail');
  await clickButton(panel, 'Log this e-mail');
  await waitForPanel(panel, 'Undo');
  expect(await countUnsent()).toBe(1);
  await waitForPanel(panel, '1 kept here');
  await session.screenshot(`${pictures}/static-folder.png`, page, panel);

  files.asked.length = 0;
  await panel.evaluate(`chrome.runtime.sendMessage({ type: 'syncNow', body: {} })`);
  await waitUntil('the folder was asked again', async () => files.asked.length > 0);
  // Whoever else asks at this moment is answered as shortly.
  expect([...new Set(files.asked.map(({ path, status }) => `${status} ${path}`))]).toEqual(['304 /v1/manifest']);
  expect(await countUnsent()).toBe(1);
});

test('a file in GBK takes its place, whole; refused rows are told; the card knows its customer; what was logged stays', async () => {
  const path = join(folder, '客户列表.csv');
  const text =
    '客户编号,客户名称（必填）,负责人（必填）,联系人姓名,邮件,最后跟进时间\n' +
    '000412,华珩科技股份有限公司,陈晨,王伟,wang.wei@huaheng.example,2026-11-12\n' +
    '000413,蓝田工具有限公司,陈晨,李薇,li@lantian.example,2026-11-12\n' +
    '414,丢零有限公司,陈晨,张三,zhang@diuling.example,2026-11-12\n';
  writeFileSync(path, encodeText(text, 'gb18030'));
  const importPage = await session.openExtensionPage('import.html');
  const input = await importPage.waitForSelector('input[type=file]');
  await (input as import('puppeteer-core').ElementHandle<HTMLInputElement>).uploadFile(path);
  await waitForPanel(importPage, '纷享销客', 'GBK', '1 row is left out', '414');
  await importPage.screenshot({ path: `${pictures}/import.png`, fullPage: true });
  await clickButton(importPage, 'Import 2 customers');
  await waitForPanel(importPage, '2 customers are ready');
  await importPage.close();

  await page.bringToFront();
  await waitForPanel(panel, 'from your file');
  expect(await countUnsent()).toBe(1);
  const row = await page.waitForSelector('[role=option]');
  await row?.click();
  await waitForPanel(panel, '华珩科技股份有限公司');
  await session.screenshot(`${pictures}/from-file.png`, page, panel);
});
