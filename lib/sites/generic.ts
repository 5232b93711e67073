/**
 * Any page, by what it means instead of how it is built: headings, ARIA roles, mail and telephone links, address patterns,
 * header labels and the names of buttons. Knows no product.
 */
import type { Participant } from '../model/page.ts';
import {
  attributeOf,
  bodyOf,
  closestOf,
  containsNode,
  firstChildOf,
  nodeNameOf,
  parentOf,
  plainTextOf,
  queryAll,
  queryOptional,
  textWalker,
} from './dom-access.ts';
import { isElementHidden } from './element-visibility.ts';
import { type HeaderLabel, labelOf, replyLabels, sendLabels } from './header-labels.ts';
import { findNamedPeople, isAfter, type NamedPerson } from './named-people.ts';
import { parseParticipants, participantText } from './participants.ts';
import { messageOf, type PagePart, type PageShape } from './site.ts';
import { nodesPerStep } from './visible-text.ts';

/** Elements of a kind that are looked at, so that a page of any size costs a few milliseconds. */
const maxElements = 500;
const maxTextNodes = 100_000;
/** One field of a message header. A message to many people has more, but shows only some of them. */
const maxLineLength = 400;
/** Sender, recipients and date together, where nothing is labelled. A short body is longer. */
const maxHeaderBlockLength = 200;

/** Lines of lists and tables. */
const rowSelector = '[role="row"], [role="option"], [role="listitem"], tr, li';

/** The part of the page that holds its content, where the page says so. */
function findRegion(document: Document, body: Element): Element {
  const named = ['dialog[open], [role="dialog"][aria-modal="true"]', 'main, [role="main"]'];
  return named.flatMap((selector) => queryAll(document, selector)).find((element) => !isElementHidden(element)) ?? body;
}

/** A field of a message header with its value, or the element beside its label that holds the value. */
interface Field {
  readonly kind: HeaderLabel;
  /** Holds the value. */
  readonly element: Element;
  /** Holds the label, and the value too when it is the same element. */
  readonly label: Element;
  readonly value: string;
}

/** Text nodes of a page that begin with a header label, and those that hold an address. */
interface Survey {
  readonly labels: readonly Text[];
  readonly addresses: readonly Text[];
}

/** Looks at every text node once. */
function* surveyText(root: Element): Generator<void, Survey> {
  const labels: Text[] = [];
  const addresses: Text[] = [];
  const walker = textWalker(root);
  for (let count = 1; count < maxTextNodes && walker.nextNode(); count += 1) {
    if (count % nodesPerStep === 0) yield;
    const node = walker.currentNode as Text;
    const { data } = node;
    if (data.length > maxLineLength) continue;
    if (data.includes('@')) addresses.push(node);
    if (labels.length < maxElements && labelOf(data)) labels.push(node);
  }
  return { labels, addresses };
}

/** Fields that the page labels: `From: Ann <ann@x.example>`, or a label with its value beside it. */
function findFields(region: Element, labels: readonly Text[]): readonly Field[] {
  const fields: Field[] = [];
  for (const node of labels) {
    const element = parentOf(node) as Element | null;
    const label = labelOf(node.data);
    // The label is the first thing in its element.
    if (!element || !label || firstChildOf(element) !== node || !containsNode(region, element)) continue;
    // The second sender is that of an earlier mail, repeated below.
    if (label.kind === 'from' && fields.some(({ kind }) => kind === 'from')) break;
    const text = plainTextOf(element);
    if (text.length > maxLineLength || isElementHidden(element)) continue;
    const own = text.slice(label.length).trim();
    const parent = parentOf(element) as Element | null;
    const line = plainTextOf(parent);
    // The value stands in the same element, else in what follows on the same line, else in the next element.
    const holder =
      own !== ''
        ? element
        : parent && line.startsWith(text) && line.length > text.length && line.length <= maxLineLength
          ? parent
          : (element.nextElementSibling ?? (line === text ? parent?.nextElementSibling : undefined));
    const value = own !== '' ? own : plainTextOf(holder).slice(holder === parent ? text.length : 0);
    if (holder && value.trim() !== '' && value.length <= maxLineLength) {
      fields.push({ kind: label.kind, element: holder, label: element, value: value.trim() });
    }
  }
  return fields;
}

/** People of a labelled field: those its links name, else those its text names. */
function peopleOf(field: Field, people: readonly NamedPerson[]): readonly Participant[] {
  const linked = people.filter(({ element }) => containsNode(field.element, element)).map(({ person }) => person);
  if (linked.length > 0) return linked;
  return parseParticipants(field.value).filter((person) => person.address !== undefined || (person.name?.length ?? 0) < 80);
}

/** Whether an element stands in a line of a longer list or table: the people there are not those of the open message. */
function isInRow(element: Element, region: Element): boolean {
  const row = closestOf(element, rowSelector);
  const list = row && parentOf(row);
  return !!row && row !== region && containsNode(region, row) && !!list && list.childNodes.length > 8;
}

/** The person who stands first after a heading, where products that label nothing name the sender. */
function findUnlabelledSender(
  people: readonly NamedPerson[],
  headings: readonly Element[],
  region: Element,
): NamedPerson | undefined {
  const first = headings[0];
  return people.find(
    ({ element }) => containsNode(region, element) && !isInRow(element, region) && (!first || isAfter(element, first)),
  );
}

/** The heading that names the open message: one that the title of the page repeats, else the last before the sender. */
function chooseHeading(headings: readonly Element[], sender: Element, title: string): Element | undefined {
  const others = headings.filter((heading) => !containsNode(heading, sender));
  const named = others.find((heading) => plainTextOf(heading).length > 3 && title.includes(plainTextOf(heading)));
  return named ?? others.filter((heading) => isAfter(sender, heading)).at(-1) ?? others[0];
}

/** The largest element around the sender that is still a header: short, and without the subject. */
function findHeaderBlock(sender: Element, subject: Element, region: Element): Element {
  let element = sender;
  for (;;) {
    const parent = parentOf(element) as Element | null;
    if (!parent || containsNode(parent, subject) || containsNode(parent, region)) return element;
    if (plainTextOf(parent).length > maxHeaderBlockLength || queryOptional(parent, 'iframe')) return element;
    element = parent;
  }
}

/** The smallest element around sender and subject that says clearly more than the header does, or holds a frame that may. */
function findMessageElement(sender: Element, subject: Element | undefined, headerLength: number, region: Element): Element {
  let element = sender;
  while (element !== region) {
    const isWhole = !subject || containsNode(element, subject);
    if (isWhole && (plainTextOf(element).length > headerLength + 60 || queryOptional(element, 'iframe'))) break;
    const parent = parentOf(element) as Element | null;
    if (!parent || nodeNameOf(parent) === 'BODY') break;
    element = parent;
  }
  return element;
}

/** The longest list or table of the page: at least four lines with text, side by side. */
function findRows(region: Element): readonly Element[] {
  const groups = new Map<Node, Element[]>();
  for (const row of queryAll(region, `${rowSelector}, article`)) {
    const parent = parentOf(row);
    const group = parent && (groups.get(parent) ?? []);
    if (!group || group.length >= maxElements) continue;
    group.push(row);
    groups.set(parent, group);
  }
  const longest = [...groups.values()].sort((a, b) => b.length - a.length).slice(0, 3);
  const filled = longest.map((group) => group.filter((row) => plainTextOf(row).length > 3 && !isElementHidden(row)));
  return filled.find((group) => group.length >= 4) ?? [];
}

/** What can be done here, by the names of the buttons. */
function findActions(body: Element): { readonly canReply: boolean; readonly canSend: boolean } {
  let canReply = false;
  let canSend = false;
  for (const button of queryAll(body, 'button, [role="button"], [role="link"], input[type="submit"], a', maxElements)) {
    const name = (
      attributeOf(button, 'aria-label') ||
      plainTextOf(button) ||
      attributeOf(button, 'title') ||
      attributeOf(button, 'value') ||
      ''
    ).trim();
    if (name.length > 30) continue;
    canReply ||= replyLabels.test(name) && !isElementHidden(button);
    canSend ||= sendLabels.test(name) && !isElementHidden(button);
  }
  return { canReply, canSend };
}

/** Whether the page shows the things that only a page about one customer or person shows together. */
function looksLikeRecord(region: Element, people: readonly NamedPerson[]): boolean {
  const hasPhone = queryOptional(region, 'a[href^="tel:" i]') !== undefined;
  const hasFields = queryAll(region, 'dt, label, [itemprop]', 4).length >= 4;
  return Number(hasPhone) + Number(people.length > 0) + Number(hasFields) >= 2;
}

/**
 * Where the text of any page stands. The view is `other` when the page says nothing about its meaning, so that only its
 * plain text is left. Takes nothing from elements that a reader cannot see. Pauses often, as `visibleTextSteps` does.
 */
export function* semanticsSteps(document: Document): Generator<void, PageShape> {
  const body = bodyOf(document);
  if (!body) return { view: 'other', subject: '', parts: [] };
  const region = findRegion(document, body);
  const headings = queryAll(region, 'h1, h2, h3, [role="heading"]', maxElements).filter(
    (element) => plainTextOf(element) !== '' && !isElementHidden(element),
  );
  yield;
  const { labels, addresses } = yield* surveyText(body);
  const people = findNamedPeople(body, addresses);
  yield;
  const fields = findFields(region, labels);
  yield;
  const { canReply, canSend } = findActions(body);
  yield;
  const drafts = queryAll(body, '[contenteditable]:not([contenteditable="false"]), [role="textbox"][aria-multiline="true"]')
    .filter((element) => element !== body && !isElementHidden(element))
    .slice(0, 5);
  const place = document.location ? document.location.pathname + document.location.search + document.location.hash : '';
  const isRecord = looksLikeRecord(region, people);

  /** Everything that no other part has read, and the addresses that stand in links and tool tips only. */
  const rest = (used: readonly Element[]): PagePart[] => {
    const others = people.filter(
      ({ element, isAttribute }) => isAttribute && !used.some((container) => containsNode(container, element)),
    );
    const lines = new Set(others.map(({ person }) => participantText(person)));
    return [
      { role: 'page', root: body, except: used },
      { role: 'page', text: [...lines].join('\n') },
    ];
  };
  const draftParts = drafts.map((root): PagePart => ({ role: 'draft', root }));

  const fromField = fields.find(({ kind }) => kind === 'from');
  const toFields = fields.filter(({ kind }) => kind === 'to');
  const unlabelled = findUnlabelledSender(people, headings, region);
  const isMessage = canReply || toFields.length > 0 || (headings.length > 0 && !isRecord);
  const sender = (fromField && peopleOf(fromField, people)[0]) ?? (isMessage ? unlabelled?.person : undefined);
  const senderElement = fromField?.element ?? unlabelled?.element;
  if (sender && senderElement && !(canSend && !fromField && !canReply)) {
    const subjectField = fields.find(({ kind }) => kind === 'subject');
    const heading = chooseHeading(headings, senderElement, document.title ?? '');
    const subject = subjectField?.value ?? plainTextOf(heading);
    const subjectElement = subjectField?.element ?? heading;
    const labelled = toFields.flatMap((field) => peopleOf(field, people));
    const header = [subject, participantText(sender), ...toFields.map(({ value }) => value)].join(' ');
    const root = findMessageElement(senderElement, subjectElement, Math.min(header.length, maxLineLength), region);
    const line = findHeaderBlock(senderElement, subjectElement ?? region, region);
    const beside = people.filter(({ element, person }) => containsNode(line, element) && person.address !== sender.address);
    const to = labelled.length > 0 ? labelled : beside.map(({ person }) => person);
    const headerElements = [
      senderElement,
      ...(subjectElement ? [subjectElement] : []),
      ...fields.flatMap(({ element, label }) => [element, label]),
    ];
    const { message, header: headerParts } = messageOf({ from: sender, to, subject });
    return {
      view: 'message',
      subject: [place, subject, participantText(sender)].join(' '),
      message,
      parts: [
        ...headerParts,
        { role: 'body', root, except: [...headerElements, ...drafts] },
        ...draftParts,
        ...rest([root, ...drafts]),
      ],
    };
  }
  if (canSend && drafts.length > 0) {
    const { message, header } = messageOf({ to: toFields.flatMap((field) => peopleOf(field, people)) });
    return { view: 'compose', subject: place, message, parts: [...header, ...draftParts, ...rest(drafts)] };
  }
  const title = headings[0];
  const titleParts: PagePart[] = title ? [{ role: 'title', text: plainTextOf(title) }] : [];
  const subject = `${place} ${plainTextOf(title)}`;
  if (title && isRecord) return { view: 'record', subject, parts: [...titleParts, ...rest([])] };
  yield;
  const rows = findRows(region);
  if (rows.length > 0) {
    const rowParts = rows.map((root): PagePart => ({ role: 'row', root }));
    return { view: 'list', subject: place, parts: [...titleParts, ...rowParts, ...rest(rows)] };
  }
  return { view: 'other', subject, parts: [...titleParts, ...rest([])] };
}
