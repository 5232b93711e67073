/** A customer's names -> the folded keys under which the index knows them. */
import { firstIdeograph } from './fold-table.ts';
import { endOfFirstForm, endOfRegion, startOfLegalForm } from './legal-forms.ts';
import type { EntryDetail, EntryKind } from './name-entry.ts';
import { nameWeight } from './name-hash.ts';
import { divideIntoWords, isChineseWord, isOrdinaryWord } from './ordinary-words.ts';
import { isTradeOnly, tradesAtEnd } from './trade-words.ts';

/** A key of the index: units `from` to `end` of the folded name, and what is known of it. */
export interface NameKey {
  readonly from: number;
  readonly end: number;
  readonly detail: EntryDetail;
}

/** A key that weighs less is no name: one ideograph. */
const minWeight = 2;
/** The least that may stand for a whole legal name: three ideographs that are no word, or four. */
const shortNameWeight = 3;

/** The folded name as a string, made once: everything else is a slice of it. */
function textOf(units: Uint16Array, length: number): string {
  let text = '';
  for (let at = 0; at < length; at++) text += String.fromCharCode(units[at] ?? 0);
  return text;
}

/** Whether every word of a folded name is in the dictionary. */
function isOrdinary(name: string): boolean {
  if ((name.codePointAt(0) ?? 0) >= firstIdeograph) return name.length <= 4 && isOrdinaryWord(name);
  return name.split(' ').every((word) => isOrdinaryWord(word));
}

/** Enough to know a company by: not just its trade, and no word that anybody uses. */
function isTelling(units: Uint16Array, name: string, from: number, end: number): boolean {
  const weight = nameWeight(units, from, end);
  if (weight < shortNameWeight) return false;
  const text = name.slice(from, end);
  if (isTradeOnly(text)) return false;
  return weight > shortNameWeight ? !isOrdinary(text) : !isChineseWord(text);
}

/** What may be left of a name when trades are taken away from its end, longest first: 云杉视界|数字|技术, 金陵体育|器材. */
function brandLengths(core: string): number[] {
  const lengths = new Set<number>();
  const open = [core];
  for (let rest = open.pop(); rest !== undefined; rest = open.pop()) {
    const trades = tradesAtEnd(rest);
    // A word that is no trade of our list may be one all the same, if enough is left before it.
    if (trades.length === 0 && rest.length >= 6 && isOrdinaryWord(rest.slice(-2))) trades.push(2);
    for (const trade of trades) {
      const left = rest.length - trade;
      if (left < shortNameWeight || lengths.has(left)) continue;
      lengths.add(left);
      open.push(rest.slice(0, left));
    }
  }
  return [...lengths].sort((left, right) => right - left);
}

/** Ordinary words side by side, 美好|家园, which a page may have without meaning anybody; 森林|包装 ends with a trade and is none. */
function isPhrase(text: string): boolean {
  return tradesAtEnd(text).length === 0 && divideIntoWords(text).every((word) => word.length > 1 && isOrdinaryWord(word));
}

/**
 * Keys of one name: the part that must be in a page for the name to be there. A legal form at the end may be absent or
 * written otherwise, a place at the start of a legal name may be absent: both are read back off the page around a match, so
 * that one key stands for all forms. A Chinese legal name that goes on with its trade (四川|薄荷英语|房地产开发|有限公司) has a
 * second key without it, where what is left is telling. None when the name is too short to be looked for.
 */
export function keysOfName(units: Uint16Array, length: number, kind: EntryKind, isPerson: boolean): NameKey[] {
  const keys: NameKey[] = [];
  const text = textOf(units, length);
  const add = (from: number, end: number, keyKind: EntryKind, isBare: boolean): void => {
    if (end - from < 2 || nameWeight(units, from, end) < minWeight) return;
    const detail = { kind: keyKind, isOrdinary: !isPerson && isOrdinary(text.slice(from, end)), isPerson, isBare };
    keys.push({ from, end, detail });
  };
  if (isPerson) {
    add(0, length, kind, false);
    return keys;
  }
  const formStart = startOfLegalForm(units, 0, length);
  const coreEnd = nameWeight(units, 0, formStart) >= minWeight && !isTradeOnly(text.slice(0, formStart)) ? formStart : length;
  const isBare = coreEnd < length && coreEnd <= 3 && (units[0] ?? 0) < firstIdeograph;
  if (kind !== 'legal-name') {
    // An alias is what the company is called: 中国平安 is not shortened to 平安, 美的集团 not to 美的.
    const keepsForm = coreEnd < length && isOrdinary(text.slice(0, coreEnd));
    add(0, keepsForm ? length : coreEnd, kind, isBare);
    return keys;
  }
  const regionEnd = endOfRegion(units, 0, coreEnd);
  if (regionEnd > 0 && regionEnd < coreEnd && isTelling(units, text, regionEnd, coreEnd)) add(regionEnd, coreEnd, kind, false);
  else {
    add(0, coreEnd, kind, isBare);
    // 海南|京粮|控股|股份有限公司 is called 京粮控股.
    const firstForm = endOfFirstForm(units, coreEnd, length);
    if (regionEnd > 0 && coreEnd - regionEnd >= 2 && firstForm - coreEnd === 2 && !isTradeOnly(text.slice(regionEnd, coreEnd)))
      add(regionEnd, firstForm, 'name-variant', false);
  }
  const core = text.slice(regionEnd, coreEnd);
  if ((core.codePointAt(0) ?? 0) < firstIdeograph) return keys;
  for (const length of brandLengths(core)) {
    if (isTelling(units, text, regionEnd, regionEnd + length) && !isPhrase(core.slice(0, length)))
      add(regionEnd, regionEnd + length, 'name-variant', false);
  }
  return keys;
}
