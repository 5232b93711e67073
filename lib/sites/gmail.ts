/**
 * Gmail: conversation, split pane, pop-out, list, compose.
 * Re-typed from what InboxSDK, gmail.js and other public extensions rely on; not checked against the live product, 2026-11-22.
 */
import { attributeOf, queryOptional } from './dom-access.ts';
import { findVisible, readCompose, readMessage, readRows } from './mail-page.ts';
import { addressOf } from './record-page.ts';
import { defineSite } from './site.ts';

const id = 'gmail';
/** Compose window, also one that is docked: `form.bAs` of the old and `input[name=subjectbox]` of every version; 2026-11. */
const composeForm = 'div.AD, [role="dialog"]:has(input[name="subjectbox"])';

export const gmail = defineSite({
  id,
  detect: (document) => document.location?.host === 'mail.google.com',
  read(document) {
    const compose = findVisible(document, composeForm);
    // A message that is open, in whatever pane; `legacy` ids are those of the API; 2026-11
    const message = queryOptional(document, '[data-legacy-message-id] .a3s');
    if (compose && !message) {
      return readCompose(id, compose, addressOf(document), {
        to: '[name="to"] [data-hovercard-id], [name="cc"] [data-hovercard-id]',
        subject: 'input[name="subjectbox"]',
        editor: '[contenteditable="true"][role="textbox"]',
      });
    }
    const rows = readRows(document, { row: 'tr.zA', people: '.yP[email], .zF[email]', subject: '.bog' });
    if (!message) return { view: 'list', subject: addressOf(document), parts: rows };
    const shape = readMessage(
      id,
      document,
      {
        message: '.adn[data-legacy-message-id]',
        subject: 'h2.hP',
        from: '.gD[email]',
        to: '.g2[email]',
        sentAt: '.g3[title]',
        body: '.a3s',
      },
      (open) => attributeOf(open, 'data-legacy-message-id'),
    );
    return { ...shape, parts: [...shape.parts, ...rows] };
  },
});
