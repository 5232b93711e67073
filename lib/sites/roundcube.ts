/**
 * Roundcube webmail, hosted by anyone: message list, message (own page or pane), compose.
 * Checked against Roundcube 1.6 of Debian 12 with the elastic skin, 2026-11-21.
 *
 * The pages carry no Message-ID and name a message by its number in a mailbox, which differs from rep to rep. The identity
 * of a message is therefore made of what all its readers see: sender, time in UTC and subject.
 */
import type { OpenMessage, Participant } from '../model/page.ts';
import { attributeOf, bodyOf, queryAll, queryOptional, textContentOf } from './dom-access.ts';
import { addressOfLink, findAddress, parseParticipants, participantText, toParticipant } from './participants.ts';
import { defineSite, type PagePart, type PageShape, PageShapeError, query } from './site.ts';

const id = 'roundcube';

/** `body.task-mail.action-show`, also in the framed pane; elastic, 2026-11-21 */
function isMailPage(document: Document): boolean {
  return /(^|\s)task-mail(\s|$)/.test(bodyOf(document)?.className ?? '');
}

/** Plain text of an element, white space collapsed. */
function textOf(element: Element | undefined): string {
  return (element === undefined ? '' : (textContentOf(element) ?? '')).replace(/\s+/g, ' ').trim();
}

/** One setting of the page, from the script that sets them all: `rcmail.set_env({"uid":"158",…})`; 2026-11-21 */
function findSetting(document: Document, name: string): string | undefined {
  for (const script of queryAll(document, 'script:not([src])')) {
    const text = textContentOf(script) ?? '';
    if (!text.includes('rcmail.set_env(')) continue;
    const value = new RegExp(`"${name}":("(?:[^"\\\\]|\\\\.)*")`).exec(text)?.[1];
    if (value !== undefined) return JSON.parse(value) as string;
  }
  return undefined;
}

/** Person of an address link, whose `title` is the address and whose text the name, or the address without a name. */
function participantOf(link: Element): Participant | undefined {
  const address = addressOfLink(attributeOf(link, 'href') ?? '') ?? findAddress(attributeOf(link, 'title') ?? '');
  return toParticipant(textOf(link), address);
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
  const label = textOf(queryOptional(subjectElement, '.voice'));
  const button = textOf(queryOptional(subjectElement, 'a.extwin'));
  const whole = textOf(subjectElement);
  const subject = whole.slice(label.length, button === '' ? undefined : whole.length - button.length).trim();
  // All fields stand in a table that is folded away at first; 2026-11-21
  const from = participantsIn(queryAll(header, 'td.header.from'))[0] ?? participantsIn(queryAll(header, '.header-summary'))[0];
  const to = participantsIn(queryAll(header, 'td.header.to, td.header.cc, td.header.bcc'));
  if (!from && queryAll(header, '.header-headers').length === 0) throw new PageShapeError(id, '#message-header .header-headers');
  const sentAt = parseSentAt(
    textOf(queryOptional(header, '.header-summary .text-nowrap')),
    findSetting(document, 'date_format') ?? 'yy-mm-dd',
  );
  const message: OpenMessage = {
    ...(from?.address !== undefined && sentAt !== undefined
      ? { identity: [id, from.address.toLowerCase(), sentAt, subject].join(' ').slice(0, 1000) }
      : {}),
    subject: subject.slice(0, 2000),
    ...(from ? { from } : {}),
    to: to.slice(0, 500),
    ...(sentAt === undefined ? {} : { sentAt }),
  };
  const parts: PagePart[] = [];
  if (from) parts.push({ role: 'sender', text: participantText(from) });
  for (const person of message.to) parts.push({ role: 'recipient', text: participantText(person) });
  parts.push({ role: 'subject', text: subject }, { role: 'body', root: body });
  const place = new URLSearchParams(document.location?.search ?? '');
  const number = findSetting(document, 'uid') ?? place.get('_uid') ?? '';
  const mailbox = findSetting(document, 'mailbox') ?? place.get('_mbox') ?? '';
  return { view: 'message', subject: `${mailbox} ${number}`, message, parts };
}

function readList(document: Document, list: Element): PageShape {
  const parts = queryAll(list, 'tbody > tr.message').map((row): PagePart => {
    const people = participantsIn([row]).map(participantText);
    const subject = textOf(queryOptional(row, 'span.subject'));
    return { role: 'row', text: [...people, subject].join('\n') };
  });
  const mailbox = new URLSearchParams(document.location?.search ?? '').get('_mbox') ?? '';
  return { view: 'list', subject: mailbox, parts };
}

function readCompose(document: Document): PageShape {
  const form = query(id, document, '#compose-content');
  // The visible list of recipients, one item each; the field behind it holds the same; 2026-11-21
  const to = queryAll(form, '.recipient-input > .recipient').flatMap((item) => parseParticipants(textOf(item)));
  const subject = (queryOptional(form, '#compose-subject') as HTMLInputElement | undefined)?.value ?? '';
  const editor = queryOptional(form, '#composebody_ifr') as HTMLIFrameElement | undefined;
  const draft = editor?.contentDocument ? bodyOf(editor.contentDocument) : undefined;
  const plain = (queryOptional(form, '#composebody') as HTMLTextAreaElement | undefined)?.value ?? '';
  const parts: PagePart[] = to.map((person) => ({ role: 'recipient', text: participantText(person) }));
  parts.push({ role: 'subject', text: subject }, draft ? { role: 'draft', root: draft } : { role: 'draft', text: plain });
  const key = new URLSearchParams(document.location?.search ?? '').get('_id') ?? '';
  return { view: 'compose', subject: `compose ${key}`, message: { subject, to }, parts };
}

export const roundcube = defineSite({
  id,
  detect: (document) =>
    isMailPage(document) && queryOptional(document, '#message-header, #messagelist, #compose-content') !== undefined,
  read(document) {
    if (queryOptional(document, '#message-header')) return readMessage(document);
    if (queryOptional(document, '#compose-content')) return readCompose(document);
    return readList(document, query(id, document, '#messagelist'));
  },
});
