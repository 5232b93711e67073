/** SOGo, Atomic CRM and MailDev, which none of us wrote: read, switch, list, compose and log, while they draw their pages anew. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningBackend, runBackend } from '../../scripts/run-backend.ts';
import type { SampleMail } from '../../scripts/sample-mailbox/sample-mail.ts';
import { sampleMails } from '../../scripts/sample-mailbox/sample-mails.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';
import { type AtomicCrm, startAtomicCrm } from '../apps/atomic-crm.ts';
import { readAtomicCrmViews } from '../apps/atomic-crm-views.ts';
import { findWrong, mailOf } from '../apps/live-view.ts';
import { type MailDev, startMailDev } from '../apps/maildev.ts';
import { findFreePorts } from '../apps/server-process.ts';
import { openSogoMessage, type Sogo, signInToSogo, startSogo } from '../apps/sogo.ts';
import { readSogoViews } from '../apps/sogo-views.ts';
import { type ChromiumSession, waitUntil } from '../support/chromium.ts';
import {
  clickButton,
  connectPanel,
  launchForLocalSites,
  readStoredTouchpoints,
  sampleTokens,
  waitForPanel,
} from '../support/rep-browser.ts';

const pictures = 'test-artifacts/e2e';
const now = Date.now();
const mails = sampleMails({ company: sampleCompany({ seed: 1, now }), now });
let folder: string;
let backend: RunningBackend;
let sogo: Sogo;
let crm: AtomicCrm;
let mailDev: MailDev;
let session: ChromiumSession;
let page: Page;
let panel: Page;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'shuke-hosts-'));
  // Servers that run as other users must find their way in.
  chmodSync(folder, 0o755);
  const port = await findFreePorts(8);
  [backend, sogo, crm, mailDev] = await Promise.all([
    runBackend({ data: join(folder, 'data') }),
    startSogo({ folder: join(folder, 'sogo'), port }),
    startAtomicCrm({ port: port + 5 }),
    startMailDev({ folder: join(folder, 'maildev'), port: port + 6, mails }),
  ]);
  session = await launchForLocalSites({ args: ['--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1'] });
  page = await session.openPage(sogo.url);
  await signInToSogo(page, sogo);
  panel = await session.openPanel(page);
  await connectPanel(panel, backend.url, sampleTokens.rep);
});

afterAll(async () => {
  await session?.close();
  await mailDev?.stop();
  await crm?.stop();
  await sogo?.stop();
  await backend?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The id of the customer that the open message or record is about, and how the page was read. */
async function readLead(): Promise<{ readonly site: string; readonly step: string; readonly customerId: string }> {
  const state = (await panel.evaluate('chrome.storage.session.get(null)')) as Record<
    string,
    { frames?: Record<string, { site: string; step: string; view: string; resolution: { primaryCustomerId?: string } }> }
  >;
  const frames = Object.values(state).flatMap((tab) => Object.values(tab.frames ?? {}));
  const lead = frames.find(({ view, resolution }) => /message|record/.test(view) && resolution.primaryCustomerId !== undefined);
  const customerId = lead?.resolution.primaryCustomerId;
  if (!lead || customerId === undefined) throw new Error(`Nobody was recognised in ${JSON.stringify(frames)}`);
  return { site: lead.site, step: lead.step, customerId };
}

/** One click, and what the backend has of it: a mail that came in, of the customer on the card. */
async function logOpenMessage(): Promise<Record<string, unknown>> {
  const { customerId } = await readLead();
  const before = await readStoredTouchpoints(backend.url, customerId);
  await clickButton(panel, 'Log this e-mail');
  await waitForPanel(panel, 'Undo');
  const stored = await waitUntil(
    'the touchpoint is at the backend',
    async () => {
      const found = await readStoredTouchpoints(backend.url, customerId);
      return found.find(({ id }) => !before.some((earlier) => earlier.id === id));
    },
    40_000,
  );
  expect(stored).toMatchObject({ channel: 'e-mail', direction: 'inbound', staffId: 's-chenchen', customerId });
  return stored;
}

describe('SOGo', () => {
  test('its list shows who is on it', async () => {
    // A sender's name alone is nobody: this one is named in the subject.
    await waitForPanel(panel, 'customers here', '澔岑精密');
  });

  test('each message that is opened has the card of its sender, read by the adapter', async () => {
    await openSogoMessage(page, 'Zero-point plates for the new cell');
    await waitForPanel(panel, 'Arveno Tooling GmbH', 'Jörg', 'Log this e-mail');
    expect(await readLead()).toMatchObject({ site: 'sogo', step: 'adapter' });
    await session.screenshot(join(pictures, 'sogo-card.png'), page, panel);
    await openSogoMessage(page, '回复：第四季度报价：请确认交期');
    const text = await waitForPanel(panel, '华珩科技股份有限公司', 'Log this e-mail');
    expect(text).not.toContain('Arveno');
  });

  test('rows that are re-used and a message drawn anew do not change whom the card is about', async () => {
    const before = await readLead();
    // The virtual list fills the same rows with other mails while it scrolls.
    for (const top of [400, 1600, 0]) {
      await page.$eval(
        'md-virtual-repeat-container .md-virtual-repeat-scroller',
        (scroller, value) =>
          new Promise<void>((resolve) => {
            scroller.scrollTop = value;
            requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
          }),
        top,
      );
    }
    // Marked and unmarked: SOGo draws card and row anew.
    for (const isMarked of [true, false]) {
      const star = '#detailView button[aria-label="Flagged"]';
      await page.$eval(star, (button) => (button as HTMLElement).click());
      await page.waitForSelector(`${star} md-icon${isMarked ? '.sg-icon-star' : ':not(.sg-icon-star)'}`);
    }
    await waitForPanel(panel, '华珩科技股份有限公司', 'Log this e-mail');
    expect(await readLead()).toEqual(before);
  });

  test('one click logs the message that is open, with its contact, and not a word of it', async () => {
    const stored = await logOpenMessage();
    expect(stored.contactId).toBeDefined();
    expect(stored.subject).toBeUndefined();
  });

  test('a reply that is being written is about the one it goes to', async () => {
    await page.evaluate(() => {
      const reply = [...document.querySelectorAll('#detailView button')].find((button) =>
        /^reply$/i.test(button.getAttribute('aria-label') ?? button.textContent?.trim() ?? ''),
      );
      if (!(reply instanceof HTMLElement)) throw new Error('SOGo has no button for a reply here');
      reply.click();
    });
    await page.waitForSelector('#mailEditor input[name="subject"]');
    await waitForPanel(panel, '华珩科技股份有限公司');
  });
});

test('every view of SOGo is read by the adapter', async () => {
  // In a tab of its own: what is being written in the other stays as it is.
  const other = await session.openPage(sogo.url);
  await other.waitForSelector('.sg-message-list-item');
  expect(findWrong(await readSogoViews(other, sogo))).toEqual([]);
  await other.close();
});

describe('Atomic CRM', () => {
  async function open(place: string): Promise<void> {
    await page.goto(`${crm.url}#/${place}`);
    await page.bringToFront();
  }

  const newestFirst = 'companies?perPage=100&sort=id&order=DESC';

  /** Its numbers count up from those that it makes itself. */
  async function placeOf(name: string): Promise<string> {
    await open(newestFirst);
    const link = await page.waitForSelector(`::-p-xpath(//main//a[contains(., "${name}")])`);
    const href = await link?.evaluate((element) => (element as HTMLAnchorElement).href);
    return new URL(href ?? '').hash.slice(2);
  }

  test('a company on the screen is the card, and the next one replaces it without a reload', async () => {
    await open(await placeOf('Fjordhall Teknik AB'));
    await waitForPanel(panel, 'Fjordhall Teknik AB', 'Touchpoints');
    expect(await readLead()).toMatchObject({ site: 'atomic-crm', step: 'adapter' });
    await session.screenshot(join(pictures, 'atomic-crm-card.png'), page, panel);
    await open(await placeOf('广东煌岳家电集团有限公司'));
    const text = await waitForPanel(panel, '广东煌岳家电集团有限公司', 'Touchpoints');
    expect(text).not.toContain('Fjordhall');
  });

  test('its list of companies shows which are customers', async () => {
    await open(newestFirst);
    await waitForPanel(panel, 'customers here', '华珩科技');
  });

  test('a policy of the page that forbids everything keeps nothing from us, and the page finds nothing of ours', async () => {
    const found = await page.evaluate(() => ({
      globals: Object.keys(globalThis).filter((key) => /shuke/i.test(key)),
      elements: document.querySelectorAll('[class*="shuke" i], [id*="shuke" i], [data-shuke]').length,
    }));
    expect(found).toEqual({ globals: [], elements: 0 });
  });

  test('every view is read by the adapter', async () => {
    expect(findWrong(await readAtomicCrmViews(page, crm))).toEqual([]);
  });
});

describe('MailDev, which has no adapter', () => {
  const linkTo = (key: string): string => `a[href="${mailDev.placeOf({ key })}"]`;

  async function open(key: string): Promise<SampleMail> {
    await page.waitForSelector(linkTo(key));
    await page.$eval(linkTo(key), (link) => (link as HTMLElement).click());
    return mailOf(mails, key);
  }

  test('its list shows who is on it', async () => {
    await page.goto(mailDev.url);
    await page.bringToFront();
    await page.waitForSelector(linkTo('haocen-traditional'));
    await waitForPanel(panel, 'customers here', '澔岑精密', 'read roughly');
  });

  test('a mail that is opened has the card of its sender, and the panel says how it was read', async () => {
    await open('arveno-split-name');
    await waitForPanel(panel, 'Arveno Tooling GmbH', 'Jörg', 'Log this e-mail', 'read roughly');
    expect(await readLead()).toMatchObject({ site: 'generic', step: 'semantics' });
    await session.screenshot(join(pictures, 'maildev-card.png'), page, panel);
  });

  test('the next one replaces it, and one from nobody we know leaves no card', async () => {
    await open('kaiba-gb18030');
    expect(await waitForPanel(panel, '铠霸重工', 'Log this e-mail')).not.toContain('Arveno');
    const { from } = await open('unknown-sender');
    expect(await waitForPanel(panel, from.address)).not.toContain('Log this e-mail');
  });

  test('a mail that comes while another is open is drawn into the page and changes nothing', async () => {
    await open('suguang-mixed');
    await waitForPanel(panel, '溯光光电', 'Log this e-mail');
    const before = await readLead();
    const rows = await page.$$eval('a[href^="#/email/"]', (links) => links.length);
    await mailDev.deliver(mailOf(mails, 'huaheng-asked'));
    await page.waitForFunction(
      (count) => document.querySelectorAll('a[href^="#/email/"]').length > count,
      { polling: 'mutation' },
      rows,
    );
    await waitForPanel(panel, '溯光光电', 'Log this e-mail');
    expect(await readLead()).toEqual(before);
  });

  test('it is logged once: opened again, it says that it was', async () => {
    await logOpenMessage();
    await open('arveno-split-name');
    await waitForPanel(panel, 'Arveno Tooling GmbH', 'Log this e-mail');
    await open('suguang-mixed');
    expect(await waitForPanel(panel, '溯光光电', 'Logged: e-mail from 朱婷')).not.toContain('Log this e-mail');
  });
});
