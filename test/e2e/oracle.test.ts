/**
 * A page that wants to know who our customers are: it writes 1,000 names, half of them customers, and measures whatever a page
 * can measure, with the panel open beside it and marks off. Nothing may tell one half from the other.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningBackend, runBackend } from '../../scripts/run-backend.ts';
import { type ChromiumSession, waitUntil } from '../support/chromium.ts';
import { chanceBound, makeQuestions, nothingSeen, type Paces, serveProbe, tellApart } from '../support/oracle-probe.ts';
import { connectPanel, launchForLocalSites, readPanel, sampleTokens } from '../support/rep-browser.ts';

let folder: string;
let backend: RunningBackend;
let probe: Awaited<ReturnType<typeof serveProbe>>;
let session: ChromiumSession;
let page: Page;
let panel: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuke-e2e-'));
  backend = await runBackend({ data: join(folder, 'data') });
  probe = await serveProbe();
  session = await launchForLocalSites();
  page = await session.openPage(probe.url);
  panel = await session.openPanel(page);
  await connectPanel(panel, backend.url, sampleTokens.rep);
});

afterAll(async () => {
  await session?.close();
  await probe?.close();
  await backend?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('1,000 names: no trace in the document, and no pace that tells customers from others', async () => {
  await page.bringToFront();
  await page.evaluate('start()');
  const questions = makeQuestions();
  const paces: (Paces & { readonly isCustomers: boolean })[] = [];
  for (const { text, isCustomers } of questions) {
    const pace = (await page.evaluate(`ask(${JSON.stringify(text)})`)) as Paces;
    paces.push({ ...pace, isCustomers });
  }
  expect(await page.evaluate('look()')).toEqual(nothingSeen);
  for (const told of tellApart(paces, 'Chromium')) expect(Math.abs(told - 0.5)).toBeLessThan(chanceBound);
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
