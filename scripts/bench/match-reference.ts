/** What the plainest search finds, to hold every contender's answer against. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How much was found, and a number that differs when anything of it does. */
export interface Answer {
  readonly count: number;
  readonly checksum: number;
}

/** Every stretch of a folded text that is a name, by looking each up. */
export function findAllSpans(text: string, names: ReadonlySet<string>): Span[] {
  const lengths = [...new Set(Array.from(names, (name) => name.length))].sort((left, right) => right - left);
  const beginnings = new Set(Array.from(names, (name) => name.slice(0, 2)));
  const spans: Span[] = [];
  for (let start = 0; start < text.length; start++) {
    if (!beginnings.has(text.slice(start, start + 2))) continue;
    for (const length of lengths)
      if (start + length <= text.length && names.has(text.slice(start, start + length)))
        spans.push({ start, end: start + length });
  }
  return spans;
}

/** Letters and digits that are no ideographs, as the matcher sees them. */
function isWordAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit < 0x2e80;
}

/** Spans that cut no word. */
export function keepWholeWords(text: string, spans: readonly Span[]): Span[] {
  const cuts = (at: number): boolean => at > 0 && at < text.length && isWordAt(text, at - 1) && isWordAt(text, at);
  return spans.filter(({ start, end }) => !cuts(start) && !cuts(end));
}

/** The leftmost, of those that start together the longest, and on from its end. */
export function keepLongest(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  let reached = 0;
  for (const span of [...spans].sort((left, right) => left.start - right.start || right.end - left.end)) {
    if (span.start < reached) continue;
    kept.push(span);
    reached = span.end;
  }
  return kept;
}

/** Of the texts found, in reading order. */
export function answerOf(found: readonly string[]): Answer {
  let checksum = 0;
  for (const text of found) {
    for (let at = 0; at < text.length; at++) checksum = (Math.imul(checksum, 31) + text.charCodeAt(at)) | 0;
    checksum = Math.imul(checksum ^ text.length, 0x9e3779b1);
  }
  return { count: found.length, checksum };
}

export function textsOf(text: string, spans: readonly Span[]): string[] {
  return spans.map(({ start, end }) => text.slice(start, end));
}
