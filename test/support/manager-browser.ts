/** A manager in the console: chooses a file, looks at what changes, publishes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { type ChromiumSession, waitUntil } from './chromium.ts';
import { clickButton, waitForPanel } from './rep-browser.ts';

/** The console in a tab of a browser that is connected as a manager. */
export async function openConsole(session: ChromiumSession): Promise<Page> {
  const page = await session.openExtensionPage('console.html');
  await page.waitForSelector('input[type=file]');
  return page;
}

/** Chooses a CSV and resolves when the diff is shown. */
export function chooseCsv(page: Page, fileName: string, csv: string): Promise<void> {
  return chooseFile(page, fileName, csv);
}

/** Chooses any file that the console can read and resolves when the diff is shown. */
export async function chooseFile(page: Page, fileName: string, content: string | Uint8Array): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'shuke-list-'));
  try {
    const path = join(folder, fileName);
    writeFileSync(path, content);
    const input = (await page.$('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(path);
    await page.waitForSelector('textarea');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Publishes what is shown and resolves when the console says so. */
export async function publish(page: Page, note: string): Promise<void> {
  await page.type('textarea', note);
  await clickButton(page, 'Publish as');
  const dialog = await page.waitForSelector('dialog[open]');
  const confirm = await waitUntil('the button that confirms', async () => {
    const handle = await dialog?.evaluateHandle((element) =>
      [...element.querySelectorAll('button')].find((button) => button.textContent?.trim() === 'Publish'),
    );
    return handle?.asElement() as ElementHandle<Element> | null | undefined;
  });
  await confirm.click();
  await waitForPanel(page, 'is published');
}
