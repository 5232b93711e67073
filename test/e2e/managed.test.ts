/** A company's policy connects the browser to its backend before anybody has clicked anything. */
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningBackend, runBackend } from '../../scripts/run-backend.ts';
import { type ChromiumSession, launchChromium, waitUntil } from '../support/chromium.ts';
import { findChromium } from '../support/debian-browsers.ts';
import { sampleTokens } from '../support/rep-browser.ts';

let folder: string;
let backend: RunningBackend;
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
  backend = await runBackend({ data: join(folder, 'data') });
});

afterAll(async () => {
  await session?.close();
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
