/**
 * Roundcube webmail, hosted by anyone: message list, message (own page or pane), compose.
 * Checked against Roundcube 1.6 of Debian 12 with the elastic skin, 2026-11-21.
 *
 * The pages carry no Message-ID and name a message by its number in a mailbox, which differs from rep to rep. The identity
 * of a message is therefore made of what all its readers see: sender, time in UTC and subject.
 */
import type { Participant } from '../model/page.ts';
import { attributeOf, bodyOf, plainTextOf, queryAll, queryOptional } from './dom-access.ts';
import { labelOf } from './header-labels.ts';
import { parseListedAt } from './listed-at.ts';
import { addressOfLink, findAddress, parseParticipants, participantText, toParticipant } from './participants.ts';
import { defineSite, messageOf, type PagePart, type PageShape, query } from './site.ts';

const id = 'roundcube';

/** `body.task-mail.action-show`, also in the framed pane; elastic, 2026-11-21 */
function isMailPage(document: Document): boolean {
  return /(^|\s)task-mail(\s|$)/.test(bodyOf(document)?.className ?? '');
}

/** Date format of the rep, from the script that sets everything: `rcmail.set_env({…"date_format":"yy-mm-dd"…})`; 2026-11-21 */
function dateFormatOf(document: Document): string {
  const found = queryAll(document, 'script:not([src])').map((script) =>
    /"date_format":"([^"]*)"/.exec(plainTextOf(script, 100_000)),
  );
  return found.find((match) => match)?.[1] ?? 'yy-mm-dd';
}

/** Mailbox, number or draft that the address of the page names. */
function placeOf(document: Document, parameter: string): string {
  return new URLSearchParams(document.location?.search).get(parameter) ?? '';
}

/** Person of an address link, whose `title` is the address and whose text the name, or the address without a name. */
function participantOf(link: Element): Participant | undefined {
  const address = addressOfLink(attributeOf(link, 'href') ?? '') ?? findAddress(attributeOf(link, 'title') ?? '');
  return toParticipant(plainTextOf(link), address);
}

function participantsIn(elements: readonly Element[]): Participant[] {
  // `.rcmContactAddress` is the person, `.rcmaddcontact` beside it a button; 2026-11-21
  return elements.flatMap((element) => queryAll(element, '.rcmContactAddress').flatMap((link) => participantOf(link) ?? []));
}

/**
 * The time of a message as an instant. Roundcube shows it in full in the summary line, in the rep's own date format and time
 * zone, which is the browser's unless the rep has set another one. Absent when the text is not such a date.
 */
export function parseSentAt(text: string, dateFormat: string): string | undefined {
  const numbers = /(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})\D{1,3}(\d{1,2})[:.](\d{2})\s*([ap]m)?/i.exec(text);
  if (!numbers) return undefined;
  const [first, second, third, hour, minute] = numbers.slice(1, 6).map(Number) as [number, number, number, number, number];
  // Order of the jQuery UI date format: `yy-mm-dd`, `dd.mm.yy`, `mm/dd/yy`
  const order = dateFormat.replace(/[^ymd]/g, '').replace(/(.)\1+/g, '$1');
  const [year, month, day] =
    order === 'dmy' ? [third, second, first] : order === 'mdy' ? [third, first, second] : [first, second, third];
  const half = numbers[6]?.toLowerCase();
  const hours = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  const date = new Date(year, month - 1, day, hours, minute);
  return date.getMonth() === month - 1 && date.getDate() === day ? date.toISOString() : undefined;
}

function readMessage(document: Document): PageShape {
  // Header of the open message; elastic, page and pane, 2026-11-21
  const header = query(id, document, '#message-header');
  const body = query(id, document, '#messagebody');
  const subjectElement = query(id, header, 'h2.subject');
  const label = plainTextOf(queryOptional(subjectElement, '.voice'));
  const button = plainTextOf(queryOptional(subjectElement, 'a.extwin'));
  const whole = plainTextOf(subjectElement);
  const subject = whole.slice(label.length, button === '' ? undefined : whole.length - button.length).trim();
  // All fields stand in a table that is folded away at first; 2026-11-21
  const [from] = participantsIn([query(id, header, 'td.header.from')]);
  const to = participantsIn(queryAll(header, 'td.header.to, td.header.cc, td.header.bcc'));
  const sentAt = parseSentAt(plainTextOf(queryOptional(header, '.header-summary .text-nowrap')), dateFormatOf(document));
  const ownId = `${id} ${placeOf(document, '_mbox')} ${placeOf(document, '_uid')}`;
  const { message, header: headerParts } = messageOf({ ownId, from, to, subject, sentAt });
  return {
    view: 'message',
    subject: `${placeOf(document, '_mbox')} ${placeOf(document, '_uid')}`,
    message,
    parts: [...headerParts, { role: 'body', root: body }],
  };
}

function readList(document: Document, list: Element, now: Date | undefined): PageShape {
  // The column names senders, but recipients in the folders of what was sent and of drafts: its head says which; 2026-11-22
  const isOfSenders = labelOf(plainTextOf(queryOptional(list, '#rcmfromto')))?.kind === 'from';
  const dateFormat = dateFormatOf(document);
  const parts = queryAll(list, 'tbody > tr.message').map((row): PagePart => {
    const people = participantsIn([row]);
    const subject = plainTextOf(queryOptional(row, 'span.subject'));
    const text = [...people.map(participantText), subject].join('\n');
    // `Today 08:48`, `Sat 14:20` in the last days, in full before; 2026-11-22
    const time = plainTextOf(queryOptional(row, 'span.date'));
    const sentAt = parseSentAt(time, dateFormat) ?? (now && parseListedAt(time, now));
    const [from] = people;
    if (!isOfSenders || people.length !== 1 || from?.address === undefined || sentAt === undefined) return { role: 'row', text };
    return { role: 'row', text, message: messageOf({ from, to: [], subject, sentAt }).message };
  });
  return { view: 'list', subject: placeOf(document, '_mbox'), parts };
}

function readCompose(document: Document): PageShape {
  const form = query(id, document, '#compose-content');
  // The visible list of recipients, one item each; the field behind it holds the same; 2026-11-21
  const to = queryAll(form, '.recipient-input > .recipient').flatMap((item) => parseParticipants(plainTextOf(item)));
  const subject = (queryOptional(form, '#compose-subject') as HTMLInputElement | undefined)?.value ?? '';
  const editor = queryOptional(form, '#composebody_ifr') as HTMLIFrameElement | undefined;
  const draft = editor?.contentDocument ? bodyOf(editor.contentDocument) : undefined;
  const plain = (queryOptional(form, '#composebody') as HTMLTextAreaElement | undefined)?.value ?? '';
  const { message, header } = messageOf({ subject, to });
  return {
    view: 'compose',
    subject: placeOf(document, '_id'),
    message,
    parts: [...header, draft ? { role: 'draft', root: draft } : { role: 'draft', text: plain }],
  };
}

export const roundcube = defineSite({
  id,
  detect: (document) =>
    isMailPage(document) && queryOptional(document, '#message-header, #messagelist, #compose-content') !== undefined,
  read(document, now) {
    if (queryOptional(document, '#message-header')) return readMessage(document);
    if (queryOptional(document, '#compose-content')) return readCompose(document);
    return readList(document, query(id, document, '#messagelist'), now);
  },
});
