/**
 * Any page, by what it means instead of how it is built: headings, ARIA roles, mail and telephone links, address patterns,
 * labels of fields, lines that look alike, times and the names of buttons. Knows no product.
 */
import type { Participant } from '../model/page.ts';
import {
  attributeOf,
  bodyOf,
  closestOf,
  containsNode,
  nodeNameOf,
  parentOf,
  plainTextOf,
  queryAll,
  queryOptional,
  textWalker,
} from './dom-access.ts';
import { findDrafts, findTextFields, isSubjectField } from './draft-editors.ts';
import { isElementHidden } from './element-visibility.ts';
import { labelOf, looseRecipients, replyLabels, sendLabels } from './header-labels.ts';
import { listSteps } from './list-rows.ts';
import type { Meaning } from './loaded-sites.ts';
import {
  type Field,
  findFields,
  foldedPeopleOf,
  type LabelPlace,
  maxLineLength,
  peopleOf,
  splitNames,
} from './message-fields.ts';
import { isAfter, type NamedPerson, namedPeopleSteps } from './named-people.ts';
import { parseParticipants, participantText } from './participants.ts';
import { parseSentAt } from './sent-at.ts';
import type { PagePart } from './site.ts';
import { isAsideElement, isColumnHead, surveyText } from './survey-page.ts';

const dialogs = 'dialog, [role=dialog]';
/** Elements of a kind that are looked at, so that a page of any size costs a few milliseconds. */
const maxElements = 500;
/** Deeper pages are made to hurt. */
const maxDepth = 300;
/** Sender, recipients and date together, where nothing is labelled. */
const maxHeaderBlockLength = 200;
/** What may stand in a header besides its fields: day and time, names of folders. A short body is longer. */
const maxBesides = 60;

/** A day and a time, in whatever order of day and month: `11-22 09:34` */
const dayAndTime = /\d\s?[-/.年月]\s?\d.*\d:\d\d/;

/** Where customer systems put one record: `/companies/8/show`, `/tab/Accounts/4876`, `#/contacts/record/a1b2`. */
const recordPlace =
  /[/#](contact|person|people|compan(?:y|ie)|account|customer|client|organi[sz]ation|partner|lead|deal|opportunit\w+)s?(\/[a-z]+)?\/[\w-]*\d/i;

/** The part of the page that holds its content, where the page says so: all of it when the header of a message stands outside. */
function findRegion(body: Element, labels: readonly LabelPlace[]): Element {
  const findShown = (selector: string) => queryAll(body, selector).find((element) => !isElementHidden(element));
  const dialog = findShown('dialog[open], [role=dialog][aria-modal=true]');
  const main = findShown('main, [role=main]');
  const senders = labels.filter(({ kind, node }) => kind === 'from' && !isColumnHead(parentOf(node) as Element));
  const isOutside = main && senders.length > 0 && !senders.some(({ node }) => containsNode(main, node));
  return dialog ?? (isOutside ? body : (main ?? body));
}

/** Text of a heading without its label and buttons; a record that is open for editing has its name in a field there. */
function headingText(heading: Element | undefined): string {
  if (!heading) return '';
  const field = queryOptional(heading, 'input, textarea') as HTMLInputElement | undefined;
  const buttons = queryAll(heading, 'a, button').map((button) => plainTextOf(button));
  const whole = plainTextOf(heading) || (field?.value ?? '').trim();
  const text = buttons.reduce(
    (left, button) => (left.endsWith(button) ? left.slice(0, left.length - button.length).trim() : left),
    whole,
  );
  return (text || whole).slice(labelOf(text)?.kind === 'subject' ? labelOf(text)?.length : 0).trim();
}

/** The heading that names what is open: one that the title of the page repeats, else the last before a place, else the first. */
function chooseHeading(headings: readonly Element[], title: string, before?: Element): Element | undefined {
  const others = headings.filter((heading) => !before || !containsNode(heading, before));
  const named = others.find((heading) => {
    const text = headingText(heading);
    // A title that never says more is the name of the product.
    return text.length > 3 && title.includes(text) && !(before && text === title);
  });
  return named ?? (before && others.filter((heading) => isAfter(before, heading)).at(-1)) ?? others[0];
}

/** The line of text above an element that is no name of a button: a subject without a heading. */
function findLineAbove(element: Element, region: Element): Element | undefined {
  const walker = textWalker(region);
  walker.currentNode = element;
  for (let left = 20; left > 0 && walker.previousNode(); ) {
    const line = parentOf(walker.currentNode) as Element | null;
    const text = (walker.currentNode as Text).data.trim();
    if (!line || text.length < 2) continue;
    left -= 1;
    if (replyLabels.test(text) || labelOf(text) || closestOf(line, 'button, a, [role=button]') || isAsideElement(line)) continue;
    if (text.length <= maxLineLength && !isElementHidden(line)) return line;
  }
  return undefined;
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

/** Whether an element says clearly more than the header of a message and what can be done there. */
function saysMore(element: Element, header: readonly Element[]): boolean {
  const walker = textWalker(element);
  let length = 0;
  while (length <= maxBesides && walker.nextNode()) {
    const node = walker.currentNode as Text;
    const isAction = closestOf(parentOf(node) as Element, 'a, button, select') !== null;
    if (!isAction && !header.some((field) => containsNode(field, node))) length += node.data.trim().length;
  }
  return length > maxBesides;
}

/** The smallest element around sender and subject that says clearly more than the header does, or holds a frame that may. */
function findMessageElement(header: readonly Element[], region: Element): Element {
  const [sender = region, subject = sender] = header;
  let element = sender;
  while (element !== region) {
    const isWhole = containsNode(element, subject) && (saysMore(element, header) || queryOptional(element, 'iframe'));
    const parent = parentOf(element) as Element | null;
    // In a list there are further lines of the header.
    const isList = /^[UOD]L$/.test(nodeNameOf(element));
    if (!parent || (!isList && (isWhole || nodeNameOf(parent) === 'BODY'))) break;
    element = parent;
  }
  return element;
}

/** When the message was sent, by the first time in it that is exact enough. */
function findSentAt(root: Element, times: readonly Text[], today: Date | undefined): string | undefined {
  const told = queryAll(root, 'time, [datetime], [title*=":"]', 50).flatMap((element) =>
    ['datetime', 'title'].map((name) => attributeOf(element, name) ?? ''),
  );
  const shown = times.filter((node) => containsNode(root, node)).slice(0, 10);
  for (const text of [...told, ...shown.map((node) => node.data.trim())]) {
    const sentAt = text.length < 100 ? parseSentAt(text, today) : undefined;
    if (sentAt !== undefined) return sentAt;
  }
  return undefined;
}

/** What can be done here, by the names of the buttons. */
function findActions(body: Element): { readonly canReply: boolean; readonly send?: Element } {
  let canReply = false;
  let send: Element | undefined;
  const buttons =
    'button, [role=button], [role=link], input[type=submit], input[type=button], a, [class*="btn" i], [class*="button" i]';
  for (const button of queryAll(body, buttons, maxElements * 2)) {
    const told = ['aria-label', 'title', 'value'].map((name) => attributeOf(button, name) ?? '');
    for (const text of [...told, plainTextOf(button, 60)].map((name) => name.trim())) {
      const isReply = replyLabels.test(text);
      if (text.length > 40 || !(isReply || sendLabels.test(text)) || isElementHidden(button)) continue;
      if (isReply) canReply = true;
      else send ??= button;
    }
  }
  return { canReply, ...(send && { send }) };
}

/**
 * Where the text of any page stands. The view is `other` when the page says nothing about its meaning, so that only its
 * plain text is left. Takes nothing from elements that a reader cannot see. Pauses often, as `visibleTextSteps` does.
 * @param today - what `today` means in the page; absent when that is not certain
 */
export function* semanticsSteps(document: Document, today?: Date): Generator<void, Meaning> {
  const body = bodyOf(document);
  if (!body) return { view: 'other', subject: '', parts: [] };
  const survey = yield* surveyText(body);
  yield;
  const region = findRegion(body, survey.labels);
  const people = yield* namedPeopleSteps(body, survey.addresses);
  yield;
  const lists = yield* listSteps(body);
  const rows = new Set<Node>(lists.flat());
  yield;
  const drafts = findDrafts(body);
  yield;
  const isAside = (element: Element): boolean =>
    findAbove(element, rows) !== undefined || isAsideElement(element) || drafts.some(({ host }) => containsNode(host, element));
  const headings = queryAll(region, 'h1, h2, h3, h4, h5, [role=heading], [itemprop=name]', maxElements).filter(
    (element) => headingText(element) !== '' && !isAside(element) && !isElementHidden(element),
  );
  yield;
  // Before they are grouped: lines of a list may be labelled too.
  const labels = survey.labels.filter(({ node }) => !isAside(parentOf(node) as Element));
  const found = findFields(region, labels).filter(({ label }) => !isAside(label));
  yield;
  // What stands behind a dialog is not about what it shows.
  const { canReply, send } = findActions(closestOf(region, dialogs) ? region : body);
  yield;
  const { pathname = '', search = '', hash = '' } = document.location ?? {};
  const place = pathname + search + hash;
  const title = document.title ?? '';

  const linesOf = (found: readonly NamedPerson[]): string =>
    [...new Set(found.filter(({ isAttribute }) => isAttribute).map(({ person }) => participantText(person)))].join('\n');
  const within = (root: Node): NamedPerson[] => people.filter(({ element }) => containsNode(root, element));
  const byRow = new Map<Node, NamedPerson[]>();
  for (const person of people) {
    const row = findAbove(person.element, rows);
    if (row) byRow.set(row, [...(byRow.get(row) ?? []), person]);
  }
  const rowParts = (list: readonly Element[]): PagePart[] =>
    list.map((root) => ({ role: 'row', root, lead: linesOf(byRow.get(root) ?? []) }));

  /** Everything that no other part has read, and the addresses that stand in links and tool tips only. */
  const rest = (used: readonly Element[]): PagePart[] => {
    const read = new Set<Node>(used);
    const around = new Set<Node>();
    for (const element of used)
      for (let node = parentOf(element); node && !around.has(node); node = parentOf(node)) around.add(node);
    const others = lists.flat().filter((row) => !around.has(row) && !findAbove(row, read));
    const taken = new Set<Node>([...used, ...others]);
    const unread = people.filter(({ element }) => !findAbove(element, taken));
    return [...rowParts(others), { role: 'page', root: body, except: [...taken] }, { role: 'page', text: linesOf(unread) }];
  };
  const draftParts = drafts.map(({ root }): PagePart => ({ role: 'draft', root }));
  const hosts = drafts.map(({ host }) => host);

  const isDialog = hosts.some((host) => closestOf(host, dialogs));
  const texts = send ? findTextFields(body) : [];
  yield;
  const subjects = texts.filter(isSubjectField);
  const others = texts.filter((field) => !isSubjectField(field));
  const writing = others.filter((field) => nodeNameOf(field) === 'TEXTAREA' && field.value.length > 1);
  const isWriting = send && (isDialog || !canReply) && (drafts.length > 0 || subjects.length > 0);
  // Beside an open message an answer may have begun, with a header of its own.
  const isOfAnswer = ({ label }: Field): boolean => {
    const form = closestOf(label, 'form');
    return !!form && hosts.some((host) => containsNode(form, host)) && !headings.some((heading) => containsNode(form, heading));
  };
  const fields = isWriting ? found : found.filter((field) => !isOfAnswer(field));
  const fromField = fields.find(({ kind }) => kind === 'from');
  const toFields = fields.filter(({ kind }) => kind === 'to');
  const labelled = toFields.flatMap((field) => peopleOf(field, people));
  const isAddressed = labelled.some(({ address }) => address !== undefined);
  if (isWriting) {
    // The form: the smallest element around the editor that has the button too.
    let form = hosts[0] ?? writing[0] ?? (send as Element);
    const findSubject = () => subjects.find((field) => containsNode(form, field));
    while (form !== body && !(containsNode(form, send) && findSubject())) form = (parentOf(form) as Element | null) ?? body;
    const subject = findSubject()?.value;
    const kindOf = (field: Element) => labels.findLast(({ node }) => isAfter(field, node))?.kind;
    const typed = others
      .filter((field) => field.value.includes('@') && !/from/i.test(field.name + kindOf(field)) && !writing.includes(field))
      .flatMap(({ value }) => parseParticipants(value));
    const chosen = within(form).filter(({ element }) => !isAside(element) && !fromField?.element.contains(element));
    const to = chosen.length === 0 || isAddressed ? labelled : chosen.map(({ person }) => person);
    const plain = drafts.length > 0 ? [] : writing.map(({ value }): PagePart => ({ role: 'draft', text: value }));
    const parts = [...draftParts, ...plain, ...rest(hosts)];
    return { view: 'compose', subject: place, fields: { to: uniquePeople([...to, ...typed]), subject }, parts };
  }

  const [before] = headings;
  const mayWrite = people.filter(
    ({ element }) =>
      containsNode(region, element) &&
      !isAside(element) &&
      !toFields.some((field) => containsNode(field.element, element)) &&
      (!before || isAfter(element, before) || !!fromField),
  );
  // Above the message stands whose mailbox it is: somebody else wrote what goes to that address.
  const named = toFields.map(({ value }) => value).join(' ');
  const first = mayWrite.find(({ person }) => !named.includes(person.address ?? ' ')) ?? mayWrite[0];
  // A sender without a label who stands above the first label: that one is in the text of the message.
  const isQuotedLabel =
    fromField &&
    first &&
    isAfter(fromField.label, first.element) &&
    !containsNode(fromField.element, first.element) &&
    !containsNode(first.element, fromField.label);
  const labelledSender = fromField && !isQuotedLabel ? peopleOf(fromField, people)[0] : undefined;
  // Lines of a list of people have telephone numbers too.
  const hasPhone = queryAll(region, 'a[href^="tel:" i]', maxElements).some((link) => !isAside(link));
  const longest = lists[0] ?? [];
  const isRecord =
    survey.recordLabels.size >= (longest.length < 8 ? 2 : 4) ||
    (recordPlace.test(place) && !/\blists?\b|\bviews\b|[?&]view/.test(place)) ||
    (people.some(({ element }) => !isAside(element)) && (hasPhone || queryAll(region, 'dt, [itemprop]', 4).length > 3));
  const isTimed = (element: Element): boolean =>
    findSentAt(findHeaderBlock(element, region, region), survey.times, today) !== undefined;
  const sender = labelledSender ?? first?.person;
  const senderElement = labelledSender ? fromField?.element : first?.element;
  const isLike = toFields.length > 0 || (labelledSender ? !isRecord : headings.length > 0 && !!first && isTimed(first.element));
  if (sender && senderElement && (canReply || (isLike && !(isRecord && !labelledSender)))) {
    const subjectField = fields.find(({ kind }) => kind === 'subject');
    // The first line of the header: some begin with the date.
    const top = fields.find(({ label }) => isAfter(senderElement, label))?.label ?? senderElement;
    const subjectElement = subjectField?.element ?? chooseHeading(headings, title, senderElement) ?? findLineAbove(top, region);
    const subject = subjectField?.value ?? headingText(subjectElement);
    const writer = participantText(sender);
    const headerElements = [
      senderElement,
      subjectElement ?? senderElement,
      ...fields.flatMap(({ element, label }) => [element, label]),
    ];
    const root = findMessageElement(headerElements, region);
    const line = findHeaderBlock(senderElement, subjectElement ?? region, region);
    const beside = within(line).filter(({ person }) => person.address !== sender.address);
    const loose = queryAll(line, '*', 50).flatMap((element) => looseRecipients.exec(plainTextOf(element, 200))?.[1] ?? []);
    const named = loose.flatMap(splitNames);
    // A header that is folded away tells who else got it, when it is that of this message.
    const folded = isAddressed ? [] : findFields(region, labels, true);
    const isOwn = folded.some((field) => field.kind === 'from' && foldedPeopleOf(field)[0]?.address === sender.address);
    const hidden = isOwn ? folded.filter(({ kind }) => kind === 'to').flatMap(foldedPeopleOf) : [];
    const to = [hidden, labelled, beside.map(({ person }) => person), named].find(({ length }) => length > 0) ?? [];
    return {
      view: 'message',
      subject: [place, subject, writer].join(' '),
      fields: {
        from: sender,
        // Whom an answer would go to is no recipient of the message.
        to: uniquePeople(to).filter(({ address = '' }) => address !== sender.address),
        subject,
        sentAt: findSentAt(root, survey.times, today),
      },
      dated: fields.find(({ kind, value }) => kind === 'other' && dayAndTime.test(value))?.value,
      parts: [
        { role: 'body', root, except: [...headerElements, ...hosts, ...(rows as Set<Element>)] },
        ...draftParts,
        ...rest([root, ...hosts]),
      ],
    };
  }

  const heading = chooseHeading(headings, title);
  const names = title.split(/\s[-–—|»·:]\s/).map((part) => part.trim());
  const titled = names.find((part) => part.length > 1 && plainTextOf(region, 20_000).includes(part));
  const [label] = survey.recordLabels.values();
  const name = headingText(heading) || (titled ?? headingText(label && findLineAbove(label, region)));
  const titleParts: PagePart[] = name ? [{ role: 'title', text: name }] : [];
  const subject = `${place} ${name}`;
  if ((isRecord || (survey.shownLabels.size > 2 && longest.length < 8)) && name) {
    const values = findTextFields(region).map(({ value }) => value.slice(0, maxLineLength));
    return { view: 'record', subject, parts: [...titleParts, ...rest([]), { role: 'page', text: values.join('\n') }] };
  }
  yield;
  const isList = longest.length > 0;
  const parts = [...titleParts, ...rowParts(longest), ...rest(longest)];
  return { view: isList ? 'list' : 'other', subject: isList ? place : subject, parts };
}

/** The element of a set that an element is or stands in. */
function findAbove(element: Element, set: ReadonlySet<Node>): Node | undefined {
  let node: Node | null = element;
  for (let left = maxDepth; node && left > 0; left -= 1) {
    if (set.has(node)) return node;
    node = parentOf(node);
  }
  return undefined;
}

/** Each person once, by address, else by name. */
function uniquePeople(people: readonly Participant[]): readonly Participant[] {
  const keys = people.map(({ name, address }) => address?.toLowerCase() ?? name);
  return people.filter((_, i) => keys.indexOf(keys[i]) === i);
}
