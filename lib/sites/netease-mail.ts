/**
 * 163, 126 and yeah.net (js6) and 网易企业邮: message, list, compose.
 * Re-typed from public extensions; most of its class names are made by a tool and change, those with `nui-` and `js-component-` do not.
 * Not checked against the live product, 2026-11-22.
 */
import { attributeOf, plainTextOf, queryAll, queryOptional } from './dom-access.ts';
import { labelOf } from './header-labels.ts';
import { findVisible, peopleIn, personOf, readCompose, readRows, sentAtOf } from './mail-page.ts';
import { addressOf } from './record-page.ts';
import { defineSite, messageOf, type PageShape, query } from './site.ts';

const id = 'netease-mail';
/** Names of the modules stand in their ids and in the address; 2026-11 */
const openMessage = '[id^="_dvModuleContainer_read.ReadModule"]';
const listModule = '[id^="_dvModuleContainer_mbox.ListModule"]';
const composeModule = '[id^="_dvModuleContainer_compose.ComposeModule"]';

/** `#module=read.ReadModule|{"id":"403:1tbi…"}`, percent-encoded */
function ownIdOf(document: Document): string {
  try {
    return /"id":"([^"]+)"/.exec(decodeURIComponent(document.location?.hash ?? ''))?.[1] ?? '';
  } catch {
    return '';
  }
}

function readOpen(document: Document, open: Element): PageShape {
  const header = query(id, open, 'header');
  const lineOf = (kind: 'from' | 'to' | 'other'): Element[] =>
    queryAll(header, 'div').filter(
      (line) => queryOptional(line, 'div') === undefined && labelOf(plainTextOf(line, 60))?.kind === kind,
    );
  const subject = plainTextOf(query(id, header, 'h1'));
  const ownId = ownIdOf(document);
  const { message, header: parts } = messageOf({
    from: personOf(queryAll(header, '.nui-addr')[0]),
    to: lineOf('to').flatMap((line) => peopleIn(line, '.nui-addr')),
    subject,
    sentAt: lineOf('other').flatMap((line) => sentAtOf(line) ?? [])[0],
    ...(ownId && { ownId: `${id} ${ownId}` }),
  });
  return {
    view: 'message',
    subject: ownId || subject,
    message,
    parts: [...parts, { role: 'body', root: query(id, open, 'iframe, #content') }],
  };
}

export const neteaseMail = defineSite({
  id,
  detect: (document) => /(^|\.)(163|126|yeah)\.(com|net)$/.test(document.location?.host ?? ''),
  read(document) {
    const open = findVisible(document, openMessage);
    if (open) return readOpen(document, open);
    const compose = findVisible(document, composeModule);
    if (compose) {
      return readCompose(id, compose, attributeOf(compose, 'id') ?? '', {
        to: '.js-component-emailblock',
        subject: 'input[id$="_subject"], .nui-ipt-input',
        editor: '.APP-editor-iframe, textarea.APP-editor-textarea',
      });
    }
    const list = findVisible(document, listModule);
    // The frame that holds the text of a message has an address of its own, and is plain text.
    if (!list) return undefined;
    const rows = readRows(list, { row: '[sign="letter"]', people: '[sign="start-from"]', subject: '.da0' });
    return { view: 'list', subject: addressOf(document), parts: rows };
  },
});
