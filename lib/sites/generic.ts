/**
 * Any page, by what it means instead of how it is built: headings, ARIA roles, mail and telephone links, address patterns,
 * header labels and the names of buttons. Knows no product.
 */
import type { OpenMessage, Participant } from '../model/page.ts';
import {
  attributeOf,
  bodyOf,
  closestOf,
  comparePosition,
  containsNode,
  nodeNameOf,
  parentOf,
  queryAll,
  queryOptional,
  textContentOf,
} from './dom-access.ts';
import { isElementHidden } from './element-visibility.ts';
import { labelOf, replyLabels, sendLabels } from './header-labels.ts';
import { addressOfLink, findAddress, parseParticipants, participantText, toParticipant } from './participants.ts';
import type { PagePart, PageShape } from './site.ts';

/** Bounds, so that a page of any size costs a few milliseconds here. */
const maxHeadings = 200;
const maxButtons = 1500;
const maxPeople = 400;
const maxRows = 500;
const maxFields = 400;
const maxHeaderLength = 400;

/** A person that an element names, by its text, link or attributes. */
interface NamedPerson {
  readonly element: Element;
  readonly person: Participant;
}

const following = 4; // Node.DOCUMENT_POSITION_FOLLOWING

function isAfter(element: Element, other: Element): boolean {
  return (comparePosition(other, element) & following) !== 0;
}

function textOf(element: Element): string {
  return (textContentOf(element) ?? '').replace(/\s+/g, ' ').trim();
}

/** What assistive technology would call a control, short ones only. */
function nameOf(element: Element): string {
  const name = attributeOf(element, 'aria-label') ?? attributeOf(element, 'title');
  if (name !== null && name !== '') return name.trim();
  return textOf(element).slice(0, 60);
}

/** Lines of a list: their people are not the people of the open message. */
const rowSelector = '[role="row"], [role="option"], [role="listitem"], [role="treeitem"], [role="gridcell"], tr, li';

function isInRow(element: Element, region: Element): boolean {
  const row = closestOf(element, rowSelector);
  if (!row || !containsNode(region, row) || row === region) return false;
  // A header of a message may be a table or list too, but no long one.
  const siblings = parentOf(row);
  return siblings !== null && queryAll(siblings as Element, ':scope > *').length > 8;
}

/** The part of the page that holds its content, where the page says so. */
function findRegion(document: Document, body: Element): Element {
  const dialogs = queryAll(document, 'dialog[open], [role="dialog"][aria-modal="true"]');
  const mains = queryAll(document, 'main, [role="main"]');
  return [...dialogs, ...mains].find((element) => !isElementHidden(element)) ?? body;
}

const personSelector = 'a[href^="mailto:" i], [email], [data-email], [title*="@"], [aria-label*="@"], [data-hovercard-id*="@"]';

/** People named by links and attributes below an element, in document order. */
function findPeople(root: Element): readonly NamedPerson[] {
  const people: NamedPerson[] = [];
  for (const element of queryAll(root, personSelector)) {
    if (people.length >= maxPeople) break;
    const link = addressOfLink(attributeOf(element, 'href') ?? '');
    const attributes = ['email', 'data-email', 'data-hovercard-id', 'title', 'aria-label'];
    const address = link ?? attributes.map((name) => findAddress(attributeOf(element, name) ?? '')).find((found) => found);
    if (address === undefined || isElementHidden(element)) continue;
    const text = textOf(element);
    const name = text.length > 100 ? undefined : text.replace(/\s*[<(（]?[^\s<>]+@[^\s<>]+[>)）]?\s*/g, ' ');
    const person = toParticipant(name, address);
    if (person) people.push({ element, person });
  }
  return people;
}

interface Field {
  readonly kind: 'from' | 'to' | 'subject';
  readonly element: Element;
  readonly value: string;
}

/** Elements that a header label may be, small ones only. */
const labelSelector = 'td, th, dt, dd, label, span, b, strong, p, div, li';

/** Fields of a message header that the page labels: `From: Ann <ann@x.example>`, or a label with its value beside it. */
function findFields(region: Element): readonly Field[] {
  const fields: Field[] = [];
  let examined = 0;
  for (const element of queryAll(region, labelSelector)) {
    const first = element.firstChild;
    // The label is the first thing in its element.
    const start = first && first.nodeType === 3 ? (first as Text).data.trimStart() : '';
    const kind = start === '' ? undefined : labelOf(start);
    if (kind === undefined) continue;
    if (++examined > maxFields || isElementHidden(element)) continue;
    const own = textOf(element);
    if (own.length > maxHeaderLength) continue;
    const rest = own.slice(kind.length).trim();
    const parent = parentOf(element) as Element | null;
    const beside =
      element.nextElementSibling ?? (parent && textOf(parent).length < maxHeaderLength ? parent.nextElementSibling : null);
    const value = rest !== '' ? rest : beside ? textOf(beside).slice(0, maxHeaderLength) : '';
    const holder = rest !== '' ? element : (beside ?? element);
    if (value !== '') fields.push({ kind: kind.kind, element: holder, value });
  }
  return fields;
}

/** Person of a labelled field: by its links first, then by its text. */
function peopleOf(field: Field, people: readonly NamedPerson[]): readonly Participant[] {
  const linked = people.filter(({ element }) => containsNode(field.element, element)).map(({ person }) => person);
  if (linked.length > 0) return linked;
  const parsed = parseParticipants(field.value);
  return parsed.filter((person) => person.address !== undefined || (person.name?.length ?? 0) < 80);
}

/** The smallest element that holds the header of a message and more than a header. */
function findMessageElement(header: Element, region: Element): Element {
  let element = header;
  let length = textOf(element).length;
  const enough = Math.min(length, maxHeaderLength) + 60;
  while (element !== region && (length < enough || element === header) && !queryOptional(element, 'iframe')) {
    const parent = parentOf(element) as Element | null;
    if (!parent || nodeNameOf(parent) === 'BODY') break;
    element = parent;
    length = textOf(element).length;
  }
  return element;
}

function commonElement(first: Element, second: Element): Element {
  let element = first;
  while (!containsNode(element, second)) {
    const parent = parentOf(element) as Element | null;
    if (!parent) break;
    element = parent;
  }
  return element;
}

interface Rows {
  readonly elements: readonly Element[];
}

/** The longest list or table of the page: at least four lines with text, beside each other. */
function findRows(region: Element): Rows | undefined {
  const groups = new Map<Node, Element[]>();
  for (const row of queryAll(region, '[role="row"], [role="option"], [role="listitem"], [role="article"], article, tr, li')) {
    const parent = parentOf(row);
    if (!parent) continue;
    const group = groups.get(parent) ?? [];
    if (group.length < maxRows) group.push(row);
    groups.set(parent, group);
  }
  const longest = [...groups.values()].sort((a, b) => b.length - a.length).slice(0, 3);
  for (const group of longest) {
    const filled = group.filter((row) => textOf(row).length > 12 && !isElementHidden(row));
    if (filled.length >= 4) return { elements: filled };
  }
  return undefined;
}

/** Buttons of the page that say what can be done with it. */
function findActions(body: Element): { canReply: boolean; canSend: boolean } {
  let canReply = false;
  let canSend = false;
  for (const button of queryAll(body, 'button, [role="button"], [role="menuitem"], input[type="submit"], a').slice(
    0,
    maxButtons,
  )) {
    const name = nameOf(button) || (attributeOf(button, 'value') ?? '');
    if (name === '' || name.length > 30) continue;
    if (!canReply && replyLabels.test(name)) canReply = !isElementHidden(button);
    else if (!canSend && sendLabels.test(name)) canSend = !isElementHidden(button);
  }
  return { canReply, canSend };
}

/** Numbers of things that only a page about one customer or person shows together. */
function looksLikeRecord(region: Element, people: readonly NamedPerson[]): boolean {
  const phones = queryAll(region, 'a[href^="tel:" i], [itemprop="telephone"]').length;
  const pairs = queryAll(region, 'dt, [itemprop], label').length;
  return (phones > 0 ? 1 : 0) + (people.length > 0 ? 1 : 0) + (pairs >= 4 ? 1 : 0) >= 2;
}

/**
 * Where the text of any page stands; absent when the page says nothing about its meaning, so that only its plain text is
 * left. Reads no element that a reader cannot see.
 */
export function readSemantics(document: Document): PageShape | undefined {
  const body = bodyOf(document);
  if (!body) return undefined;
  const region = findRegion(document, body);
  const headings = queryAll(region, 'h1, h2, h3, [role="heading"]')
    .slice(0, maxHeadings)
    .filter((element) => textOf(element) !== '' && !isElementHidden(element));
  const people = findPeople(body);
  const fields = findFields(region);
  const { canReply, canSend } = findActions(body);
  const place = `${document.location?.pathname ?? ''}${document.location?.search ?? ''}${document.location?.hash ?? ''}`;
  const drafts = queryAll(
    body,
    '[contenteditable]:not([contenteditable="false"]), [role="textbox"][aria-multiline="true"]',
  ).filter((element) => nodeNameOf(element) !== 'BODY' && !isElementHidden(element));
  const draftParts = drafts.slice(0, 5).map((root): PagePart => ({ role: 'draft', root }));
  const pagePart = (except: readonly Node[]): PagePart => ({ role: 'page', root: body, except });
  const loose = (used: readonly Element[]): PagePart[] => {
    // An address in a link or a tool tip is no visible text: it is said once, after the page.
    const lines = people
      .filter(({ element }) => !used.some((container) => containsNode(container, element)))
      .map(({ person }) => participantText(person));
    return lines.length === 0 ? [] : [{ role: 'page', text: [...new Set(lines)].join('\n') }];
  };

  const fromField = fields.find(({ kind }) => kind === 'from');
  const sender =
    (fromField && peopleOf(fromField, people)[0]) ??
    (canReply ? findUnlabelledSender(people, headings, region)?.person : undefined);
  if (sender) {
    const senderElement = fromField?.element ?? findUnlabelledSender(people, headings, region)?.element ?? region;
    const subjectField = fields.find(({ kind }) => kind === 'subject');
    const heading = chooseHeading(headings, senderElement, document.title ?? '');
    const subject = subjectField?.value ?? (heading ? textOf(heading) : '');
    const subjectElement = subjectField?.element ?? heading;
    const header = subjectElement ? commonElement(subjectElement, senderElement) : senderElement;
    const messageElement = findMessageElement(header, region);
    const to = fields.filter(({ kind }) => kind === 'to').flatMap((field) => peopleOf(field, people));
    const others = people.filter(({ element, person }) => containsNode(header, element) && person.address !== sender.address);
    const named = to.length > 0 ? to : header === region || header === body ? [] : others.map(({ person }) => person);
    const message: OpenMessage = { subject: subject.slice(0, 2000), from: sender, to: named.slice(0, 500) };
    return {
      view: 'message',
      subject: [place, subject, participantText(sender)].join(' '),
      message,
      parts: [
        { role: 'sender', text: participantText(sender) },
        ...message.to.map((person): PagePart => ({ role: 'recipient', text: participantText(person) })),
        { role: 'subject', text: subject },
        { role: 'body', root: messageElement, except: drafts },
        ...draftParts,
        pagePart([messageElement, ...drafts]),
        ...loose([header]),
      ],
    };
  }
  if (canSend && drafts.length > 0) {
    const to = fields.filter(({ kind }) => kind === 'to').flatMap((field) => peopleOf(field, people));
    return {
      view: 'compose',
      subject: `compose ${place}`,
      message: { to: to.slice(0, 500) },
      parts: [
        ...to.map((person): PagePart => ({ role: 'recipient', text: participantText(person) })),
        ...draftParts,
        pagePart(drafts),
        ...loose([]),
      ],
    };
  }
  const rows = findRows(region);
  const title = headings[0];
  const titleParts: PagePart[] = title ? [{ role: 'title', text: textOf(title) }] : [];
  if (title && looksLikeRecord(region, people)) {
    return {
      view: 'record',
      subject: [place, textOf(title)].join(' '),
      parts: [...titleParts, pagePart([]), ...loose([])],
    };
  }
  if (rows) {
    return {
      view: 'list',
      subject: place,
      parts: [
        ...rows.elements.map((root): PagePart => ({ role: 'row', root })),
        ...titleParts,
        pagePart(rows.elements),
        ...loose([]),
      ],
    };
  }
  if (headings.length > 0 || people.length > 0) {
    return {
      view: 'other',
      subject: [place, title ? textOf(title) : ''].join(' '),
      parts: [...titleParts, pagePart([]), ...loose([])],
    };
  }
  return undefined;
}

/** The first person after a heading of the content, outside lists: where products that label nothing name the sender. */
function findUnlabelledSender(
  people: readonly NamedPerson[],
  headings: readonly Element[],
  region: Element,
): NamedPerson | undefined {
  const first = headings[0];
  return people.find(
    ({ element }) =>
      containsNode(region, element) &&
      !isInRow(element, region) &&
      (first === undefined || isAfter(element, first) || containsNode(first, element)),
  );
}

/** The heading that names the open message: one that the title of the page repeats, else the last before the sender. */
function chooseHeading(headings: readonly Element[], sender: Element, title: string): Element | undefined {
  const named = headings.find((heading) => title !== '' && title.includes(textOf(heading)) && textOf(heading).length > 3);
  if (named) return named;
  return headings.filter((heading) => isAfter(sender, heading)).at(-1) ?? headings[0];
}
