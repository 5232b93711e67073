/**
 * Fastmail: conversation, list, compose.
 * Re-typed from its view classes (`v-`) in public user styles; not checked against the live product, 2026-11-22.
 */
import { attributeOf, queryOptional } from './dom-access.ts';
import { findVisible, readCompose, readMessage, readRows } from './mail-page.ts';
import { addressOf } from './record-page.ts';
import { defineSite } from './site.ts';

const id = 'fastmail';

export const fastmail = defineSite({
  id,
  detect: (document) => /(^|\.)fastmail\.com$/.test(document.location?.host ?? ''),
  read(document) {
    const compose = findVisible(document, '.v-Compose');
    if (compose) {
      return readCompose(id, compose, addressOf(document), {
        to: '.v-EmailInput-token',
        subject: '.v-Compose-subject input',
        editor: '.v-RichText-input, textarea.v-Text-input',
      });
    }
    if (!queryOptional(document, '.v-Message-body')) {
      const rows = readRows(document, {
        row: '.v-MailboxItem',
        people: '.v-MailboxItem-name [title]',
        subject: '.v-MailboxItem-subject',
      });
      return { view: 'list', subject: addressOf(document), parts: rows };
    }
    return readMessage(
      id,
      document,
      {
        message: '.v-MessageCard',
        subject: '.v-Thread-title',
        from: '.v-MessageCard-from > *',
        to: '.v-MessageCard-to .v-MessageCard-addr',
        sentAt: '.v-MessageCard-time',
        body: '.v-Message-body',
      },
      (open) => attributeOf(open, 'data-message') ?? attributeOf(open, 'id'),
    );
  },
});
