/** Plain text of a mail or page -> which parts of it are header, body, signature and quoted earlier mail. */
import type { BlockRole } from '../model/page.ts';
import { beginsBrokenLead, headerKindOf, isQuotedLine, quoteLeadOf, signatureLeadOf } from './mail-lines.ts';

/** A stretch of whole lines with one role; stretches follow each other without gaps. */
export interface TextSegment {
  readonly role: BlockRole;
  readonly start: number;
  readonly end: number;
}

export interface SegmentOptions {
  /**
   * The text is the body of a message whose header stands elsewhere: the first header in it is that of forwarded mail.
   * Otherwise the first header is the message's own.
   */
  readonly isBody?: boolean;
  /** The page marked earlier mail, and it is not in this text: a line that announces it announces nothing here. */
  readonly hasMarkedQuotes?: boolean;
}

/** Lines that a header may have at most before the text begins, in the middle of a page too. */
const mostHeaderLines = 12;
/** Labels, leads and closings are short; a line of a megabyte is looked at only where it begins. */
const mostUnits = 300;
/** A signature after a closing formula has no more lines, and no longer ones. */
const mostSignatureLines = 12;
const longestSignatureLine = 90;

/** A program that breaks long lines leaves the second half of a quoted one without its mark. */
const shortestWrappedLine = 55;

interface Line {
  readonly start: number;
  readonly end: number;
  /** The line as far as it is looked at. */
  readonly text: string;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed + 1;
    lines.push({ start, end, text: text.slice(start, Math.min(end, start + mostUnits)) });
    start = end;
  }
  return lines;
}

/** The next lines that are not blank, at most `most` of them, looked for a few lines far. */
function nextLines(lines: readonly Line[], from: number, most: number): string[] {
  const found: string[] = [];
  for (let at = from; at < lines.length && at < from + 6 && found.length < most; at++) {
    const line = lines[at]?.text ?? '';
    if (line.trim() !== '') found.push(line);
  }
  return found;
}

/** Two header lines on end, one of them the sender's or the subject's: nobody writes that by chance. */
function beginsHeader(lines: readonly Line[], from: number): boolean {
  const [first, second, third] = nextLines(lines, from, 3).map((line) => headerKindOf(line.replace(/^\s*[>＞]\s?/, '')));
  if (first === undefined || (second === undefined && third === undefined)) return false;
  return [first, second, third].some((kind) => kind === 'sender' || kind === 'subject');
}

/** Whether quoted mail begins at a line, and how many lines the lead has: 0 when it does not. */
function leadLines(lines: readonly Line[], at: number): number {
  const line = lines[at]?.text ?? '';
  const lead = quoteLeadOf(line);
  if (lead === 'sure') return 1;
  const isBorneOut = (from: number): boolean => {
    const [next] = nextLines(lines, from, 1);
    return next !== undefined && (isQuotedLine(next) || beginsHeader(lines, from));
  };
  if (lead === 'likely') return isBorneOut(at + 1) ? 1 : 0;
  if (!beginsBrokenLead(line)) return 0;
  const joined = `${line.trim()} ${(lines[at + 1]?.text ?? '').trim()}`;
  return joined.length < mostUnits && quoteLeadOf(joined) === 'sure' ? 2 : 0;
}

/** What stands from a closing formula to the end, or to earlier mail, is short: a name, a company, a telephone number. */
function isSignature(lines: readonly Line[], at: number): boolean {
  let count = 0;
  for (let next = at + 1; next < lines.length; next++) {
    const line = lines[next]?.text ?? '';
    if (line.trim() === '') continue;
    if (isQuotedLine(line) || leadLines(lines, next) > 0 || beginsHeader(lines, next)) break;
    if (++count > mostSignatureLines || line.length > longestSignatureLine) return false;
  }
  return count > 0;
}

/**
 * Header lines at the top and again inside the text count: the second header begins quoted mail. Quoted mail goes to the end, but
 * for quotes that are marked line by line: those end where the marks do. A signature goes to the next quote. Linear in the text.
 */
export function segmentText(text: string, options: SegmentOptions = {}): TextSegment[] {
  const segments: TextSegment[] = [];
  const push = (role: BlockRole, { start, end }: Line): void => {
    const last = segments.at(-1);
    if (last && last.role === role) segments[segments.length - 1] = { role, start: last.start, end };
    else segments.push({ role, start, end });
  };
  const lines = linesOf(text);
  let state: 'body' | 'signature' | 'quote' | 'passage' = 'body';
  let before: 'body' | 'signature' = 'body';
  let hasHeader = options.isBody === true;
  let hasText = false;
  let headerLines = 0;
  let leadEnd = 0;
  for (const [at, line] of lines.entries()) {
    const isBlank = line.text.trim() === '';
    if (state === 'quote' || at < leadEnd) {
      push('quote', line);
      continue;
    }
    if (isQuotedLine(line.text)) {
      push('quote', line);
      continue;
    }
    if (state === 'passage') {
      const above = lines[at - 1]?.text ?? '';
      const isWrapped = !isBlank && above.length > shortestWrappedLine;
      if (isWrapped || isQuotedLine(lines[at + 1]?.text ?? '')) {
        push('quote', line);
        continue;
      }
      state = before;
    }
    const kind = headerLines > 0 || !isBlank ? headerKindOf(line.text) : undefined;
    const lead = isBlank ? 0 : leadLines(lines, at);
    if (lead > 0) {
      leadEnd = at + lead;
      const [next = ''] = nextLines(lines, leadEnd, 1);
      before = state;
      if (isQuotedLine(next)) state = 'passage';
      else if (!(options.hasMarkedQuotes && /[:：]\s*$/.test(lines[leadEnd - 1]?.text ?? ''))) state = 'quote';
      push('quote', line);
      continue;
    }
    if (kind !== undefined && hasHeader && headerLines === 0 && beginsHeader(lines, at)) {
      state = 'quote';
      push('quote', line);
      continue;
    }
    if (kind === 'sender' && !hasHeader) {
      hasHeader = true;
      headerLines = mostHeaderLines;
      push('sender', line);
    } else if (kind !== undefined && headerLines > 0) {
      headerLines--;
      push(kind === 'date' ? 'body' : kind, line);
    } else if (kind === 'subject' && !hasHeader) push('subject', line);
    else {
      if (isBlank) headerLines = 0;
      else if (headerLines > 0) headerLines--;
      const signature = isBlank || state === 'signature' ? undefined : signatureLeadOf(line.text);
      if (signature === 'rule' ? hasText || !options.isBody : signature === 'automatic' || (signature && isSignature(lines, at)))
        state = 'signature';
      hasText ||= !isBlank;
      push(state, line);
    }
  }
  return segments;
}

/** Role of the segment that an offset is in; `body` beyond the end. */
export function roleAt(segments: readonly TextSegment[], offset: number): BlockRole {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((segments[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return segments[low]?.role ?? 'body';
}
