/** A page in a real browser -> a small HTML file that reads the same, for test/pages. */
import type { Frame } from 'puppeteer-core';
import { type CopyOptions, copyPage } from '../../lib/sites/copy-page.ts';

/** The frame as the text of a file. Without words to keep it contains the text of the page: sample data only. */
export async function recordPage(frame: Frame, options: CopyOptions = {}): Promise<string> {
  return `<!doctype html>\n${await frame.evaluate(copyPage, options)}\n`;
}
