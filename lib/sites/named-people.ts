/** A page -> the people it names by links, attributes and address patterns, in document order. */
import type { Participant } from '../model/page.ts';
import { attributeOf, comparePosition, containsNode, parentOf, plainTextOf, queryAll } from './dom-access.ts';
import { isElementHidden } from './element-visibility.ts';
import { addressOfLink, findAddress, parseParticipants } from './participants.ts';

/** A person with the element that names them. */
export interface NamedPerson {
  readonly element: Element;
  readonly person: Participant;
  /** The address stands in a link or a tool tip, and not in the visible text. */
  readonly isAttribute: boolean;
}

/** Bounds, so that a page of any size costs a few milliseconds. */
const maxPeople = 400;
/** Between two pauses: about a millisecond of work. */
const peoplePerStep = 50;
/** A line that names a person has no longer a name in it. */
const maxNameLength = 40;

const addressAttributes = ['email', 'data-email', 'data-hovercard-id', 'title', 'aria-label'];
/** Elements whose links or tool tips hold an address. */
export const carriers = `a[href^="mailto:" i], ${addressAttributes.map((name) => `[${name}*="@"]`).join(', ')}`;

/** Whether a node comes after another in the document. */
export function isAfter(node: Node, other: Node): boolean {
  return (comparePosition(other, node) & 4) !== 0; // Node.DOCUMENT_POSITION_FOLLOWING
}

/** The address that an element's link or tool tip holds. */
export function addressIn(element: Element): string | undefined {
  return (
    addressOfLink(attributeOf(element, 'href') ?? '') ??
    addressAttributes.map((name) => findAddress(attributeOf(element, name) ?? '')).find((found) => found !== undefined)
  );
}

/** The person of an address: the name stands before it in the same element, or in one beside it. */
function personAt(place: Element, address: string): Omit<NamedPerson, 'isAttribute'> {
  let element = place;
  for (let steps = 0; steps < 3; steps += 1) {
    const text = plainTextOf(element);
    if (text.length > address.length + maxNameLength) break;
    const people = parseParticipants(text);
    const [person] = people;
    if (people.length === 1 && person?.name !== undefined && (person.address ?? address) === address)
      return { element, person: { name: person.name, address } };
    const parent = parentOf(element) as Element | null;
    if (!parent) break;
    element = parent;
  }
  return { element: place, person: { address } };
}

/**
 * The visible people below an element, in document order; a person that an element and its text name comes once. Pauses often, as
 * `visibleTextSteps` does.
 * @param places - text nodes that hold an address
 */
export function* namedPeopleSteps(root: Element, places: readonly Text[]): Generator<void, readonly NamedPerson[]> {
  const people: NamedPerson[] = [];
  const add = (place: Element | null, address: string | undefined, isAttribute: boolean): void => {
    if (!place || address === undefined) return;
    const isKnown = people.some(
      ({ element, person }) => person.address === address && (containsNode(element, place) || containsNode(place, element)),
    );
    if (!isKnown && !isElementHidden(place)) people.push({ ...personAt(place, address), isAttribute });
  };
  for (const [i, element] of queryAll(root, carriers, maxPeople).entries()) {
    if (i % peoplePerStep === 0) yield;
    add(element, addressIn(element), true);
  }
  for (const [i, node] of places.slice(0, maxPeople).entries()) {
    if (i % peoplePerStep === 0) yield;
    add(parentOf(node) as Element | null, findAddress(node.data), false);
  }
  return people.sort((a, b) => (a.element === b.element ? 0 : isAfter(b.element, a.element) ? -1 : 1));
}
