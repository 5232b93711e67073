/**
 * Zimbra's classic web client, hosted by anyone: message, split pane, list, compose.
 * Re-typed from its public source (Zimbra/zm-web-client, templates of mail.Message); not checked against a running one, 2026-11-22.
 */
import { attributeOf, plainTextOf, queryOptional } from './dom-access.ts';
import { findVisible, peopleIn, personOf, readCompose, readRows, sentAtOf } from './mail-page.ts';
import { addressOf } from './record-page.ts';
import { selfHostedSites } from './registry.ts';
import { defineSite, messageOf, type PageShape, query } from './site.ts';

const id = 'zimbra';

/** `.MsgHeaderTable`: subject and date in its first line, then one line a field: `OBJ_PREFIX_…_from`, `…_to`, `…_cc`; 8.8 */
function readOpen(header: Element): PageShape {
  const view = header.closest('.ZmMailMsgView, .ZmMailMsgCapsuleView') ?? header;
  const ownId = attributeOf(view, 'id') ?? '';
  const subject = plainTextOf(query(id, header, '.SubjectCol'));
  const sentAt = sentAtOf(queryOptional(header, '.DateCol'));
  const from = personOf(query(id, header, 'tr[id$="_from"] .LabelColValue'));
  const { message, header: parts } = messageOf({
    from,
    to: peopleIn(header, 'tr[id$="_to"] .addrBubble, tr[id$="_cc"] .addrBubble'),
    subject,
    sentAt,
  });
  const body = query(id, view, '.MsgBody iframe, .MsgBody');
  return {
    view: 'message',
    subject: `${ownId} ${subject} ${sentAt ?? ''}`,
    message,
    parts: [...parts, { role: 'body', root: body }],
  };
}

export const zimbra = defineSite({
  id,
  detect: (document) => queryOptional(document, selfHostedSites[id] ?? '') !== undefined,
  read(document) {
    const compose = findVisible(document, '[id^="zv__COMPOSE"].ZmComposeView');
    if (compose) {
      return readCompose(id, compose, attributeOf(compose, 'id') ?? '', {
        to: '.addrBubble',
        subject: '[id$="_subject_control"]',
        editor: 'iframe[id$="_body_ifr"], textarea',
      });
    }
    // Ids of the fields of a line: `zlif__TV-main__257__fr` sender, `__su` subject
    const rows = readRows(document, { row: 'li[id^="zli__"]', people: '[id$="__fr"]', subject: '[id$="__su"]' });
    const header = findVisible(document, '.MsgHeaderTable');
    if (!header) return { view: 'list', subject: addressOf(document), parts: rows };
    const shape = readOpen(header);
    return { ...shape, parts: [...shape.parts, ...rows] };
  },
});
