/**
 * DOM properties that a page cannot shadow: a form control named `firstChild` or `hasAttribute` replaces that property of
 * its form, also for a content script. Outside a browser (a simulated DOM in Node) the plain properties are used.
 */

const scope = globalThis as unknown as Record<string, { prototype: object } | undefined>;

function nativeProperty(owner: string, name: string): PropertyDescriptor | undefined {
  return scope[owner] && Object.getOwnPropertyDescriptor(scope[owner].prototype, name);
}

/** The getter of a DOM interface, as a function of the object; the plain property where the interface is not global. */
function getter<T extends object, V>(owner: string, name: string): (target: T) => V {
  const native = nativeProperty(owner, name)?.get;
  return (target) => (native ? native.call(target) : target[name as keyof T]) as V;
}

/** The method of a DOM interface, as a function of the object; the plain method where the interface is not global. */
function method<T extends object, A extends unknown[], V>(owner: string, name: string): (target: T, ...args: A) => V {
  const native = nativeProperty(owner, name)?.value;
  return (target, ...args) => (native ?? target[name as keyof T]).apply(target, args) as V;
}

export const firstChildOf = getter<Node, Node | null>('Node', 'firstChild');
export const nextSiblingOf = /* @__PURE__ */ getter<Node, Node | null>('Node', 'nextSibling');
export const parentOf = getter<Node, Node | null>('Node', 'parentNode');
export const nodeNameOf = getter<Node, string>('Node', 'nodeName');
export const nodeTypeOf = getter<Node, number>('Node', 'nodeType');
export const shadowRootOf = /* @__PURE__ */ getter<Element, ShadowRoot | null>('Element', 'shadowRoot');
export const containsNode = method<Node, [Node | null], boolean>('Node', 'contains');
/** Bit mask of `Node.compareDocumentPosition`. */
export const comparePosition = method<Node, [Node], number>('Node', 'compareDocumentPosition');
export const attributeOf = method<Element, [string], string | null>('Element', 'getAttribute');
export const matchesSelector = method<Element, [string], boolean>('Element', 'matches');
export const closestOf = method<Element, [string], Element | null>('Element', 'closest');

type Query = (target: Node, selector: string) => NodeListOf<Element>;
const queryDocument: Query = method('Document', 'querySelectorAll');
const queryElement: Query = method('Element', 'querySelectorAll');
const bodyGetter = getter<Document, HTMLElement | null>('Document', 'body');

export const elementNode = 1;
export const textNode = 3;
export const documentNode = 9;
export const fragmentNode = 11;

const createTreeWalker = method<Document, [Node, number], TreeWalker>('Document', 'createTreeWalker');

/** Walks the text nodes below an element, hidden ones included. */
export function textWalker(root: Element): TreeWalker {
  return createTreeWalker(root.ownerDocument, root, 4); // NodeFilter.SHOW_TEXT
}

/**
 * Text of an element, white space collapsed; hidden parts included.
 * @param limit - where to end, give or take one text node: an element may hold the whole page
 */
export function plainTextOf(element: Element | null | undefined, limit = 2000): string {
  let text = '';
  if (element) {
    const walker = textWalker(element);
    while (text.length < limit && walker.nextNode()) text += (walker.currentNode as Text).data;
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** What can be searched by selector. */
export type SearchRoot = Document | Element;

/**
 * Elements below `root` that match, in document order. Open shadow roots and frames are not entered.
 * @param limit - how many at most; all when absent
 */
export function queryAll(root: SearchRoot, selector: string, limit?: number): readonly Element[] {
  const found = (nodeTypeOf(root) === documentNode ? queryDocument : queryElement)(root, selector);
  return Array.prototype.slice.call(found, 0, limit);
}

/** First element below `root` that matches. */
export function queryOptional(root: SearchRoot, selector: string): Element | undefined {
  // Most pages have none of what is asked for, and are searched to the end in any way.
  return queryAll(root, selector, 1)[0];
}

/** The body of a document, absent while it is still being built. */
export function bodyOf(document: Document): HTMLElement | undefined {
  return bodyGetter(document) ?? undefined;
}
