/** The page that wants to know who our customers are, in Firefox; and a site that is taken back there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningBackend, runBackend } from '../../scripts/run-backend.ts';
import { waitUntil } from '../support/chromium.ts';
import { type FirefoxSession, launchFirefox } from '../support/firefox.ts';
import { connectSidebar, readSidebar } from '../support/firefox-rep.ts';
import { chanceBound, makeQuestions, nothingSeen, type Paces, serveProbe, tellApart } from '../support/oracle-probe.ts';
import { sampleTokens } from '../support/rep-browser.ts';

let folder: string;
let backend: RunningBackend;
let probe: Awaited<ReturnType<typeof serveProbe>>;
let firefox: FirefoxSession;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuke-e2e-'));
  [backend, probe] = await Promise.all([runBackend({ data: join(folder, 'data') }), serveProbe()]);
  firefox = await launchFirefox({ grantedOrigins: ['http://127.0.0.1/*'] });
  await firefox.goTo(probe.url);
  await firefox.openSidebar();
  await connectSidebar(firefox, backend.url, sampleTokens.rep);
});

afterAll(async () => {
  await firefox?.close();
  await probe?.close();
  await backend?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the background knows of open pages. */
async function readPageKeys(): Promise<string[]> {
  const keys = await firefox.evaluateInSidebar<string[]>('return Object.keys(await browser.storage.session.get(null))');
  return keys.filter((key) => key.startsWith('page:'));
}

/** Writes names into the page and resolves with what it measured meanwhile. */
async function ask(text: string): Promise<Paces> {
  await firefox.evaluateInPage('window.begin(arguments[0])', text);
  const answer = await waitUntil('the page has measured', () =>
    firefox.evaluateInPage<string | null>('return window.answer ?? null'),
  );
  return JSON.parse(answer) as Paces;
}

test('1,000 names: no trace in the document, and no pace that tells customers from others', async () => {
  await firefox.evaluateInPage('window.start()');
  const paces: (Paces & { readonly isCustomers: boolean })[] = [];
  for (const { text, isCustomers } of makeQuestions()) paces.push({ ...(await ask(text)), isCustomers });
  const seen = await firefox.evaluateInPage<string>('return JSON.stringify(window.look())');
  expect(JSON.parse(seen)).toEqual(nothingSeen);
  for (const told of tellApart(paces, 'Firefox')) expect(Math.abs(told - 0.5)).toBeLessThan(chanceBound);
});

test('the probe would have noticed: the extension did recognise the customers, and a single attribute is a trace', async () => {
  const { text = '' } = makeQuestions().find(({ isCustomers }) => isCustomers) ?? {};
  await ask(text);
  await waitUntil('the sidebar names one of them', async () => {
    const said = await readSidebar(firefox);
    return text.split(', ').some((name) => said.includes(name));
  });
  await firefox.evaluateInPage(`document.body.setAttribute('data-trace', '')`);
  const seen = await firefox.evaluateInPage<string>('return JSON.stringify(window.look())');
  expect((JSON.parse(seen) as { foreign: string[] }).foreign).toEqual(['attributes of BODY']);
});

test('a site that is taken back is left alone at once, without a reload', async () => {
  await firefox.evaluateInSidebar(`await browser.permissions.remove({ origins: ['http://127.0.0.1/*'] })`);
  await waitUntil('nothing is known of the page any more', async () => (await readPageKeys()).length === 0);
  // The script still runs in the page; what it says is heard by our pages and taken by none of them.
  await firefox.evaluateInSidebar(`window.wasSent = false;
    browser.runtime.onMessage.addListener((message) => { if (message.type === 'pageRead') window.wasSent = true; })`);
  const { text = '' } = makeQuestions().findLast(({ isCustomers }) => isCustomers) ?? {};
  await ask(text);
  await waitUntil('the script has read the page again', () => firefox.evaluateInSidebar<boolean>('return window.wasSent'));
  // One more round through the background, which answers in the order in which it is asked.
  await firefox.evaluateInSidebar(
    `await browser.runtime.sendMessage({ type: 'evaluateCustomer', body: { customerId: 'c-0001' } })`,
  );
  expect(await readPageKeys()).toEqual([]);
});
