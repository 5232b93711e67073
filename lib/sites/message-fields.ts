/** Labels of a page -> the fields of a message header with the people they name. */
import type { Participant } from '../model/page.ts';
import { attributeOf, closestOf, containsNode, nodeNameOf, parentOf, plainTextOf, queryAll } from './dom-access.ts';
import { isElementHidden } from './element-visibility.ts';
import { type HeaderLabel, labelOf } from './header-labels.ts';
import { addressIn, carriers, type NamedPerson } from './named-people.ts';
import { parseParticipants, toParticipant } from './participants.ts';

/** One field of a message header. A message to many people has more, but shows only some of them. */
export const maxLineLength = 400;
/** Text between two labels of one header: where there is more, the second belongs to a mail that is quoted in the body. */
const maxGap = 400;
const maxNameLength = 80;

/** A field of a message header with its value, or the element beside its label that holds the value. */
export interface Field {
  readonly kind: HeaderLabel;
  /** Holds the value. */
  readonly element: Element;
  /** Holds the label, and the value too when it is the same element. */
  readonly label: Element;
  readonly value: string;
}

/** A text node that begins with a label, and how much text stands before it in the page. */
export interface LabelPlace {
  readonly kind: HeaderLabel;
  readonly node: Text;
  readonly at: number;
  /** The element that holds the label, where it is more than the text node. */
  readonly whole?: Element;
}

/** The next sibling with a text, that a reader can see or not. */
function nextWithText(element: Element | null, isHidden: boolean): Element | undefined {
  let next = element?.nextElementSibling;
  while (next && (plainTextOf(next) === '' || isElementHidden(next) !== isHidden)) next = next.nextElementSibling;
  return next ?? undefined;
}

function fieldAt({ node, whole }: LabelPlace, beside: readonly (LabelPlace | undefined)[], isFolded: boolean): Field | undefined {
  let element = whole ?? (parentOf(node) as Element | null);
  const label = labelOf(whole ? plainTextOf(whole) : node.data);
  if (!element || !label || isElementHidden(element) !== isFolded || closestOf(element, 'blockquote')) return;
  if (isFolded && !isFoldedOnce(element)) return;
  // The label is the first thing in its element.
  if (!whole && node.previousSibling) return;
  const text = plainTextOf(element, maxLineLength * 2);
  const own = text.slice(label.length).trim();
  if (text.length > maxLineLength) return;
  if (own !== '') return { kind: label.kind, element, label: element, value: own };
  // Around the label there may be elements that hold nothing else.
  let parent = parentOf(element) as Element | null;
  for (let left = 4; parent && left > 0 && plainTextOf(parent, maxLineLength * 2) === text; left -= 1) {
    element = parent;
    parent = parentOf(element) as Element | null;
  }
  // The value is the rest of the line, or where another label stands on it what follows at once.
  const line = plainTextOf(parent, maxLineLength * 2);
  const isLine =
    parent &&
    line.startsWith(text) &&
    line.length <= maxLineLength &&
    !beside.some((other) => other && containsNode(parent, other.node));
  const holder = isLine ? parent : (nextWithText(element, isFolded) ?? nextWithText(parent, isFolded));
  const value = plainTextOf(holder, maxLineLength * 2)
    .slice(isLine ? text.length : 0)
    .replace(/^[\s:：]+/, '');
  if (!holder || value === '' || value.length > maxLineLength || labelOf(value)?.length === value.length) return;
  return { kind: label.kind, element: holder, label: element, value };
}

/**
 * Fields that the page labels: `From: Ann <ann@x.example>`, a label with its value beside it, or the name of an element.
 * @param isFolded - those of a header that a reader cannot see until it is unfolded, instead of those that are seen
 */
export function findFields(region: Element, labels: readonly LabelPlace[], isFolded = false): readonly Field[] {
  const fields: Field[] = [];
  for (const element of isFolded ? [] : queryAll(region, '[aria-label*=":"], [aria-label*="："]', 200)) {
    const text = attributeOf(element, 'aria-label') ?? '';
    const label = labelOf(text);
    const value = label && text.slice(label.length).trim();
    if (label && value && value.length < maxLineLength && !isElementHidden(element) && plainTextOf(element) !== '')
      fields.push({ kind: label.kind, element, label: element, value });
  }
  const found: Field[] = [];
  let lastAt: number | undefined;
  for (const [i, place] of labels.entries()) {
    const { node, at } = place;
    const field = containsNode(region, node) ? fieldAt(place, [labels[i - 1], labels[i + 1]], isFolded) : undefined;
    if (!field) continue;
    // The second sender is that of an earlier mail, repeated below.
    const isRepeated = field.kind === 'from' && [...fields, ...found].some(({ kind }) => kind === 'from');
    const isFar = lastAt !== undefined && at - lastAt > maxGap;
    const isHeader = found.some(({ kind }) => kind !== 'other');
    if (isRepeated || (isFar && isHeader)) break;
    // What stood alone far above was none: a folder is called `Sent` too.
    if (isFar) found.length = 0;
    lastAt = at + field.value.length;
    found.push(field);
  }
  return [...fields, ...found];
}

/** People of a labelled field: those its links name, else those its text or its smallest elements name. */
export function peopleOf(field: Field, people: readonly NamedPerson[]): readonly Participant[] {
  const linked = people.filter(({ element }) => containsNode(field.element, element)).map(({ person }) => person);
  // One text may name several.
  const named = parseParticipants(field.value).filter(({ address }) => address !== undefined);
  if (linked[0] || named[0]) return linked.length < named.length ? named : linked;
  const leaves = queryAll(field.element, '*', 100).filter(
    (element) =>
      element.childElementCount === 0 && element !== field.label && nodeNameOf(element) !== 'BUTTON' && !isElementHidden(element),
  );
  const names = leaves.map((element) => plainTextOf(element)).filter((text) => text.length > 1 && !labelOf(text));
  const found = splitNames(names.length > 0 ? names.join(';') : field.value);
  return found.filter(({ name = '' }) => name.length < maxNameLength);
}

/** People of a field that is folded away, by their addresses. */
export function foldedPeopleOf({ element, value }: Field): readonly Participant[] {
  const linked = queryAll(element, carriers, 100).flatMap((link) => toParticipant(plainTextOf(link), addressIn(link)) ?? []);
  return (linked.length > 0 ? linked : parseParticipants(value)).filter(({ address }) => address !== undefined);
}

/** Whether unfolding once shows an element: a line that stays hidden then may be left over from another message. */
function isFoldedOnce(element: Element): boolean {
  let folds = 0;
  for (let node: Element | null = element; node; node = node.parentElement)
    if (node.ownerDocument.defaultView?.getComputedStyle(node).display === 'none') folds += 1;
  return folds === 1;
}

/** People of whom only the names are shown: `Ann Lee, Bob Ray; 陈晨、单志刚`. A comma inside one name is left alone. */
export function splitNames(text: string): readonly Participant[] {
  const parts = text.split(/[;；、，\n]/).flatMap((part) => {
    const pieces = part.split(',').map((piece) => piece.trim());
    return pieces.every((piece) => /[\u3040-\u9fff]|\S\s\S/.test(piece)) ? pieces : [part];
  });
  return parts.flatMap((name) => toParticipant(name, undefined) ?? []);
}
