/**
 * `npm run -s bench:page [-- --quick]`: what our content script costs a page, in Chromium with the built extension: a page of
 * 5 MB, a page that changes 1,000 times a second, both at once, and a page that rests. A sampled profile tells which time is
 * ours (anything below a function of the extension on the stack, the browser's work for it included), a trace where a task
 * begins and ends: `longest` is the most of our time in one task.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'puppeteer-core';
import type { PageState } from '../../lib/messages/page-state.ts';
import { waitUntil } from '../../test/support/chromium.ts';
import { launchForLocalSites } from '../../test/support/rep-browser.ts';
import { buildExtension } from '../build-extension.ts';
import { ownTimes, type Profile, type TraceEvent } from './own-tasks.ts';
import { type BenchResult, printReport, quantile, round, withGoal } from './report.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const rounds = values.quick ? 1 : 3;
const bigBytes = 5_000_000;
const ordinaryBytes = 100_000;
/** How long a page is watched while it loads and is read, or changes. */
const busyMs = values.quick ? 6_000 : 8_000;
const idleMs = values.quick ? 2_000 : 6_000;

/** Paragraphs, tables and nested lists as a CRM or a long thread has them; about 50 bytes of text to an element. */
function makePage(bytes: number): string {
  const parts: string[] = [];
  for (let length = 0, number = 0; length < bytes; number++) {
    const part =
      `<section class="card"><h3>Deal ${number}</h3><p>Dear colleague, the <b>Arveno</b> order ${number} is <i>late</i>: see ` +
      `<a href="mailto:p${number}@arveno.example">p${number}@arveno.example</a>. 华珩科技的第 ${number} 份报价。</p>` +
      `<ul><li>open since ${number} days</li><li hidden>never seen</li></ul></section>`;
    parts.push(part);
    length += Buffer.byteLength(part);
  }
  return parts.join('\n');
}

/** 1,000 changes a second: new text, elements that come and go, classes. */
const changing = `
  const places = [...document.querySelectorAll('section')];
  globalThis.mutations = 0;
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    for (let left = Math.min(100, Math.round(now - last)); left > 0; left--) {
      const place = places[mutations % places.length];
      if (mutations % 3 === 0) place.firstChild.textContent = 'Deal ' + mutations;
      else if (mutations % 3 === 1) place.className = 'card ' + (mutations % 7);
      else place.lastChild.append(document.createElement('li'));
      mutations++;
    }
    last = now;
  }, 4);`;

const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
  const body = path === '/start' ? '<p>start</p>' : makePage(path.includes('big') ? bigBytes : ordinaryBytes);
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><title>bench</title>${body}${path.includes('changing') ? `<script>${changing}</script>` : ''}`);
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

interface Measured {
  /** Milliseconds of ours in the task that has most of it. */
  readonly longestMs: number;
  /** Share of a core, in percent. */
  readonly share: number;
}

/** Watches the page's own thread while `act` runs. */
async function measure(page: Page, cdp: CDPSession, act: () => Promise<void>): Promise<Measured> {
  await page.tracing.start({ categories: ['toplevel', 'blink.user_timing', '__metadata'] });
  await cdp.send('Profiler.start');
  const startedAt = performance.now();
  await act();
  const elapsedMs = performance.now() - startedAt;
  await page.evaluate(`performance.mark('shuke-bench')`);
  const { profile } = (await cdp.send('Profiler.stop')) as { profile: Profile };
  const trace = await page.tracing.stop();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  const { totalMs, longestMs } = ownTimes(profile, traceEvents, 'shuke-bench');
  return { longestMs, share: (100 * totalMs) / elapsedMs };
}

/** Whether any page has been read since then; runs in the worker. */
async function wasReadAfter(startedAtMs: number): Promise<boolean> {
  const { chrome } = globalThis as unknown as {
    chrome: { storage: { session: { get(keys: null): Promise<Record<string, { frames?: PageState['frames'] } | undefined>> } } };
  };
  const states = Object.values(await chrome.storage.session.get(null));
  return states.some((state) => Object.values(state?.frames ?? {}).some((frame) => frame.times.sentAtMs > startedAtMs));
}

await buildExtension('chrome');
const session = await launchForLocalSites();
const measured = new Map<string, Measured[]>();
const note = (id: string, one: Measured): void => void measured.set(id, [...(measured.get(id) ?? []), one]);
try {
  for (let round = 0; round < rounds; round++) {
    for (const path of ['big', 'changing', 'big-changing']) {
      // A tab of its own, on the same site before it is measured: both stay in one process.
      const page = await session.openPage(`${origin}/start`);
      const cdp = await page.createCDPSession();
      await cdp.send('Profiler.enable');
      await cdp.send('Profiler.setSamplingInterval', { interval: 500 });
      const busy = await measure(page, cdp, async () => {
        const startedAtMs = Date.now();
        await page.goto(`${origin}/${path}`);
        await delay(busyMs);
        // On a slow machine the first reading may take longer.
        await waitUntil('the page has been read', () => session.evaluateInWorker(wasReadAfter, startedAtMs), 60_000);
      });
      if (busy.longestMs === 0) throw new Error(`Nothing of ours ran in the page ${path}: the profile or the extension is wrong`);
      note(path, busy);
      if (path === 'big') note('idle', await measure(page, cdp, () => delay(idleMs)));
      else {
        const rate = (await page.evaluate('mutations / (performance.now() / 1000)')) as number;
        console.log(`${path}: ${Math.round(rate)} changes a second`);
      }
      await page.close();
    }
  }
} finally {
  await session.close();
  server.close();
  server.closeAllConnections();
}

const goals: Readonly<Record<string, { longest?: string; share?: string }>> = {
  big: { longest: '<=50' },
  changing: { longest: '<=50' },
  'big-changing': {},
  idle: { longest: '<=50', share: '<=5' },
};
const results = [...measured].flatMap(([id, all]): BenchResult[] => {
  const longest = all.map((one) => round(one.longestMs));
  const shares = all.map((one) => round(one.share));
  const { longest: longestGoal, share: shareGoal } = goals[id] ?? {};
  return [
    withGoal({
      id: `${id}.longest`,
      // The worst of all rounds: "no task" means none.
      value: Math.max(...longest),
      unit: 'ms',
      samples: longest,
      ...(longestGoal === undefined ? {} : { goal: longestGoal }),
    }),
    withGoal({
      id: `${id}.share`,
      value: quantile(shares, 0.5),
      unit: '% of a core',
      samples: shares,
      ...(shareGoal === undefined ? {} : { goal: shareGoal }),
    }),
  ];
});
printReport('page', results);
process.exit(0);
