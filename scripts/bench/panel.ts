/**
 * `npm run -s bench:panel [-- --quick]`: what a rep waits for at the panel, in Chromium with the built extension and 100,000
 * customers cached (2,000 when quick), two tabs of the sample mailbox with a mail of two customers in them.
 *
 * open.warm, open.cold  click on our button → the frame with the customer's name and the next action; cold: the worker was
 *                       ended before. `name` is the frame with the name alone, `page` the time until the panel's document began
 * switch                another tab to the front → the frame with its customer's card
 * log                   click on Log → the frame that says it is logged; on the disk by then
 * bundle                everything that the panel had loaded when its first card stood, compressed
 *
 * Clicks come from outside the browser, so the way in (some ms) is counted to us.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { type ChromiumSession, waitUntil } from '../../test/support/chromium.ts';
import { connectPanel, launchForLocalSites } from '../../test/support/rep-browser.ts';
import { buildExtension, outputFolders } from '../build-extension.ts';
import { startSampleMailbox } from '../sample-mailbox/start-sample-mailbox.ts';
import { type BenchResult, printReport, quantile, round, withGoal } from './report.ts';
import { startScaleBackend } from './scale-backend.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const customerCount = values.quick ? 2_000 : 100_000;
const openings = values.quick ? 3 : 12;
const switches = values.quick ? 4 : 20;
const logs = values.quick ? 3 : 12;
const importMs = values.quick ? 60_000 : 420_000;

/** Milliseconds since 1970 with fractions, by the clock that the browser's pages use too. */
function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

/** Which rows of the mailbox open a card with a next action and a mail that can be logged. */
async function findUsableRows(page: Page, panel: Page, wanted: number): Promise<number[]> {
  const found: number[] = [];
  const names = new Set<string>();
  const count = (await page.$$('[role=option]')).length;
  for (let row = 0; row < count && found.length < wanted; row++) {
    const before = await cardOf(panel);
    await openRow(page, row);
    const card = await waitUntil(
      'another card',
      async () => {
        const now = await cardOf(panel);
        return now.name !== '' && now.name !== before.name && now.hasNext && now.canLog ? now : undefined;
      },
      1_500,
    ).catch(() => undefined);
    if (!card || names.has(card.name)) continue;
    names.add(card.name);
    found.push(row);
  }
  return found;
}

async function openRow(page: Page, row: number): Promise<void> {
  const rows = await page.$$('[role=option]');
  await rows[row]?.evaluate((option) => (option as HTMLElement).click());
}

interface ShownCard {
  readonly name: string;
  readonly hasNext: boolean;
  readonly canLog: boolean;
}

async function cardOf(panel: Page): Promise<ShownCard> {
  return (await panel.evaluate(`({
    name: document.querySelector('article h1')?.textContent ?? '',
    hasNext: document.querySelector('[elementtiming=next-action]') !== null,
    canLog: [...document.querySelectorAll('article button')].some((button) => button.textContent.startsWith('Log this e-mail')),
  })`)) as ShownCard;
}

const hasSearchIndex = `new Promise((done, failed) => {
  const opening = indexedDB.open('shuke');
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const keys = opening.result.transaction('indexes').objectStore('indexes').getAllKeys();
    keys.onsuccess = () => { opening.result.close(); done(keys.result.some(([, kind]) => kind === 'search')); };
  };
})`;

interface Opened {
  readonly panel: Page;
  readonly page: number;
  readonly name: number;
  readonly card: number;
}

/** Opens the panel beside a page that shows a customer's mail. Its own frames say when they were drawn. */
async function measureOpening(session: ChromiumSession, page: Page): Promise<Opened> {
  await page.bringToFront();
  const clickedAt = nowMs();
  const panel = await session.openPanel(page);
  const drawn = (await panel.evaluate(`new Promise((done) => {
    const seen = {};
    new PerformanceObserver((list) => {
      for (const { identifier, renderTime } of list.getEntries()) seen[identifier] ??= performance.timeOrigin + renderTime;
      if (seen.customer && seen['next-action']) done({ origin: performance.timeOrigin, name: seen.customer, next: seen['next-action'] });
    }).observe({ type: 'element', buffered: true });
  })`)) as { origin: number; name: number; next: number };
  return {
    panel,
    page: drawn.origin - clickedAt,
    name: drawn.name - clickedAt,
    card: Math.max(drawn.name, drawn.next) - clickedAt,
  };
}

async function closePanel(session: ChromiumSession, panel: Page): Promise<void> {
  const target = panel.target();
  await panel.evaluate('setTimeout(() => window.close(), 0)');
  await waitUntil('the panel is closed', () => !session.browser.targets().includes(target));
}

/** In the panel: notes each frame in which the text of the screen was another. */
async function watchPanel(panel: Page): Promise<void> {
  await panel.evaluate(`(() => {
    globalThis.benchSeen = { clickedAt: 0, paints: [] };
    const now = () => performance.timeOrigin + performance.now();
    document.addEventListener('click', () => { benchSeen.clickedAt = now(); }, { capture: true });
    let last = '';
    new MutationObserver(() => {
      const main = document.querySelector('main')?.innerText ?? '';
      if (main === last) return;
      last = main;
      const name = document.querySelector('article h1')?.textContent ?? '';
      const hasNext = document.querySelector('[elementtiming=next-action]') !== null;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => benchSeen.paints.push({ at: now(), name, hasNext, text: main });
        port2.postMessage(null);
      });
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  })()`);
}

interface Paint {
  readonly at: number;
  readonly name: string;
  readonly hasNext: boolean;
  readonly text: string;
}

async function nextPaint(panel: Page, what: string, isWanted: (paint: Paint) => boolean): Promise<Paint> {
  return waitUntil(what, async () => ((await panel.evaluate('benchSeen.paints')) as Paint[]).find(isWanted));
}

/** gzip bytes of the panel's document and of every script and style that the browser has loaded for it. */
async function measureBundle(panel: Page, extensionId: string): Promise<number> {
  const cdp = await panel.createCDPSession();
  const urls: string[] = [];
  cdp.on('Debugger.scriptParsed', ({ url }) => void urls.push(url));
  // Told of every script so far.
  await cdp.send('Debugger.enable');
  await cdp.detach();
  urls.push(...((await panel.evaluate(`[location.href, ...[...document.styleSheets].map(({ href }) => href)]`)) as string[]));
  const root = `chrome-extension://${extensionId}/`;
  const paths = urls.filter((url) => url.startsWith(root)).map((url) => url.slice(root.length));
  return [...new Set(paths)]
    .map((path) => gzipSync(readFileSync(join(outputFolders.chrome, path))).length)
    .reduce((sum, size) => sum + size, 0);
}

const samples = new Map<string, number[]>();
const note = (id: string, value: number): void => void samples.set(id, [...(samples.get(id) ?? []), round(value)]);
const noteOpening = (id: string, opened: Opened): void => {
  note(`${id}.card`, opened.card);
  note(`${id}.name`, opened.name);
  note(`${id}.page`, opened.page);
};

const folder = mkdtempSync(join(tmpdir(), 'shuke-bench-'));
await buildExtension('chrome');
const backend = await startScaleBackend(customerCount);
const mailbox = await startSampleMailbox();
const session = await launchForLocalSites();
let bundle = 0;
try {
  const page = await session.openPage(mailbox.url);
  await page.waitForSelector('[role=option]');
  let panel = await session.openPanel(page);
  const importedFrom = performance.now();
  await connectPanel(panel, backend.url, 'bench-token', importMs);
  note('import', (performance.now() - importedFrom) / 1000);
  // The last that is made after the first sync: from here on the worker has nothing left to do.
  await waitUntil('the search index is made', () => panel.evaluate(hasSearchIndex), importMs);
  const rows = await findUsableRows(page, panel, logs + 2);
  const [first, second] = rows;
  if (first === undefined || second === undefined) throw new Error('The mailbox has too few mails of customers');

  await openRow(page, first);
  await waitUntil('the first card', async () => (await cardOf(panel)).hasNext);
  for (const temperature of ['warm', 'cold'] as const) {
    // The first two openings warm up: the browser compiles and caches the code.
    for (let number = -2; number < openings; number++) {
      await closePanel(session, panel);
      if (temperature === 'cold') await session.killWorker();
      else await session.evaluateInWorker(() => undefined);
      const opened = await measureOpening(session, page);
      panel = opened.panel;
      bundle = await measureBundle(panel, session.extensionId);
      if (number >= 0) noteOpening(`open.${temperature}`, opened);
    }
  }

  const other = await session.openPage(mailbox.url);
  await other.waitForSelector('[role=option]');
  await openRow(other, second);
  await waitUntil('the other card', async () => (await cardOf(panel)).hasNext);
  const names = { other: (await cardOf(panel)).name, page: '' };
  await page.bringToFront();
  names.page = (
    await waitUntil('the first card again', async () => {
      const card = await cardOf(panel);
      return card.hasNext && card.name !== names.other ? card : undefined;
    })
  ).name;
  await watchPanel(panel);
  for (let number = -2; number < switches; number++) {
    const isOther = number % 2 === 0;
    await delay(300);
    await panel.evaluate('benchSeen.paints.length = 0');
    const switchedAt = nowMs();
    await (isOther ? other : page).bringToFront();
    const wanted = isOther ? names.other : names.page;
    const paint = await nextPaint(panel, `the card of ${wanted}`, (one) => one.name === wanted && one.hasNext);
    if (number >= 0) note('switch.card', paint.at - switchedAt);
    const wrong = ((await panel.evaluate('benchSeen.paints')) as Paint[]).filter(({ name }) => name !== '' && name !== wanted);
    note('switch.wrong', wrong.length);
  }

  await page.bringToFront();
  for (const row of rows.slice(0, logs + 2)) {
    await openRow(page, row);
    await waitUntil('a card that can be logged', async () => {
      const card = await cardOf(panel);
      return card.canLog && card.hasNext;
    });
    await delay(500);
    await panel.evaluate('benchSeen.paints.length = 0');
    await panel.evaluate(
      `[...document.querySelectorAll('article button')].find((button) => button.textContent.startsWith('Log this e-mail')).click()`,
    );
    const paint = await nextPaint(panel, 'it is logged', ({ text }) => /\bUndo\b/.test(text));
    note('log.confirmed', paint.at - ((await panel.evaluate('benchSeen.clickedAt')) as number));
  }
} finally {
  await session.close();
  await mailbox.close();
  await backend.close();
  rmSync(folder, { recursive: true, force: true });
}

const goals: Readonly<Record<string, string>> = {
  'open.warm.card': '<=200',
  'open.cold.card': '<=600',
  'switch.card': '<=100',
  'log.confirmed': '<=150',
};
const results = [...samples].flatMap(([id, figures]): BenchResult[] => {
  if (id === 'import') return [{ id: 'import', value: figures[0] ?? 0, unit: `s, ${customerCount} customers` }];
  if (id === 'switch.wrong')
    return [{ id, value: figures.reduce((sum, one) => sum + one, 0), unit: 'frames with another customer' }];
  const goal = goals[id];
  return [
    withGoal({ id, value: quantile(figures, 0.5), unit: 'ms', samples: figures, ...(goal === undefined ? {} : { goal }) }),
    { id: `${id}.p95`, value: quantile(figures, 0.95), unit: 'ms' },
  ];
});
results.push(withGoal({ id: 'bundle', value: round(bundle / 1000), unit: 'kB gzip', goal: '<=120' }));
printReport('panel', results);
process.exit(0);
