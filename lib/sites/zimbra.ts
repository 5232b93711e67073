/**
 * Zimbra, hosted by anyone. Classic web client: message, conversation, split pane, list, compose. Modern one: message, conversation, split
 * pane, list; what is written there is read by meaning.
 * Its pages are re-typed after public sources (classic: Zimbra/zm-web-client at 518cc8b of 2024-09-25, templates of mail.Message; modern:
 * workless/zm-x-web at 9060538 of 2018-04-30, the only one to be had); not checked against running ones, 2026-11-22.
 */
import { attributeOf, closestOf, plainTextOf, queryAll, queryOptional } from './dom-access.ts';
import { isElementHidden } from './element-visibility.ts';
import { findVisible, peopleIn, personOf, readCompose, readRows, sentAtOf } from './mail-page.ts';
import { addressOf } from './record-page.ts';
import { selfHostedSites } from './registry.ts';
import { defineSite, messageOf, type PagePart, type PageShape, query } from './site.ts';

const id = 'zimbra';

/**
 * A message by itself has a `.MsgHeaderTable` with subject and date; one of a conversation a `.Conv2MsgHeader`, which lists people only
 * while it is unfolded. Both have a line for each kind of people, the sender first; the ids of these lines are translated; 8.8
 */
const headers = '.MsgHeaderTable, .Conv2MsgHeader:has(.LabelColValue)';

interface Opened {
  readonly view: Element;
  readonly header: Element;
  readonly sentAt: string | undefined;
}

function findOpened(document: Document): readonly Opened[] {
  return queryAll(document, headers)
    .filter((header) => !isElementHidden(header))
    .map((header) => ({
      header,
      view: closestOf(header, '.ZmMailMsgCapsuleView, .ZmMailMsgView') ?? header,
      // The tool tip says it in full.
      sentAt: sentAtOf(queryOptional(header, '.DateCol, .date')),
    }));
}

/** Who wrote an open message, to whom, about what. */
type Parties = Pick<Parameters<typeof messageOf>[0], 'from' | 'to' | 'subject'>;

/**
 * The newest message that is unfolded, with the others as what was said before. A conversation may begin with either end.
 * @param body - what holds the text of a message, in its view
 */
function readOpen(
  opened: readonly Opened[],
  first: Opened,
  readParties: (open: Opened) => Parties,
  body: string,
  rows: readonly PagePart[],
): PageShape {
  const open = opened.reduce((newest, one) => ((one.sentAt ?? '') > (newest.sentAt ?? '') ? one : newest), first);
  const { view, sentAt } = open;
  const parties = readParties(open);
  const { message, header } = messageOf({ ...parties, sentAt });
  const partOf = (one: Opened): PagePart => ({ role: one === open ? 'body' : 'quote', root: query(id, one.view, body) });
  return {
    view: 'message',
    subject: `${attributeOf(view, 'id') ?? ''} ${parties.subject} ${sentAt ?? ''}`,
    message,
    parts: [...header, partOf(open), ...opened.filter((one) => one !== open).map(partOf), ...rows],
  };
}

function readClassicParties(document: Document, { header }: Opened): Parties {
  const subject = plainTextOf(queryOptional(header, '.SubjectCol') ?? query(id, document, '.Conv2Header .subject'));
  const [fromLine, ...lines] = queryAll(header, '.LabelColValue:not(.SubjectCol):not(.DateCol)');
  const from = personOf(fromLine ?? query(id, header, '.LabelColValue'));
  // Beside To, Cc and Bcc there may be Reply-To, which says so in the words of the page.
  const to = lines
    .filter((line) => !/reply|回复|回覆|antwort|répon/i.test(plainTextOf(line.previousElementSibling ?? undefined)))
    .flatMap((line) => peopleIn(line, '.addrBubble'));
  return { from, to, subject };
}

/**
 * Classes of the modern client are `<package>_<component>_<name>`: the package has had several names, the rest stays. A
 * conversation shows one header for each message; the header of one that is folded names no recipient.
 */
const modern = {
  app: '#zm-x-web',
  composer: '[class*="composer_fields"]',
  message: '[class*="-viewer_viewerContent"]',
  from: '[class*="address-list_addresses-from"]',
  to: ':is([class*="address-list_addresses-to"], [class*="address-list_addresses-cc"]) [class*="address-list_addressName"]',
  subject: '[class*="viewer-title_subject"]',
  body: '[class*="-viewer_body"]',
  rows: {
    row: '[class*="mail-list-item_message "]',
    people: '[class*="mail-list-item_sender"], [class*="mail-list-item_wideListItemSender"]:not([class*="Col"])',
    subject: '[class*="mail-list-item_subject"]',
  },
};

/** Undefined while something is written: the lower step reads that. */
function readModern(document: Document): PageShape | undefined {
  if (findVisible(document, modern.composer)) return undefined;
  const rows = readRows(document, modern.rows);
  const opened = queryAll(document, modern.message)
    .filter((view) => !isElementHidden(view) && queryOptional(view, modern.from))
    .map((view) => ({ view, header: view, sentAt: sentAtOf(queryOptional(view, 'time')) }));
  const [first] = opened;
  if (!first) return { view: 'list', subject: addressOf(document), parts: rows };
  const readParties = ({ view }: Opened): Parties => ({
    from: personOf(query(id, view, modern.from)),
    to: peopleIn(view, modern.to),
    subject: plainTextOf(query(id, document, modern.subject)),
  });
  return readOpen(opened, first, readParties, modern.body, rows);
}

export const zimbra = defineSite({
  id,
  detect: (document) => queryOptional(document, selfHostedSites[id] ?? '') !== undefined,
  read(document) {
    if (queryOptional(document, modern.app)) return readModern(document);
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
    const opened = findOpened(document);
    const [first] = opened;
    if (!first) return { view: 'list', subject: addressOf(document), parts: rows };
    return readOpen(opened, first, (open) => readClassicParties(document, open), '.MsgBody iframe, .MsgBody, iframe', rows);
  },
});
