/** A rep finds a customer by a few letters, and teaches Shuke who a sender is. */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChromiumSession, eventually, findAxeViolations, waitUntil } from '../support/chromium.ts';
import { clickButton, readPanel, sampleTokens, waitForPanel } from '../support/rep-browser.ts';
import { openSampleOffice, pictures, type SampleOffice } from '../support/sample-office.ts';

let office: SampleOffice;
let session: ChromiumSession;
let page: Page;
let panel: Page;

beforeAll(async () => {
  office = await openSampleOffice();
  ({ session, page, panel } = await office.sitDown(sampleTokens.rep));
});

afterAll(() => office?.close());

async function picture(name: string): Promise<void> {
  await panel.screenshot({ path: join(pictures, `${name}.png`) as `${string}.png` });
  expect(await findAxeViolations(panel)).toEqual([]);
}

async function typeIntoSearch(query: string): Promise<void> {
  const box = await panel.waitForSelector('search input');
  await box?.type(query);
}

test('slash, initials, Enter: the card of the right customer', async () => {
  await panel.waitForSelector('search input');
  await panel.keyboard.press('/');
  await panel.keyboard.type('hhkj');
  await waitForPanel(panel, '华珩科技股份有限公司');
  expect(await panel.$eval('search input', (input) => (input as HTMLInputElement).value)).toBe('hhkj');
  await picture('search');
  await panel.keyboard.press('Enter');
  const card = await waitForPanel(panel, '华珩科技股份有限公司', 'MVC', 'Touchpoints');
  expect(card).not.toContain('Log this e-mail');
  await clickButton(panel, 'Today');
  await waitForPanel(panel, 'Today ·');
  expect(await panel.$eval('search input', (input) => (input as HTMLInputElement).value)).toBe('');
});

test('a sender nobody knows is linked by search, and recognised from then on', async () => {
  await office.openMail({ page }, 'unknown-sender');
  await waitForPanel(panel, 'Not one of your customers yet', 'nora@velde-werkzeuge.example');
  await picture('unknown-sender');
  await clickButton(panel, 'Belongs to a customer');
  await typeIntoSearch('shenyu');
  await waitForPanel(panel, 'Which customer?', '申屿电子科技（上海）有限公司');
  await picture('unknown-sender-linking');
  await clickButton(panel, '申屿电子科技');
  await waitForPanel(panel, '申屿电子科技（上海）有限公司', 'Log this e-mail');
  await picture('sender-linked');
  // The next time, with another mail in between.
  await office.openMail({ page }, 'huaheng-quote');
  await waitForPanel(panel, '华珩科技股份有限公司', 'Log this e-mail');
  await office.openMail({ page }, 'unknown-sender');
  await waitForPanel(panel, '申屿电子科技（上海）有限公司', 'Log this e-mail');
});

test('the options list what was taught; taken back, the sender is unknown again, and can be blocked for good', async () => {
  const options = await session.openExtensionPage('options.html');
  await waitForPanel(options, 'What you taught Shuke', 'nora@velde-werkzeuge.example', 'belongs to 申屿电子科技（上海）有限公司');
  await options.screenshot({ path: join(pictures, 'options-taught.png') as `${string}.png`, fullPage: true });
  expect(await findAxeViolations(options)).toEqual([]);
  const remove = await options.waitForSelector('::-p-xpath(//li[contains(., "nora@velde-werkzeuge.example")]//button)');
  await remove?.click();
  await waitForPanel(options, 'Nothing yet.');
  await options.close();
  await office.openMail({ page }, 'huaheng-quote');
  await waitForPanel(panel, '华珩科技股份有限公司');
  await office.openMail({ page }, 'unknown-sender');
  await waitForPanel(panel, 'Not one of your customers yet');
  await clickButton(panel, 'Never a customer');
  // Nobody asks about the sender again; the panel says why, and offers the way back.
  const today = await waitForPanel(
    panel,
    'Today ·',
    'Nobody is shown for nora@velde-werkzeuge.example: you said it is never a customer.',
    'Take it back',
  );
  expect(today).not.toContain('Not one of your customers yet');
});

test('a name of several people, none of them: nobody is asked again', async () => {
  await office.openMail({ page }, 'ambiguous-wangwei');
  await waitForPanel(panel, 'Which 王伟?');
  await clickButton(panel, 'None of them');
  // The sender himself is still unknown; his name is no question any more.
  await eventually(async () => {
    const text = await readPanel(panel);
    expect(text).toContain('ww1979@freemail.example');
    expect(text).not.toContain('Which 王伟?');
  });
});

test('not this customer: what stood in the page does not mean it any more', async () => {
  await office.openMail({ page }, 'huaheng-quote');
  await waitForPanel(panel, '华珩科技股份有限公司', 'wrote this e-mail');
  const menu = await panel.waitForSelector('article header button[aria-haspopup=menu]');
  await menu?.click();
  await clickButton(panel, 'Not this customer');
  await waitUntil('the sender means nobody any more', async () => !(await readPanel(panel)).includes('wrote this e-mail'));
  expect((await readPanel(panel)).trim()).not.toBe('');
});
