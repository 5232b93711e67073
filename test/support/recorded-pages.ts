/**
 * Recorded pages of test/pages: `<site>/<date>-<situation>.html` with what they read as in the `.json` beside it.
 * The second line of a page is a comment with its address.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { JSDOM } from 'jsdom';
import type { PageReading } from '../../lib/model/page.ts';
import { readPage } from '../../lib/sites/read-page.ts';
import type { PageShapeError } from '../../lib/sites/site.ts';
import { allSites } from './all-sites.ts';

const folder = fileURLToPath(new URL('../pages', import.meta.url));

export interface RecordedPage {
  /** Folder and id of the site; `generic` for pages that no adapter knows. */
  readonly site: string;
  /** Path without extension, below test/pages. */
  readonly name: string;
}

/** All files of test/pages that are no recorded page or have no counterpart, as sentences. */
export function findStrayFiles(): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'README.md')
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((file) => {
      const wellNamed = /\/[a-z0-9-]+\/\d{4}-\d{2}-\d{2}-[a-z0-9-]+\.(html|json)$/.test(file);
      if (!wellNamed) return [`${file}: name it <site>/<date>-<situation>.html or .json`];
      const other = file.endsWith('.html') ? file.replace(/html$/, 'json') : file.replace(/json$/, 'html');
      return existsSync(other) ? [] : [`${other} is missing: node test/support/recorded-pages.ts writes what is missing`];
    });
}

/** Every recorded page, by name. */
export function recordedPages(): readonly RecordedPage[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => ({ site: file.slice(0, file.indexOf('/')), name: file.slice(0, -'.html'.length) }));
}

/** The page itself or the reading beside it. */
export function fileOf(page: RecordedPage, kind: 'html' | 'json'): string {
  return join(folder, `${page.name}.${kind}`);
}

/** A recorded page as a document under its own address; frames that were recorded are filled. */
export function loadRecordedPage(page: RecordedPage): Document {
  const html = readFileSync(fileOf(page, 'html'), 'utf8');
  const url = /<!-- (https?:\S+) -->/.exec(html)?.[1];
  if (url === undefined) throw new Error(`${page.name}.html does not say its address in a comment on its second line`);
  const { document } = new JSDOM(html, { url }).window;
  fillFrames(document);
  return document;
}

/** Gives recorded frames their documents, which a simulated DOM does not load. */
export function fillFrames(document: Document): void {
  for (const frame of document.querySelectorAll('iframe[srcdoc]')) {
    const inside = (frame as HTMLIFrameElement).contentDocument;
    if (inside) inside.documentElement.innerHTML = frame.getAttribute('srcdoc') ?? '';
  }
}

/** What a recorded page should read as. */
export function expectedReading(page: RecordedPage): PageReading {
  return JSON.parse(readFileSync(fileOf(page, 'json'), 'utf8')) as PageReading;
}

/** What it reads as late on the day of its recording (UTC), with every adapter there is. */
export function readRecordedPage(page: RecordedPage, onShapeError?: (error: PageShapeError) => void): PageReading {
  const nowMs = Date.parse(`${/\d{4}-\d{2}-\d{2}/.exec(page.name)?.[0]}T23:59:00Z`);
  const options = { sites: allSites, clock: { nowMs, loadedMs: nowMs } };
  return readPage(loadRecordedPage(page), { ...options, ...(onShapeError ? { onShapeError } : {}) });
}

// `node test/support/recorded-pages.ts`: writes the missing .json files, to be checked by eye before they are committed.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.env.TZ = 'UTC';
  for (const page of recordedPages()) {
    const file = fileOf(page, 'json');
    if (existsSync(file)) continue;
    writeFileSync(file, `${JSON.stringify(readRecordedPage(page), null, 2)}\n`);
    console.log(`written, check it: ${file}`);
  }
}
