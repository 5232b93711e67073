/**
 * DOM properties that a page cannot shadow: a form control named `firstChild` or `hasAttribute` replaces that property of
 * its form, also for a content script. Outside a browser (a simulated DOM in Node) the plain properties are used.
 */

/** The getter of a DOM interface, as a function of the object; the plain property where the interface is not global. */
function getter<T extends object, V>(owner: string, property: string): (target: T) => V {
  const scope = globalThis as unknown as Record<string, { prototype: object } | undefined>;
  const native = scope[owner] && Object.getOwnPropertyDescriptor(scope[owner].prototype, property)?.get;
  if (native) return (target) => native.call(target) as V;
  return (target) => (target as Record<string, V>)[property] as V;
}

/** The method of a DOM interface, as a function of the object; the plain method where the interface is not global. */
function method<T extends object, A extends unknown[], V>(owner: string, name: string): (target: T, ...args: A) => V {
  const scope = globalThis as unknown as Record<string, { prototype: Record<string, unknown> } | undefined>;
  const native = scope[owner]?.prototype[name];
  if (typeof native === 'function') return (target, ...args) => native.apply(target, args) as V;
  return (target, ...args) => (target as Record<string, (...rest: A) => V>)[name]?.(...args) as V;
}

export const firstChildOf = getter<Node, Node | null>('Node', 'firstChild');
export const nextSiblingOf = getter<Node, Node | null>('Node', 'nextSibling');
export const parentOf = getter<Node, Node | null>('Node', 'parentNode');
export const nodeNameOf = getter<Node, string>('Node', 'nodeName');
export const nodeTypeOf = getter<Node, number>('Node', 'nodeType');
export const textContentOf = getter<Node, string | null>('Node', 'textContent');
export const shadowRootOf = getter<Element, ShadowRoot | null>('Element', 'shadowRoot');
export const containsNode = method<Node, [Node | null], boolean>('Node', 'contains');
/** Bit mask of `Node.compareDocumentPosition`. */
export const comparePosition = method<Node, [Node], number>('Node', 'compareDocumentPosition');
export const attributeOf = method<Element, [string], string | null>('Element', 'getAttribute');
export const matchesSelector = method<Element, [string], boolean>('Element', 'matches');
export const closestOf = method<Element, [string], Element | null>('Element', 'closest');

const queryDocument = method<Document, [string], NodeListOf<Element>>('Document', 'querySelectorAll');
const queryFragment = method<DocumentFragment, [string], NodeListOf<Element>>('DocumentFragment', 'querySelectorAll');
const queryElement = method<Element, [string], NodeListOf<Element>>('Element', 'querySelectorAll');
const queryFirstOfDocument = method<Document, [string], Element | null>('Document', 'querySelector');
const queryFirstOfFragment = method<DocumentFragment, [string], Element | null>('DocumentFragment', 'querySelector');
const queryFirstOfElement = method<Element, [string], Element | null>('Element', 'querySelector');
const bodyGetter = getter<Document, HTMLElement | null>('Document', 'body');

export const elementNode = 1;
export const textNode = 3;
export const documentNode = 9;
export const fragmentNode = 11;

/** What can be searched by selector. */
export type SearchRoot = Document | DocumentFragment | Element;

/** All elements below `root` that match, in document order. Open shadow roots and frames are not entered. */
export function queryAll(root: SearchRoot, selector: string): readonly Element[] {
  const type = nodeTypeOf(root);
  const found =
    type === documentNode
      ? queryDocument(root as Document, selector)
      : type === fragmentNode
        ? queryFragment(root as DocumentFragment, selector)
        : queryElement(root as Element, selector);
  return [...found];
}

/** First element below `root` that matches. */
export function queryOptional(root: SearchRoot, selector: string): Element | undefined {
  const type = nodeTypeOf(root);
  const found =
    type === documentNode
      ? queryFirstOfDocument(root as Document, selector)
      : type === fragmentNode
        ? queryFirstOfFragment(root as DocumentFragment, selector)
        : queryFirstOfElement(root as Element, selector);
  return found ?? undefined;
}

/** The body of a document, absent while it is still being built. */
export function bodyOf(document: Document): HTMLElement | undefined {
  return bodyGetter(document) ?? undefined;
}
