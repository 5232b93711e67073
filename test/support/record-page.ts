/** A page in a real browser -> a small HTML file that reads the same, for test/pages. */
import type { Frame } from 'puppeteer-core';

/**
 * The frame as HTML without scripts, styles, pictures and anything that is not needed to read it: attributes are
 * white-listed, what the browser hides is marked as hidden, frames without an address become `srcdoc`, and the values that
 * text fields hold are written down. It contains the text of the page: record sample data only.
 * @param keptScript - pattern of what to keep of inline scripts; the rest of them goes
 */
export async function recordPage(frame: Frame, keptScript?: RegExp): Promise<string> {
  const html = await frame.evaluate((keep) => {
    const attributes =
      /^(id|class|role|aria-(label|level|hidden|selected|multiline|modal|labelledby)|title|name|type|email|contenteditable|datetime|hidden|open|rel|tabindex|ng-app|alt|content|data-(app|folder|from|people|message-id|draft|key|email))$/;
    const dropped = /^(SCRIPT|STYLE|LINK|META|NOSCRIPT|TEMPLATE|SVG|IMG|PICTURE|CANVAS|VIDEO|AUDIO|OBJECT|BASE)$/i;
    const kept = keep === undefined ? undefined : new RegExp(keep, 'g');

    const copy = (node: Node, into: Document): Node | undefined => {
      if (node.nodeType === 3) return into.createTextNode((node as Text).data);
      if (node.nodeType !== 1) return undefined;
      const element = node as Element;
      if (element.nodeName === 'SCRIPT' && kept) {
        const found = (element.textContent ?? '').match(kept);
        if (!found) return undefined;
        const script = into.createElement('script');
        script.type = 'text/plain';
        script.textContent = found.join('\n');
        return script;
      }
      if (dropped.test(element.nodeName)) return undefined;
      const clone = into.createElement(element.localName);
      for (const { name, value } of element.attributes) if (attributes.test(name)) clone.setAttribute(name, value);
      const href = element.getAttribute('href');
      if (href?.startsWith('mailto:')) clone.setAttribute('href', href);
      // Within the site: adapters tell records by where their links lead.
      else if (href !== null) clone.setAttribute('href', /^[/#][^/]/.test(href) && href.length < 200 ? href : '#');
      if (element instanceof HTMLInputElement && /^(text|search|email)$/.test(element.type))
        clone.setAttribute('value', element.value);
      if (element instanceof HTMLTextAreaElement) clone.textContent = element.value;
      const view = element.ownerDocument.defaultView;
      const style = view?.getComputedStyle(element);
      if (style?.display === 'none') clone.setAttribute('style', 'display:none');
      else if (style?.visibility === 'hidden') clone.setAttribute('style', 'visibility:hidden');
      else if (style?.opacity === '0') clone.setAttribute('style', 'opacity:0');
      if (element instanceof HTMLIFrameElement) {
        const inside = element.contentDocument;
        if (inside && (inside.URL.startsWith('about:') || inside.URL.split('#')[0] === document.URL.split('#')[0]))
          clone.setAttribute('srcdoc', page(inside));
        return clone;
      }
      for (const child of element.childNodes) {
        const copied = copy(child, into);
        if (copied) clone.append(copied);
      }
      return clone;
    };
    const page = (document: Document): string => {
      const into = document.implementation.createHTMLDocument('');
      const root = copy(document.documentElement, into) as Element;
      return root.outerHTML.replace(/\n\s*\n+/g, '\n');
    };
    return page(document);
  }, keptScript?.source);
  return `<!doctype html>\n${html}\n`;
}
