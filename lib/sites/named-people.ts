/** A page -> the people it names by links, attributes and address patterns, in document order. */
import type { Participant } from '../model/page.ts';
import { attributeOf, comparePosition, containsNode, parentOf, plainTextOf, queryAll } from './dom-access.ts';
import { isElementHidden } from './element-visibility.ts';
import { addressOfLink, findAddress, parseParticipants, toParticipant } from './participants.ts';

/** A person with the element that names them. */
export interface NamedPerson {
  readonly element: Element;
  readonly person: Participant;
}

/** Bounds, so that a page of any size costs a few milliseconds. */
const maxPeople = 400;
const maxTextNodes = 30_000;
/** A line that names a person is no longer. */
const maxLineLength = 160;
const maxNameLength = 40;

const addressAttributes = ['email', 'data-email', 'data-hovercard-id', 'title', 'aria-label'];
const selector = `a[href^="mailto:" i], ${addressAttributes.map((name) => `[${name}*="@"]`).join(', ')}`;

/** Whether a node comes after another in the document. */
export function isAfter(node: Node, other: Node): boolean {
  return (comparePosition(other, node) & 4) !== 0; // Node.DOCUMENT_POSITION_FOLLOWING
}

function ofAttributes(element: Element): Participant | undefined {
  const address =
    addressOfLink(attributeOf(element, 'href') ?? '') ??
    addressAttributes.map((name) => findAddress(attributeOf(element, name) ?? '')).find((found) => found !== undefined);
  if (address === undefined) return undefined;
  const text = plainTextOf(element);
  const name = text.length > maxLineLength ? undefined : parseParticipants(text)[0]?.name;
  return toParticipant(name, address);
}

/** The line around an address in the text: the name may stand in an element beside it. */
function ofText(node: Text): NamedPerson | undefined {
  let element = parentOf(node) as Element | null;
  if (!element) return undefined;
  let people = parseParticipants(node.data);
  const [first] = people;
  if (first?.address === undefined || node.data.length > maxLineLength) return undefined;
  const longest = first.address.length + maxNameLength;
  for (let steps = 0; steps < 2 && people.length === 1 && people[0]?.name === undefined; steps += 1) {
    const parent: Element | null = steps === 0 ? element : (parentOf(element) as Element | null);
    const text = parent ? plainTextOf(parent) : '';
    if (!parent || text.length > longest) break;
    element = parent;
    people = parseParticipants(text);
  }
  return { element, person: people[0] ?? first };
}

/** The visible people below an element; a person that an element and its text name comes once. */
export function findNamedPeople(document: Document, root: Element): readonly NamedPerson[] {
  const people: NamedPerson[] = [];
  for (const element of queryAll(root, selector)) {
    if (people.length >= maxPeople) break;
    const person = ofAttributes(element);
    if (person && !isElementHidden(element)) people.push({ element, person });
  }
  const walker = document.createTreeWalker(root, 4); // NodeFilter.SHOW_TEXT
  for (let count = 0; count < maxTextNodes && people.length < maxPeople && walker.nextNode(); count += 1) {
    const node = walker.currentNode as Text;
    if (!node.data.includes('@')) continue;
    const found = ofText(node);
    if (!found || isElementHidden(found.element)) continue;
    const isKnown = people.some(
      ({ element, person }) =>
        person.address === found.person.address && (containsNode(element, found.element) || containsNode(found.element, element)),
    );
    if (!isKnown) people.push(found);
  }
  return people.sort((a, b) => (a.element === b.element ? 0 : isAfter(b.element, a.element) ? -1 : 1));
}
