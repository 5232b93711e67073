/** Access that a company takes back: what was logged stays safe, the customers go, the panel says so; let in again, everything is sent. */
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBackend, defaultSample } from '../../server/create-backend.ts';
import { type Database, openDatabase } from '../../server/database.ts';
import { allowToken, revokeToken } from '../../server/tokens.ts';
import { type ChromiumSession, waitUntil } from '../support/chromium.ts';
import { connectPanel, launchForLocalSites, readPanel, sampleTokens } from '../support/rep-browser.ts';

const pictures = 'test-artifacts/e2e';
const touchpointId = '7c5be6de-6a0f-4c53-8a3e-0d6ad2b7e9a1';
const sample = defaultSample(Date.now());
const newToken = 'a-new-token-of-the-same-person';
let database: Database;
let server: ReturnType<typeof serve>;
let url: string;
let session: ChromiumSession;
let panel: Page;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  database = await openDatabase({ memory: true });
  const { app } = await createBackend({ database, sample });
  server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  if (!server.listening) await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  session = await launchForLocalSites();
  panel = await session.openPanel(await session.openPage(url));
  await connectPanel(panel, url, sampleTokens.rep);
});

afterAll(async () => {
  await session?.close();
  server?.close();
  await database?.close();
});

function send(type: string, body: unknown): Promise<unknown> {
  return panel.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ type, body })})`);
}

/** Rows of each table of the cache. */
async function countRows(): Promise<Record<string, number>> {
  return (await panel.evaluate(`new Promise((resolve, reject) => {
    const open = indexedDB.open('shuke');
    open.onerror = () => reject(open.error);
    open.onsuccess = async () => {
      const names = [...open.result.objectStoreNames];
      const transaction = open.result.transaction(names);
      const counts = await Promise.all(names.map((name) => new Promise((done) => {
        const request = transaction.objectStore(name).count();
        request.onsuccess = () => done([name, request.result]);
      })));
      open.result.close();
      resolve(Object.fromEntries(counts));
    };
  })`)) as Record<string, number>;
}

async function countStored(): Promise<number> {
  const rows = await database.db.selectFrom('touchpoint').select('id').where('id', '=', touchpointId).execute();
  return rows.length;
}

test('access that is taken back wipes the customers, keeps what was logged, and the panel says so', async () => {
  const customer = sample.customers.find(({ ownerId }) => ownerId === 's-chenchen');
  if (!customer) throw new Error('the sample rep has customers');
  expect((await countRows()).chunks).toBeGreaterThan(0);
  expect(await send('logTouchpoint', { touchpointId, customerId: customer.id, channel: 'call' })).toMatchObject({
    kind: 'saved',
  });

  // Within the ten seconds of undo, so that nothing can have been sent.
  await revokeToken(database, sampleTokens.rep);
  await waitUntil('the panel says that access was taken back', async () => {
    // Asked until it is heard: the first sync may not be over yet.
    await send('syncNow', {});
    return (await readPanel(panel)).includes('The access token was not accepted');
  });
  const left = await countRows();
  for (const table of ['generations', 'chunks', 'indexes', 'changed', 'marks', 'taught'])
    expect([table, left[table]]).toEqual([table, 0]);
  expect(left.outbox).toBe(1);
  expect(await readPanel(panel)).not.toContain(customer.legalName);
  await panel.screenshot({ path: `${pictures}/revoked.png` });

  // Asking again brings nothing back, and costs nothing.
  await send('syncNow', {});
  expect(await countRows()).toMatchObject({ chunks: 0, outbox: 1 });
  expect(await countStored()).toBe(0);
});

test('the same person, let in again, loses nothing', async () => {
  await database.db.transaction().execute((trx) => allowToken(trx, 's-chenchen', newToken));
  database.written.tokens++;
  expect(await send('connect', { baseUrl: url, token: newToken })).toMatchObject({ kind: 'connected' });
  await waitUntil(
    'the touchpoint is at the backend',
    async () => {
      await send('syncNow', {});
      return (await countStored()) === 1;
    },
    60_000,
  );
  await waitUntil('nothing waits', async () => (await countRows()).outbox === 0);
  expect((await countRows()).chunks).toBeGreaterThan(0);
  expect(await countStored()).toBe(1);
});
