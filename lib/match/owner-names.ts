/** What a page shows around a match, compared with the full name of an owner. */

import { spaceUnit } from './fold-table.ts';
import { FoldBuffer, type FoldedText } from './folded-text.ts';
import { endOfRegion, type FormWord, formWords, placesBetween, startOfRegion } from './legal-forms.ts';
import type { NameOwner } from './name-index.ts';
import { foldName, foldText } from './normalize-name.ts';
import { isOrdinaryWord } from './ordinary-words.ts';
import { textOfUnits } from './read-text.ts';

/** How a full name lies over a page around a match of its key. */
export interface NameFit {
  /** Folded units of the page that the name covers. */
  readonly start: number;
  readonly end: number;
  /** The page has the whole name, from its place to its legal form. */
  readonly isWhole: boolean;
  /** The page has some legal form behind the match, this name's or another. */
  readonly hasForm: boolean;
  /** The page has a place before the match that this name does not have. */
  readonly isElsewhere: boolean;
}

const buffer = new FoldBuffer();

/** Forms that people put behind any name of a company. */
const looseForms = new Set(['公司', '集团', '总公司', '分公司', '子公司', '有限', '股份', '控股']);

/** What stands around a match, read once for all who have its name. */
export interface Surroundings {
  readonly text: string;
  readonly page: FoldedText;
  readonly from: number;
  readonly to: number;
  /** Start of the places before the match; `from` when there are none. */
  readonly regionStart: number;
  /** Words behind the match that may be its legal form. */
  readonly forms: readonly FormWord[];
}

/** Units looked through before and behind a match. */
const regionReach = 24;
const formReach = 60;

export function surroundingsOf(text: string, page: FoldedText, from: number, to: number): Surroundings {
  const regionStart = startOfRegion(page.units, Math.max(0, from - regionReach), from);
  return { text, page, from, to, regionStart, forms: formWords(page.units, to, Math.min(page.length, to + formReach)) };
}

/** How far the full name of an owner goes on like the page around a match of its key. */
export function fitName(around: Surroundings, owner: NameOwner): NameFit {
  const { text, page, from, to, regionStart, forms } = around;
  // Mostly there is nothing but the key.
  if (forms.length === 0 && regionStart === from)
    return { start: from, end: to, isWhole: owner.detail.isWhole, hasForm: false, isElsewhere: false };
  const name = owner.text ?? '';
  const key = textOfUnits(page.units, from, to);
  const full = foldName(name);
  const keyStart = full.indexOf(key);
  const folded = foldText(name, buffer);
  const offset = full.length === folded.length ? 0 : textOfUnits(folded.units, 0, folded.length).indexOf(full);
  const keyEnd = keyStart + key.length;
  const nameForms = keyStart < 0 ? [] : formWords(folded.units, offset + keyEnd, offset + full.length);
  const pageForms = writtenForms(text, page, to, forms, nameForms);
  let end = to;
  let shared = 0;
  while (shared < nameForms.length && shared < pageForms.length && nameForms[shared]?.form === pageForms[shared]?.form) {
    end = pageForms[shared]?.end ?? end;
    shared++;
  }
  const namePlaces =
    keyStart > 0
      ? placesBetween(folded.units, offset, Math.min(offset + keyStart, endOfRegion(folded.units, offset, offset + full.length)))
      : '';
  const isWholeEnd =
    keyStart >= 0 &&
    (nameForms.length > 0
      ? shared === nameForms.length && (nameForms.at(-1)?.end ?? 0) === offset + full.length
      : keyEnd === full.length);
  // 有限责任公司 for 股份有限公司: still this name, and the form belongs to it.
  const next = pageForms[shared];
  if (!isWholeEnd && next && nameForms.length > 0 && !looseForms.has(next.form)) end = pageForms.at(-1)?.end ?? end;
  const pagePlaces = placesBetween(page.units, regionStart, from);
  const isSamePlace = pagePlaces !== '' && namePlaces !== '' && `|${namePlaces}`.endsWith(`|${pagePlaces}`);
  return {
    start: isSamePlace ? regionStart : from,
    end,
    isWhole: isWholeEnd && (keyStart <= 0 || isSamePlace),
    hasForm: pageForms.some((word) => !looseForms.has(word.form)),
    isElsewhere: pagePlaces !== '' && !isSamePlace,
  };
}

/** Forms that are words of everyday language as well: in lower case, or at the start of a sentence, they are those. */
const everydayForms = new Set(['as', 'se']);

/** The forms behind a match, as far as they are written as forms: `high |as`, `made |public`, `the planet. |As` have none. */
function writtenForms(
  text: string,
  page: FoldedText,
  to: number,
  forms: readonly FormWord[],
  nameForms: readonly FormWord[],
): readonly FormWord[] {
  let from = to;
  for (const [index, { form, end }] of forms.entries()) {
    const start = page.originOf(page.units[from] === spaceUnit ? from + 1 : from);
    const gap = text.slice(page.originOf(from - 1) + 1, start);
    const isOwn = nameForms[index]?.form === form;
    if (!isWrittenAsForm(text.slice(start, page.originOf(end - 1) + 1), form, isOwn) || (index === 0 && /[.!?]\s/.test(gap)))
      return forms.slice(0, index);
    from = end;
  }
  return forms;
}

function isWrittenAsForm(written: string, form: string, isOwn: boolean): boolean {
  if (!/^[A-Za-z]+$/.test(written) || written === written.toUpperCase()) return true;
  if (everydayForms.has(form)) return false;
  if (written !== written.toLowerCase()) return true;
  return isOwn || (written.length > 2 && !isOrdinaryWord(written));
}
