/** Which of our scripts run where: the adapter of a site only there, nothing where nothing was granted. */
import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { loadAdapter, readTab, registerGrantedSites } from '../../lib/background/sites.ts';
import { sitesLeftAlone } from '../../lib/platform/site-pattern.ts';
import { resetExtension } from '../support/extension.ts';

interface Script {
  readonly id: string;
  readonly js: readonly string[];
  readonly matches: readonly string[];
  readonly excludeMatches?: readonly string[];
}

let granted: string[];
let registered: Script[];
let executed: unknown[];

beforeEach(() => {
  resetExtension();
  granted = [];
  registered = [];
  executed = [];
  Object.assign(browser, {
    permissions: { getAll: async () => ({ origins: granted }) },
    scripting: {
      getRegisteredContentScripts: async () => registered,
      registerContentScripts: async (scripts: Script[]) => registered.push(...scripts),
      updateContentScripts: async (scripts: Script[]) => {
        registered = registered.map((old) => scripts.find(({ id }) => id === old.id) ?? old);
      },
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        registered = registered.filter(({ id }) => !ids.includes(id));
      },
      executeScript: async (injection: unknown) => executed.push(injection),
    },
  });
});

const seen = { tabId: 7, frameId: 3, url: 'https://mail.firm.example:8443/?_task=mail' };
const firm = 'https://mail.firm.example:8443/*';

test('nothing is registered where nothing was granted', async () => {
  await registerGrantedSites();
  expect(registered).toEqual([]);
});

test('a site without an adapter gets the content script alone', async () => {
  granted = ['https://crm.firm.example/*'];
  await registerGrantedSites();
  expect(registered).toMatchObject([
    { id: 'page', js: ['/semantics.js', '/page.js'], matches: granted, excludeMatches: sitesLeftAlone },
  ]);
});

test('software that a frame shows is read by its adapter: at once, and from then on with every page of that origin', async () => {
  granted = [firm, 'https://crm.firm.example/*'];
  await registerGrantedSites();
  await loadAdapter('roundcube', seen);
  const files = ['/sites/roundcube.js', '/semantics.js', '/page.js'];
  expect(executed).toEqual([{ target: { tabId: 7, frameIds: [3] }, files }]);
  expect(registered).toMatchObject([
    { id: 'page', js: ['/semantics.js', '/page.js'], matches: [...granted].sort(), excludeMatches: [firm, ...sitesLeftAlone] },
    { id: 'page-roundcube', js: files, matches: [firm] },
  ]);
});

test('several frames of one page are recognised at once', async () => {
  granted = [firm];
  const { registerContentScripts } = browser.scripting;
  // As the browser does: one script of an id.
  browser.scripting.registerContentScripts = async (scripts) => {
    if (scripts.some(({ id }) => registered.some((known) => known.id === id))) throw new Error('Duplicate script ID');
    await registerContentScripts(scripts);
  };
  await Promise.all([0, 3, 5].map((frameId) => loadAdapter('roundcube', { ...seen, frameId })));
  expect(registered.map(({ id }) => id).sort()).toEqual(['page', 'page-roundcube']);
});

test('an adapter goes with the grant of its site, and comes back with it', async () => {
  granted = [firm, 'https://crm.firm.example/*'];
  await loadAdapter('roundcube', seen);
  granted = ['https://crm.firm.example/*'];
  await registerGrantedSites();
  expect(registered.map(({ id }) => id)).toEqual(['page']);
  granted = [firm];
  await registerGrantedSites();
  expect(registered.map(({ id }) => id).sort()).toEqual(['page', 'page-roundcube']);
  granted = [];
  await registerGrantedSites();
  expect(registered).toEqual([]);
});

test('LinkedIn is left alone, also where everything was granted', async () => {
  granted = ['https://*/*'];
  await registerGrantedSites();
  expect(registered.find(({ id }) => id === 'page')?.excludeMatches).toEqual(expect.arrayContaining(['*://*.linkedin.com/*']));
  Object.assign(browser.tabs, { get: async () => ({ id: 7, url: 'https://www.linkedin.com/in/someone' }) });
  await readTab(7);
  expect(executed).toEqual([]);
});

test('a frame that claims to be something else gets nothing', async () => {
  for (const claim of ['../page', 'constructor', 'gmail-of-mine', '']) await loadAdapter(claim, seen);
  await loadAdapter('roundcube', { ...seen, url: 'chrome-extension://abc/sidepanel.html' });
  await loadAdapter('roundcube', { tabId: 7, frameId: 3 });
  expect(executed).toEqual([]);
  expect(await browser.storage.local.get(null)).toEqual({});
});

test('a tab that is read again gets the adapter of its address', async () => {
  granted = [firm];
  await loadAdapter('roundcube', seen);
  executed = [];
  Object.assign(browser.tabs, {
    get: vi.fn(async () => ({ id: 7, url: 'https://mail.firm.example:8443/?_task=mail&_mbox=INBOX' })),
  });
  await readTab(7);
  Object.assign(browser.tabs, { get: vi.fn(async () => ({ id: 7, url: 'https://elsewhere.example/' })) });
  await readTab(7);
  expect(executed).toEqual([
    { target: { tabId: 7, allFrames: true }, files: ['/sites/roundcube.js', '/semantics.js', '/page.js'] },
    { target: { tabId: 7, allFrames: true }, files: ['/semantics.js', '/page.js'] },
  ]);
});
