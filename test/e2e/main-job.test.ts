/** A rep reads real mail in a real webmail: card, one click, backend, and everything that can break on the way. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningBackend, runBackend } from '../../scripts/run-backend.ts';
import type { SampleMail } from '../../scripts/sample-mailbox/sample-mail.ts';
import { openRoundcubeMessage, type Roundcube, signInToRoundcube, startRoundcube } from '../apps/roundcube.ts';
import { findFreePorts } from '../apps/server-process.ts';
import { type ChromiumSession, findAxeViolations, waitUntil } from '../support/chromium.ts';
import {
  clickButton,
  clickWhenDrawn,
  connectPanel,
  launchForLocalSites,
  readStoredFingerprints,
  readStoredTouchpoints,
  sampleTokens,
  waitForPanel,
} from '../support/rep-browser.ts';

const pictures = 'test-artifacts/e2e';
let backendPort: number;
let folder: string;
let backend: RunningBackend;
let roundcube: Roundcube;
let session: ChromiumSession;
let page: Page;
let panel: Page;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'shuke-e2e-'));
  // The mail server runs as another user and must find its way in.
  chmodSync(folder, 0o755);
  backendPort = await findFreePorts(4);
  [backend, roundcube] = await Promise.all([
    runBackend({ data: join(folder, 'data'), port: backendPort }),
    startRoundcube({
      folder: join(folder, 'roundcube'),
      port: backendPort + 1,
      imapPort: backendPort + 2,
      smtpPort: backendPort + 3,
    }),
  ]);
  session = await launchForLocalSites({
    // No name but this machine's own resolves: whatever works here works without the network.
    args: ['--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1'],
  });
  page = await session.openPage(roundcube.url);
  await signInToRoundcube(page, roundcube);
  panel = await session.openPanel(page);
  await connectPanel(panel, backend.url, sampleTokens.rep);
});

afterAll(async () => {
  await session?.close();
  await roundcube?.stop();
  await backend?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function mailFrom(address: string): SampleMail {
  const mail = roundcube.mails.find((candidate) => candidate.from.address === address);
  if (!mail) throw new Error(`No sample mail from ${address}`);
  return mail;
}

/** The id in the data of the customer on the card. */
async function customerIdOnCard(): Promise<string> {
  const state = (await panel.evaluate(`chrome.storage.session.get(null)`)) as Record<
    string,
    { frames: Record<string, { view: string; resolution: { primaryCustomerId?: string } }> }
  >;
  const frames = Object.values(state).flatMap(({ frames }) => Object.values(frames));
  const id = frames.find((frame) => frame.view === 'message')?.resolution.primaryCustomerId;
  if (id === undefined) throw new Error('Nobody was recognised in the open message');
  return id;
}

describe('reading', () => {
  test('an opened message shows tier, relationship type, last touchpoints and one next action', async () => {
    await openRoundcubeMessage(page, mailFrom('liwei@huaheng.example'));
    const text = await waitForPanel(panel, '华珩科技股份有限公司', 'MVC', 'Accountable', 'Touchpoints', 'Next', '231');
    expect(text).toContain('Log this e-mail');
    expect(await panel.$$eval('main h2', (headings) => headings.length)).toBeGreaterThan(0);
    await session.screenshot(join(pictures, 'card.png'), page, panel);
    expect(await findAxeViolations(panel)).toEqual([]);
  });

  test('the next message replaces the card, whoever it is from', async () => {
    await openRoundcubeMessage(page, mailFrom('liwei@huaheng.example'));
    await waitForPanel(panel, '华珩科技股份有限公司');
    const other = roundcube.mails.find((mail) => mail.subject === 'Zero-point plates for the new cell');
    if (!other) throw new Error('the sample has another mail');
    await openRoundcubeMessage(page, other);
    const text = await waitForPanel(panel, 'Log this e-mail', 'Jörg');
    expect(text).not.toContain('华珩科技股份有限公司');
  });

  test('a colleague’s mail about lunch is nobody: Today is shown', async () => {
    const lunch = roundcube.mails.find((mail) => mail.subject === 'Friday: team lunch');
    if (!lunch) throw new Error('the sample has a lunch');
    await openRoundcubeMessage(page, lunch);
    await waitForPanel(panel, 'Today');
    await session.screenshot(join(pictures, 'today.png'), page, panel);
    expect(await findAxeViolations(panel)).toEqual([]);
  });
});

describe('logging', () => {
  test('one click, undone within its time, leaves nothing at the backend', async () => {
    await openRoundcubeMessage(page, mailFrom('liwei@huaheng.example'));
    await waitForPanel(panel, '华珩科技股份有限公司', 'Log this e-mail');
    const customerId = await customerIdOnCard();
    const before = await readStoredTouchpoints(backend.url, customerId);
    await clickButton(panel, 'Log this e-mail');
    await waitForPanel(panel, 'Undo', '1 not sent');
    await clickButton(panel, 'Undo');
    await waitForPanel(panel, 'all sent');
    expect(await readStoredTouchpoints(backend.url, customerId)).toEqual(before);
  });

  test('one click and the backend has it: who, whom, when, and never a word of the mail', async () => {
    const mail = roundcube.mails.find((candidate) => candidate.subject === 'Zero-point plates for the new cell');
    if (!mail) throw new Error('the sample has this mail');
    await openRoundcubeMessage(page, mail);
    await waitForPanel(panel, 'Jörg', 'Log this e-mail');
    const customerId = await customerIdOnCard();
    await clickButton(panel, 'Log this e-mail');
    await waitForPanel(panel, 'Undo');
    await session.screenshot(join(pictures, 'logged.png'), page, panel);
    const stored = await waitUntil(
      'the touchpoint is at the backend',
      async () =>
        (await readStoredTouchpoints(backend.url, customerId)).find((touchpoint) => touchpoint.fingerprint !== undefined),
      30_000,
    );
    expect(stored).toMatchObject({ channel: 'e-mail', direction: 'inbound', staffId: 's-chenchen', customerId });
    expect(stored.contactId).toBeDefined();
    expect(stored.subject).toBeUndefined();
    expect(stored.note).toBeUndefined();
    await waitForPanel(panel, 'all sent');
  });

  test('the same message cannot be logged twice, also not by a panel that knows nothing of the first time', async () => {
    const mail = roundcube.mails.find((candidate) => candidate.subject === 'Zero-point plates for the new cell');
    if (!mail) throw new Error('the sample has this mail');
    await openRoundcubeMessage(page, mail);
    await panel.reload();
    const text = await waitForPanel(panel, 'Jörg', 'logged this');
    expect(text).not.toContain('Log this e-mail');
  });

  test('a manager publishes a list, and the card on the screen changes and says why', async () => {
    await openRoundcubeMessage(page, mailFrom('linsy@shenyu-el.example'));
    await waitForPanel(panel, '申屿电子科技（上海）有限公司', 'Standard');
    const customerId = await customerIdOnCard();
    const headers = { authorization: `Bearer ${sampleTokens.manager}`, 'content-type': 'application/json' };
    const current = (await (await fetch(`${backend.url}/v1/tier-list`, { headers })).json()) as { head: { version: number } };
    const { version } = current.head;
    const published = await fetch(`${backend.url}/v1/tier-list`, {
      method: 'POST',
      headers: { ...headers, 'if-match': `"${version}"` },
      body: JSON.stringify({ note: 'Fourth quarter', entries: [{ customerId, tier: 'MGC', reason: 'second line ordered' }] }),
    });
    expect(published.status).toBe(201);
    await panel.evaluate(`chrome.runtime.sendMessage({ type: 'syncNow', body: {} })`);
    await waitForPanel(panel, '申屿电子科技（上海）有限公司', 'MGC', 'second line ordered', `list v${version + 1}`);
    await session.screenshot(join(pictures, 'card-changed.png'), page, panel);
  });

  test('with the worker killed between card and click, and between click and sending', async () => {
    const mail = roundcube.mails.find((candidate) => candidate.subject.startsWith('RE: PO 4471'));
    if (!mail) throw new Error('the sample has this mail');
    await openRoundcubeMessage(page, mail);
    await waitForPanel(panel, 'Log this e-mail');
    const customerId = await customerIdOnCard();
    const before = await readStoredTouchpoints(backend.url, customerId);
    await session.killWorker();
    await clickButton(panel, 'Log this e-mail');
    await waitForPanel(panel, 'Undo');
    await session.killWorker();
    // The timer died with the worker; the alarm wakes another.
    await waitUntil(
      'the touchpoint is at the backend',
      async () => (await readStoredTouchpoints(backend.url, customerId)).length === before.length + 1,
      60_000,
    );
  });

  test('with the backend down everything still works, and nothing is lost', async () => {
    const customer = '澔岑精密';
    const mail = roundcube.mails.find((candidate) => candidate.subject.startsWith(customer));
    if (!mail) throw new Error('the sample has this mail');
    await backend.kill();
    await openRoundcubeMessage(page, mail);
    await waitForPanel(panel, customer, 'Log this e-mail');
    const customerId = await customerIdOnCard();
    await clickButton(panel, 'Log this e-mail');
    await waitForPanel(panel, 'Undo', '1 not sent');
    // It stands among the touchpoints at once, and says that it is not sent.
    await waitForPanel(panel, 'offline', '1 not sent', 'not sent yet');
    expect(await panel.$$eval('main section li', (rows) => rows.filter((row) => /not sent/.test(row.textContent)).length)).toBe(
      1,
    );
    await session.screenshot(join(pictures, 'offline.png'), page, panel);
    expect(await findAxeViolations(panel)).toEqual([]);
    backend = await runBackend({ data: join(folder, 'data'), port: backendPort });
    await panel.evaluate(`chrome.runtime.sendMessage({ type: 'syncNow', body: {} })`);
    await waitForPanel(panel, 'all sent');
    const stored = await readStoredTouchpoints(backend.url, customerId);
    expect(stored.filter((touchpoint) => touchpoint.fingerprint !== undefined)).toHaveLength(1);
  });
});

describe('the list of messages', () => {
  /** Opens it; resolves with how many e-mails the panel offers to log. */
  async function openList(): Promise<number> {
    await page.goto(roundcube.url);
    const text = await waitForPanel(panel, 'customers here', 'Log all');
    return Number(/Log all (\d+) e-mails/.exec(text)?.[1]);
  }

  /** An address on it whose newest message has not been logged yet. */
  async function findUnlogged(): Promise<string> {
    const { customers } = (await panel.evaluate(`chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) =>
      chrome.runtime.sendMessage({ type: 'readList', body: { tabId: tab.id } }))`)) as {
      customers: { rows: { identity: string; loggedBefore?: object }[] }[];
    };
    const open = customers.flatMap(({ rows }) => rows).filter(({ loggedBefore }) => loggedBefore === undefined);
    const addresses = roundcube.mails.filter(({ folder }) => folder === 'inbox').map(({ from }) => from.address);
    const address = addresses.find((each) => open[0]?.identity.includes(each));
    if (address === undefined) throw new Error(`No mail of the list has the identity ${open[0]?.identity}`);
    return address;
  }

  test('all of it is logged with one click and taken back with one, and nothing has left', async () => {
    const before = await readStoredFingerprints(backend.url);
    const count = await openList();
    expect(count).toBeGreaterThan(20);
    const undone = clickWhenDrawn(panel, 'Undo all');
    await clickButton(panel, `Log all ${count}`);
    expect(await undone).toContain(`${count} logged`);
    await waitForPanel(panel, 'nothing was logged', 'all sent', `Log all ${count} e-mails`);
    expect(await readStoredFingerprints(backend.url)).toEqual(before);
  });

  test('each is logged once, as it would be from the open message, and never again', async () => {
    const before = await readStoredFingerprints(backend.url);
    const count = await openList();
    const address = await findUnlogged();
    await clickButton(panel, `Log all ${count}`);
    await waitForPanel(panel, `${count} logged`);
    await session.screenshot(join(pictures, 'list-logged.png'), page, panel);
    await openRoundcubeMessage(page, mailFrom(address));
    expect(await waitForPanel(panel, 'You logged this today')).not.toContain('Log this e-mail');
    const stored = await waitUntil(
      'the backend has them all',
      async () => {
        const now = await readStoredFingerprints(backend.url);
        return now.length >= before.length + count ? now : undefined;
      },
      60_000,
    );
    expect(stored).toHaveLength(before.length + count);
    expect(new Set(stored).size).toBe(stored.length);
    await page.goto(roundcube.url);
    expect(await waitForPanel(panel, 'customers here', 'all sent')).not.toContain('Log all');
  });
});

describe('trust', () => {
  test('the browser accepted our keys', async () => {
    const commands = await session.evaluateInWorker(() =>
      (
        globalThis as unknown as { chrome: { commands: { getAll(): Promise<{ name: string; shortcut: string }[]> } } }
      ).chrome.commands.getAll(),
    );
    expect(Object.fromEntries(commands.map(({ name, shortcut }) => [name, shortcut]))).toEqual({
      _execute_action: 'Alt+Shift+U',
      'log-touchpoint': 'Alt+Shift+L',
    });
  });

  test('the page is as it would be without us, and finds nothing of ours', async () => {
    const found = await page.evaluate(() => ({
      globals: Object.keys(globalThis).filter((key) => /shuke/i.test(key)),
      elements: document.querySelectorAll('[class*="shuke" i], [id*="shuke" i], [data-shuke]').length,
    }));
    expect(found).toEqual({ globals: [], elements: 0 });
  });
});
