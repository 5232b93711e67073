/** The main job in Firefox, in its real sidebar: connect, allow a site, read, log, and follow the manager's list. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningBackend, runBackend } from '../../scripts/run-backend.ts';
import { type SampleMailbox, startSampleMailbox } from '../../scripts/sample-mailbox/start-sample-mailbox.ts';
import { waitUntil } from '../support/chromium.ts';
import { type FirefoxSession, launchFirefox } from '../support/firefox.ts';
import { clickSidebarButton, connectSidebar, waitForSidebar } from '../support/firefox-rep.ts';
import { readStoredTouchpoints, sampleTokens } from '../support/rep-browser.ts';

const pictures = 'test-artifacts/e2e';
const keys = { alt: '\uE00A', shift: '\uE008' } as const;
let folder: string;
let backend: RunningBackend;
let mailbox: SampleMailbox;
let firefox: FirefoxSession;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'shuke-e2e-'));
  [backend, mailbox] = await Promise.all([runBackend({ data: join(folder, 'data') }), startSampleMailbox()]);
  firefox = await launchFirefox();
  await firefox.goTo(mailbox.url);
  await firefox.openSidebar();
});

afterAll(async () => {
  await firefox?.close();
  await mailbox?.close();
  await backend?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Clicks a mail of the sample mailbox in its list. */
async function openMail(key: string): Promise<void> {
  await waitUntil(`the mail ${key} is in the list`, () =>
    firefox.evaluateInPage<boolean>(
      `const row = document.getElementById('row-' + arguments[0]); row?.click(); return Boolean(row)`,
      key,
    ),
  );
}

async function countStored(customerId: string): Promise<number> {
  return (await readStoredTouchpoints(backend.url, customerId)).length;
}

/** What our own pages and scripts wrote to the browser's console as errors. */
function readOurErrors(): Promise<string[]> {
  return firefox.evaluateInBrowser<string[]>(
    `const { mozExtensionHostname } = WebExtensionPolicy.getByID(arguments[0]);
    return Services.console.getMessageArray()
      .filter((entry) => entry instanceof Ci.nsIScriptError && (entry.flags & Ci.nsIScriptError.warningFlag) === 0)
      .filter((entry) => (entry.sourceName ?? '').includes(mozExtensionHostname))
      // Ours too: a page of ours or a frame went away while it waited for an answer, which is what these tests do to it.
      .filter((entry) => !/context unloaded/.test(entry.errorMessage))
      .map((entry) => entry.errorMessage)`,
    firefox.addonId,
  );
}

test('a rep connects by typing, and sees what is due', async () => {
  await connectSidebar(firefox, backend.url, sampleTokens.rep);
  await waitForSidebar(firefox, 'Today', 'all sent');
});

test('the browser accepted our keys', async () => {
  const commands = await firefox.evaluateInSidebar<{ name: string; shortcut: string }[]>('return browser.commands.getAll()');
  expect(Object.fromEntries(commands.map(({ name, shortcut }) => [name, shortcut]))).toEqual({
    _execute_action: 'Alt+Shift+U',
    'log-touchpoint': 'Alt+Shift+L',
  });
});

test('nothing of a site is read before the rep allows it, and allowing takes one click and the browser’s own question', async () => {
  await openMail('huaheng-quote');
  // The button closes the sidebar and opens it again; either press lends us the tab, so that we can name its site.
  await firefox.pressToolbarButton();
  await waitUntil('the sidebar is closed', () => firefox.evaluateInBrowser<boolean>('return !SidebarController.isOpen'));
  await firefox.pressToolbarButton();
  await firefox.waitForOpenSidebar();
  const before = await waitForSidebar(firefox, 'Allow this site', new URL(mailbox.url).host);
  expect(before).not.toContain('On this page');
  await clickSidebarButton(firefox, 'Allow this site');
  expect(await firefox.allowInPrompt()).toContain('127.0.0.1');
  await waitForSidebar(firefox, '华珩科技股份有限公司');
});

test('an opened message shows tier, relationship type, last touchpoints and one next action', async () => {
  await openMail('huaheng-quote');
  const text = await waitForSidebar(firefox, '华珩科技股份有限公司', 'MVC', 'Accountable', 'Touchpoints', 'Next', '231');
  expect(text).toContain('Log this e-mail');
  expect(text).toContain('liwei@huaheng.example');
  await firefox.screenshot(join(pictures, 'firefox.png'));
});

test('one click and the backend has it, with the event page ended before the click and after it', async () => {
  await openMail('huaheng-quote');
  await waitForSidebar(firefox, '华珩科技股份有限公司', 'Log this e-mail');
  const before = await countStored('c-0001');
  await firefox.endEventPage();
  await clickSidebarButton(firefox, 'Log this e-mail');
  await waitForSidebar(firefox, 'Undo', '1 not sent');
  await firefox.endEventPage();
  // The timer died with the event page; the alarm wakes another.
  await waitUntil('the touchpoint is at the backend', async () => (await countStored('c-0001')) === before + 1, 60_000);
  const stored = (await readStoredTouchpoints(backend.url, 'c-0001')).find((touchpoint) => touchpoint.fingerprint !== undefined);
  expect(stored).toMatchObject({ channel: 'e-mail', direction: 'inbound', staffId: 's-chenchen', customerId: 'c-0001' });
  expect(stored?.subject).toBeUndefined();
  expect(stored?.note).toBeUndefined();
  await waitForSidebar(firefox, 'all sent');
});

test('the log key logs what is on screen, and undo leaves nothing', async () => {
  await openMail('arveno-split-name');
  await waitForSidebar(firefox, 'Jörg', 'Log this e-mail');
  const before = await countStored('c-0002');
  await firefox.pressKeys(keys.alt, keys.shift, 'L');
  await waitForSidebar(firefox, 'Undo', '1 not sent');
  await clickSidebarButton(firefox, 'Undo');
  await waitForSidebar(firefox, 'all sent', 'nothing was logged');
  expect(await countStored('c-0002')).toBe(before);
});

test('a manager publishes, and after the next sync the card says so', async () => {
  await openMail('shenyu-contact-card');
  const before = await waitForSidebar(firefox, '申屿电子科技（上海）有限公司');
  expect(before).not.toContain('MGC');
  const headers = { authorization: `Bearer ${sampleTokens.manager}` };
  const list = (await (await fetch(`${backend.url}/v1/tier-list`, { headers })).json()) as { head: { version: number } };
  const published = await fetch(`${backend.url}/v1/tier-list`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'if-match': `"${list.head.version}"` },
    body: JSON.stringify({
      note: 'Review of the fourth quarter',
      entries: [{ customerId: 'c-0012', tier: 'MGC', reason: 'second line ordered' }],
    }),
  });
  expect(published.status).toBe(201);
  await clickSidebarButton(firefox, 'Sync');
  await waitForSidebar(firefox, '申屿电子科技（上海）有限公司', 'MGC', 'second line ordered', `list v${list.head.version + 1}`);
});

test('marks: none until they are switched on for the site, then a highlight and no change of the document, then none', async () => {
  await openMail('huaheng-quote');
  await waitForSidebar(firefox, '华珩科技股份有限公司');
  // The registry is one for the page and for us: what is read here is what the page can find out.
  const countMarks = () => firefox.evaluateInPage<number>(`return CSS.highlights.get('shuke-customer')?.size ?? 0`);
  const readHtml = () => firefox.evaluateInPage<string>('return document.documentElement.outerHTML');
  const setMarks = (isOn: boolean) =>
    firefox.evaluateInSidebar(
      `return browser.runtime.sendMessage({ type: 'markSite', body: { pattern: 'http://127.0.0.1/*', isOn: ${isOn} } })`,
    );
  expect(await countMarks()).toBe(0);
  const html = await readHtml();
  await setMarks(true);
  await waitUntil('marks are there', async () => (await countMarks()) > 0);
  expect(await readHtml()).toBe(html);
  await setMarks(false);
  await waitUntil('marks are gone', async () => (await countMarks()) === 0);
});

test('a page that the rep leaves is no longer shown', async () => {
  await openMail('huaheng-quote');
  await waitForSidebar(firefox, '华珩科技股份有限公司');
  await firefox.goTo('about:blank');
  const text = await waitForSidebar(firefox, 'Today');
  expect(text).not.toContain('On this page');
});

test('nothing of ours complained in the browser’s console', async () => {
  // As one text, so that a failure says what was complained of.
  expect((await readOurErrors()).join('\n')).toBe('');
});
