/**
 * Outlook on the web, for companies and at outlook.live.com: reading pane, pop-out, list, compose.
 * Its class names change with every build: what is used are roles, ids of sections and the names that screen readers say, and of these
 * only what no language changes. Re-typed from public extensions; not checked against the live product, 2026-11-22.
 */
import { plainTextOf, queryAll, queryOptional } from './dom-access.ts';
import { labelOf } from './header-labels.ts';
import { findVisible, peopleIn, personOf, readCompose, readRows, sentAtOf } from './mail-page.ts';
import { addressOf } from './record-page.ts';
import { defineSite, messageOf, type PageShape, query } from './site.ts';

const id = 'outlook';
/** Message body: `UniqueMessageBody`, with a number since 2023. */
const body = '[id^="UniqueMessageBody"]';

/** Id of the conversation or, in a window of its own, of the item: `/mail/inbox/id/AAQk…`, `/deeplink/read/AAMk…`; 2026-11 */
function ownIdOf(document: Document): string {
  const { pathname = '', search = '' } = document.location ?? {};
  return /\/(?:id|read|readv2)\/([^/?]+)/.exec(pathname)?.[1] ?? new URLSearchParams(search).get('ItemID') ?? '';
}

function readOpen(document: Document): PageShape {
  const pane = findVisible(document, '#ReadingPaneContainerId, [role="main"]') ?? query(id, document, 'body');
  const items = queryAll(pane, '[data-app-section="ItemContainer"], [aria-label]:has(> [role="document"])').filter((item) =>
    queryOptional(item, body),
  );
  const item = items.at(-1) ?? pane;
  const text = query(id, item, body);
  const subject = plainTextOf(queryOptional(pane, '[role="heading"][aria-level="2"]'));
  // `span.OZZZK` names the sender and each recipient in builds from 2023 on; the lines of recipients begin with their label.
  const from = personOf(queryOptional(item, '[role="heading"][aria-level="3"] .OZZZK, .OZZZK'));
  const lines = queryAll(item, '[role="heading"], .lpcWn').filter((line) => labelOf(plainTextOf(line, 60))?.kind === 'to');
  const ownId = ownIdOf(document);
  const { message, header } = messageOf({
    from,
    to: lines.flatMap((line) => peopleIn(line, '[title*="@"], [data-lpc-hover-target-id]')),
    subject,
    sentAt: sentAtOf(queryOptional(item, '[data-testid="SentReceivedSavedTime"], .AL_OM')),
    ...(ownId && { ownId: `${id} ${ownId}` }),
  });
  return { view: 'message', subject: ownId || subject, message, parts: [...header, { role: 'body', root: text }] };
}

export const outlook = defineSite({
  id,
  detect: (document) => /^outlook\.|\.outlook\./.test(document.location?.host ?? ''),
  read(document) {
    const editor = findVisible(document, '[role="textbox"][aria-multiline="true"][contenteditable="true"]');
    const rows = readRows(document, {
      row: '[role="option"][data-convid]',
      people: 'span[title*="@"]',
      subject: '.TtcXM, [class*="subject" i]',
    });
    if (queryOptional(document, body) && !editor) {
      const shape = readOpen(document);
      return { ...shape, parts: [...shape.parts, ...rows] };
    }
    if (editor) {
      const form = queryOptional(document, '#ReadingPaneContainerId, [role="dialog"]') ?? query(id, document, '[role="main"]');
      return readCompose(id, form, addressOf(document), {
        to: '._EType_RECIPIENT_ENTITY, [class*="RecipientEntity"]',
        subject: 'input[type="text"][placeholder]',
        editor: '[aria-multiline="true"][contenteditable="true"]',
      });
    }
    return { view: 'list', subject: addressOf(document), parts: rows };
  },
});
