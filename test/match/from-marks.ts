/** `Call «Acme GmbH» today` -> the text without the marks, and the spans they stood around. */

export interface MarkedSpan {
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  /** After a bar: «Acme|c1», «王伟|c1,c2» for a choice; absent when any customer will do. */
  readonly customerIds?: readonly string[];
}

/** Marks do not nest. */
export function fromMarks(marked: string): { text: string; spans: MarkedSpan[] } {
  const spans: MarkedSpan[] = [];
  let text = '';
  let from = 0;
  for (const match of marked.matchAll(/«([^«»|]+)(?:\|([^«»]+))?»/g)) {
    text += marked.slice(from, match.index);
    const surface = match[1] ?? '';
    const start = text.length;
    text += surface;
    spans.push({ start, end: text.length, surface, ...(match[2] ? { customerIds: match[2].split(',') } : {}) });
    from = match.index + match[0].length;
  }
  return { text: text + marked.slice(from), spans };
}
