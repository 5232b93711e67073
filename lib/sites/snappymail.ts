/**
 * SnappyMail, hosted by anyone: message beside the list, list, compose.
 * Its pages are re-typed after its public source (the-djmaze/snappymail at ba49691 of 2025-06-16, templates MailMessageView,
 * MailMessageList and PopupsCompose), and right on eight pages of a running 2.38, 2026-11-22.
 */
import { queryOptional } from './dom-access.ts';
import { findVisible, readCompose, readMessage, readRows } from './mail-page.ts';
import { addressOf } from './record-page.ts';
import { selfHostedSites } from './registry.ts';
import { defineSite } from './site.ts';

const id = 'snappymail';

export const snappymail = defineSite({
  id,
  detect: (document) => queryOptional(document, selfHostedSites.snappymail ?? '') !== undefined,
  read(document) {
    // A popup over everything else, with one `li` a recipient, whose tool tip is the whole address; 2.38
    const compose = findVisible(document, '[id$="PopupsCompose"]:has(.textAreaParent)');
    if (compose) {
      return readCompose(id, compose, addressOf(document), {
        to: 'ul.emailaddresses > li[title]',
        subject: 'input[name="subject"]',
        editor: '.squire-wysiwyg',
      });
    }
    // The tool tip of a sender is the address; 2.38
    const rows = readRows(document, { row: '.messageListItem', people: '.senderParent', subject: '.subjectParent' });
    if (!findVisible(document, '.b-message .subjectParent')) return { view: 'list', subject: addressOf(document), parts: rows };
    const shape = readMessage(
      id,
      document,
      {
        message: '.b-message',
        subject: '.messageItemHeader .subject',
        from: '.messageItemHeader .from',
        // To and Cc, each one text; unfolded they stand in the second and third line of a table; 2.38
        to: '.informationShortWrp .informationShort > span:last-child, .informationFull tr:nth-of-type(2) > td:last-child, .informationFull tr:nth-of-type(3) > td:last-child',
        sentAt: '#messageItem time',
        body: '.bodyText',
      },
      () => addressOf(document),
    );
    return { ...shape, parts: [...shape.parts, ...rows] };
  },
});
