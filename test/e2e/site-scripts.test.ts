/** The built extension in Chromium: software under an address that nobody can list gets its adapter, at once and from then on. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageState } from '../../lib/messages/page-state.ts';
import { type ChromiumSession, waitUntil } from '../support/chromium.ts';
import { launchForLocalSites } from '../support/rep-browser.ts';

const recorded = readFileSync(new URL('../pages/roundcube/2026-11-21-pane-huaheng-quote.html', import.meta.url));

let server: Server;
let origin: string;
let session: ChromiumSession;

beforeAll(async () => {
  server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(request.url === '/other' ? '<main><h1>Other</h1><p>nothing</p></main>' : recorded);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  session = await launchForLocalSites();
});
afterAll(async () => {
  await session?.close();
  server?.close();
  server?.closeAllConnections();
});

/** What the background knows of all open pages. */
function readPageStates(): Promise<Record<string, unknown>> {
  const { chrome } = globalThis as unknown as {
    chrome: { storage: { session: { get(key: null): Promise<Record<string, unknown>> } } };
  };
  return chrome.storage.session.get(null);
}

interface Registered {
  readonly id: string;
  readonly js: readonly string[];
  readonly matches: readonly string[];
}

function readRegistered(): Promise<Registered[]> {
  const { chrome } = globalThis as unknown as { chrome: { scripting: { getRegisteredContentScripts(): Promise<Registered[]> } } };
  return chrome.scripting.getRegisteredContentScripts();
}

test('a page that shows which software it is is read by its adapter', async () => {
  const page = await session.openPage(`${origin}/?_task=mail&_uid=30&_mbox=INBOX`);
  const frame = await waitUntil('the adapter has read the page', async () => {
    const states = Object.entries(await session.evaluateInWorker(readPageStates)).filter(([key]) => key.startsWith('page:'));
    const frames = states.flatMap(([, state]) => Object.values((state as PageState).frames));
    return frames.find(({ step }) => step === 'adapter');
  });
  expect(frame).toMatchObject({ site: 'roundcube', view: 'message', message: { from: { address: 'liwei@huaheng.example' } } });
  const registered = await waitUntil('its registration', async () =>
    (await session.evaluateInWorker(readRegistered)).find(({ id }) => id === 'page-roundcube'),
  );
  expect(registered.js.map((file) => file.replace(/^\//, ''))).toEqual(['sites/roundcube.js', 'semantics.js', 'page.js']);
  expect(registered.matches).toEqual([`${origin}/*`]);
  await page.close();
});

test('the page sees nothing of it: no global, no node, no attribute', async () => {
  const page = await session.openPage(`${origin}/other`);
  await waitUntil('it has been read', async () =>
    Object.keys(await session.evaluateInWorker(readPageStates)).some((key) => key.startsWith('page:')),
  );
  expect(await page.evaluate(`Object.keys(globalThis).filter((name) => /shuke/i.test(name))`)).toEqual([]);
  expect(await page.evaluate('document.documentElement.outerHTML')).toBe(
    '<html><head></head><body><main><h1>Other</h1><p>nothing</p></main></body></html>',
  );
  await page.close();
});
