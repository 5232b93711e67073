/**
 * A page that wants to know who our customers are: it writes 1,000 names, half of them customers, and measures whatever a page
 * can measure, with the panel open beside it and marks off. Nothing may tell one half from the other.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningBackend, runBackend } from '../../scripts/run-backend.ts';
import { sampleCompany, sampleSeed } from '../../server/sample/sample-company.ts';
import { type ChromiumSession, waitUntil } from '../support/chromium.ts';
import { connectPanel, launchForLocalSites, readPanel, sampleTokens } from '../support/rep-browser.ts';

/** Everything the page sees: changes of its document that are not its own, globals, styles, focus, requests, and its own pace. */
const probe = `
  const names = document.querySelector('#names');
  const own = new Set(Object.getOwnPropertyNames(window));
  const foreign = [];
  let html = '';
  const withoutNames = () => document.documentElement.outerHTML.replace(names.innerHTML, '');
  new MutationObserver((records) => {
    for (const { target, type } of records) if (!names.contains(target)) foreign.push(type + ' of ' + target.nodeName);
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const type of ['focus', 'blur', 'focusin', 'focusout', 'visibilitychange', 'selectionchange', 'resize', 'error', 'message'])
    addEventListener(type, () => foreign.push('event ' + type), { capture: true });
  let longTasks = 0;
  new PerformanceObserver((list) => { longTasks += list.getEntries().length; }).observe({ type: 'longtask' });
  globalThis.start = () => { html = withoutNames(); foreign.length = 0; };
  globalThis.ask = (text) => new Promise((done) => {
    const before = longTasks;
    const begun = performance.now();
    let last = begun;
    let longest = 0;
    let turns = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      turns++;
      if (now - begun < 480) port2.postMessage(0);
      else { port1.close(); done({ longest, turns, longTasks: longTasks - before }); }
    };
    names.textContent = text;
    port2.postMessage(0);
  });
  globalThis.look = () => ({
    foreign,
    isSame: withoutNames() === html,
    globals: Object.getOwnPropertyNames(window).filter((name) => !own.has(name) && !['start', 'ask', 'look'].includes(name)),
    highlights: CSS.highlights.size,
    styles: document.styleSheets.length + document.adoptedStyleSheets.length,
    resources: performance.getEntriesByType('resource').map(({ name }) => name),
    focus: document.activeElement.nodeName,
  });`;

interface Paces {
  readonly longest: number;
  readonly turns: number;
  readonly longTasks: number;
}

const namesPerQuestion = 20;
let folder: string;
let backend: RunningBackend;
let server: Server;
let session: ChromiumSession;
let page: Page;
let panel: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuke-e2e-'));
  backend = await runBackend({ data: join(folder, 'data') });
  server = createServer((request, response) => {
    const isPage = request.url === '/';
    response.writeHead(isPage ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      isPage
        ? `<!doctype html><title>?</title><link rel="icon" href="data:,"><main><p id="names"></p></main><script>${probe}</script>`
        : '',
    );
  }).listen(0, '127.0.0.1');
  await waitUntil('the page is served', () => server.listening);
  session = await launchForLocalSites();
  page = await session.openPage(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  panel = await session.openPanel(page);
  await connectPanel(panel, backend.url, sampleTokens.rep);
});

afterAll(async () => {
  await session?.close();
  server?.closeAllConnections();
  await new Promise((done) => server?.close(done));
  await backend?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** 500 names of customers, and the same written backwards: the same letters, nobody's name. */
function makeQuestions(): { readonly text: string; readonly isCustomers: boolean }[] {
  const { customers } = sampleCompany({ seed: sampleSeed, now: Date.now() });
  const known = [...new Set(customers.flatMap(({ legalName, aliases }) => [legalName, ...aliases]))].slice(0, 500);
  expect(known).toHaveLength(500);
  const texts = Array.from({ length: known.length / namesPerQuestion }, (_, at) =>
    known.slice(at * namesPerQuestion, (at + 1) * namesPerQuestion),
  );
  // Taken in turns, so that whatever else the machine does falls on both halves.
  return texts.flatMap((names, at) => {
    const pair = [
      { text: names.join(', '), isCustomers: true },
      { text: names.map((name) => Array.from(name).reverse().join('')).join(', '), isCustomers: false },
    ];
    return at % 2 === 0 ? pair : pair.reverse();
  });
}

/** How often a value of the one is above one of the other: 0.5 when nothing tells them apart. */
function separation(a: readonly number[], b: readonly number[]): number {
  const wins = a.flatMap((x) => b.map((y) => (x > y ? 1 : x === y ? 0.5 : 0)));
  return wins.reduce((sum: number, win) => sum + win, 0) / wins.length;
}

test('1,000 names: no trace in the document, and no pace that tells customers from others', async () => {
  await page.bringToFront();
  await page.evaluate('start()');
  const questions = makeQuestions();
  const paces: (Paces & { readonly isCustomers: boolean })[] = [];
  for (const { text, isCustomers } of questions) {
    const pace = (await page.evaluate(`ask(${JSON.stringify(text)})`)) as Paces;
    paces.push({ ...pace, isCustomers });
  }
  expect(paces).toHaveLength(50);
  const seen = (await page.evaluate('look()')) as Record<string, unknown>;
  expect(seen).toEqual({ foreign: [], isSame: true, globals: [], highlights: 0, styles: 0, resources: [], focus: 'BODY' });
  for (const measure of ['longest', 'turns', 'longTasks'] as const) {
    const [customers, others] = [true, false].map((wanted) =>
      paces.filter(({ isCustomers }) => isCustomers === wanted).map((pace) => pace[measure]),
    );
    const told = separation(customers ?? [], others ?? []);
    console.log(`oracle: ${measure} tells customers with ${told.toFixed(3)} (0.5: not at all)`);
    // Two samples of 25 that are the same lie within four standard deviations (0.082 each) of a half, but for one run in 16,000.
    expect(Math.abs(told - 0.5)).toBeLessThan(0.33);
  }
});

test('the probe would have noticed: the extension did recognise the customers, and a single attribute is a trace', async () => {
  const { text = '' } = makeQuestions().find(({ isCustomers }) => isCustomers) ?? {};
  await page.evaluate(`ask(${JSON.stringify(text)})`);
  const [first = ''] = text.split(', ');
  await waitUntil('the panel names one of them', async () => {
    const said = await readPanel(panel);
    return text.split(', ').some((name) => said.includes(name));
  });
  expect(first).not.toBe('');
  await session.evaluateInWorker(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: {
        tabs: { query(wanted: object): Promise<{ id: number }[]> };
        scripting: { executeScript(what: object): Promise<unknown> };
      };
    };
    const [tab] = await chrome.tabs.query({ url: 'http://127.0.0.1/*' });
    await chrome.scripting.executeScript({
      target: { tabId: tab?.id },
      func: () => document.body.setAttribute('data-trace', ''),
    });
  });
  expect(((await page.evaluate('look()')) as { foreign: string[] }).foreign).toEqual(['attributes of BODY']);
});
