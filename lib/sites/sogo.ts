/**
 * SOGo, hosted by anyone: message, list, compose.
 * Checked against SOGo 5.8 of Debian 12, 2026-11-22. Recipients are shown by name alone.
 */
import { plainTextOf, queryAll, queryOptional } from './dom-access.ts';
import { findVisible, peopleIn, personOf, readCompose, readRows, sentAtOf } from './mail-page.ts';
import { selfHostedSites } from './registry.ts';
import { defineSite, messageOf, type PageShape, query } from './site.ts';

const id = 'sogo';

/** `#!/Mail/0/INBOX/23`: account, folder and number of the message. */
function placeOf(document: Document): string {
  return document.location?.hash ?? '';
}

function readOpen(document: Document, card: Element): PageShape {
  const subject = plainTextOf(query(id, card, '.sg-md-headline'));
  // The sender is a name and a link beside it; `.msg-recipients` beside them holds To, Cc and Bcc, each with its chips; 5.8
  const sender = query(id, card, 'a.md-caption').parentElement ?? undefined;
  const { message, header } = messageOf({
    from: personOf(sender),
    to: peopleIn(card, '.msg-recipients .md-chip-content'),
    subject,
    sentAt: sentAtOf(queryOptional(card, 'time.msg-date, time')),
    ownId: `${id} ${placeOf(document)}`,
  });
  const bodies = queryAll(card, '.msg-body');
  return {
    view: 'message',
    subject: placeOf(document),
    message,
    parts: [...header, ...bodies.map((root) => ({ role: 'body', root }) as const)],
  };
}

export const sogo = defineSite({
  id,
  detect: (document) => queryOptional(document, selfHostedSites[id] ?? '') !== undefined,
  read(document) {
    const editor = findVisible(document, '#mailEditor');
    if (editor) {
      return readCompose(id, editor, placeOf(document), {
        to: 'md-chip .md-chip-content',
        subject: 'input[name="subject"]',
        editor: 'iframe.cke_wysiwyg_frame, textarea',
      });
    }
    const rows = readRows(document, {
      row: '.sg-message-list-item',
      // Beside the name: the name of the account in a search, and a picture for urgent mail that is a word; 5.8
      people: '.sg-md-subhead > div:first-child > span:not(.sg-label-outline)',
      subject: '.sg-tile-subject',
    });
    const card = findVisible(document, '#detailView md-card');
    if (!card) return { view: 'list', subject: placeOf(document), parts: rows };
    const shape = readOpen(document, card);
    return { ...shape, parts: [...shape.parts, ...rows] };
  },
});
