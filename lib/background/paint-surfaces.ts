/** Words that stand in a page -> marks over them, without touching its document. Sent into the page as text: it sees nothing else of this file. */

/**
 * Marks every place where one of these words stands in visible text, at most 500, and takes away every other mark of ours. A
 * mark is a range in the browser's own registry; no node, attribute or style of the page changes.
 * @returns whether there were marks of ours before
 */
export function paintSurfaces(surfaces: readonly string[]): boolean {
  const name = 'shuke-customer';
  const maxRanges = 500;
  const longestMs = 50;
  const { highlights } = CSS;
  const hadMarks = highlights.has(name);
  highlights.delete(name);
  const words = surfaces.filter((word) => word.trim() !== '').sort((a, b) => b.length - a.length);
  if (words.length === 0 || !document.body) return hadMarks;
  const pattern = new RegExp(
    words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+')).join('|'),
    'giu',
  );
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  const until = performance.now() + longestMs;
  for (let node = walker.nextNode(); node && ranges.length < maxRanges; node = walker.nextNode()) {
    if (performance.now() > until) break;
    for (const { index, 0: found } of (node.nodeValue ?? '').matchAll(pattern)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + found.length);
      ranges.push(range);
    }
  }
  if (ranges.length > 0) highlights.set(name, new Highlight(...ranges));
  return hadMarks;
}

/** How marks look: underlined as well as tinted, for who does not see the colour. */
export const markStyle =
  '::highlight(shuke-customer) { background-color: rgb(15 118 110 / 14%); text-decoration: underline 2px dotted rgb(15 118 110); }';
