/** Times as Roundcube shows them -> instants, and which lines of its list are certain messages. The rest of the adapter is tested on recorded pages. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPage } from '../../lib/sites/read-page.ts';
import { parseSentAt, roundcube } from '../../lib/sites/roundcube.ts';
import { loadRecordedPage, readRecordedPage, recordedPages } from '../support/recorded-pages.ts';

describe('time of a message', () => {
  const zone = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = 'Asia/Shanghai';
  });
  afterAll(() => {
    process.env.TZ = zone;
  });

  test.each([
    ['2026-11-21 16:13', 'yy-mm-dd', '2026-11-21T08:13:00.000Z'],
    ['21.11.2026 16:13', 'dd.mm.yy', '2026-11-21T08:13:00.000Z'],
    ['21-11-2026 16:13', 'dd-mm-yy', '2026-11-21T08:13:00.000Z'],
    ['11/21/2026 4:13 PM', 'mm/dd/yy', '2026-11-21T08:13:00.000Z'],
    ['2026/11/21 12:05 am', 'yy/mm/dd', '2026-11-20T16:05:00.000Z'],
    ['5.3.2026 9:07', 'd.m.yy', '2026-03-05T01:07:00.000Z'],
    ['Today 08:13', 'yy-mm-dd', undefined],
    ['2026-13-45 08:13', 'yy-mm-dd', undefined],
    ['', 'yy-mm-dd', undefined],
  ])('%s (%s)', (text, format, instant) => {
    expect(parseSentAt(text, format)).toBe(instant);
  });
});

describe('messages of the list', () => {
  const zone = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = 'UTC';
  });
  afterAll(() => {
    process.env.TZ = zone;
  });

  const pages = recordedPages().filter(({ site }) => site === 'roundcube');
  const nowMs = Date.parse('2026-11-21T12:00:00Z');

  /** Identities of the recorded list after a change of it. */
  function identities(change: (document: Document) => void, loadedMs = nowMs, readMs = nowMs): (string | undefined)[] {
    const [page] = pages.filter(({ name }) => name.endsWith('-list'));
    if (!page) throw new Error('The list is not recorded');
    const document = loadRecordedPage(page);
    change(document);
    const { blocks } = readPage(document, { sites: [roundcube], clock: { nowMs: readMs, loadedMs } });
    return blocks.map(({ message }) => message?.identity);
  }
  const asRecorded = () => undefined;

  test('each has the identity that it has when it is open', () => {
    const listed = identities(asRecorded);
    expect(listed).not.toContain(undefined);
    const open = pages.map((page) => readRecordedPage(page)).filter(({ view }) => view === 'message');
    expect(open.length).toBeGreaterThan(4);
    for (const { message } of open) expect(listed).toContain(message?.identity);
  });

  test('in a page that was loaded the day before, words for days say nothing', () => {
    const listed = identities(asRecorded, nowMs, nowMs + 86_400_000);
    expect(listed.filter((identity) => identity !== undefined)).toEqual([expect.stringContaining('2026-11-14T21:44:00.000Z')]);
  });

  test.each([
    ['recipients, as in the folder of what was sent', '收件人'],
    ['nobody knows whom', 'Onbekend'],
  ])('a column that names %s names no sender', (_, head) => {
    const listed = identities((document) => {
      for (const place of document.querySelectorAll('#rcmfromto a')) place.textContent = head;
    });
    expect(listed.every((identity) => identity === undefined)).toBe(true);
  });

  test('a line without an address, with two people or without a time is no certain message', () => {
    const listed = identities((document) => {
      const rows = document.querySelectorAll('#messagelist tbody tr');
      rows[0]?.querySelector('.rcmContactAddress')?.removeAttribute('title');
      const person = rows[1]?.querySelector('.rcmContactAddress');
      person?.after(person.cloneNode(true));
      rows[2]?.querySelector('span.date')?.remove();
    });
    expect(listed.map((identity) => identity !== undefined).slice(0, 4)).toEqual([false, false, false, true]);
  });
});
