/** Every recorded page reads as its .json says. A new page needs no change here. */
import { describe, expect, test } from 'vitest';
import { pageReadingSchema } from '../../lib/model/page.ts';
import { readPage } from '../../lib/sites/read-page.ts';
import { siteIds } from '../../lib/sites/registry.ts';
import { judgeReading } from '../support/judge-reading.ts';
import { truthOf } from '../support/page-truth.ts';
import { expectedReading, findStrayFiles, loadRecordedPage, readRecordedPage, recordedPages } from '../support/recorded-pages.ts';

// Roundcube shows times in the zone of the browser; the pages were recorded in UTC.
process.env.TZ = 'UTC';

const pages = recordedPages();

test('every file of test/pages is a page or its reading, and has its counterpart', () => {
  expect(findStrayFiles()).toEqual([]);
});

test('every site has recorded pages, and every folder a site', () => {
  const folders = new Set(pages.map(({ site }) => site));
  expect([...folders].sort()).toEqual(['generic', ...siteIds()].sort());
});

describe.each(pages)('$name', (page) => {
  test('reads as expected', () => {
    const errors: string[] = [];
    const reading = readRecordedPage(page, (error) => errors.push(error.message));
    expect(reading).toEqual(expectedReading(page));
    expect(errors).toEqual([]);
  });

  test('what is true of it is what is read', () => {
    const verdict = judgeReading(readRecordedPage(page), truthOf(page));
    expect(Object.entries(verdict).filter(([, right]) => right === false)).toEqual([]);
  });

  test('without its adapter it is still the same kind of page, about the same customers', () => {
    const verdict = judgeReading(readPage(loadRecordedPage(page), { sites: [] }), truthOf(page));
    expect(verdict).toMatchObject({ view: true });
    expect(verdict.customers).not.toBe(false);
    expect(verdict.direction).not.toBe(false);
  });

  test('is read by its own site and gives a valid reading', () => {
    const reading = readRecordedPage(page);
    expect(reading.site).toBe(page.site);
    expect(pageReadingSchema.parse(reading)).toEqual(reading);
  });
});
