/**
 * Yahoo Mail: conversation, list, compose.
 * Re-typed from its test ids, which public extensions rely on; not checked against the live product, 2026-11-22.
 */
import { attributeOf, queryOptional } from './dom-access.ts';
import { findVisible, readCompose, readMessage, readRows } from './mail-page.ts';
import { addressOf } from './record-page.ts';
import { defineSite } from './site.ts';

const id = 'yahoo';

export const yahoo = defineSite({
  id,
  detect: (document) => /(^|\.)mail\.yahoo\.(com|co\.jp)$/.test(document.location?.host ?? ''),
  read(document) {
    const compose = findVisible(document, '[data-test-id="compose"]');
    if (compose) {
      return readCompose(id, compose, addressOf(document), {
        to: '[data-test-id="pill"]',
        subject: '[data-test-id="compose-subject"]',
        editor: '[data-test-id="rte"], [data-test-id="plaintext-editor"]',
      });
    }
    const rows = readRows(document, {
      row: '[data-test-id="message-list-item"]',
      people: '[data-test-id="senders"] [title]',
      subject: '[data-test-id="message-subject"]',
    });
    if (!queryOptional(document, '[data-test-id="message-view-body"]'))
      return { view: 'list', subject: addressOf(document), parts: rows };
    const shape = readMessage(
      id,
      document,
      {
        message: '[data-test-id="message-view"]',
        subject: '[data-test-id="message-group-subject-text"]',
        from: '[data-test-id="message-from"]',
        to: '[data-test-id="message-to"] [data-test-id="email-pill"], [data-test-id="message-cc"] [data-test-id="email-pill"]',
        sentAt: '[data-test-id="message-date"] time',
        body: '[data-test-id="message-view-body"]',
      },
      (open) => attributeOf(open, 'data-id'),
    );
    return { ...shape, parts: [...shape.parts, ...rows] };
  },
});
