/** A company's policy in Firefox: backend, token, lease, language and sites are there when the browser is, and nobody has clicked anything. */
import { chmodSync, cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningBackend, runBackend } from '../../scripts/run-backend.ts';
import { type SampleMailbox, startSampleMailbox } from '../../scripts/sample-mailbox/start-sample-mailbox.ts';
import { findFirefox } from '../support/debian-browsers.ts';
import { type FirefoxSession, launchFirefox } from '../support/firefox.ts';
import { waitForSidebar } from '../support/firefox-rep.ts';
import { sampleTokens } from '../support/rep-browser.ts';

let folder: string;
let backend: RunningBackend;
let mailbox: SampleMailbox;
let firefox: FirefoxSession | undefined;

/** The id under which a policy names the extension. */
function readAddonId(): string {
  const manifest = JSON.parse(readFileSync('.output/firefox-mv3/manifest.json', 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } };
  };
  return manifest.browser_specific_settings.gecko.id;
}

/** A browser that alone sees this policy: the folder in which Firefox looks for it is the whole machine's. */
function writeFirefoxWithPolicy(policy: object): string {
  const firefoxFile = realpathSync(findFirefox());
  const distribution = realpathSync(join(dirname(firefoxFile), 'distribution'));
  const own = join(folder, 'distribution');
  cpSync(distribution, own, { recursive: true });
  const policies = { policies: { '3rdparty': { Extensions: { [readAddonId()]: policy } } } };
  writeFileSync(join(own, 'policies.json'), JSON.stringify(policies));
  const script = join(folder, 'firefox-with-policy');
  const inside = `mount --bind '${own}' '${distribution}' && exec '${findFirefox()}' "$@"`;
  writeFileSync(script, `#!/bin/sh\nexec unshare -m sh -c '${inside.replaceAll("'", `'\\''`)}' sh "$@"\n`);
  chmodSync(script, 0o755);
  return script;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuke-policy-'));
  chmodSync(folder, 0o755);
  [backend, mailbox] = await Promise.all([runBackend({ data: join(folder, 'data') }), startSampleMailbox()]);
});

afterAll(async () => {
  await firefox?.close();
  await mailbox?.close();
  await backend?.stop();
  rmSync(folder, { recursive: true, force: true });
});

// Only root may show one browser a policy of its own.
test.runIf(process.getuid?.() === 0)(
  'a policy brings the customers, the lease, the language and the sites without a click',
  async () => {
    const policy = {
      backendUrl: backend.url,
      accessToken: sampleTokens.rep,
      leaseDays: 3,
      language: 'zh_TW',
      allowedSites: ['http://127.0.0.1', 'mail.hengzhun.example'],
    };
    // One site has been allowed already: no policy of a browser allows an optional site by itself.
    firefox = await launchFirefox({ executable: writeFirefoxWithPolicy(policy), grantedOrigins: ['http://127.0.0.1/*'] });
    await firefox.goTo(mailbox.url);
    await firefox.openSidebar();
    await waitForSidebar(firefox, '今天', '同步');
    expect(await firefox.evaluateInSidebar('return browser.storage.managed.get(null)')).toEqual(policy);
    const { settings } = await firefox.evaluateInSidebar<{ settings: Record<string, unknown> }>(
      `return browser.storage.local.get('settings')`,
    );
    expect(settings).toMatchObject({ language: 'zh_TW', connection: { baseUrl: backend.url } });
    const lease = await firefox.evaluateInSidebar(`return new Promise((resolve, reject) => {
      const request = indexedDB.open('shuke');
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const got = request.result.transaction('state').objectStore('state').get('leaseDays');
        got.onsuccess = () => { resolve(got.result?.value); request.result.close(); };
      };
    })`);
    expect(lease).toBe(3);
    // The allowed site is read as soon as a mail of a customer is open.
    await firefox.evaluateInPage(`location.hash = '#/inbox/huaheng-quote'`);
    await waitForSidebar(firefox, '記錄這封郵件');
  },
  120_000,
);
