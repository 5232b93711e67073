/**
 * A company's policy connects the browser to its backend before anybody has clicked anything, and names the sites of its reps. Browsers
 * let no policy allow an optional site by itself: the rep is asked once, and everything after that goes without a click.
 */
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PageState } from '../../lib/messages/page-state.ts';
import { type RunningBackend, runBackend } from '../../scripts/run-backend.ts';
import { type SampleMailbox, startSampleMailbox } from '../../scripts/sample-mailbox/start-sample-mailbox.ts';
import { type ChromiumSession, launchChromium, waitUntil } from '../support/chromium.ts';
import { findChromium } from '../support/debian-browsers.ts';
import { clickButton, sampleTokens, waitForPanel } from '../support/rep-browser.ts';

let folder: string;
let backend: RunningBackend;
let mailbox: SampleMailbox;
let session: ChromiumSession | undefined;

/** The id that a browser makes of the key in the manifest. */
function readExtensionId(): string {
  const { key } = JSON.parse(readFileSync('.output/chrome-mv3/manifest.json', 'utf8')) as { key: string };
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** A browser that alone sees this policy: the folder of the policies is the whole machine's. */
function writeBrowserWithPolicy(policy: unknown): string {
  const policies = join(folder, 'policies');
  mkdirSync(join(policies, 'managed'), { recursive: true });
  const file = { '3rdparty': { extensions: { [readExtensionId()]: policy } } };
  writeFileSync(join(policies, 'managed', 'shuke.json'), JSON.stringify(file));
  const script = join(folder, 'chromium-with-policy');
  const inside = `mkdir -p /etc/chromium/policies && mount --bind '${policies}' /etc/chromium/policies && exec '${findChromium()}' "$@"`;
  writeFileSync(script, `#!/bin/sh\nexec unshare -m sh -c '${inside.replaceAll("'", `'\\''`)}' sh "$@"\n`);
  chmodSync(script, 0o755);
  return script;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuke-policy-'));
  chmodSync(folder, 0o755);
  [backend, mailbox] = await Promise.all([runBackend({ data: join(folder, 'data') }), startSampleMailbox()]);
});

afterEach(async () => {
  await session?.close();
  session = undefined;
});

afterAll(async () => {
  await mailbox?.close();
  await backend?.stop();
  rmSync(folder, { recursive: true, force: true });
});

// Only root may show one browser a policy of its own.
test.runIf(process.getuid?.() === 0)('a policy with address and token brings the customers without a click', async () => {
  const policy = { backendUrl: backend.url, accessToken: sampleTokens.rep, leaseDays: 3, language: 'zh_TW' };
  session = await launchChromium({ executable: writeBrowserWithPolicy(policy) });
  const page = await session.openExtensionPage('options.html');
  const read = (key: string) =>
    page.evaluate(
      (wanted) =>
        new Promise((resolve, reject) => {
          const request = indexedDB.open('shuke');
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const database = request.result;
            const got = database.transaction('state').objectStore('state').get(wanted);
            got.onsuccess = () => {
              resolve((got.result as { value: unknown } | undefined)?.value);
              database.close();
            };
          };
        }),
      key,
    );
  await waitUntil('customers are there', () => read('currentGeneration'), 30_000);
  expect(await read('leaseDays')).toBe(3);
  const { settings } = (await page.evaluate(`chrome.storage.local.get('settings')`)) as { settings: Record<string, unknown> };
  expect(settings).toMatchObject({ language: 'zh_TW', connection: { baseUrl: backend.url } });
});

/** What the background knows of open pages. */
function readPageStates(): Promise<Record<string, unknown>> {
  const { chrome } = globalThis as unknown as {
    chrome: { storage: { session: { get(key: null): Promise<Record<string, unknown>> } } };
  };
  return chrome.storage.session.get(null);
}

async function readViews(from: ChromiumSession): Promise<string[]> {
  const states = Object.entries(await from.evaluateInWorker(readPageStates)).filter(([key]) => key.startsWith('page:'));
  return states.flatMap(([, state]) => Object.values((state as PageState).frames).map(({ view }) => view));
}

test.runIf(process.getuid?.() === 0)(
  'sites that the policy names are offered together, are read without a click once allowed, and are left alone once removed',
  async () => {
    const policy = {
      backendUrl: backend.url,
      accessToken: sampleTokens.rep,
      allowedSites: ['http://127.0.0.1', 'mail.hengzhun.example'],
    };
    // One of them has been allowed already: a headless browser has nobody who could answer its question.
    session = await launchChromium({ executable: writeBrowserWithPolicy(policy), grantedOrigins: ['http://127.0.0.1/*'] });
    const options = await session.openExtensionPage('options.html');
    const offered = await waitForPanel(options, 'Allow these sites', 'allowed by your company');
    expect(offered).toContain('mail.hengzhun.example');
    const page = await session.openPage(`${mailbox.url}#/inbox/huaheng-quote`);
    const running = session;
    await waitUntil('the mail is read, with no panel open and no click', async () =>
      (await readViews(running)).includes('message'),
    );

    await options.bringToFront();
    await clickButton(options, 'Remove');
    await waitForPanel(options, 'No site yet');
    // The page says it with the browser's own event, to which the worker listens too.
    await waitUntil('nothing is known of the mail any more', async () => (await readViews(running)).length === 0);
    // What still runs in the page is heard by nobody: it says that it has read the next mail, and nothing is known of it.
    await options.evaluate(`globalThis.sent = new Promise((done) => chrome.runtime.onMessage.addListener((message) => {
      if (message.type === 'pageRead') done(message.type);
    })); 0`);
    await page.bringToFront();
    await page.evaluate(`location.hash = '#/inbox/arveno-split-name'`);
    expect(await options.evaluate('sent')).toBe('pageRead');
    await options.evaluate(`chrome.runtime.sendMessage({ type: 'evaluateCustomer', body: { customerId: 'c-0001' } })`);
    expect(await readViews(running)).toEqual([]);

    await options.bringToFront();
    await options.reload();
    const named = await waitForPanel(options, 'Allow these sites', 'No site yet');
    expect(named).toContain('127.0.0.1');
    await (await options.waitForSelector('summary ::-p-text(History of sites)'))?.click();
    await waitForPanel(options, 'allowed by your company', 'removed by you');
  },
);
