/** An inbox in a real browser: who is on it, several logged at once, by hand and by keys, and never twice, whoever logs. */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChromiumSession, eventually, findAxeViolations, waitUntil } from '../support/chromium.ts';
import {
  clickButton,
  connectPanel,
  launchForLocalSites,
  readPanel,
  readStoredTouchpoints,
  sampleTokens,
  waitForPanel,
} from '../support/rep-browser.ts';
import { openSampleOffice, pictures, type SampleOffice } from '../support/sample-office.ts';

let office: SampleOffice;
let session: ChromiumSession;
let page: Page;
let panel: Page;

beforeAll(async () => {
  office = await openSampleOffice();
  ({ session, page, panel } = await office.sitDown(sampleTokens.rep));
  await openInbox();
});

afterAll(() => office?.close());

async function openInbox(): Promise<void> {
  await page.goto(`${office.mailbox.url}#/inbox`);
  await page.bringToFront();
  await waitForPanel(panel, 'customers here');
}

/** What the button says that logs everything. */
async function readLogButton(): Promise<string> {
  return /Log all \d+ e-mails/.exec(await waitForPanel(panel, 'Log all'))?.[0] ?? '';
}

/** The rows of the panel, as a person reads them. */
function readRows(): Promise<string[]> {
  return panel.$$eval('main [data-row]', (rows) => rows.map((row) => row.textContent ?? ''));
}

test('an inbox shows its customers, what is late first, and nothing that a reader trips over', async () => {
  const rows = await readRows();
  expect(rows.length).toBeGreaterThan(4);
  const late = rows.map((row) => /late|due today/.test(row));
  expect(late.indexOf(true), 'something is due').toBe(0);
  expect(late.lastIndexOf(true), 'and all of it stands on top').toBeLessThan(
    late.includes(false) ? late.indexOf(false) : rows.length,
  );
  await panel.screenshot({ path: join(pictures, 'inbox.png') as `${string}.png` });
  expect(await findAxeViolations(panel)).toEqual([]);
});

test('j, j, k, Enter open a card, Escape leads back to the list', async () => {
  await panel.bringToFront();
  for (const key of ['j', 'j', 'k'] as const) await panel.keyboard.press(key);
  const name = await waitUntil('a row has the focus', () =>
    panel.evaluate(`document.activeElement.closest('[data-row]')?.querySelector('span').textContent`),
  );
  await panel.keyboard.press('Enter');
  const text = await waitForPanel(panel, 'Touchpoints', 'Back to the list');
  expect(text).toContain(String(name));
  await panel.keyboard.press('Escape');
  await waitForPanel(panel, 'customers here');
});

test('all e-mails of all customers are logged with one click, and taken back with one', async () => {
  await openInbox();
  const all = await readLogButton();
  await clickButton(panel, 'Log all');
  await waitForPanel(panel, 'Undo all', 'not sent');
  await panel.screenshot({ path: join(pictures, 'inbox-logged.png') as `${string}.png` });
  expect(await findAxeViolations(panel)).toEqual([]);
  await clickButton(panel, 'Undo all');
  // Every single one can be logged again, which the list knows once it has been read anew.
  await waitForPanel(panel, 'nothing was logged', 'all sent', all);
});

test('what was chosen with x is logged, reaches the backend once, and its mail says so in another tab', async () => {
  await openInbox();
  await panel.bringToFront();
  await panel.evaluate(`document.activeElement?.blur()`);
  await panel.keyboard.press('j');
  await panel.keyboard.press('x');
  const customerId = (await panel.evaluate(`(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    const list = await chrome.runtime.sendMessage({ type: 'readList', body: { tabId: tab.id } });
    return list.customers[0].customerId;
  })()`)) as string;
  const before = await readStoredTouchpoints(office.backend.url, customerId);
  await waitForPanel(panel, 'chosen e-mail');
  await clickButton(panel, 'Log the');
  await waitForPanel(panel, 'logged', 'Undo', 'You logged this today');
  const stored = await waitUntil(
    'the backend has it',
    async () => {
      const now = await readStoredTouchpoints(office.backend.url, customerId);
      return now.length > before.length ? now : undefined;
    },
    40_000,
  );
  expect(stored.filter((touchpoint) => touchpoint.fingerprint !== undefined && touchpoint.channel === 'e-mail').length).toBe(
    stored.length - before.length + before.filter((touchpoint) => touchpoint.fingerprint !== undefined).length,
  );
  const identity = (await panel.evaluate(`(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    const list = await chrome.runtime.sendMessage({ type: 'readList', body: { tabId: tab.id } });
    return list.customers.find((entry) => entry.customerId === ${JSON.stringify(customerId)}).rows[0].identity;
  })()`)) as string;
  const key = await page.$eval(`[data-message-id="${identity}"]`, (row) => row.getAttribute('data-key'));
  const other = await session.openPage(`${office.mailbox.url}#/inbox/${key}`);
  await other.bringToFront();
  await eventually(async () => {
    const text = await readPanel(panel);
    expect(text).toContain('Touchpoints');
    expect(text).toContain('You logged this today');
    expect(text).not.toContain('Log this e-mail');
  });

  const colleague = await launchForLocalSites();
  try {
    const theirs = await colleague.openPage(`${office.mailbox.url}#/inbox/${key}`);
    const their = await colleague.openPanel(theirs);
    await connectPanel(their, office.backend.url, sampleTokens.manager);
    await theirs.bringToFront();
    await waitForPanel(their, '陈晨 logged this');
    await their.screenshot({ path: join(pictures, 'logged-by-colleague.png') as `${string}.png` });
  } finally {
    await colleague.close();
    await other.close();
  }
});

test('an open mail is logged with one key and taken back with another', async () => {
  await page.goto(`${office.mailbox.url}#/inbox/fjordhall-latin-1`);
  await page.bringToFront();
  await waitForPanel(panel, 'Log this e-mail');
  let keys = 0;
  const press = async (key: 'l' | 'u') => {
    keys += 1;
    await panel.keyboard.press(key);
  };
  await panel.bringToFront();
  await press('l');
  await waitForPanel(panel, 'Logged:', 'Undo');
  expect(keys).toBeLessThanOrEqual(3);
  await press('u');
  await waitForPanel(panel, 'nothing was logged');
});
