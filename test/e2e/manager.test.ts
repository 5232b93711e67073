/** A manager pushes a tier list from the console, and the reps' cards follow. */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Customer } from '../../lib/model/customer.ts';
import { changePageSchema } from '../../lib/model/export.ts';
import { findAxeViolations, waitUntil } from '../support/chromium.ts';
import { makeZip, xlsxParts } from '../support/make-xlsx.ts';
import { chooseCsv, chooseFile, openConsole, publish } from '../support/manager-browser.ts';
import { clickButton, sampleTokens, waitForPanel } from '../support/rep-browser.ts';
import { openSampleOffice, pictures, type SampleOffice, type Seat } from '../support/sample-office.ts';

let office: SampleOffice;
let rep: Seat;
let manager: Seat;
let desk: Page;

beforeAll(async () => {
  office = await openSampleOffice();
  rep = await office.sitDown(sampleTokens.rep);
  manager = await office.sitDown(sampleTokens.manager);
  desk = await openConsole(manager.session);
});

afterAll(() => office?.close());

async function currentVersion(): Promise<number> {
  const answer = await fetch(`${office.backend.url}/v1/tier-list`, {
    headers: { authorization: `Bearer ${sampleTokens.manager}` },
  });
  return ((await answer.json()) as { head: { version: number } }).head.version;
}

/** All customers as the backend has them now. */
async function readCustomers(): Promise<Customer[]> {
  const ask = async (path: string) => {
    const answer = await fetch(`${office.backend.url}${path}`, { headers: { authorization: `Bearer ${sampleTokens.manager}` } });
    return answer.json();
  };
  const { epoch } = (await ask('/v1/manifest')) as { epoch: string };
  const customers: Customer[] = [];
  for (let since = 0; ; ) {
    const page = changePageSchema.parse(await ask(`/v1/changes?epoch=${epoch}&since=${since}`));
    customers.push(...page.changes.flatMap((change) => (change.kind === 'upserted' ? [change.row.customer] : [])));
    since = page.upTo;
    if (!page.hasMore) return customers;
  }
}

async function syncRep(): Promise<void> {
  await rep.panel.evaluate(`chrome.runtime.sendMessage({ type: 'syncNow', body: {} })`);
}

test('a file with mistakes says where they are, and what is good can be published; the rep sees who moved', async () => {
  const before = await currentVersion();
  await chooseCsv(
    desk,
    'q4.csv',
    '客户编号;等级;原因\nc-0012;最具成长性客户;second line ordered\nc-9999;MVC;\nc-0001;VIP;\nc-0004;MGC;orders twice a month\n',
  );
  const shown = await waitForPanel(desk, '2 rows are left out', '2 up', '申屿电子科技', '青穑食品', '陈晨');
  expect(shown).toContain('no customer has the id “c-9999”');
  expect(shown).toContain('“VIP” is no tier');
  await desk.screenshot({ path: join(pictures, 'console.png') as `${string}.png`, fullPage: true });
  expect(await findAxeViolations(desk)).toEqual([]);
  await publish(desk, 'Review of the fourth quarter');
  expect(await currentVersion()).toBe(before + 1);
  await syncRep();
  await waitForPanel(rep.panel, 'Review of the fourth quarter', '张文浩');
  await clickButton(rep.panel, 'Who moved');
  await waitForPanel(rep.panel, '申屿', 'MGC');
  await rep.panel.screenshot({ path: join(pictures, 'list-moved.png') as `${string}.png` });
  expect(await findAxeViolations(rep.panel)).toEqual([]);
  await clickButton(rep.panel, '申屿');
  await waitForPanel(rep.panel, '申屿电子科技（上海）有限公司', 'MGC', `list v${before + 1}`, 'second line ordered');
});

test('a list that somebody published meanwhile is never overwritten', async () => {
  await clickButton(desk, 'Another list');
  await chooseCsv(desk, 'mine.csv', 'id,tier\nc-0012,MVC\n');
  const base = await currentVersion();
  const other = await fetch(`${office.backend.url}/v1/tier-list`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sampleTokens.manager}`, 'content-type': 'application/json', 'if-match': `"${base}"` },
    body: JSON.stringify({ note: 'the other manager', entries: [{ customerId: 'c-0012', tier: 'BZ' }] }),
  });
  expect(other.status).toBe(201);
  await clickButton(desk, 'Publish as');
  const dialog = await desk.waitForSelector('dialog[open]');
  await (await dialog?.$('button:last-of-type'))?.click();
  await waitForPanel(desk, `published v${base + 1} meanwhile`);
  expect(await currentVersion()).toBe(base + 1);
  await desk.screenshot({ path: join(pictures, 'console-conflict.png') as `${string}.png` });
  expect(await findAxeViolations(desk)).toEqual([]);
  await clickButton(desk, 'Compare with the newer list');
  await waitForPanel(desk, '1 up', `Publish as v${base + 2}`);
});

test('going back is one step, and a new version', async () => {
  await clickButton(desk, 'Start over');
  const before = await currentVersion();
  await clickButton(desk, 'Go back to v1');
  const dialog = await desk.waitForSelector('dialog[open]');
  await (await dialog?.$('button:last-of-type'))?.click();
  await waitForPanel(desk, `List v${before + 1} is in force`, 'back to v1');
  await syncRep();
  await waitForPanel(rep.panel, '申屿电子科技（上海）有限公司', 'Standard', `list v${before + 1}`);
});

test('the figures of all customers propose a list; the manager decides one otherwise, and the reason stays with it', async () => {
  await clickButton(desk, 'Or let the figures propose');
  const text = await waitForPanel(desk, 'proposal-', 'Save as CSV', 'What changes', 'profit a period');
  expect(text).not.toContain('rows are left out');
  await desk.screenshot({ path: join(pictures, 'console-proposal.png') as `${string}.png` });
  expect(await findAxeViolations(desk)).toEqual([]);
  await clickButton(desk, 'Decide otherwise');
  await desk.type('form[aria-label^="Decide otherwise"] input', 'opens the northern market');
  await clickButton(desk, 'Decide so');
  await waitForPanel(desk, 'Decided otherwise: 1 customer', 'opens the northern market');
  expect(await findAxeViolations(desk)).toEqual([]);
  await publish(desk, 'by the figures, but for one');
  const reasons = (await readCustomers()).map(({ lastTierChange }) => lastTierChange?.reason);
  expect(reasons.filter((reason) => reason === 'opens the northern market')).toHaveLength(1);
});

test('a spreadsheet as Excel saves it, with a title above and a hidden sheet: what is wrong is told by its row there, and the card follows', async () => {
  const customer = (await readCustomers()).find(({ id }) => id === 'c-0012');
  const tier = customer?.tier === 'MVC' ? 'BZ' : 'MVC';
  const before = await currentVersion();
  await clickButton(desk, 'Another list');
  const texts = ['二〇二六年第四季度', '客户编号', '等级', '原因', 'c-0012', tier, '表格里的原因', 'c-9999'];
  const cell = (at: string, text: string) => `<c r="${at}" t="s"><v>${texts.indexOf(text)}</v></c>`;
  const rows = [
    `<row r="1">${cell('A1', '二〇二六年第四季度')}</row>`,
    `<row r="3">${cell('A3', '客户编号')}${cell('B3', '等级')}${cell('C3', '原因')}</row>`,
    `<row r="4">${cell('A4', 'c-0012')}${cell('B4', tier)}${cell('C4', '表格里的原因')}</row>`,
    `<row r="7">${cell('A7', 'c-9999')}${cell('B7', tier)}</row>`,
  ];
  const parts = xlsxParts({
    sheets: { Notes: `<row r="1">${cell('A1', '原因')}</row>`, 名单: rows.join('') },
    hidden: ['Notes'],
    sharedStrings: texts.map((text) => `<si><t>${text}</t></si>`).join(''),
  });
  await chooseFile(desk, '名单.xlsx', makeZip(parts));
  const shown = await waitForPanel(desk, '名单.xlsx', '1 row is left out', '申屿电子科技', `Publish as v${before + 1}`);
  expect(shown).toContain('no customer has the id “c-9999”');
  expect(shown).toMatch(/Row\s*7\b|\b7\s/);
  await desk.screenshot({ path: join(pictures, 'console-xlsx.png') as `${string}.png`, fullPage: true });
  expect(await findAxeViolations(desk)).toEqual([]);
  await publish(desk, 'from a spreadsheet');
  expect(await currentVersion()).toBe(before + 1);
  await syncRep();
  await waitForPanel(rep.panel, '申屿电子科技（上海）有限公司', `list v${before + 1}`, '表格里的原因');
});

test('a rep finds nothing to do in the console', async () => {
  const page = await rep.session.openExtensionPage('console.html');
  const text = await waitForPanel(page, 'For managers');
  expect(text).not.toContain('Choose a file');
  expect(await findAxeViolations(page)).toEqual([]);
});

test('the options show the connection and the sites, and signing out leaves nothing', async () => {
  const page = await rep.session.openExtensionPage('options.html');
  await waitForPanel(page, '陈晨', '127.0.0.1');
  await page.screenshot({ path: join(pictures, 'options.png') as `${string}.png`, fullPage: true });
  expect(await findAxeViolations(page)).toEqual([]);
  await clickButton(page, 'Sign out');
  const dialog = await page.waitForSelector('dialog[open]');
  await (await dialog?.$('button:last-of-type'))?.click();
  await rep.panel.waitForSelector('form input');
  const countRows = () =>
    rep.panel.evaluate(async () => {
      const open = await new Promise<IDBDatabase>((done, failed) => {
        const request = indexedDB.open('shuke');
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
      const counts: Record<string, number> = {};
      for (const name of open.objectStoreNames) {
        counts[name] = await new Promise((done) => {
          const request = open.transaction(name).objectStore(name).count();
          request.onsuccess = () => done(request.result);
        });
      }
      open.close();
      return counts;
    });
  // The form appears as soon as the customers are gone; the rest follows.
  await waitUntil('nothing is left', async () => Object.values(await countRows()).every((count) => count === 0));
});

test.each([
  ['an address that nobody answers', 'http://127.0.0.1:9', sampleTokens.rep],
  ['a server that is no backend of ours', () => office.mailbox.url, sampleTokens.rep],
  ['a token that is not accepted', () => office.backend.url, 'no-such-token'],
])('%s is said in the form, and nothing is kept', async (_name, address, token) => {
  await rep.panel.reload();
  await rep.panel.waitForSelector('form input');
  const [addressField, tokenField] = await rep.panel.$$('form input');
  await addressField?.type(typeof address === 'string' ? address : address());
  await tokenField?.type(token);
  await rep.panel.click('form button[type=submit]');
  await rep.panel.waitForSelector('form [role=alert]');
  expect(await findAxeViolations(rep.panel)).toEqual([]);
});
