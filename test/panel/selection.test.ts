/** What the rep chose by hand, and the page beside it -> whom the panel shows. */
import { expect, test } from 'vitest';
import { mergeFrames } from '../../lib/messages/page-state.ts';
import { bindPick, type Picked, selectSubject } from '../../lib/panel/selection.ts';

/** A message about these customers. */
function pageAbout(subjectKey: string, ...customerIds: readonly string[]) {
  const page = mergeFrames({
    frames: {
      0: {
        documentId: 'd',
        site: 'generic',
        step: 'text',
        view: 'message',
        subjectKey,
        roles: ['sender'],
        times: { sentAtMs: 0, receivedAtMs: 0, matchedAtMs: 0 },
        resolution: {
          mentions: [],
          customers: customerIds.map((customerId) => ({ customerId, confidence: 1, mentions: [] })),
          choices: [],
          ...(customerIds[0] === undefined ? {} : { primaryCustomerId: customerIds[0] }),
        },
      },
    },
  });
  if (!page) throw new Error('a frame was given');
  return page;
}

const opened: Picked = { kind: 'customer', customerId: 'c-1', subjectKey: undefined };

test('a customer opened before the page was read stays when the page shows nobody, and only there', () => {
  const page = pageAbout('lunch');
  const bound = bindPick(page, opened);
  expect(selectSubject(page, bound)).toMatchObject({ kind: 'customer', customerId: 'c-1', isOnPage: false });
  expect(selectSubject(pageAbout('another mail'), bound)).toMatchObject({ kind: 'today' });
});

test('a page that shows somebody goes before it, and the card does not come back later', () => {
  const page = pageAbout('quote', 'c-2');
  const bound = bindPick(page, opened);
  expect(selectSubject(page, bound)).toMatchObject({ kind: 'customer', customerId: 'c-2', isOnPage: true });
  expect(selectSubject(pageAbout('lunch'), bound)).toMatchObject({ kind: 'today' });
});

test('Today beside a mail ends with the mail, and does not come back with it', () => {
  const today: Picked = { kind: 'today', subjectKey: 'quote' };
  const page = pageAbout('quote', 'c-2');
  expect(selectSubject(page, bindPick(page, today))).toEqual({ kind: 'today', because: 'asked' });
  expect(bindPick(undefined, today)).toBe(today);
  const afterAnother = bindPick(pageAbout('lunch'), today);
  expect(selectSubject(page, bindPick(page, afterAnother))).toMatchObject({ kind: 'customer', customerId: 'c-2' });
});

test('a choice made on a page is not taken to another', () => {
  const picked: Picked = { kind: 'customer', customerId: 'c-1', subjectKey: 'quote' };
  expect(bindPick(pageAbout('lunch'), picked)).toBe(picked);
  expect(bindPick(undefined, opened)).toBe(opened);
});
