/** Selectors of a webmail -> its open message, its list, what is being written. What the adapters of webmails share. */
import type { Participant } from '../model/page.ts';
import { attributeOf, plainTextOf, queryAll, queryOptional } from './dom-access.ts';
import { isElementHidden } from './element-visibility.ts';
import { findFrameDocument } from './frame-documents.ts';
import { addressOfLink, findAddress, parseParticipants, participantText, toParticipant } from './participants.ts';
import { parseSentAt } from './sent-at.ts';
import { messageOf, type PagePart, type PageShape, PageShapeError, query } from './site.ts';

const addressAttributes = ['email', 'data-hovercard-id', 'data-email', 'addr', 'e', 'fa', 'title', 'aria-label'];
const nameAttributes = ['name', 'data-name', 'n', 'fn'];
const carriers = `a[href^="mailto:"], ${addressAttributes.map((name) => `[${name}*="@"]`).join(', ')}`;

/** The one person that an element names, by its attributes, those inside it, or its text. */
export function personOf(element: Element | undefined): Participant | undefined {
  if (!element) return undefined;
  const found = [element, ...queryAll(element, carriers, 5)].flatMap(
    (carrier) =>
      addressOfLink(attributeOf(carrier, 'href') ?? '') ??
      addressAttributes.flatMap((name) => findAddress(attributeOf(carrier, name) ?? '') ?? [])[0] ??
      [],
  );
  const text = plainTextOf(element, 500);
  const address = found[0] ?? findAddress(text);
  const told = nameAttributes.map((name) => attributeOf(element, name)).find((name) => name);
  return toParticipant(
    told ?? (address === undefined ? text : text.split(address).join('')).replace(/[<>()（）;；]+/g, ' '),
    address,
  );
}

/** Everybody whom an element names: one person, or all of a list that is one text. */
function everybodyOf(element: Element): readonly Participant[] {
  const text = plainTextOf(element, 10_000);
  if ((text.match(/@/g)?.length ?? 0) > 1 && !queryOptional(element, carriers)) return parseParticipants(text);
  return [personOf(element)].flatMap((person) => person ?? []);
}

/** The people that elements name, one or several each. */
export function peopleIn(root: Document | Element, selector: string): readonly Participant[] {
  return queryAll(root, selector)
    .filter((element) => !isElementHidden(element))
    .flatMap(everybodyOf);
}

/** Where the parts of an open message stand. */
export interface MessagePlaces {
  /** Every message that is shown in full; of several in one conversation the last is the open one. */
  readonly message: string;
  /** Anywhere in the page. */
  readonly subject: string;
  /** Within the message, as all that follow. */
  readonly from: string;
  /** One element for each person, or for a list of them. */
  readonly to: string;
  readonly sentAt: string;
  /** An element, or the frame that holds the text. */
  readonly body: string;
}

/** Time of an element: what it says for machines, else for people. */
export function sentAtOf(element: Element | undefined): string | undefined {
  if (!element) return undefined;
  const told = [attributeOf(element, 'datetime'), attributeOf(element, 'title'), plainTextOf(element)];
  return told.flatMap((text) => parseSentAt((text ?? '').trim()) ?? [])[0];
}

/**
 * The open message.
 * @param ownId - what the site calls it, by its element; the same as long as it is open
 * @throws {PageShapeError} when no message or sender is found
 */
export function readMessage(
  site: string,
  document: Document,
  places: MessagePlaces,
  ownId: (message: Element) => string | null | undefined,
): PageShape {
  const shown = queryAll(document, places.message).filter(
    (element) => !isElementHidden(element) && queryOptional(element, places.body),
  );
  const open = shown.at(-1);
  if (!open) throw new PageShapeError(site, `${places.message} with ${places.body}`);
  const subject = plainTextOf(queryAll(document, places.subject).find((element) => !isElementHidden(element)));
  const id = ownId(open) ?? '';
  const { message, header } = messageOf({
    from: personOf(query(site, open, places.from)),
    to: peopleIn(open, places.to),
    subject,
    sentAt: sentAtOf(queryOptional(open, places.sentAt)),
    ...(id !== '' && { ownId: `${site} ${id}` }),
  });
  const bodyOf = (element: Element): Element => queryAll(element, places.body).at(-1) ?? element;
  const earlier = shown.slice(0, -1).map((element): PagePart => ({ role: 'quote', root: bodyOf(element) }));
  return {
    view: 'message',
    subject: id || `${subject} ${message.sentAt ?? ''}`,
    message,
    parts: [...header, { role: 'body', root: bodyOf(open) }, ...earlier],
  };
}

/** Where the parts of one line of a list stand, within it. */
export interface RowPlaces {
  readonly row: string;
  readonly people: string;
  readonly subject: string;
}

/** The visible lines of a list of messages. */
export function readRows(root: Document | Element, places: RowPlaces): readonly PagePart[] {
  return queryAll(root, places.row, 500)
    .filter((row) => !isElementHidden(row))
    .map((row): PagePart => {
      const people = peopleIn(row, places.people).map(participantText);
      const subject = queryOptional(row, places.subject);
      // A line that is not built as expected says all it says, and whom its tool tips name.
      if (people.length === 0 || !subject)
        return { role: 'row', root: row, lead: peopleIn(row, carriers).map(participantText).join('\n') };
      return { role: 'row', text: [...people, plainTextOf(subject)].join('\n') };
    });
}

/** Where the parts of a message being written stand, within its form. */
export interface ComposePlaces {
  /** One element for each person. */
  readonly to: string;
  /** A text field. */
  readonly subject: string;
  /** The editor, or the frame that it is in. */
  readonly editor: string;
}

/** What is being written. */
export function readCompose(site: string, form: Element, draftId: string, places: ComposePlaces): PageShape {
  const { message, header } = messageOf({
    to: peopleIn(form, places.to),
    subject: (queryOptional(form, places.subject) as HTMLInputElement | undefined)?.value ?? '',
  });
  const editor = query(site, form, places.editor);
  const written = (editor as Partial<HTMLTextAreaElement>).value;
  const draft: PagePart =
    written === undefined ? { role: 'draft', root: findFrameDocument(editor)?.body ?? editor } : { role: 'draft', text: written };
  return { view: 'compose', subject: draftId, message, parts: [...header, draft] };
}

/** First element that matches and can be seen: pages keep closed windows in the document. */
export function findVisible(root: Document | Element, selector: string): Element | undefined {
  return queryAll(root, selector).find((element) => !isElementHidden(element));
}
