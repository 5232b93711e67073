/** DOM -> its visible text, with the place of every text node, so that an offset can be turned back into a range. */
import {
  attributeOf,
  documentNode,
  elementNode,
  firstChildOf,
  fragmentNode,
  nextSiblingOf,
  nodeNameOf,
  nodeTypeOf,
  shadowRootOf,
  textNode,
} from './dom-access.ts';

/** Elements whose text a reader never sees as text of the page, besides frames. */
const skippedElements = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE OBJECT SVG MATH SELECT TEXTAREA AUDIO VIDEO CANVAS'.split(' '),
);
/** Elements that begin and end a line. */
const lineElements = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIALOG DIR DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM ' +
    'H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL CAPTION LEGEND'
  ).split(' '),
);

export interface VisibleText {
  readonly text: string;
  /** Text nodes in reading order; character i of `node.data` is `text[start + i]`. */
  readonly nodes: readonly { readonly node: Text; readonly start: number }[];
}

export interface VisibleTextOptions {
  /** Extra reason to leave an element out, such as its computed style; asked once an element, before its children. */
  readonly isHidden?: (element: Element) => boolean;
  /** Further elements that begin and end a line, besides those that do by their name. */
  readonly isLine?: (element: Element) => boolean;
  /** What to read in place of a frame; a frame is left out when this is absent or gives nothing. */
  readonly enterFrame?: (frame: Element) => Node | undefined;
  /** Told of every open shadow root that is read. */
  readonly onShadowRoot?: (root: ShadowRoot) => void;
  /** Reading ends here, in UTF-16 code units, give or take one text node. Absent: all of it. */
  readonly maxLength?: number;
}

function isHiddenByMarkup(element: Element): boolean {
  if (attributeOf(element, 'hidden') !== null) return true;
  const style = attributeOf(element, 'style');
  return style !== null && /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

/** The next nodes to read when a slot stands for what the page assigned to it. */
function assignedNodes(slot: Element): Node[] {
  return (slot as Partial<HTMLSlotElement>).assignedNodes?.({ flatten: true }) ?? [];
}

/** Nodes between two pauses of whatever works in steps: about a millisecond of work. */
const nodesPerStep = 200;
/** A page that moves nodes while they are read could lead in circles: reading ends here. */
const maxNodes = 1_000_000;

/**
 * What `readVisibleText` does, pausing after every few hundred nodes, so that a caller can spread a huge page over several
 * tasks. Neither depth nor size of the page costs stack.
 */
export function* visibleTextSteps(root: Node, options: VisibleTextOptions = {}): Generator<void, VisibleText> {
  const parts: string[] = [];
  const nodes: { node: Text; start: number }[] = [];
  const maxLength = options.maxLength ?? Number.POSITIVE_INFINITY;
  let length = 0;
  let endsLine = true;
  const push = (data: string): void => {
    if (data === '') return;
    parts.push(data);
    length += data.length;
    endsLine = data.endsWith('\n');
  };
  /** Still to do, last first: nodes to enter, and ends of line elements. */
  const pending: (Node | 'line')[] = [root];
  /** A sibling chain is followed only below the root. */
  const entered = new Set<Node>([root]);
  for (let visited = 1; pending.length > 0 && length < maxLength && visited < maxNodes; visited += 1) {
    if (visited % nodesPerStep === 0) yield;
    const node = pending.pop() as Node | 'line';
    if (node === 'line') {
      if (!endsLine) push('\n');
      continue;
    }
    if (entered.has(node)) entered.delete(node);
    else {
      const next = nextSiblingOf(node);
      if (next) pending.push(next);
    }
    const type = nodeTypeOf(node);
    if (type === textNode) {
      nodes.push({ node: node as Text, start: length });
      push((node as Text).data);
      continue;
    }
    let children: Node | null | undefined;
    if (type === elementNode) {
      const element = node as Element;
      const name = nodeNameOf(element).toUpperCase();
      const isFrame = name === 'IFRAME';
      if (skippedElements.has(name) || isHiddenByMarkup(element) || options.isHidden?.(element)) continue;
      if (name === 'BR') {
        push('\n');
        continue;
      }
      if (name === 'SLOT') {
        const assigned = assignedNodes(element);
        for (const child of assigned) entered.add(child);
        pending.push(...assigned.reverse());
        if (assigned.length > 0) continue;
      }
      if (isFrame) {
        children = options.enterFrame?.(element);
        if (!children) continue;
        entered.add(children);
      } else {
        const shadow = shadowRootOf(element);
        if (shadow) options.onShadowRoot?.(shadow);
        children = firstChildOf(shadow ?? element);
      }
      if (isFrame || lineElements.has(name) || options.isLine?.(element)) {
        if (!endsLine) push('\n');
        pending.push('line');
      }
    } else if (type === documentNode || type === fragmentNode) children = firstChildOf(node);
    if (children) pending.push(children);
  }
  return { text: parts.join(''), nodes };
}

/** The result of steps that may pause, without pausing. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Visible text below `root`: the data of all text nodes in reading order without hidden or unread elements; `<br>` gives
 * a line feed; entering or leaving a block element gives one unless the text is empty or ends with one. No other white
 * space is added, removed or collapsed. Open shadow roots are read in place of the children of their host. Works on any
 * DOM, and never writes to it.
 */
export function readVisibleText(root: Node, options: VisibleTextOptions = {}): VisibleText {
  return finish(visibleTextSteps(root, options));
}
