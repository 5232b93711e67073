/** Recorded pages and numbers of changes -> what each changed page reads as, in Chromium, under the page's own address. */
import { readFileSync } from 'node:fs';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findChromium } from '../../test/support/debian-browsers.ts';
import { bundleScript, createIsolatedReader } from '../../test/support/isolated-reader.ts';
import { fileOf, type RecordedPage } from '../../test/support/recorded-pages.ts';
import type { ChangedReading } from './changed-page.ts';

/** Changes that are made in one go: what they read as is one message. */
const batchLength = 50;

export interface ChangedPage {
  readonly page: RecordedPage;
  readonly numbers: readonly number[];
}

async function readOne(browser: Browser, code: string, { page: recorded, numbers }: ChangedPage): Promise<ChangedReading[]> {
  const html = readFileSync(fileOf(recorded, 'html'), 'utf8');
  const url = /<!-- (https?:\S+) -->/.exec(html)?.[1] ?? '';
  const page = await browser.newPage();
  try {
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const isPage = request.isNavigationRequest() && request.frame() === page.mainFrame();
      void request.respond({ status: isPage ? 200 : 404, contentType: 'text/html; charset=utf-8', body: isPage ? html : '' });
    });
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    const reader = await createIsolatedReader(page);
    await reader.evaluate(code);
    const readings: ChangedReading[] = [];
    for (let at = 0; at < numbers.length; at += batchLength) {
      const batch = JSON.stringify(numbers.slice(at, at + batchLength));
      readings.push(...(await reader.evaluate<ChangedReading[]>(`changed.readAllChanged(${batch})`)));
    }
    return readings;
  } finally {
    await page.close();
  }
}

/**
 * Makes every change and tells what each page reads as, page by page, as they come.
 * @param lanes - how many pages are open at a time
 */
export async function readChangedPages(
  pages: readonly ChangedPage[],
  lanes: number,
  onRead: (page: RecordedPage, readings: readonly ChangedReading[]) => void,
): Promise<void> {
  const code = await bundleScript(new URL('./changed-page.ts', import.meta.url), 'changed');
  const browser = await puppeteer.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND'],
    env: { ...process.env, TZ: 'UTC' },
    protocolTimeout: 300_000,
  });
  const left = [...pages];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) onRead(next.page, await readOne(browser, code, next));
  };
  try {
    await Promise.all(Array.from({ length: lanes }, work));
  } finally {
    await browser.close();
  }
}
