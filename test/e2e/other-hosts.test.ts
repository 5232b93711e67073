/** SOGo and Atomic CRM, which none of us wrote: read, switch, list, compose and log, while they draw their pages anew. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningBackend, runBackend } from '../../scripts/run-backend.ts';
import { type AtomicCrm, startAtomicCrm } from '../apps/atomic-crm.ts';
import { readAtomicCrmViews } from '../apps/atomic-crm-views.ts';
import { findWrong } from '../apps/live-view.ts';
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
let folder: string;
let backend: RunningBackend;
let sogo: Sogo;
let crm: AtomicCrm;
let session: ChromiumSession;
let page: Page;
let panel: Page;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'shuke-hosts-'));
  // Servers that run as other users must find their way in.
  chmodSync(folder, 0o755);
  const port = await findFreePorts(6);
  [backend, sogo, crm] = await Promise.all([
    runBackend({ data: join(folder, 'data') }),
    startSogo({ folder: join(folder, 'sogo'), port }),
    startAtomicCrm({ port: port + 5 }),
  ]);
  session = await launchForLocalSites({ args: ['--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1'] });
  page = await session.openPage(sogo.url);
  await signInToSogo(page, sogo);
  panel = await session.openPanel(page);
  await connectPanel(panel, backend.url, sampleTokens.rep);
});

afterAll(async () => {
  await session?.close();
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
    const { customerId } = await readLead();
    const before = await readStoredTouchpoints(backend.url, customerId);
    await clickButton(panel, 'Log this e-mail');
    await waitForPanel(panel, 'Undo');
    const stored = await waitUntil(
      'the touchpoint is at the backend',
      async () => {
        const now = await readStoredTouchpoints(backend.url, customerId);
        return now.length > before.length ? now.find(({ id }) => !before.some((earlier) => earlier.id === id)) : undefined;
      },
      40_000,
    );
    expect(stored).toMatchObject({ channel: 'e-mail', direction: 'inbound', staffId: 's-chenchen', customerId });
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
