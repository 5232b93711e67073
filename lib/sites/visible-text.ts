/** DOM -> its visible text, with the place of every text node, so that an offset can be turned back into a range. */

/** Elements whose text a reader never sees as text of the page. */
const skippedElements = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE IFRAME OBJECT SVG MATH SELECT TEXTAREA AUDIO VIDEO CANVAS'.split(' '),
);
/** Elements that begin and end a line. */
const lineElements = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIALOG DIR DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM ' +
    'H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL CAPTION LEGEND'
  ).split(' '),
);

const elementNode = 1;
const textNode = 3;
const documentNode = 9;
const fragmentNode = 11;

export interface VisibleText {
  readonly text: string;
  /** Text nodes in reading order; character i of `node.data` is `text[start + i]`. */
  readonly nodes: readonly { readonly node: Text; readonly start: number }[];
}

export interface VisibleTextOptions {
  /** Extra reason to leave an element out, such as its computed style; asked once an element, before its children. */
  readonly isHidden?: (element: Element) => boolean;
}

function isHiddenByMarkup(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  const style = element.getAttribute('style');
  return style !== null && /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

/**
 * Visible text below `root`: the data of all text nodes in document order without hidden or unread elements; `<br>` gives
 * a line feed; entering or leaving a block element gives one unless the text is empty or ends with one. No other white
 * space is added, removed or collapsed. Works on any DOM, and never writes to it.
 */
export function readVisibleText(root: Node, options: VisibleTextOptions = {}): VisibleText {
  const parts: string[] = [];
  const nodes: { node: Text; start: number }[] = [];
  let length = 0;
  let last = '';
  const push = (data: string): void => {
    if (data === '') return;
    parts.push(data);
    length += data.length;
    last = data;
  };
  const startLine = (): void => {
    if (length > 0 && !last.endsWith('\n')) push('\n');
  };
  const visit = (node: Node): void => {
    if (node.nodeType === textNode) {
      nodes.push({ node: node as Text, start: length });
      push((node as Text).data);
      return;
    }
    let isLine = false;
    if (node.nodeType === elementNode) {
      const element = node as Element;
      const name = element.nodeName.toUpperCase();
      if (skippedElements.has(name) || isHiddenByMarkup(element) || options.isHidden?.(element)) return;
      if (name === 'BR') {
        push('\n');
        return;
      }
      isLine = lineElements.has(name);
    } else if (node.nodeType !== documentNode && node.nodeType !== fragmentNode) return;
    if (isLine) startLine();
    for (let child = node.firstChild; child; child = child.nextSibling) visit(child);
    if (isLine) startLine();
  };
  visit(root);
  return { text: parts.join(''), nodes };
}
