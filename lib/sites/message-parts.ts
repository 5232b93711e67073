/** Body of a message -> what its author wrote, their signature, and the earlier mail it repeats. */
import type { TextBlock } from '../model/page.ts';
import { matchesSelector, nodeNameOf } from './dom-access.ts';
import { labelOf } from './header-labels.ts';
import { type VisibleTextOptions, visibleTextSteps } from './visible-text.ts';

/**
 * Containers in which mail programs put the message they answer: Roundcube, Thunderbird, Gmail, Yahoo, Proton, Zoho, QQ and
 * NetEase; 2026-11. Outlook only marks where it begins: its header lines are found in the text.
 */
const quoteSelector =
  'blockquote, .gmail_quote, .yahoo_quoted, .protonmail_quote, .zmail_extra, #isReplyContent, [name="replysplit"], includetail';
/** Signatures that mail programs mark: Roundcube, Gmail, Thunderbird, Outlook on phones, NetEase; 2026-11. */
const signatureSelector =
  '.sig, .gmail_signature, .moz-signature, #ms-outlook-mobile-signature, .ntes-mailmaster-signature, sign';

/** A line after which everything is earlier mail. */
const separator =
  /^[-_—–]{2,}\s*(original message|forwarded message|reply message|ursprüngliche nachricht|message d'origine|原始邮件|原始信件|原邮件|回复的原邮件|转发的?邮件(信息)?|原始郵件|轉寄的?郵件)\s*[-_—–]{2,}|^begin forwarded message\s*[:：]/i;
/** The same in any language: words between dashes, and after them a header, whose first field may stand on the same line; 2026-11. */
const dashedWords = /^[-_—–]{4,}\s*\p{L}[^-_—–]{3,60}[-_—–]{4,}(.*)$/u;
const anyLabel = /^\p{L}[^:：@]{0,24}[:：]/u;
/** A line that says who wrote what follows; in any language where it has a date and an address. */
const attribution =
  /^(on|le|am)\s.{4,200}\s(wrote|a écrit|schrieb)\s*[:：]$|^.{4,160}(写道|寫道|wrote)\s*[:：]$|^(?=.{0,80}\d).{2,160}<[^\s<>]+@[^\s<>]+>[^:：]{0,30}[:：]$/i;
/** A line that begins a signature: RFC 3676, and the automatic lines of phones. */
const signatureStart = /^(--|——)$|^(sent from my |发自我的|從我的|传自我的)/i;

type Part = 'body' | 'quote' | 'signature';

/**
 * Lines of a body, each put to its part. A quoted line begins with `>`; a separator, a repeated header or (unless the page
 * marks its quotes, or quotes line by line) an attribution makes all the rest earlier mail; a signature runs to the next
 * quoted line. Linear in the text.
 */
function splitLines(text: string, hasMarkedQuotes: boolean): readonly { readonly part: Part; readonly text: string }[] {
  const found: { part: Part; text: string }[] = [];
  let part = 'body' as Part;
  let start = 0;
  const cut = (at: number, next: Part): void => {
    if (next === part) return;
    const piece = text.slice(start, at);
    if (piece.trim() !== '') found.push({ part, text: piece });
    part = next;
    start = at;
  };
  let hasText = false;
  /** Where a `From:` line or an attribution stands that the next line will confirm: Outlook repeats headers without a separator. */
  let headerAt: number | undefined;
  let attributionAt: number | undefined;
  let dashedAt: number | undefined;
  for (let at = 0, next: number; at < text.length; at = next) {
    const lineEnd = text.indexOf('\n', at);
    next = lineEnd === -1 ? text.length : lineEnd + 1;
    // No attribution, header or separator is longer: what follows is prose.
    const line = text.slice(at, Math.min(next, at + 300)).trim();
    if (line === '') continue;
    const isQuoted = line.startsWith('>');
    const isHeaded = dashedAt !== undefined && anyLabel.test(line);
    const dashed = dashedWords.exec(line);
    const historyAt =
      separator.test(line) || dashed?.[1]?.includes('@')
        ? at
        : isHeaded
          ? dashedAt
          : headerAt !== undefined && labelOf(line)
            ? headerAt
            : isQuoted
              ? undefined
              : attributionAt;
    if (historyAt !== undefined) {
      cut(historyAt, 'quote');
      break;
    }
    const quoteAt = attributionAt ?? at;
    dashedAt = dashed ? at : undefined;
    headerAt = labelOf(line)?.kind === 'from' ? at : undefined;
    const isAttribution = !isQuoted && attribution.test(line);
    attributionAt = isAttribution && !hasMarkedQuotes ? at : undefined;
    // An attribution belongs to what it announces: to the lines below it, or to the quote that stood there.
    if (isQuoted) cut(quoteAt, 'quote');
    else if (isAttribution && hasMarkedQuotes) cut(at, 'quote');
    else if (hasText && signatureStart.test(line)) cut(at, 'signature');
    else if (part === 'quote') cut(at, 'body');
    hasText = true;
  }
  const rest = text.slice(start);
  if (rest.trim() !== '') found.push({ part, text: rest });
  return found;
}

/** Blocks of a plain text body: `body`, `quote` and `signature` in order; blank ones are left out. */
export function splitMessageText(text: string): readonly TextBlock[] {
  return splitLines(text, false).map(({ part, text: piece }) => ({ role: part, text: piece }));
}

/**
 * Blocks of a body in the DOM. Marked quotes and signatures are taken out and given their role, then what is left is split
 * by its lines. A name split over inline tags stays whole, for every block is one run of visible text.
 */
export function* messagePartSteps(root: Node, options: VisibleTextOptions): Generator<void, readonly TextBlock[]> {
  const apart: { part: Part; element: Element }[] = [];
  const own = yield* visibleTextSteps(root, {
    ...options,
    isHidden(element) {
      if (options.isHidden?.(element)) return true;
      if (element === root || nodeNameOf(element) === 'BODY') return false;
      const part = matchesSelector(element, quoteSelector)
        ? 'quote'
        : matchesSelector(element, signatureSelector)
          ? 'signature'
          : undefined;
      if (part === undefined) return false;
      apart.push({ part, element });
      return true;
    },
  });
  const hasMarkedQuotes = apart.some(({ part }) => part === 'quote');
  const blocks: TextBlock[] = splitLines(own.text, hasMarkedQuotes).map(({ part, text }) => ({ role: part, text }));
  for (const { part, element } of apart) {
    const { text } = yield* visibleTextSteps(element, options);
    if (text.trim() !== '') blocks.push({ role: part, text });
  }
  return blocks;
}
