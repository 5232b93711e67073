/** Pages -> readings: the ladder, its bounds, and when two readings say the same. */
import '../support/all-sites.ts';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { type PageReading, pageReadingSchema } from '../../lib/model/page.ts';
import { isSameReading, readPage } from '../../lib/sites/read-page.ts';
import { defineSite, type PageShape, query } from '../../lib/sites/site.ts';

function load(html: string, url = 'https://mail.postbox.example/'): Document {
  return new JSDOM(html, { url }).window.document;
}

/** An invented site that reads one element. */
const postbox = defineSite({
  id: 'postbox',
  detect: (document) => document.location.host === 'mail.postbox.example',
  read: (document): PageShape => ({
    view: 'message',
    subject: 't1',
    parts: [{ role: 'body', root: query('postbox', document, '[data-thread]') }],
  }),
});

const inbox = '<main><h1>Mail</h1><div data-thread>Arveno wrote.</div></main>';

describe('the ladder', () => {
  test('an adapter reads its site, and nothing of the page around', () => {
    expect(readPage(load(inbox), { sites: [postbox] })).toEqual({
      site: 'postbox',
      step: 'adapter',
      view: 'message',
      subjectKey: 'postbox message t1',
      blocks: [{ role: 'body', text: 'Arveno wrote.\n' }],
    });
  });

  test('an adapter that no longer fits its page says so and hides nothing', () => {
    const errors: unknown[] = [];
    const document = load(inbox.replace('data-thread', 'data-conversation'));
    const reading = readPage(document, { sites: [postbox], onShapeError: (error) => errors.push({ ...error }) });
    expect(reading).toMatchObject({ site: 'generic', step: 'text' });
    expect(reading.blocks.map(({ text }) => text).join('')).toContain('Arveno wrote.');
    expect(errors).toEqual([{ name: 'PageShapeError', site: 'postbox', selector: '[data-thread]' }]);
  });

  test('a mistake in an adapter hides nothing, and what it says of the page is kept back', () => {
    const errors: string[] = [];
    const broken = defineSite({
      ...postbox,
      read: () => {
        throw new TypeError('cannot read Arveno of undefined');
      },
    });
    const reading = readPage(load(inbox), { sites: [broken], onShapeError: (error) => errors.push(error.message) });
    expect(reading.blocks.map(({ text }) => text).join('')).toContain('Arveno wrote.');
    expect(errors).toEqual(['postbox: nothing matches (TypeError in the adapter)']);
  });

  test('a site that does not recognise the page is not asked to read it', () => {
    const reading = readPage(load(inbox, 'https://other.example/'), { sites: [postbox] });
    expect(reading.site).toBe('generic');
  });
});

describe('an adapter and the lower step see different things', () => {
  /** The invented site, on which this is all the adapter finds. */
  const finding = (shape: PageShape) => ({ sites: [defineSite({ ...postbox, read: () => shape })] });
  const header = '<h1>Offer</h1><p>From: Ann Lee &lt;ann@arveno.example&gt;</p><p>To: Bo &lt;bo@own.example&gt;</p>';
  const open = `<time datetime="2026-11-20T08:00:00Z">20 Nov</time><div>${'The plates come on Friday. '.repeat(9)}</div>`;
  const row: PageShape['parts'] = [{ role: 'row', text: 'Ann Lee <ann@arveno.example>\nOffer' }];

  test('a list with one line stays a list, though it looks like a message', () => {
    const reading = readPage(load(header), finding({ view: 'list', subject: 'Sent', parts: row }));
    expect(reading).toMatchObject({ site: 'postbox', step: 'adapter', view: 'list' });
    expect(reading.missed).toBeUndefined();
  });

  test('an open message is not hidden by the list beside it', () => {
    const reading = readPage(
      load(`<main><article>${header}${open}</article></main>`),
      finding({ view: 'list', subject: 'Inbox', parts: row }),
    );
    expect(reading).toMatchObject({ step: 'semantics', view: 'message', missed: { site: 'postbox', why: 'misfit' } });
  });

  test('a mail that has just been begun goes to nobody, whatever the buttons beside its fields are called', () => {
    const page = load(
      '<form><label>To</label><div><a title="Add contact">Add contact</a></div><label>Subject</label><input></form>',
    );
    const parts: PageShape['parts'] = [{ role: 'draft', text: 'Dear' }];
    const reading = readPage(page, finding({ view: 'compose', subject: 'd1', message: { to: [] }, parts }));
    expect(reading).toMatchObject({ site: 'postbox', step: 'adapter', view: 'compose', message: { to: [] } });
  });
});

describe('bounds', () => {
  test('no more blocks and text than the model takes', () => {
    const many = defineSite({
      ...postbox,
      read: (): PageShape => ({
        view: 'list',
        subject: 's'.repeat(5000),
        parts: [
          ...Array.from({ length: 6000 }, (_, i) => ({ role: 'row' as const, text: `row ${i}` })),
          { role: 'page', text: 'x'.repeat(3_000_000) },
        ],
      }),
    });
    const reading = readPage(load(inbox), { sites: [many] });
    expect(pageReadingSchema.safeParse(reading).success).toBe(true);
    expect(reading.blocks).toHaveLength(5000);
    const long = defineSite({
      ...postbox,
      read: (): PageShape => ({ view: 'other', subject: '', parts: [{ role: 'page', text: 'x'.repeat(3e6) }] }),
    });
    expect(readPage(load(inbox), { sites: [long] }).blocks[0]?.text).toHaveLength(1_500_000);
  });

  test('a page with nothing to see has no blocks', () => {
    expect(readPage(load('')).blocks).toEqual([]);
    expect(readPage(load('<body hidden>secret</body>')).blocks).toEqual([]);
  });
});

test('readings are the same when they say the same', () => {
  const reading: PageReading = { site: 'a', step: 'text', view: 'other', subjectKey: 'k', blocks: [{ role: 'page', text: 'x' }] };
  expect(isSameReading(reading, structuredClone(reading))).toBe(true);
  expect(isSameReading(reading, { ...reading, blocks: [] })).toBe(false);
  expect(isSameReading({ ...reading, blocks: [] }, reading)).toBe(false);
  expect(isSameReading(reading, { ...reading, blocks: [{ role: 'body', text: 'x' }] })).toBe(false);
  expect(isSameReading(reading, { ...reading, subjectKey: 'other' })).toBe(false);
  expect(isSameReading(reading, { ...reading, message: { to: [] } })).toBe(false);
  const [first, ...others] = reading.blocks;
  const named = { ...reading, blocks: first ? [{ ...first, message: { identity: 'a', to: [] } }, ...others] : [] };
  expect(isSameReading(reading, named)).toBe(false);
});
