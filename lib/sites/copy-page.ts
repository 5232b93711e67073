/** A page in a browser -> a small HTML file that reads the same: the structure, without scripts, styles and pictures, censored or not. */

export interface CopyOptions {
  /**
   * Words that stay readable, besides dates and times; in everything else each letter becomes an x, each Chinese character 某, each digit 0. Absent: all text
   * stays, which is for pages with sample data only.
   */
  readonly keep?: readonly string[];
  /** Pattern of what to keep of inline scripts; the rest of them goes. */
  readonly keptScript?: string;
}

/**
 * The page as HTML. Attributes are white-listed, what the browser hides is marked as hidden, frames without an address become
 * `srcdoc`, and the values of text fields are written down, passwords never. Writes nothing to the page. Uses nothing from outside
 * itself, because the browser runs it in the page by its source.
 */
export function copyPage(options: CopyOptions): string {
  const structural =
    /^(id|class|role|type|hidden|open|rel|tabindex|contenteditable|ng-app|data-(app|folder|message-id|draft|key|test-?id|testid))$/;
  const spoken =
    /^(aria-(label|level|hidden|selected|expanded|multiline|modal|labelledby)|title|name|alt|email|placeholder|content|datetime|data-(from|people|email|hovercard-id))$/;
  const dropped = /^(SCRIPT|STYLE|LINK|META|NOSCRIPT|TEMPLATE|SVG|IMG|PICTURE|CANVAS|VIDEO|AUDIO|OBJECT|BASE)$/i;
  const keptScript = options.keptScript === undefined ? undefined : new RegExp(options.keptScript, 'g');
  const escaped = (options.keep ?? []).filter((word) => word !== '').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  // Times stay: without them no adapter could be tested on when a message was sent.
  const months = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
  const times = [
    '\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?',
    `\\d{1,2}(?:st|nd|rd|th)? ${months}\\.? \\d{4}`,
    `${months}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}`,
    '\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]m\\b)?',
  ];
  const kept = new RegExp(`(${[...escaped.sort((a, b) => b.length - a.length), ...times].join('|')})`, 'i');

  const blur = (text: string): string =>
    text
      .replace(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g, '某')
      .replace(/\p{Lu}/gu, 'X')
      .replace(/\p{L}/gu, (letter) => (letter === '某' || letter === 'X' ? letter : 'x'))
      .replace(/\d/g, '0');
  const censor = (text: string): string =>
    options.keep === undefined
      ? text
      : text
          .split(kept)
          .map((part, i) => (i % 2 === 1 ? part : blur(part)))
          .join('');
  const isOwn = (inside: Document, outside: Document): boolean =>
    inside.URL.startsWith('about:') || inside.URL.split('#')[0] === outside.URL.split('#')[0];

  const copy = (node: Node, into: Document): Node | undefined => {
    if (node.nodeType === 3) return into.createTextNode(censor((node as Text).data));
    if (node.nodeType !== 1) return undefined;
    const element = node as Element;
    if (element.nodeName === 'SCRIPT' && keptScript) {
      const found = (element.textContent ?? '').match(keptScript);
      if (!found) return undefined;
      const script = into.createElement('script');
      script.type = 'text/plain';
      script.textContent = found.join('\n');
      return script;
    }
    if (dropped.test(element.nodeName)) return undefined;
    const clone = into.createElement(element.localName);
    for (const { name, value } of element.attributes) {
      // An id may hold an address.
      if (structural.test(name)) clone.setAttribute(name, value.includes('@') ? censor(value) : value);
      else if (spoken.test(name))
        clone.setAttribute(name, /^(aria-(level|hidden|selected|expanded|modal)|datetime)$/.test(name) ? value : censor(value));
    }
    const href = element.getAttribute('href');
    if (href?.startsWith('mailto:')) clone.setAttribute('href', censor(href.replace(/\?.*/s, '')).replace(/^xxxxxx:/, 'mailto:'));
    // Within the site: adapters tell records by where their links lead.
    else if (href !== null)
      clone.setAttribute('href', options.keep === undefined && /^[/#][^/]/.test(href) && href.length < 200 ? href : '#');
    if (element instanceof HTMLInputElement && /^(text|email|tel|url)$/.test(element.type))
      clone.setAttribute('value', censor(element.value));
    if (element instanceof HTMLTextAreaElement) clone.textContent = censor(element.value);
    const style = element.ownerDocument.defaultView?.getComputedStyle(element);
    if (style?.display === 'none') clone.setAttribute('style', 'display:none');
    else if (style?.visibility === 'hidden') clone.setAttribute('style', 'visibility:hidden');
    else if (style?.opacity === '0') clone.setAttribute('style', 'opacity:0');
    if (element instanceof HTMLIFrameElement) {
      const inside = element.contentDocument;
      if (inside && isOwn(inside, element.ownerDocument)) clone.setAttribute('srcdoc', page(inside));
      return clone;
    }
    for (const child of element.childNodes) {
      const copied = element instanceof HTMLTextAreaElement ? undefined : copy(child, into);
      if (copied) clone.append(copied);
    }
    return clone;
  };
  const page = (document: Document): string => {
    const root = copy(document.documentElement, document.implementation.createHTMLDocument('')) as Element;
    return root.outerHTML.replace(/\n\s*\n+/g, '\n');
  };
  return page(document);
}
