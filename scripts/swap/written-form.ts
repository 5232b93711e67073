/** How a document writes a name -> the same done to another name: which part of it, and what was done to the letters. */
import { Converter } from 'opencc-js';

const toTraditional = Converter({ from: 'cn', to: 'tw' });
const toSimplified = Converter({ from: 'tw', to: 'cn' });

/** What was done to the letters of a part of a name. */
export interface Spelling {
  readonly script?: 'traditional' | 'simplified';
  readonly letterCase?: 'upper' | 'lower';
  readonly width?: 'wide';
  readonly brackets?: 'wide' | 'narrow';
  readonly isPlain?: true;
  /** Full stops, commas and hyphens are gone. */
  readonly isBare?: true;
  /** White space put in or changed: at what share of the ideographs or words, and what stands there. */
  readonly splits: readonly { readonly share: number; readonly gap: string }[];
}

const ideograph = /\p{Script=Han}/u;
const ignored = /[\s\u00ad\u200b-\u200d\u2060\ufeff.,，、'’&()（）-]/u;

/** Letters that count, simplified, narrow, without accents and case, each with its place in the text. */
function lettersOf(text: string): { letters: string; places: number[] } {
  let letters = '';
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text[at] as string;
    if (ignored.test(unit)) continue;
    const folded = toSimplified(unit.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
    for (const letter of folded) {
      letters += letter;
      places.push(at);
    }
  }
  return { letters, places };
}

/** The same for all spellings of a name. */
export function sameLetters(text: string): string {
  return lettersOf(text).letters;
}

/** Where a surface stands in a name, however it is spelled; undefined when it does not. */
export function placeInName(name: string, surface: string): { start: number; end: number } | undefined {
  const whole = lettersOf(name);
  const wanted = sameLetters(surface);
  const at = wanted === '' ? -1 : whole.letters.indexOf(wanted);
  if (at < 0) return undefined;
  const isWholeEnd = at + wanted.length === whole.letters.length;
  const last = whole.places[at + wanted.length - 1] as number;
  // What ends the name as written belongs to it where the surface has it too: Inc.
  const end = isWholeEnd && /[.)）]$/.test(surface) ? name.length : last + 1;
  return { start: whole.places[at] as number, end };
}

const isUpper = (text: string): boolean => text === text.toUpperCase() && text !== text.toLowerCase();
const isLower = (text: string): boolean => text === text.toLowerCase() && text !== text.toUpperCase();
const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');

/** What was done to `part`, a piece of a name, to write it as `surface`. */
export function spellingOf(part: string, surface: string): Spelling {
  const plain = surface.normalize('NFKC');
  const isWide = /[\uff21-\uff5a]/u.test(surface) && !/[\uff21-\uff5a]/u.test(part);
  return {
    ...(toSimplified(surface) !== surface && toSimplified(part) === part ? { script: 'traditional' } : {}),
    ...(toTraditional(surface) !== surface && toTraditional(part) === part && toSimplified(part) !== part
      ? { script: 'simplified' }
      : {}),
    ...(isUpper(plain) && !isUpper(part) ? { letterCase: 'upper' } : {}),
    ...(isLower(plain) && !isLower(part) ? { letterCase: 'lower' } : {}),
    ...(isWide ? { width: 'wide' } : {}),
    ...(/[（）]/.test(surface) && /[()]/.test(part) && !isWide ? { brackets: 'wide' } : {}),
    ...(/[()]/.test(surface) && /[（）]/.test(part) ? { brackets: 'narrow' } : {}),
    ...(withoutAccents(part) !== part && withoutAccents(plain) === plain ? { isPlain: true } : {}),
    ...(/[.,-]/.test(part.slice(0, -1)) && !/[.,-]/.test(plain) ? { isBare: true } : {}),
    splits: splitsOf(part, surface, isWide),
  };
}

function splitsOf(part: string, surface: string, isWide: boolean): { share: number; gap: string }[] {
  const splits: { share: number; gap: string }[] = [];
  const own = new Set<number>();
  const count = (text: string, visit: (seen: number, gap: string) => void): number => {
    let seen = 0;
    for (const [piece] of text.matchAll(/[\s\u00ad\u200b-\u200d\u2060\ufeff]+|[\s\S]/gu)) {
      if (/^[\s\u00ad\u200b-\u200d\u2060\ufeff]/u.test(piece)) visit(seen, piece);
      else if (!ignored.test(piece)) seen++;
    }
    return seen;
  };
  count(part, (seen) => own.add(seen));
  const total = count(surface, (seen, gap) => {
    const isOrdinary = own.has(seen) && (gap === ' ' || (isWide && gap === '\u3000'));
    if (!isOrdinary) splits.push({ share: seen, gap });
  });
  return splits.map(({ share, gap }) => ({ share: share / Math.max(1, total), gap }));
}

/** Writes another part the same way; undefined when it cannot be: one word has no gap to be split at. */
export function spell(part: string, spelling: Spelling): string | undefined {
  let text = part;
  if (spelling.script === 'traditional') text = toTraditional(text);
  if (spelling.script === 'simplified') text = toSimplified(text);
  if (spelling.isPlain) text = withoutAccents(text);
  if (spelling.isBare) text = text.replace(/[.,]/g, '').replace(/-/g, ' ');
  if (spelling.letterCase === 'upper') text = text.toUpperCase();
  if (spelling.letterCase === 'lower') text = text.toLowerCase();
  if (spelling.brackets === 'wide') text = text.replaceAll('(', '（').replaceAll(')', '）');
  if (spelling.brackets === 'narrow') text = text.replaceAll('（', '(').replaceAll('）', ')');
  if (spelling.width === 'wide')
    text = text.replace(/[!-~]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000');
  for (const { share, gap } of spelling.splits) {
    const split = splitAt(text, share, gap);
    if (split === undefined) return undefined;
    text = split;
  }
  return text;
}

function splitAt(text: string, share: number, gap: string): string | undefined {
  if (!ideograph.test(text)) {
    const gaps = [...text.matchAll(/[ \u3000]+/g)];
    const chosen = gaps[Math.min(gaps.length - 1, Math.floor(share * gaps.length))];
    if (!chosen) return undefined;
    return text.slice(0, chosen.index) + gap + text.slice(chosen.index + chosen[0].length);
  }
  const at = Math.max(1, Math.min(text.length - 1, Math.round(share * text.length)));
  const isInWord = /[a-z0-9]$/i.test(text.slice(0, at)) && /^[a-z0-9]/i.test(text.slice(at));
  return isInWord || text.length < 2 ? undefined : text.slice(0, at) + gap + text.slice(at);
}
