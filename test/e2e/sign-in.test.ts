/**
 * Signing in at the company's OpenID Connect provider, in its own window: from the address to the customers, on without a click while the
 * provider knows the person, a question when it does not, and the end when the company shuts somebody out.
 */
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Page, Target } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { letPersonIn, revokeAccess } from '../../server/access.ts';
import { createBackend, defaultSample } from '../../server/create-backend.ts';
import type { Database } from '../../server/database.ts';
import { type ChromiumSession, waitUntil } from '../support/chromium.ts';
import { openMemoryDatabase } from '../support/database-template.ts';
import { startOidcProvider, type TestProvider } from '../support/oidc-provider.ts';
import { clickButton, launchForLocalSites, readPanel, waitForPanel } from '../support/rep-browser.ts';

const pictures = 'test-artifacts/e2e';
const address = 'chen.chen@hengzhun.example';
const touchpointId = '0f8d1d53-3c4e-4f4e-9b8a-7d6f3f6f1f10';
const sample = defaultSample(Date.now(), 60);
let provider: TestProvider;
let database: Database;
let server: ReturnType<typeof serve>;
let url: string;
let session: ChromiumSession;
let panel: Page;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  session = await launchForLocalSites();
  provider = await startOidcProvider({ redirectUris: [`https://${session.extensionId}.chromiumapp.org/`] });
  database = await openMemoryDatabase();
  const { app } = await createBackend({ database, sample, signIn: provider.signIn });
  await letPersonIn(database, 's-chenchen', { email: address });
  server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  if (!server.listening) await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  panel = await session.openPanel(await session.openPage(`${url}/v1/health`));
});

afterAll(async () => {
  await session?.close();
  server?.close();
  await database?.close();
  await provider?.close();
});

function send(type: string, body: unknown): Promise<unknown> {
  return panel.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ type, body })})`);
}

const read = async (area: 'local' | 'session', key: string): Promise<Record<string, unknown> | undefined> =>
  ((await panel.evaluate(`chrome.storage.${area}.get('${key}')`)) as Record<string, Record<string, unknown>>)[key];

const isOfProvider = (target: Target): boolean => target.type() === 'page' && target.url().startsWith(provider.issuer);

/** The provider's window, once it asks. A page that nobody sees may be open beside it, and never asks. */
async function findProvidersForm(): Promise<Page | undefined> {
  for (const target of session.browser.targets().filter(isOfProvider)) {
    const page = await target.asPage();
    if (await page.$('input[name=login]')) return page;
  }
  return undefined;
}

/** Types name and password into the provider's window, as soon as it is open, and resolves when it is closed. */
async function fillProvidersForm(): Promise<void> {
  const page = await waitUntil('the provider asks who it is', findProvidersForm, 60_000);
  await page.type('input[name=login]', address);
  await page.type('input[name=password]', 'any');
  const closed = waitUntil('the window is closed', () => !session.browser.targets().some(isOfProvider), 60_000);
  await Promise.all([closed, page.click('button[type=submit]').catch(() => undefined)]);
}

async function countStored(): Promise<number> {
  return (await database.db.selectFrom('touchpoint').select('id').where('id', '=', touchpointId).execute()).length;
}

test('an address, one button, the provider’s own page: the customers are there, and no token is where a page could read it', async () => {
  await panel.waitForSelector('form input');
  const [first] = await panel.$$('form input');
  await first?.type(url);
  await panel.keyboard.press('Enter');
  await waitForPanel(panel, 'Sign in with Hengzhun ID', 'Use an access token instead');
  await panel.screenshot({ path: `${pictures}/sign-in-offered.png` });
  await clickButton(panel, 'Sign in with Hengzhun ID');
  await waitForPanel(panel, 'Finish signing in');
  await panel.screenshot({ path: `${pictures}/sign-in-waiting.png` });
  await fillProvidersForm();
  await waitUntil('the first sync', () => panel.evaluate(`!document.querySelector('form')`), 60_000);

  expect(await read('local', 'settings')).toMatchObject({ connection: { baseUrl: url, token: '', provider: 'Hengzhun ID' } });
  const kept = await read('local', 'sign-in');
  const access = await read('session', 'access');
  expect([Object.keys(kept ?? {}).sort(), access?.baseUrl]).toEqual([['baseUrl', 'refreshToken', 'subject'], url]);
  expect(JSON.stringify(await panel.evaluate('chrome.storage.local.get(null)'))).not.toContain(String(access?.token));
});

test('without the session’s token, as after a start of the browser, there is another one without a click', async () => {
  const asked = provider.asked.get('/token') ?? 0;
  await panel.evaluate(`chrome.storage.session.remove('access')`);
  await send('syncNow', {});
  expect((await read('session', 'access'))?.token).toBeTypeOf('string');
  expect((provider.asked.get('/token') ?? 0) - asked).toBe(1);
});

test('a refresh token that is worth nothing any more is replaced without a window, as long as the provider knows the person', async () => {
  await provider.endGrants();
  await panel.evaluate(`chrome.storage.session.remove('access')`);
  await send('syncNow', {});
  expect((await read('session', 'access'))?.token).toBeTypeOf('string');
  expect((await read('local', 'settings'))?.isTokenRefused).toBe(false);
});

test('when the provider knows nobody any more the panel asks, what was logged waits, and is sent after one click', async () => {
  const customer = sample.customers.find(({ ownerId }) => ownerId === 's-chenchen');
  await provider.endGrants();
  const cookies = await session.browser.cookies();
  await session.browser.deleteCookie(...cookies);
  await panel.evaluate(`chrome.storage.session.remove('access')`);
  const logged = await send('logTouchpoint', { touchpointId, customerId: customer?.id, channel: 'call' });
  expect(logged).toMatchObject({ kind: 'saved' });
  await send('syncNow', {});
  await waitForPanel(panel, 'Sign-in has expired', 'Sign in with Hengzhun ID', '1 not sent yet');
  await panel.screenshot({ path: `${pictures}/sign-in-again.png` });
  expect(await countStored()).toBe(0);
  await clickButton(panel, 'Sign in with Hengzhun ID');
  await waitForPanel(panel, 'Finish signing in');
  // What was logged wants to be sent meanwhile, and asks the provider without a window: neither disturbs the other.
  await send('syncNow', {});
  await fillProvidersForm();
  await waitUntil(
    'the touchpoint is at the backend',
    async () => {
      await send('syncNow', {});
      return (await countStored()) === 1;
    },
    60_000,
  );
  await waitUntil('nothing is asked any more', async () => !(await readPanel(panel)).includes('Sign-in has expired'));
});

test('whom the company shuts out has nothing left, though the provider still vouches for him', async () => {
  await revokeAccess(database, 's-chenchen');
  await waitUntil('the panel says so', async () => {
    await send('syncNow', {});
    return (await readPanel(panel)).includes('This access was taken back');
  });
  const chunks = await panel.evaluate(`new Promise((resolve, reject) => {
    const open = indexedDB.open('shuke');
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const count = open.result.transaction('chunks').objectStore('chunks').count();
      count.onsuccess = () => { open.result.close(); resolve(count.result); };
    };
  })`);
  expect(chunks).toBe(0);
  await panel.screenshot({ path: `${pictures}/sign-in-shut-out.png` });
});
