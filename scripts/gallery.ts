/**
 * Every state of every screen -> pictures, and what an accessibility checker and a ruler find wrong with them.
 *
 *   npm run gallery -- --out test-artifacts/gallery [--only one-customer,today] [--no-pictures] [--themes light,dark,forced] [--langs en,zh_CN,zh_TW,pseudo]
 *
 * Each state is checked with axe-core, and nothing may stick out to the right, down to the screen's narrowest width.
 * Exit status 1 with the list when something is wrong.
 */
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import axe, { type AxeResults } from 'axe-core';
import puppeteer, { type CDPSession, type Page } from 'puppeteer-core';
import { build, preview } from 'vite';
import { findChromium } from '../test/support/debian-browsers.ts';

interface ShownCase {
  readonly id: string;
  readonly width: number;
  readonly narrowest: number;
}

interface Setting {
  readonly theme: string;
  readonly lang: string;
  readonly isNarrow: boolean;
}

const root = resolve(import.meta.dirname, '..');
const configFile = join(root, 'test/gallery/vite.config.ts');

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'test-artifacts/gallery' },
    only: { type: 'string' },
    themes: { type: 'string', default: 'light,dark,forced' },
    langs: { type: 'string', default: 'en,zh_CN,zh_TW,pseudo' },
    'no-pictures': { type: 'boolean', default: false },
    port: { type: 'string', default: '8351' },
  },
});

/** Both themes in all languages; the lengthened English and the system's own colours once each. */
function settingsOf(themes: readonly string[], langs: readonly string[]): Setting[] {
  const all: Setting[] = [];
  for (const theme of themes) {
    for (const lang of langs) {
      if (theme === 'forced' && lang !== langs[0]) continue;
      if (lang === 'pseudo' && theme !== themes[0]) continue;
      all.push({ theme, lang, isNarrow: false });
      if (theme === themes[0]) all.push({ theme, lang, isNarrow: true });
    }
  }
  return all;
}

/** Colours of the system are emulated by the browser, not by the page. */
async function emulate(session: CDPSession, theme: string): Promise<void> {
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: theme === 'light' ? 'light' : 'dark' },
      { name: 'forced-colors', value: theme === 'forced' ? 'active' : 'none' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
}

/** Of the window, at least. */
function heightOf(shown: ShownCase): number {
  return shown.width > 600 ? 900 : 760;
}

async function open(page: Page, shown: ShownCase, { theme, lang, isNarrow }: Setting): Promise<void> {
  const width = isNarrow ? shown.narrowest : shown.width;
  await page.setViewport({ width, height: heightOf(shown), deviceScaleFactor: 2 });
  const parameters = new URLSearchParams({ lang, width: String(width), ...(theme === 'forced' ? {} : { theme }) });
  await page.evaluate((hash) => {
    document.documentElement.removeAttribute('data-shown');
    location.hash = hash;
  }, `${shown.id}?${parameters}`);
  await page.waitForSelector(`html[data-shown="${shown.id}"]`);
  // Motion is off, but what appears after a delay has to have appeared.
  await page.evaluate(async () => {
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
  });
  // As tall as the screen wants to be, so that what is pinned to the bottom is at the bottom of the picture.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (height > heightOf(shown)) await page.setViewport({ width, height, deviceScaleFactor: 2 });
}

async function findAxeFaults(page: Page): Promise<string[]> {
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help}: ${node.target.join(' ')}`),
  );
}

/** Elements that reach beyond the right edge, unless a box around them scrolls on purpose. */
async function findOverhang(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const scrolls = (element: Element): boolean =>
      element.closest('[class*=scroll], [class*=hidden]') !== null || getComputedStyle(element).visibility === 'hidden';
    return [...document.querySelectorAll('#app *')]
      .filter((element) => element.getBoundingClientRect().right > edge + 0.5 && !scrolls(element))
      .map((element) => `sticks out to the right: ${element.tagName.toLowerCase()} “${element.textContent?.slice(0, 40)}”`)
      .slice(0, 3);
  });
}

const out = resolve(root, values.out);
mkdirSync(out, { recursive: true });
console.log('Building the gallery …');
await build({ configFile, logLevel: 'warn' });
const server = await preview({
  configFile,
  logLevel: 'warn',
  preview: { port: Number(values.port), host: '127.0.0.1', strictPort: true },
});
const site = `http://127.0.0.1:${values.port}/`;
const faults: string[] = [];
let checked = 0;

/** All cases in one setting after the other, as long as there are some left: each browser takes the next. */
async function checkSettings(left: Setting[], only: readonly string[] | undefined): Promise<void> {
  const browser = await puppeteer.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    // Kept: what a session emulates ends with it.
    const session = await page.createCDPSession();
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error instanceof Error ? error.message : String(error)}`));
    for (let setting = left.shift(); setting; setting = left.shift()) {
      await emulate(session, setting.theme);
      await page.goto(`${site}?${checked}-${left.length}`);
      await page.waitForFunction('window.galleryCases !== undefined');
      const all = (await page.evaluate('window.galleryCases')) as ShownCase[];
      const unknown = only?.filter((id) => !all.some((each) => each.id === id)) ?? [];
      if (unknown.length > 0) throw new Error(`The gallery has no case ${unknown.join(', ')}`);
      await page.evaluate(axe.source);
      for (const shown of all.filter(({ id }) => only?.includes(id) ?? true)) await check(page, shown, setting);
      console.log(`  ${setting.theme} ${setting.lang}${setting.isNarrow ? ' narrow' : ''}: ${faults.length} faults so far`);
    }
  } finally {
    await browser.close();
  }
}

async function check(page: Page, shown: ShownCase, setting: Setting): Promise<void> {
  await open(page, shown, setting);
  const name = [shown.id, setting.theme, setting.lang, ...(setting.isNarrow ? ['narrow'] : [])].join('.');
  const found = [...(await findAxeFaults(page)), ...(await findOverhang(page))];
  faults.push(...found.map((fault) => `${name}: ${fault}`));
  checked += 1;
  if (!values['no-pictures']) await page.screenshot({ path: join(out, `${name}.png`) as `${string}.png` });
}

const settings = settingsOf(values.themes.split(','), values.langs.split(','));
const browsers = Math.min(settings.length, availableParallelism(), 4);
console.log(`Every state in ${settings.length} settings, in ${browsers} browsers …`);
try {
  await Promise.all(Array.from({ length: browsers }, () => checkSettings(settings, values.only?.split(','))));
} finally {
  await server.close();
}
for (const fault of faults) console.error(fault);
console.log(`${checked} pictures ${values['no-pictures'] ? 'checked' : `in ${values.out}`}, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
