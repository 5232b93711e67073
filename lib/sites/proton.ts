/**
 * Proton Mail: conversation, list, compose.
 * Re-typed from the test ids of its public source (ProtonMail/WebClients); not checked against the live product, 2026-11-22.
 */
import { attributeOf, queryOptional } from './dom-access.ts';
import { findVisible, readCompose, readMessage, readRows } from './mail-page.ts';
import { addressOf } from './record-page.ts';
import { defineSite } from './site.ts';

const id = 'proton';

export const proton = defineSite({
  id,
  detect: (document) => /(^|\.)proton\.me$|(^|\.)protonmail\.com$/.test(document.location?.host ?? ''),
  read(document) {
    const compose = findVisible(document, '.composer');
    if (compose) {
      return readCompose(id, compose, addressOf(document), {
        to: '.composer-addresses-item',
        subject: '[data-testid="composer:subject"]',
        editor: '[data-testid="rooster-iframe"], textarea',
      });
    }
    const rows = readRows(document, {
      row: '[data-shortcut-target="item-container"]',
      people: '[data-testid$="sender-address"]',
      subject: '[data-testid$=":subject"]',
    });
    if (!queryOptional(document, '[data-testid="message-content:body"]'))
      return { view: 'list', subject: addressOf(document), parts: rows };
    const shape = readMessage(
      id,
      document,
      {
        message: '[data-testid^="message-view-"]',
        subject: '[data-testid="conversation-header:subject"]',
        from: '[data-testid="recipients:sender"]',
        to: '[data-testid^="recipients:item-"]',
        sentAt: 'time',
        body: '[data-testid="message-content:body"] iframe',
      },
      (open) => attributeOf(open, 'data-message-id'),
    );
    return { ...shape, parts: [...shape.parts, ...rows] };
  },
});
