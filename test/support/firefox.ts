/** Firefox with the extension in it and its real sidebar, for end-to-end tests. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startServer } from '../apps/server-process.ts';
import { findFirefox } from './debian-browsers.ts';
import { connectMarionette, type Marionette } from './marionette.ts';

export interface FirefoxOptions {
  /** Folder of the built extension; `.output/firefox-mv3` when absent. */
  readonly extension?: string;
  /** The browser; Debian's when absent. */
  readonly executable?: string;
  /** Match patterns of sites that the user has already allowed, such as `http://127.0.0.1/*`. */
  readonly grantedOrigins?: readonly string[];
  readonly width?: number;
  readonly height?: number;
  /** Further preferences of the profile. */
  readonly preferences?: Readonly<Record<string, string | number | boolean>>;
}

export interface FirefoxSession {
  readonly addonId: string;
  /** The connection itself, for what is not here. */
  readonly marionette: Marionette;
  /** Loads an address in the tab; resolves when it is loaded. */
  goTo(url: string): Promise<void>;
  /** Runs statements in the page as a function body with `arguments`; `return` gives the answer, a promise is awaited. */
  evaluateInPage<T>(body: string, ...args: readonly unknown[]): Promise<T>;
  /** The same in the browser's own window. */
  evaluateInBrowser<T>(body: string, ...args: readonly unknown[]): Promise<T>;
  /** Opens the extension's sidebar and resolves when its page is there. */
  openSidebar(): Promise<void>;
  /** Resolves when the sidebar that somebody opens is there with its page. */
  waitForOpenSidebar(): Promise<void>;
  /** Runs statements in the sidebar's page, as `evaluateInPage` does; the answer has to be JSON. */
  evaluateInSidebar<T>(body: string): Promise<T>;
  /** Presses the mouse button on a spot of the sidebar, in its CSS pixels, as a hand does: what needs a user's click gets one. */
  clickInSidebar(x: number, y: number): Promise<void>;
  /** Presses keys in whatever has the focus of the window: held down in this order, let go in the other. */
  pressKeys(...keys: readonly string[]): Promise<void>;
  /** Presses the extension's button in the toolbar. */
  pressToolbarButton(): Promise<void>;
  /** Answers the browser's question whether the extension may read a site, once it is there; resolves with the question. */
  allowInPrompt(): Promise<string>;
  /** Ends the event page as the browser does when it is idle, and resolves when it is gone. */
  endEventPage(): Promise<void>;
  /** Writes a PNG of the whole window. */
  screenshot(file: string): Promise<void>;
  close(): Promise<void>;
}

/** In CSS pixels; the product is drawn for 320 to 480. */
const sidebarWidth = 380;

/** A port of this machine that nobody uses now. */
async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

/** Reaches the page inside the sidebar: it runs in another process, so a frame script answers for it. */
const runInSidebar = `
  const [body] = arguments;
  const panels = document.getElementById('sidebar')?.contentDocument;
  const browser = panels?.getElementById('webext-panels-browser');
  if (!browser) throw new Error('The sidebar is not open');
  const name = 'sidebar-answer-' + Math.random();
  return new Promise((resolve, reject) => {
    // A page that goes away answers nothing.
    setTimeout(() => reject(new Error('The sidebar did not answer')), 5000);
    browser.messageManager.addMessageListener(name, function listen({ data }) {
      browser.messageManager.removeMessageListener(name, listen);
      if (data.error === undefined) resolve(data.value); else reject(new Error(data.error));
    });
    const run = '(async () => { try {' +
      // The page's policy allows no eval: a sandbox with the page as its global does it.
      ' const sandbox = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });' +
      ' const value = await Cu.evalInSandbox(' + JSON.stringify('(async () => {' + body + '})()') + ', sandbox);' +
      ' sendAsyncMessage(' + JSON.stringify(name) + ', { value: JSON.parse(JSON.stringify(value === undefined ? null : value)) });' +
      '} catch (error) { sendAsyncMessage(' + JSON.stringify(name) + ', { error: String(error) }); } })()';
    browser.messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(run), false);
  });`;

/**
 * Starts Firefox ESR without a window, installs the extension for this session and allows the sites.
 * @throws when the extension is not built, or no browser can be had; the message says what to do
 */
export async function launchFirefox(options: FirefoxOptions = {}): Promise<FirefoxSession> {
  const extension = resolve(options.extension ?? '.output/firefox-mv3');
  if (!existsSync(join(extension, 'manifest.json'))) throw new Error(`No extension in ${extension}: run npm run build:firefox`);
  const { width = 1440, height = 900 } = options;
  const port = await findFreePort();
  const profile = mkdtempSync(join(tmpdir(), 'shuke-firefox-'));
  const preferences = {
    'marionette.port': port,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.page': 0,
    'browser.aboutwelcome.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'app.update.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'network.stricttransportsecurity.preloadlist': false,
    'toolkit.telemetry.enabled': false,
    // A prompt takes a click at once.
    'security.notification_enable_delay': 0,
    ...options.preferences,
  };
  writeFileSync(
    join(profile, 'user.js'),
    Object.entries(preferences)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(''),
  );
  const firefox = startServer(
    options.executable ?? findFirefox(),
    ['--marionette', '--remote-allow-system-access', '--headless', '--no-remote', '--profile', profile],
    { env: { MOZ_HEADLESS_WIDTH: String(width), MOZ_HEADLESS_HEIGHT: String(height), MOZ_CRASHREPORTER_DISABLE: '1' } },
  );
  let marionette: Marionette | undefined;
  const close = async (): Promise<void> => {
    await marionette?.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
    marionette?.close();
    await firefox.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const client = await connectMarionette(port);
    marionette = client;
    await client.send('WebDriver:NewSession', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
    await client.send('WebDriver:SetWindowRect', { x: 0, y: 0, width, height });
    const { value: addonId } = await client.send<{ value: string }>('Addon:Install', { path: extension, temporary: true });

    /** Marionette is in one context at a time: calls wait for each other. */
    let turn: Promise<unknown> = Promise.resolve();
    const evaluate = <T>(context: 'chrome' | 'content', body: string, args: readonly unknown[]): Promise<T> => {
      const run = async (): Promise<T> => {
        await client.send('Marionette:SetContext', { value: context });
        const { value } = await client.send<{ value: T }>('WebDriver:ExecuteScript', {
          script: body,
          args,
          scriptTimeout: 30_000,
        });
        return value;
      };
      const result = turn.then(run, run);
      turn = result.catch(() => undefined);
      return result;
    };
    /** Mouse or keyboard, on the window itself. */
    const act = async (type: 'pointer' | 'key', actions: readonly object[]): Promise<void> => {
      await evaluate('chrome', 'return 0', []);
      await client.send('WebDriver:PerformActions', { actions: [{ type, id: type, actions }] });
    };
    const session: FirefoxSession = {
      addonId,
      marionette: client,
      async goTo(url) {
        await evaluate('content', 'return 0', []);
        await client.send('WebDriver:Navigate', { url });
      },
      evaluateInPage: (body, ...args) => evaluate('content', body, args),
      evaluateInBrowser: (body, ...args) => evaluate('chrome', body, args),
      async openSidebar() {
        const widget = `${addonId.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-sidebar-action`;
        await session.evaluateInBrowser('return SidebarController.show(arguments[0]).then(() => null)', widget);
        await session.waitForOpenSidebar();
      },
      waitForOpenSidebar: () =>
        session.evaluateInBrowser(
          `const until = Date.now() + 15000;
          return (async () => {
            for (;;) {
              const browser = document.getElementById('sidebar')?.contentDocument?.getElementById('webext-panels-browser');
              const isThere = browser?.currentURI?.spec.startsWith('moz-extension:') && !browser.webProgress?.isLoadingDocument;
              if (SidebarController.isOpen && isThere) break;
              if (Date.now() > until) throw new Error('The sidebar has no page');
              await new Promise((done) => setTimeout(done, 20));
            }
            // As wide as a person drags it.
            document.getElementById('sidebar-box').style.width = '${sidebarWidth}px';
            return null;
          })()`,
        ),
      evaluateInSidebar: (body) => evaluate('chrome', runInSidebar, [body]),
      async clickInSidebar(x, y) {
        const corner = await session.evaluateInBrowser<{ x: number; y: number }>(`
          const outer = document.getElementById('sidebar');
          const inner = outer.contentDocument.getElementById('webext-panels-browser').getBoundingClientRect();
          const { x, y } = outer.getBoundingClientRect();
          return { x: x + inner.x, y: y + inner.y }`);
        const spot = { x: Math.round(corner.x + x), y: Math.round(corner.y + y), duration: 0 };
        await act('pointer', [
          { type: 'pointerMove', ...spot },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ]);
      },
      pressKeys: (...keys) =>
        act('key', [
          ...keys.map((value) => ({ type: 'keyDown', value })),
          ...[...keys].reverse().map((value) => ({ type: 'keyUp', value })),
        ]),
      pressToolbarButton: () =>
        session.evaluateInBrowser(
          `const { extension } = WebExtensionPolicy.getByID(arguments[0]);
          const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
          const { id } = ExtensionParent.apiManager.global.browserActionFor(extension).widget;
          // Firefox puts a new button behind the puzzle piece; a person pins it.
          CustomizableUI.addWidgetToArea(id, 'nav-bar');
          document.getElementById(id).querySelector('.unified-extensions-item-action-button').click()`,
          addonId,
        ),
      allowInPrompt: () =>
        session.evaluateInBrowser(`
          const until = Date.now() + 15000;
          return (async () => {
            for (;;) {
              const prompt = document.getElementById('addon-webext-permissions-notification');
              if (prompt?.button && PopupNotifications.panel.state === 'open') {
                const question = PopupNotifications.panel.textContent;
                prompt.button.click();
                return question;
              }
              if (Date.now() > until) throw new Error('The browser asked nothing');
              await new Promise((done) => setTimeout(done, 20));
            }
          })()`),
      endEventPage: () =>
        session.evaluateInBrowser(
          `const { extension } = WebExtensionPolicy.getByID(arguments[0]);
          return extension.terminateBackground({ ignoreDevToolsAttached: true }).then(() => {
            if (extension.backgroundState !== 'stopped') throw new Error('The event page is ' + extension.backgroundState);
            return null;
          })`,
          addonId,
        ),
      async screenshot(file) {
        await evaluate('chrome', 'return 0', []);
        const { value } = await client.send<{ value: string }>('WebDriver:TakeScreenshot', { full: false, hash: false });
        writeFileSync(file, Buffer.from(value, 'base64'));
      },
      close,
    };
    if (options.grantedOrigins && options.grantedOrigins.length > 0) {
      await session.evaluateInBrowser(
        `const [id, origins] = arguments;
        const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        const { extension } = WebExtensionPolicy.getByID(id);
        return ExtensionPermissions.add(id, { permissions: [], origins, data_collection: [] }, extension).then(() => null)`,
        addonId,
        options.grantedOrigins,
      );
    }
    return session;
  } catch (error) {
    await close();
    throw error;
  }
}
