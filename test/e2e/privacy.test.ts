/** What leaves the browser: caught on the wire, compared with the ledger, and searched for anything a page said. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningBackend, runBackend } from '../../scripts/run-backend.ts';
import { sampleMails } from '../../scripts/sample-mailbox/sample-mails.ts';
import { type SampleMailbox, startSampleMailbox } from '../../scripts/sample-mailbox/start-sample-mailbox.ts';
import { sampleCompany, sampleSeed } from '../../server/sample/sample-company.ts';
import { type ChromiumSession, eventually, waitUntil } from '../support/chromium.ts';
import {
  clickButton,
  connectPanel,
  launchForLocalSites,
  readPanel,
  readStoredTouchpoints,
  sampleTokens,
  waitForPanel,
} from '../support/rep-browser.ts';

interface Caught {
  readonly line: string;
  /** Address, headers and body, as they went over the wire. */
  readonly everything: string;
}

let folder: string;
let backend: RunningBackend;
let mailbox: SampleMailbox;
let wire: Server;
let session: ChromiumSession;
let page: Page;
let panel: Page;
let options: Page;
const caught: Caught[] = [];
const wireUrl = () => `http://127.0.0.1:${(wire.address() as AddressInfo).port}`;

/** Passes every request on to the backend and keeps a copy. */
function startWire(): Server {
  return createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { method = 'GET', url = '/', headers } = request;
    if (method !== 'OPTIONS')
      caught.push({ line: `${method} ${url}`, everything: `${url}\n${JSON.stringify(headers)}\n${body.toString('utf8')}` });
    const { host: _host, connection: _connection, ...passed } = headers;
    const answer = await fetch(`${backend.url}${url}`, {
      method,
      headers: passed as Record<string, string>,
      ...(body.length > 0 ? { body } : {}),
    });
    const { 'content-encoding': _encoding, 'content-length': _length, ...back } = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, back).end(Buffer.from(await answer.arrayBuffer()));
  }).listen(0, '127.0.0.1');
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuke-e2e-'));
  [backend, mailbox] = await Promise.all([runBackend({ data: join(folder, 'data') }), startSampleMailbox()]);
  wire = startWire();
  await waitUntil('the wire listens', () => wire.listening);
  // No name but this machine's own resolves: nothing can go round the wire.
  session = await launchForLocalSites({ args: ['--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1'] });
  page = await session.openPage(mailbox.url);
  panel = await session.openPanel(page);
  await connectPanel(panel, wireUrl(), sampleTokens.rep);
});

afterAll(async () => {
  await session?.close();
  wire?.closeAllConnections();
  await new Promise((done) => wire?.close(done));
  await mailbox?.close();
  await backend?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A text as it could be hidden: as it is, in an address, in base64 at each offset, hashed. */
function disguises(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  const shifted = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(offset + 2, -4),
  );
  const hashed = ['sha256', 'sha1', 'md5'].flatMap((kind) => {
    const digest = createHash(kind).update(bytes).digest();
    return [digest.toString('hex'), digest.toString('base64').slice(0, -1)];
  });
  return [text, JSON.stringify(text).slice(1, -1), encodeURIComponent(text), ...shifted, ...hashed].filter(
    (one) => one.length > 7,
  );
}

/** Subjects and sentences of the mails: none of them is in the export, and none may come back. */
function readCanaries(): string[] {
  const now = Date.now();
  const company = sampleCompany({ seed: sampleSeed, now });
  return sampleMails({ company, now })
    .filter((mail) => !mail.isHeavy)
    .flatMap(({ subject, text }) => [subject, ...text.split(/[\n.。!！?？]/)])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= 10);
}

test('a day of reading and logging: nothing that a mail says leaves the browser, and the ledger has every request', async () => {
  const rows = await page.$$('[role=option]');
  for (const row of rows.slice(0, 12)) {
    await row.evaluate((option) => (option as HTMLElement).click());
    await page.evaluate('new Promise((done) => requestIdleCallback(done))');
  }
  await rows[0]?.evaluate((option) => (option as HTMLElement).click());
  await waitForPanel(panel, '华珩科技股份有限公司', 'Log this e-mail');
  await clickButton(panel, 'Log this e-mail');
  await waitUntil(
    'the log is at the backend',
    async () => (await readStoredTouchpoints(backend.url, 'c-0001')).some(({ fingerprint }) => fingerprint !== undefined),
    30_000,
  );
  const posts = caught.filter(({ line }) => line.startsWith('POST'));
  expect(posts.length).toBeGreaterThan(0);
  const canaries = [...new Set(readCanaries())];
  expect(canaries.length).toBeGreaterThan(100);
  const all = caught.map(({ everything }) => everything).join('\n');
  // The search finds what is there.
  expect(disguises(sampleTokens.rep).some((disguise) => all.includes(disguise))).toBe(true);
  expect(canaries.filter((canary) => disguises(canary).some((disguise) => all.includes(disguise)))).toEqual([]);

  options = await session.openExtensionPage('options.html');
  await waitForPanel(options, 'What left this browser', wireUrl());
  const readLedger = () =>
    options.evaluate(`new Promise((done, failed) => {
    const opening = indexedDB.open('shuke-journal');
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction('requests').objectStore('requests').getAll();
      all.onsuccess = () => { opening.result.close(); done(all.result.map(({ method, path }) => method + ' ' + path)); };
    };
  })`) as Promise<string[]>;
  // A request that is just being answered is on the wire a moment before its line is in the ledger.
  await eventually(async () => expect((await readLedger()).sort()).toEqual(caught.map(({ line }) => line).sort()));
});

test('the options tell the figures of the day: the site, the log, one click', async () => {
  await eventually(async () => {
    const text = await readPanel(options);
    expect(text).toMatch(/1 accepted, 0 rejected/);
    expect(text).toMatch(/Clicks for a log \(median\)\s+1\b/);
    expect(text).toMatch(/127\.0\.0\.1\s+allowed .* · read (once|\d+ times), last (just now|\d+ min)/);
    expect(text).toMatch(/For support[\s\S]*sample-mailbox\/adapter\/message[\s\S]*Delete everything/);
  });
  const report = /For support([\s\S]*?)Delete everything/.exec(await readPanel(options))?.[1] ?? '';
  expect(report).toContain('sample-mailbox/adapter/message');
  expect(report).not.toMatch(/华珩|127\.0\.0\.1|sample-rep/);
});

test('delete everything: after one question nothing of customers, settings or journal is left, and the panel begins anew', async () => {
  await clickButton(options, 'Delete everything…');
  await options.waitForSelector('dialog[open]');
  await options.evaluate(
    `[...document.querySelectorAll('dialog button')].find((button) => button.textContent === 'Delete everything').click()`,
  );
  await waitForPanel(options, 'Everything is deleted.');
  await panel.waitForSelector('form input');
  const readLeft = () =>
    options.evaluate(`(async () => {
    const rows = [];
    for (const name of ['shuke', 'shuke-journal']) {
      const database = await new Promise((done) => { const o = indexedDB.open(name); o.onsuccess = () => done(o.result); });
      for (const table of database.objectStoreNames) {
        const count = await new Promise((done) => { const c = database.transaction(table).objectStore(table).count(); c.onsuccess = () => done(c.result); });
        if (count > 0) rows.push(table + ' ' + count);
      }
      database.close();
    }
    return { rows, settings: (await chrome.storage.local.get('settings')).settings };
  })()`);
  // The diary goes on with what is still allowed.
  await eventually(async () => expect(await readLeft()).toEqual({ rows: ['permissions 1'] }));
});
