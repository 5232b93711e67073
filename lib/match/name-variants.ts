/** A customer's names -> the folded keys under which the index knows them. */
import { firstIdeograph } from './fold-table.ts';
import { endOfFirstForm, endOfRegion, endsOfRegions, placesBetween, startOfLegalForm } from './legal-forms.ts';
import type { EntryDetail, EntryKind } from './name-entry.ts';
import { nameWeight } from './name-hash.ts';
import { costOfWords, divideIntoWords, isChineseWord, isEnglishWord, isOrdinaryWord } from './ordinary-words.ts';
import { isProperWord } from './proper-words.ts';
import { isTradeOnly, latinTrades, tradesAtEnd } from './trade-words.ts';

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

/** 春风|里, 弹指|间: a word and where it is. */
const localiser = /[里上下中内外间前后边旁]$/;

/** Bits: what is likelier than this is met by chance in a few million words. */
const sayingCost = 22;

/** 健康|人, 大|奇迹: words so frequent that they stand side by side by chance. */
function isSaying(name: string): boolean {
  return name.length > 2 && name.length < 7 && !isChineseWord(name) && costOfWords(name) < sayingCost;
}

/** Whether every word of a folded name is in the dictionary. */
function isOrdinary(name: string): boolean {
  if ((name.codePointAt(0) ?? 0) >= firstIdeograph)
    return (
      isSaying(name) ||
      (name.length <= 4 &&
        (isOrdinaryWord(name) || (name.length === 3 && localiser.test(name) && isOrdinaryWord(name.slice(0, 2)))))
    );
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

/** Words that stand between the name of a group and its legal form. */
const groupEnding = / (?:holdings?|group)$/;
const leadingForm = /^(?:株式会社|有限会社|合同会社|주식회사 ?|(?:ооо|оао|зао|пао|ао|тов|pt|cv) (?=..))/;

/** End of a legal form that leads a name in Japanese, Korean, Russian or Indonesian; 0 when there is none. */
function endOfLeadingForm(name: string): number {
  return leadingForm.exec(name)?.[0].length ?? 0;
}

/** What may be left of a name when trades are taken away from its end, longest first: 云杉视界|数字|技术, 金陵体育|器材. */
function brandLengths(core: string): number[] {
  const lengths = new Set<number>();
  const open = [core];
  for (let rest = open.pop(); rest !== undefined; rest = open.pop()) {
    const trades = tradesAtEnd(rest);
    // A word that is no trade of our list may be one all the same, if enough is left before it.
    if (trades.length === 0 && rest.length >= 5 && isOrdinaryWord(rest.slice(-2))) trades.push(2);
    for (const trade of trades) {
      const left = rest.length - trade;
      if (left < shortNameWeight || lengths.has(left)) continue;
      lengths.add(left);
      open.push(rest.slice(0, left));
    }
  }
  return [...lengths].sort((left, right) => right - left);
}

/**
 * What may be left of a Latin name when the words for its trade are taken away: halverson freight| systems. One word that is left
 * must be rare, and needs a second hint.
 */
function latinBrandLengths(core: string): number[] {
  const lengths: number[] = [];
  for (let end = core.lastIndexOf(' '); end > 0; end = core.lastIndexOf(' ', end - 1)) {
    const next = core.indexOf(' ', end + 1);
    if (!latinTrades.has(core.slice(end + 1, next < 0 ? core.length : next))) break;
    const left = core.slice(0, end);
    const words = left.split(/[ &]+/);
    // Hong Kong| Telecommunications: places are no brands either.
    const isPhrase = words.every((word) => isEnglishWord(word) || isProperWord(word));
    if (words.at(-1) !== '' && (words.filter((word) => word.length > 1).length > 1 ? !isPhrase : isRareWord(left)))
      lengths.push(end);
  }
  return lengths;
}

/** A word that is neither in the dictionary nor the name of many places and people. */
function isRareWord(word: string): boolean {
  return /^[a-z]{5,}$/.test(word) && !isEnglishWord(word) && !isProperWord(word);
}

/** Ordinary words side by side, 美好|家园, which a page may have without meaning anybody; 森林|包装 ends with a trade and is none. */
function isPhrase(text: string): boolean {
  if (tradesAtEnd(text).length > 0) return false;
  const words = divideIntoWords(text);
  // 要|借钱, 别人|家: of three ideographs one may be a word of its own.
  if (text.length === 3 && words.length === 2) return words.every((word) => isOrdinaryWord(word));
  return words.every((word) => word.length > 1 && isOrdinaryWord(word));
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
    const isWhole = from === 0 && end === length;
    const detail = { kind: keyKind, isOrdinary: !isPerson && isOrdinary(text.slice(from, end)), isPerson, isBare, isWhole };
    keys.push({ from, end, detail });
  };
  if (isPerson) {
    add(0, length, kind, false);
    return keys;
  }
  const addBrand = (end: number): void => add(0, end, 'name-variant', !text.slice(0, end).includes(' '));
  const formStart = startOfLegalForm(units, 0, length);
  // 珠海市|安康|集团: what is left must be more than a place or a trade.
  const isRest = nameWeight(units, 0, formStart) >= minWeight && !isTradeOnly(text.slice(0, formStart));
  const coreEnd = isRest && (isPerson || endsOfRegions(units, 0, formStart).at(-1) !== formStart) ? formStart : length;
  const isBare = coreEnd < length && coreEnd <= 3 && (units[0] ?? 0) < firstIdeograph;
  // 株式会社|ミナトヤ, ООО |Северный Паром: a form that leads the name may be absent.
  const leadEnd = kind === 'legal-name' ? endOfLeadingForm(text) : 0;
  if (leadEnd > 0 && leadEnd < coreEnd && isTelling(units, text, leadEnd, coreEnd)) add(leadEnd, coreEnd, kind, false);
  if (kind !== 'legal-name') {
    // An alias is what the company is called: 中国平安 is not shortened to 平安, 美的集团 not to 美的.
    const keepsForm = coreEnd < length && isOrdinary(text.slice(0, coreEnd));
    add(0, keepsForm ? length : coreEnd, kind, isBare);
    // One with a legal form is the legal name in another language.
    if (coreEnd < length && (units[0] ?? 0) < firstIdeograph)
      for (const brand of latinBrandLengths(text.slice(0, coreEnd))) addBrand(brand);
    return keys;
  }
  // 山东|南山|铝业 is 南山铝业: only as many places are left out as leave a name.
  const ends = coreEnd === formStart ? endsOfRegions(units, 0, coreEnd) : [];
  const telling = ends.filter((end) => end < coreEnd && isTelling(units, text, end, coreEnd)).at(-1);
  const regionEnd = telling ?? ends.at(-1) ?? 0;
  if (telling !== undefined) add(regionEnd, coreEnd, kind, false);
  else {
    add(0, coreEnd, kind, isBare);
    // 海南|京粮|控股|股份有限公司 is called 京粮控股.
    const firstForm = endOfFirstForm(units, coreEnd, length);
    if (regionEnd > 0 && coreEnd - regionEnd >= 2 && firstForm - coreEnd === 2 && !isTradeOnly(text.slice(regionEnd, coreEnd)))
      add(regionEnd, firstForm, 'name-variant', false);
  }
  const core = text.slice(regionEnd, coreEnd);
  if ((core.codePointAt(0) ?? 0) < firstIdeograph) {
    // Nexora Robotics| Holdings| plc
    const groupStart = core.search(groupEnding);
    if (groupStart > 0 && core.slice(0, groupStart).includes(' ') && !isOrdinary(core.slice(0, groupStart)))
      add(regionEnd, regionEnd + groupStart, 'name-variant', false);
    for (const length of latinBrandLengths(core)) if (length !== groupStart) addBrand(regionEnd + length);
    return keys;
  }
  for (const length of brandLengths(core)) {
    if (isTelling(units, text, regionEnd, regionEnd + length) && !isPhrase(core.slice(0, length)))
      add(regionEnd, regionEnd + length, 'name-variant', false);
  }
  return keys;
}

/** A longer alias is known without its place. */
const longestPlaced = 3;

/**
 * 佛山|海天, 上海|振华: the place that leads a folded legal name in ideographs, without 省 and 市, and behind it what the company is
 * called: a short alias with which the rest of the name begins, or the first two ideographs where only the trade follows. By alias;
 * the latter by `''`.
 */
export function placedNames(legalName: string, aliases: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  if ((legalName.codePointAt(0) ?? 0) < firstIdeograph || aliases.length === 0) return names;
  const units = Uint16Array.from(legalName, (unit) => unit.charCodeAt(0));
  const end = endOfRegion(units, 0, units.length);
  const place = placesBetween(units, 0, end).split('|').at(-2);
  if (place === undefined) return names;
  const core = legalName.slice(end, startOfLegalForm(units, end, units.length));
  for (const alias of aliases)
    if (alias.length > 1 && alias.length <= longestPlaced && alias.length < core.length && core.startsWith(alias))
      names.set(alias, place + alias);
  const brand = core.slice(0, 2);
  const isTelling = names.size === 0 && core.length > 3 && !isOrdinaryWord(brand);
  if (isTelling && isTradeOnly(core.slice(2)) && !isTradeOnly(brand)) names.set('', place + brand);
  return names;
}
