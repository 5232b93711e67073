/** What a page shows around a match, compared with the full name of an owner. */

import { spaceUnit } from './fold-table.ts';
import { FoldBuffer, type FoldedText } from './folded-text.ts';
import { endOfRegion, type FormWord, formWords, placesBetween, startOfLegalForm, startOfRegion } from './legal-forms.ts';
import type { NameOwner } from './name-index.ts';
import { foldName, foldText } from './normalize-name.ts';
import { isOrdinaryWord } from './ordinary-words.ts';
import { textOfUnits } from './read-text.ts';

/** How a full name lies over a page around a match of its key. */
interface NameFit {
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

/** Those owners of a name whose full names cover most of the page around a match. */
export interface BestFit {
  readonly owners: readonly NameOwner[];
  /** Folded units of the page that the names cover together. */
  readonly start: number;
  readonly end: number;
  /** The page has their whole names, from the place to the legal form; of several it has all or none. */
  readonly isWhole: boolean;
  /** The page has some legal form behind the match, theirs or another. */
  readonly hasForm: boolean;
}

const buffer = new FoldBuffer();

/** Forms that people put behind any name of a company. */
const looseForms = new Set(['公司', '集团', '总公司', '分公司', '子公司', '有限', '股份', '控股']);

/** Units looked through before and behind a match. */
const regionReach = 24;
const formReach = 60;

/**
 * The owners who are no persons, and whose names cover most of the page around a match of their key; the whole ones before
 * others. Undefined when there is none.
 */
export function bestFitOf(
  text: string,
  page: FoldedText,
  from: number,
  to: number,
  owners: readonly NameOwner[],
): BestFit | undefined {
  const { units } = page;
  const regionStart = startOfRegion(units, Math.max(0, from - regionReach), from);
  const forms = formWords(units, to, Math.min(page.length, to + formReach));
  const placeEnd = forms.length === 0 ? endOfBracketedPlace(text, page, to) : to;
  // Mostly there is nothing but the key.
  if (forms.length === 0 && regionStart === from && placeEnd === to) return bestOfKeys(from, to, owners);
  const best: NameOwner[] = [];
  let start = from;
  let end = to;
  let longest = 0;
  let isWhole = false;
  let hasForm = false;
  for (const owner of owners) {
    if (owner.detail.isPerson) continue;
    const fit = fitName(text, page, from, to, regionStart, forms, owner.text ?? '');
    // 兰州康华有限公司 is not 北京康华有限公司.
    if (fit.isElsewhere && fit.hasForm) continue;
    // 中华煤气(深圳) is 中华煤气(深圳)有限公司, before who is called 中华煤气.
    const place = textOfUnits(units, to, placeEnd);
    const reached = placeEnd > to && fit.end === to && hasPlaceBehind(owner.text ?? '', place) ? placeEnd : fit.end;
    const length = reached - fit.start;
    // 烟台|东诚药业|集团: who has the whole of it in his name is meant, before who is called 东诚药业.
    if (length < longest || (length === longest && isWhole && !fit.isWhole)) continue;
    if (length > longest || (fit.isWhole && !isWhole)) {
      best.length = 0;
      start = from;
      end = to;
      hasForm = false;
    }
    best.push(owner);
    longest = length;
    isWhole = fit.isWhole;
    hasForm ||= fit.hasForm;
    start = Math.min(start, fit.start);
    end = Math.max(end, reached);
  }
  return best.length === 0 ? undefined : { owners: best, start, end, isWhole, hasForm };
}

/** The same where neither a place nor a legal form stands beside the match. */
function bestOfKeys(start: number, end: number, owners: readonly NameOwner[]): BestFit | undefined {
  let companies = 0;
  let whole = 0;
  for (const { detail } of owners) {
    if (detail.isPerson) continue;
    companies++;
    if (detail.isWhole) whole++;
  }
  if (companies === 0) return undefined;
  const isWhole = whole > 0;
  const count = isWhole ? whole : companies;
  const best = count === owners.length ? owners : owners.filter(({ detail }) => !detail.isPerson && (detail.isWhole || !isWhole));
  return { owners: best, start, end, isWhole, hasForm: false };
}

/** End of the place in brackets right behind a match: 中华煤气|(深圳); `to` when there is none. */
function endOfBracketedPlace(text: string, page: FoldedText, to: number): number {
  const bracket = text.charCodeAt(page.originOf(to - 1) + 1);
  if ((bracket !== 0x28 && bracket !== 0xff08) || to >= page.length) return to;
  const end = endOfRegion(page.units, to, Math.min(page.length, to + regionReach));
  return end > to && /[)）]/.test(text.charAt(page.originOf(end - 1) + 1)) ? end : to;
}

/** A name has this place in brackets: 中华煤气（深圳）有限公司. */
function hasPlaceBehind(name: string, place: string): boolean {
  return name.normalize('NFKC').includes(`(${place})`);
}

/** How far a full name goes on like the page around a match of its key. */
function fitName(
  text: string,
  page: FoldedText,
  from: number,
  to: number,
  regionStart: number,
  forms: readonly FormWord[],
  name: string,
): NameFit {
  const key = textOfUnits(page.units, from, to);
  const full = foldName(name);
  const keyStart = full.indexOf(key);
  const folded = foldText(name, buffer);
  const offset = full.length === folded.length ? 0 : textOfUnits(folded.units, 0, folded.length).indexOf(full);
  const keyEnd = keyStart < 0 ? startOfLegalForm(folded.units, offset, offset + full.length) - offset : keyStart + key.length;
  const nameForms = formWords(folded.units, offset + keyEnd, offset + full.length);
  const pageForms = writtenForms(text, page, to, forms, nameForms);
  let end = to;
  let shared = 0;
  while (shared < nameForms.length && shared < pageForms.length && nameForms[shared]?.form === pageForms[shared]?.form) {
    end = pageForms[shared]?.end ?? end;
    shared++;
  }
  // 伊利|股份 is how people write 伊利股份有限公司.
  if (pageForms[shared]?.form === '股份' && nameForms[shared]?.form.startsWith('股份')) end = pageForms[shared]?.end ?? end;
  const namePlaces =
    keyStart > 0
      ? placesBetween(folded.units, offset, Math.min(offset + keyStart, endOfRegion(folded.units, offset, offset + full.length)))
      : '';
  const isWholeEnd =
    nameForms.length > 0
      ? shared === nameForms.length && (nameForms.at(-1)?.end ?? 0) === offset + full.length
      : keyEnd === full.length;
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
