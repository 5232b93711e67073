/** What stands around a name in a page: whether it is a name there, a part of a longer one, or an ordinary word. */
import { firstIdeograph, spaceUnit, wallUnit } from './fold-table.ts';
import { type FoldedText, isWordUnit } from './normalize-name.ts';
import { costOfWords, divideIntoWords, isChineseWord } from './ordinary-words.ts';
import { organisationAtStart, tradeAtStart } from './trade-words.ts';

/** Ideographs looked at on either side of a match. */
const reach = 16;
const nearReach = 5;
/** What a name in a sentence costs, in bits; about a word that is met once in a few thousand. */
const nameCost = 14;
/** Bits by which another division of the sentence must be better before a match is thought to cut words. */
const cutMargin = 2;
/** A person's name is followed by these without any break. */
const afterPerson =
  '的和与在说是来将会也都已曾不对向把被给让请于从等及或则任为有要想就到去先女老总经工教博主董院医律您你我他她们提表认指强介告问答称写发回约打转致';
/** Words of one ideograph that tie names to the sentence; no company name goes on over them. */
const ties = new Set(
  '的和与或及在向对给是了为由从把被跟同等将要请让也都已就而但因与并且到至于之以其该此这那您你我他她它们吗呢吧呀'.split(''),
);
const afterPlaceName = /^(路|街|道|巷|镇|村|乡|县|区|桥|站|港|湖|河|山)/;

function isIdeograph(unit: number | undefined): boolean {
  return unit !== undefined && unit >= firstIdeograph;
}

/** Ideographs that stand right before `end`, without white space between. */
export function runBefore(page: FoldedText, end: number, most: number): string {
  const earliest = end === 0 ? 0 : Math.max(end - most, page.startOfStretch(Math.min(end, page.length - 1)));
  let start = end;
  while (start > earliest && isIdeograph(page.units[start - 1])) start--;
  return String.fromCharCode(...page.units.subarray(start, end));
}

/** Ideographs that stand right after `from`, without white space between. */
export function runAfter(page: FoldedText, from: number, most: number): string {
  const latest = from === 0 ? most : Math.min(from + most, page.endOfStretch(from - 1));
  let end = from;
  while (end < latest && isIdeograph(page.units[end])) end++;
  return String.fromCharCode(...page.units.subarray(from, end));
}

/** 上|海通|用: the sentence divides better into words that the match would cut. Only short names are in doubt. */
export function cutsWords(page: FoldedText, from: number, to: number): boolean {
  if (to - from > 4 || !isIdeograph(page.units[from]) || !isIdeograph(page.units[to - 1])) return false;
  const before = runBefore(page, from, nearReach);
  const after = runAfter(page, to, nearReach);
  const name = String.fromCharCode(...page.units.subarray(from, to));
  const asName = costOfWords(before) + Math.min(nameCost, costOfWords(name)) + costOfWords(after);
  return asName - costOfWords(before + name + after) > cutMargin;
}

/**
 * A name that goes on: 东方|日升新能源股份有限公司 is another company, 东风|路 a road, 格力|特咨询 somebody else. What follows is
 * looked through until a word that ties names to the sentence.
 */
export function goesOnAsOtherName(page: FoldedText, from: number, to: number): boolean {
  if (!isIdeograph(page.units[to - 1])) return false;
  const rest = runAfter(page, to, reach);
  if (rest === '') return false;
  if (to - from <= 3 && afterPlaceName.test(rest) && !isChineseWord(rest.slice(0, 2))) return true;
  let at = 0;
  let hasStrange = false;
  for (const word of divideIntoWords(rest)) {
    if (ties.has(word)) return false;
    const left = rest.slice(at);
    if (organisationAtStart(left) > 0) return at > 0;
    const trade = tradeAtStart(left);
    if (at > 0 && trade > 0 && hasStrange && at <= 2) return true;
    if (at === 0 && word.length === 1) hasStrange = true;
    at += word.length;
  }
  return false;
}

/** 华信|证券: a trade follows a short name at once, and the two together may be another company. */
export function isFollowedByTrade(page: FoldedText, to: number): boolean {
  return tradeAtStart(runAfter(page, to, reach)) > 0;
}

/** A person's name that goes on: 王玉顺|生, 林明|珠. */
export function goesOnAsOtherPerson(page: FoldedText, to: number): boolean {
  if (!isIdeograph(page.units[to - 1])) return false;
  const next = runAfter(page, to, reach);
  if (next === '') return false;
  const [word = ''] = divideIntoWords(next);
  if (word.length > 1 && !isChineseWord(`${String.fromCharCode(page.units[to - 1] ?? 0)}${word[0]}`)) return false;
  return word.length === 1 && !afterPerson.includes(word);
}

/** The text begins a sentence, a line or a list item at `start`. */
export function startsSentence(text: string, start: number): boolean {
  const before = text
    .slice(Math.max(0, start - 40), start)
    .replace(/[\s"“”'‘’(（[【「《>*•·\-–—|#]+$/u, (gap) => (gap.includes('\n') ? '\n' : ''));
  return before === '' || /[.!?:;\n。！？：；…]$/.test(before);
}

/** True when no name of the page reaches over the gap between two units: a comma between ideographs, a full stop and a new sentence. */
export function hasWideGap(text: string, page: FoldedText, from: number, to: number): boolean {
  let last = from;
  for (let at = from + 1; at < to; at++) {
    if (page.units[at] === spaceUnit) continue;
    const before = last;
    last = at;
    const start = page.originOf(before) + 1;
    const end = page.originOf(at);
    if (end <= start) continue;
    const gap = text.slice(start, end);
    if (/\n[^\S\n]*\n/.test(gap) || gap.length > 40) return true;
    const isBetweenIdeographs = isIdeograph(page.units[before]) && isIdeograph(page.units[at]);
    if (isBetweenIdeographs && /[,，'!！+_/／]/.test(gap)) return true;
    if (/\n/.test(gap) && /[.!]\s/.test(gap) && isWordUnit(page.units[before] ?? wallUnit)) return true;
  }
  return false;
}
