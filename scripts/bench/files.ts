/** Files of so many customers, CSV and XLSX -> how long their import and the check of a tier list take, and the page's longest task meanwhile. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { type ChromiumSession, launchChromium, waitUntil } from '../../test/support/chromium.ts';
import { makeZip, xlsxParts } from '../../test/support/make-xlsx.ts';
import { makeData } from './match-data.ts';
import { type BenchResult, round, withGoal } from './report.ts';
import { serveExport } from './sync-export.ts';
import { type LongestTask, longestTaskOfPage } from './worker-thread.ts';

type Rows = readonly (readonly string[])[];

const seed = 20_261_122;
const began = 'shuke-bench-began';
const patienceMs = 300_000;

/** A list as a CRM exports it. */
function customerRows(count: number): Rows {
  const names = makeData(seed).names(count);
  const body = Array.from({ length: count }, (_, i) => [
    `C${i}`,
    names[i] ?? `Customer ${i}`,
    ['陈晨', '赵敏', 'Mei Lindqvist'][i % 3] ?? '',
    ['王伟', 'Anna Li', '李薇', 'Jonas Müller'][i % 4] ?? '',
    `person${i}@company${i}.example`,
    `+86 21 5555 ${String(i % 10_000).padStart(4, '0')}`,
    `https://www.company${i}.example/`,
    ['MVC', 'MGC', 'Standard', 'BZ'][i % 4] ?? '',
    `20${10 + (i % 16)}-0${1 + (i % 9)}-1${i % 10}`,
  ]);
  return [['Customer ID', 'Company', 'Owner', 'Contact', 'E-mail', 'Phone', 'Website', 'Tier', 'Customer since'], ...body];
}

/** A list as a manager makes it; every second customer moves. */
function tierRows(count: number): Rows {
  const body = Array.from({ length: count }, (_, i) => [
    `C${i}`,
    ['MVC', 'MGC', 'Standard', 'BZ'][(i >> 1) % 4] ?? '',
    i % 5 === 0 ? `reviewed in the fourth quarter, ${i}` : '',
  ]);
  return [['Customer ID', 'Tier', 'Reason'], ...body];
}

function toCsv(rows: Rows): string {
  return rows
    .map((cells) => cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
    .join('\n');
}

/** As Excel saves it: every different text once, cells point at them. */
function toXlsx(rows: Rows): Uint8Array {
  const places = new Map<string, number>();
  const placeOf = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, places.size);
    return places.size - 1;
  };
  const body = rows.map(
    (cells, row) =>
      `<row r="${row + 1}" spans="1:${cells.length}">${cells
        .map((cell, column) =>
          cell === '' ? '' : `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="s"><v>${placeOf(cell)}</v></c>`,
        )
        .join('')}</row>`,
  );
  const toXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const sharedStrings = [...places.keys()].map((text) => `<si><t>${toXml(text)}</t></si>`).join('');
  return makeZip(xlsxParts({ sheets: { Customers: body.join('') }, sharedStrings }));
}

/** Runs it while the page's tasks are traced. */
async function traced(page: Page, work: () => Promise<void>): Promise<{ readonly ms: number; readonly longest: LongestTask }> {
  await page.tracing.start({ categories: ['toplevel', 'blink.user_timing', '__metadata'] });
  await page.evaluate((mark) => performance.mark(mark), began);
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  return { ms, longest: longestTaskOfPage(await page.tracing.stop(), began) };
}

async function choose(page: Page, path: string): Promise<void> {
  await ((await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>).uploadFile(path);
}

/** Presses the button with this in its words, as soon as there is one. */
async function press(page: Page, words: string): Promise<void> {
  await waitUntil(
    `the button ${words}`,
    () =>
      page.evaluate((text) => {
        const button = [...document.querySelectorAll('button')].find((one) => one.textContent?.includes(text) && !one.disabled);
        button?.click();
        return button !== undefined;
      }, words),
    patienceMs,
  );
}

async function waitForText(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    (text: string) => (document.body.textContent ?? '').includes(text),
    { timeout: patienceMs, polling: 50 },
    words,
  );
}

/** Reading until it can be imported, then importing until it is in the cache. */
async function measureImport(session: ChromiumSession, path: string) {
  const page = await session.openExtensionPage('import.html');
  try {
    const read = await traced(page, async () => {
      await choose(page, path);
      await page.waitForFunction(
        () => [...document.querySelectorAll('button')].some((one) => /^Import [\d,.]/.test(one.textContent?.trim() ?? '')),
        { timeout: patienceMs, polling: 50 },
      );
    });
    const taken = await traced(page, async () => {
      await press(page, 'Import ');
      await waitForText(page, 'are ready');
    });
    return { read, taken };
  } finally {
    await page.close();
  }
}

/** From the choice of a tier list until its diff is shown, and from the last click until the backend has all of it. */
async function measureList(page: Page, path: string) {
  const checked = await traced(page, async () => {
    await choose(page, path);
    await page.waitForSelector('textarea', { timeout: patienceMs });
  });
  await page.type('textarea', 'measured');
  await press(page, 'Publish as v2');
  await page.waitForSelector('dialog[open]', { timeout: patienceMs });
  const published = await traced(page, async () => {
    await page.evaluate(() => {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>('dialog[open] button')];
      buttons.find((one) => one.textContent?.trim() === 'Publish')?.click();
    });
    await waitForText(page, 'is published');
  });
  return { checked, published };
}

/** Both files in a fresh browser each, and both lists in the console of a manager of as many customers. */
export async function measureFiles(count: number): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shuke-bench-files-'));
  const results: BenchResult[] = [];
  const add = (id: string, what: string, { ms, longest }: { ms: number; longest: LongestTask }): void => {
    results.push({ id, value: round(ms / 1000), unit: `s ${what}` });
    const clock = `${round(longest.wallMs)} ms by the clock; ${longest.from}`;
    const unit = `ms of CPU, the page's longest task meanwhile (${clock})`;
    results.push(withGoal({ id: `${id}.stretch`, value: round(longest.cpuMs), unit, goal: '<=50' }));
    for (const one of results.slice(-2)) console.log(`${one.id} ${one.value} ${one.unit}`);
  };
  const write = (name: string, rows: Rows): string => {
    const path = join(folder, name);
    writeFileSync(path, name.endsWith('.csv') ? toCsv(rows) : toXlsx(rows));
    return path;
  };
  try {
    for (const format of ['csv', 'xlsx']) {
      const path = write(`customers.${format}`, customerRows(count));
      const session = await launchChromium();
      try {
        const { read, taken } = await measureImport(session, path);
        add(`file.${format}.read`, `from the choice of ${count} rows to the preview`, read);
        add(`file.${format}.import`, 'from the click until they are in the cache', taken);
      } finally {
        await session.close();
      }
    }
    const served = await serveExport(count, 'manager');
    const session = await launchChromium();
    try {
      const page = await session.openExtensionPage('options.html');
      const send = (type: string, body: unknown) =>
        page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ type, body })})`);
      await send('connect', { baseUrl: served.url, token: 'bench' });
      await send('syncNow', {});
      for (const format of ['csv', 'xlsx']) {
        const desk = await session.openExtensionPage('console.html');
        const { checked, published } = await measureList(desk, write(`list.${format}`, tierRows(count)));
        add(`console.${format}.check`, `from the choice of a list of ${count} customers to its diff`, checked);
        if (format === 'csv') add('console.publish', `from the click until a list of ${count} customers is published`, published);
        await desk.close();
      }
    } finally {
      await session.close();
      await served.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}
