/**
 * `npm run -s bench:card`: from a click on a message to the card on the screen, in Chromium with the built extension, the worker
 * warm, the sample company cached and the sample mailbox open; median and 95th percentile of 50 messages, with the parts.
 *
 * host      click → the page has drawn the message (its last change before it was read)
 * extract   → its text is read and sent, the wait for the page to settle (15 ms) included
 * message   → the background has it
 * match     → customers found and resolved
 * cache     → the panel has read the customer's record
 * paint     → the frame with the card
 *
 * Besides, what an inbox costs: from the question to the answer with all its customers, ranked, and which mails are logged.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { waitUntil } from '../../test/support/chromium.ts';
import { connectPanel, launchForLocalSites, sampleTokens } from '../../test/support/rep-browser.ts';
import { buildExtension } from '../build-extension.ts';
import { runBackend } from '../run-backend.ts';
import { startSampleMailbox } from '../sample-mailbox/start-sample-mailbox.ts';
import { type BenchResult, printReport, quantile, round } from './report.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const messageCount = values.quick ? 10 : 50;
const readingMs = 1600;
const parts = ['host', 'extract', 'message', 'match', 'cache', 'paint', 'total'] as const;
type Parts = Record<(typeof parts)[number], number>;

/** Instants in milliseconds since 1970, all contexts of one machine by one clock. */
interface Seen {
  readonly clickedAt: number;
  readonly mutations: readonly number[];
}

/** Notes the click and every later change of the page, in the page's own world; only here, never in the product. */
async function watchHost(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { clickedAt: 0, mutations: [] as number[] };
    Object.assign(globalThis, { benchSeen: seen });
    const now = (): number => performance.timeOrigin + performance.now();
    document.addEventListener(
      'click',
      () => {
        seen.clickedAt = now();
        seen.mutations.length = 0;
      },
      { capture: true },
    );
    const watch = (root: Document): void => {
      new MutationObserver(() => seen.mutations.push(now())).observe(root, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    };
    watch(document);
  });
}

/** Notes, in the panel, when a page state arrived and when a frame with another card was drawn. */
async function watchPanel(panel: Page): Promise<void> {
  await panel.evaluate(() => {
    const seen = {
      states: [] as { at: number; times: unknown }[],
      paints: [] as { at: number; changedAt: number; text: string }[],
    };
    Object.assign(globalThis, { benchSeen: seen });
    const now = (): number => performance.timeOrigin + performance.now();
    const { storage } = (
      globalThis as unknown as {
        chrome: {
          storage: {
            onChanged: {
              addListener(
                on: (changes: Record<string, { newValue?: { frames: Record<string, { times: unknown }> } }>) => void,
              ): void;
            };
          };
        };
      }
    ).chrome;
    storage.onChanged.addListener((changes) => {
      for (const { newValue } of Object.values(changes))
        for (const frame of Object.values(newValue?.frames ?? {})) seen.states.push({ at: now(), times: frame.times });
    });
    let last = '';
    new MutationObserver(() => {
      const text = document.querySelector('main')?.textContent ?? '';
      const changedAt = now();
      if (text === last) return;
      last = text;
      // The frame callback runs before the frame is drawn, a message after it is handed over.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => seen.paints.push({ at: now(), changedAt, text });
        port2.postMessage(null);
      });
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
}

interface PanelSeen {
  readonly states: readonly { at: number; times: { sentAtMs: number; receivedAtMs: number; matchedAtMs: number } }[];
  readonly paints: readonly { at: number; changedAt: number; text: string }[];
}

async function measureMessage(
  page: Page,
  panel: Page,
  row: number,
  isCard: (text: string) => boolean,
): Promise<Parts | undefined> {
  await panel.evaluate('benchSeen.states.length = 0; benchSeen.paints.length = 0');
  const rows = await page.$$('[role=option]');
  await rows[row]?.click();
  const painted = await waitUntil(
    'the card of this message',
    async () => {
      const seen = (await panel.evaluate('benchSeen')) as PanelSeen;
      return seen.paints.some((paint) => isCard(paint.text)) || undefined;
    },
    5_000,
  ).catch(() => undefined);
  if (!painted) return undefined;
  const host = (await page.evaluate('benchSeen')) as Seen;
  const { states, paints } = (await panel.evaluate('benchSeen')) as PanelSeen;
  const paint = paints.find((one) => isCard(one.text));
  const state = [...states].reverse().find((one) => paint && one.at <= paint.changedAt);
  if (!paint || !state) return undefined;
  const { sentAtMs, receivedAtMs, matchedAtMs } = state.times;
  const drawnAt = Math.max(host.clickedAt, ...host.mutations.filter((at) => at <= sentAtMs));
  return {
    host: drawnAt - host.clickedAt,
    extract: sentAtMs - drawnAt,
    message: receivedAtMs - sentAtMs,
    match: matchedAtMs - receivedAtMs,
    cache: paint.changedAt - matchedAtMs,
    paint: paint.at - paint.changedAt,
    total: paint.at - host.clickedAt,
  };
}

const folder = mkdtempSync(join(tmpdir(), 'shuke-bench-'));
await buildExtension('chrome');
const backend = await runBackend({ data: join(folder, 'data') });
const mailbox = await startSampleMailbox();
const session = await launchForLocalSites();
const samples: Parts[] = [];
const inboxes: number[] = [];
try {
  const page = await session.openPage(mailbox.url);
  await page.waitForSelector('[role=option]');
  const panel = await session.openPanel(page);
  await connectPanel(panel, backend.url, sampleTokens.rep);
  await page.bringToFront();
  await watchHost(page);
  await watchPanel(panel);
  const rowCount = (await page.$$('[role=option]')).length;
  let before = '';
  let skipped = 0;
  // The first messages warm up: code is compiled, the index is loaded.
  for (let number = 0; samples.length < messageCount + 5 && number < (messageCount + 5) * 4; number++) {
    const measured = await measureMessage(
      page,
      panel,
      number % rowCount,
      (text) => text !== before && /Next|Log this/.test(text),
    );
    if (measured) samples.push(measured);
    else skipped++;
    // A person reads before clicking again; quicker clicks would measure how we spare the page.
    await delay(readingMs);
    before = (await panel.evaluate(`document.querySelector('main').textContent`)) as string;
  }
  await page.goto(`${mailbox.url}#/inbox`);
  await waitUntil('the inbox is recognised', () => panel.evaluate(`document.querySelectorAll('main [data-row]').length > 5`));
  const lists = (await panel.evaluate(`(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    const figures = [];
    let customers = 0;
    for (let i = 0; i < ${messageCount}; i += 1) {
      const from = performance.now();
      const list = await chrome.runtime.sendMessage({ type: 'readList', body: { tabId: tab.id } });
      figures.push(performance.now() - from);
      customers = list.customers.length;
    }
    return { figures, customers };
  })()`)) as { figures: number[]; customers: number };
  inboxes.push(...lists.figures);
  console.log(`an inbox with ${lists.customers} customers, read ${lists.figures.length} times`);
  console.log(`${samples.length} messages with a card, ${skipped} without a customer or with the card of the message before`);
} finally {
  await session.close();
  await mailbox.close();
  await backend.stop();
  rmSync(folder, { recursive: true, force: true });
}
const warm = samples.slice(5);
const results = parts.flatMap((part): BenchResult[] => {
  const figures = warm.map((sample) => round(sample[part]));
  return [
    { id: `${part}.median`, value: quantile(figures, 0.5), unit: 'ms', samples: figures },
    { id: `${part}.p95`, value: quantile(figures, 0.95), unit: 'ms' },
  ];
});
const inbox = inboxes.map(round);
results.push({ id: 'inbox.median', value: quantile(inbox, 0.5), unit: 'ms', samples: inbox });
results.push({ id: 'inbox.p95', value: quantile(inbox, 0.95), unit: 'ms' });
printReport('card', results);
process.exit(0);
