/** Chromium with the extension in it, its real side panel and its worker, for end-to-end tests. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import puppeteer, { type Browser, type Extension, type Page, type Target, type WebWorker } from 'puppeteer-core';
import { findChromium } from './debian-browsers.ts';

export interface ChromiumOptions {
  /** Folder of the built extension; `.output/chrome-mv3` when absent. */
  readonly extension?: string;
  /** Match patterns of sites that the user has already allowed, such as `http://127.0.0.1/*`. A pattern has no port. */
  readonly grantedOrigins?: readonly string[];
  /** Profile to go on with, kept on closing; a fresh one that is removed when absent. */
  readonly profile?: string;
  /** With a window (needs a display); false when absent. */
  readonly hasWindow?: boolean;
  /** Somebody uses it: it does not say that it is being tested, and signals are left to whoever started it. */
  readonly isForPerson?: boolean;
  /** Screen for the window, such as `:99`; that of the environment when absent. */
  readonly display?: string;
  /** Size of the page beside the panel, in CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  /** `dark` draws everything for a dark system. */
  readonly colorScheme?: 'light' | 'dark';
  /** Language of the browser, such as `zh-CN`. */
  readonly language?: string;
  /** What is started instead of the browser itself, and starts it with the arguments that it gets. */
  readonly executable?: string;
  /** Further flags of the browser. */
  readonly args?: readonly string[];
  /** Further variables of its environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface AxeViolation {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly nodes: readonly string[];
}

export interface ChromiumSession {
  readonly browser: Browser;
  readonly extensionId: string;
  readonly profile: string;
  /** Process id of the browser, to kill it the hard way. */
  readonly pid: number;
  /** A tab on an address, in front, drawn. */
  openPage(url: string): Promise<Page>;
  /** A page of the extension in a tab, such as `console.html`. */
  openExtensionPage(path: string): Promise<Page>;
  /** Presses the extension's button with this page in front and resolves with the real side panel. */
  openPanel(page: Page): Promise<Page>;
  /** The worker, started when it was not running. */
  worker(): Promise<WebWorker>;
  /** Runs a function in the worker. It is sent as text: it sees its arguments and the worker's globals. */
  evaluateInWorker<A extends readonly unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** Ends the worker as the browser does when it is idle, and resolves when it is gone. */
  killWorker(): Promise<void>;
  /** One PNG with the page and the panel beside it, as a user sees them. */
  screenshot(file: string, page: Page, panel?: Page): Promise<void>;
  close(): Promise<void>;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // What a test opens must not be slowed down because another window covers it.
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--hide-scrollbars',
  // A demonstration that was cut off must not begin with a question about it.
  '--hide-crash-restore-bubble',
];

/** Resolves with the first value of `read` that is neither undefined nor false; real state, asked every 20 ms. */
export async function waitUntil<T>(
  what: string,
  read: () => T | Promise<T>,
  timeoutMs = 15_000,
): Promise<Exclude<T, undefined | false | null>> {
  const until = performance.now() + timeoutMs;
  let error: unknown;
  for (;;) {
    try {
      const value = await read();
      if (value !== undefined && value !== false && value !== null) return value as Exclude<T, undefined | false | null>;
      error = undefined;
    } catch (caught) {
      // A page that navigates or a worker that dies answers with an error: it is asked again.
      error = caught;
    }
    if (performance.now() > until) throw new Error(`Not within ${timeoutMs} ms: ${what}`, { cause: error });
    await delay(20);
  }
}

/** Resolves as soon as `check` no longer throws; what it threw last when it never stops. For facts that follow a moment later. */
export async function eventually(check: () => void | Promise<void>, timeoutMs = 15_000): Promise<void> {
  await waitUntil(
    'the facts',
    async () => {
      await check();
      return true;
    },
    timeoutMs,
  ).catch((error: unknown) => {
    throw error instanceof Error && error.cause !== undefined ? error.cause : error;
  });
}

async function launch(options: ChromiumOptions, extension: string, profile: string): Promise<Browser> {
  const { width = 1280, height = 860 } = options;
  return puppeteer.launch({
    executablePath: options.executable ?? findChromium(),
    headless: !options.hasWindow,
    userDataDir: profile,
    enableExtensions: true,
    defaultViewport: null,
    acceptInsecureCerts: true,
    ...(options.isForPerson
      ? { ignoreDefaultArgs: ['--enable-automation'], handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }
      : {}),
    args: [
      ...flags,
      `--window-size=${width},${height}`,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...(options.colorScheme === 'dark' ? ['--force-dark-mode', '--blink-settings=preferredColorScheme=0'] : []),
      ...(options.language === undefined ? [] : [`--lang=${options.language}`, `--accept-lang=${options.language}`]),
      ...(options.args ?? []),
    ],
    env: {
      ...process.env,
      ...(options.language === undefined ? {} : { LANGUAGE: options.language.replace('-', '_') }),
      ...(options.display === undefined ? {} : { DISPLAY: options.display }),
      ...options.env,
    },
  });
}

async function findExtension(browser: Browser, extension: string): Promise<Extension> {
  return waitUntil('the extension is loaded', async () =>
    [...(await browser.extensions()).values()].find((candidate) => resolve(candidate.path) === extension),
  );
}

interface Preferences {
  extensions?: {
    ui?: { developer_mode: boolean };
    settings?: Record<string, Record<string, { explicit_host?: string[] } | undefined> | undefined>;
  };
}

/**
 * Writes into a closed profile that the user has allowed the extension on these sites. A headless browser has nobody who
 * could answer its question.
 */
function grantOrigins(profile: string, extensionId: string, origins: readonly string[]): void {
  const file = join(profile, 'Default', 'Preferences');
  const preferences = JSON.parse(readFileSync(file, 'utf8')) as Preferences;
  const settings = preferences.extensions?.settings?.[extensionId];
  if (!settings) throw new Error(`The profile does not know the extension ${extensionId}`);
  for (const key of ['active_permissions', 'granted_permissions', 'runtime_granted_permissions']) {
    const granted = settings[key] ?? {};
    granted.explicit_host = [...new Set([...(granted.explicit_host ?? []), ...origins])];
    settings[key] = granted;
  }
  // Without it an unpacked extension that reloads itself stays switched off.
  preferences.extensions = { ...preferences.extensions, ui: { developer_mode: true } };
  writeFileSync(file, JSON.stringify(preferences));
}

/**
 * Starts Chromium with the extension and a profile of its own.
 * @throws when the extension is not built, or no browser can be had; the message says what to do
 */
export async function launchChromium(options: ChromiumOptions = {}): Promise<ChromiumSession> {
  const extension = resolve(options.extension ?? '.output/chrome-mv3');
  if (!existsSync(join(extension, 'manifest.json'))) throw new Error(`No extension in ${extension}: run npm run build`);
  const isOwnProfile = options.profile === undefined;
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'shuke-chromium-'));
  if (options.grantedOrigins && options.grantedOrigins.length > 0) {
    const first = await launch(options, extension, profile);
    const { id } = await findExtension(first, extension);
    await first.close();
    grantOrigins(profile, id, options.grantedOrigins);
  }
  const browser = await launch(options, extension, profile);
  const loaded = await findExtension(browser, extension);
  const origin = `chrome-extension://${loaded.id}/`;
  const isWorker = (target: Target) => target.type() === 'service_worker' && target.url().startsWith(origin);

  const session: ChromiumSession = {
    browser,
    extensionId: loaded.id,
    profile,
    pid: browser.process()?.pid ?? 0,
    async openPage(url) {
      const page = await browser.newPage();
      await page.goto(url);
      await page.bringToFront();
      return page;
    },
    openExtensionPage: (path) => session.openPage(`${origin}${path}`),
    async openPanel(page) {
      const isPanel = (target: Target) => target.url().startsWith(`${origin}sidepanel.html`);
      await page.bringToFront();
      await page.triggerExtensionAction(loaded);
      const panel = await (await browser.waitForTarget(isPanel)).asPage();
      await panel.waitForFunction('document.readyState === "complete"');
      return panel;
    },
    async worker() {
      // After an update the worker of the old version may still be listed.
      let target = browser.targets().findLast(isWorker);
      if (!target) {
        // A page of the extension that sends a message starts its worker, as a user's click would.
        const page = await browser.newPage();
        await page.goto(`${origin}manifest.json`);
        await page.evaluate('chrome.runtime.sendMessage({ type: "wake" }).catch(() => {})');
        target = await browser.waitForTarget(isWorker);
        await page.close();
      }
      const worker = await target.worker();
      if (!worker) throw new Error('The worker went away');
      return worker;
    },
    async evaluateInWorker(run, ...args) {
      const worker = await session.worker();
      return worker.evaluate(run as unknown as (...rest: unknown[]) => unknown, ...args) as never;
    },
    async killWorker() {
      const target = browser.targets().findLast(isWorker);
      if (!target) return;
      const worker = await target.worker();
      await waitUntil('the worker is gone', async () => {
        // One that is only just starting may not hear the first time.
        if (browser.targets().includes(target)) await worker?.close();
        return !browser.targets().includes(target);
      });
    },
    async screenshot(file, page, panel) {
      const { joinPictures } = await import('./join-pictures.ts');
      const pictures = [await page.screenshot({ type: 'png' })];
      if (panel) pictures.push(await panel.screenshot({ type: 'png' }));
      await joinPictures(browser, pictures, file);
    },
    async close() {
      await browser.close();
      if (isOwnProfile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return session;
}

/** What axe finds wrong in a page or panel; empty when nothing. It is evaluated: the extension's CSP lets no script in. */
export async function findAxeViolations(page: Page): Promise<readonly AxeViolation[]> {
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  return (await page.evaluate(`axe.run().then(({ violations }) => violations.map(({ id, impact, help, nodes }) =>
    ({ id, impact, help, nodes: nodes.map(({ html }) => html) })))`)) as AxeViolation[];
}
