/** What stands around a name in a page: whether it is a name there, a part of a longer one, or an ordinary word. */

import { firstIdeograph, spaceUnit, wallUnit } from './fold-table.ts';
import { type FoldedText, isWordUnit } from './normalize-name.ts';
import { costOfWords, divideIntoWords, isChineseWord, isOrdinaryWord } from './ordinary-words.ts';
import { textOfUnits } from './read-text.ts';
import { organisationAtStart, tradeAtStart } from './trade-words.ts';
import { isFamilyName, isSound, maySound } from './transliteration.ts';

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
const afterPlaceName = /^[路街道巷镇村乡县区桥站港湖河山苑园庄寺庙塔岛湾峰岭谷洞宫屯坡溪]/;

function isIdeograph(unit: number | undefined): boolean {
  return unit !== undefined && unit >= firstIdeograph;
}

/** Ideographs that stand right before `end`, without white space between. */
export function runBefore(page: FoldedText, end: number, most: number): string {
  const earliest = end === 0 ? 0 : Math.max(end - most, page.startOfStretch(Math.min(end, page.length - 1)));
  let start = end;
  while (start > earliest && isIdeograph(page.units[start - 1])) start--;
  return textOfUnits(page.units, start, end);
}

/** Ideographs that stand right after `from`, without white space between. */
export function runAfter(page: FoldedText, from: number, most: number): string {
  const latest = from === 0 ? most : Math.min(from + most, page.endOfStretch(from - 1));
  let end = from;
  while (end < latest && isIdeograph(page.units[end])) end++;
  return textOfUnits(page.units, from, end);
}

/**
 * 上|海通|用: bits by which the sentence divides better into words that the match would cut; negative when the match is the
 * better division, -Infinity when the words end where the match does. Only short names are in doubt.
 */
export function cutBits(page: FoldedText, from: number, to: number): number {
  if (to - from > 4 || !isIdeograph(page.units[from]) || !isIdeograph(page.units[to - 1])) return Number.NEGATIVE_INFINITY;
  const before = runBefore(page, from, nearReach);
  const after = runAfter(page, to, nearReach);
  const name = textOfUnits(page.units, from, to);
  const edges = new Set<number>();
  let at = 0;
  for (const word of divideIntoWords(before + name + after)) {
    at += word.length;
    edges.add(at);
  }
  const isCut = !(before === '' || edges.has(before.length)) || !edges.has(before.length + name.length);
  if (!isCut) return Number.NEGATIVE_INFINITY;
  const asName = costOfWords(before) + Math.min(nameCost, costOfWords(name)) + costOfWords(after);
  return asName - costOfWords(before + name + after);
}

/** True when the division of the sentence leaves no doubt that the match cuts words. */
export function cutsWords(page: FoldedText, from: number, to: number): boolean {
  return cutBits(page, from, to) > cutMargin;
}

/** Whether the words next to a match leave it standing: the last word before it and the first behind it, `` where there is none. */
function wordsAround(page: FoldedText, from: number, to: number): { before: string; after: string } {
  const before = divideIntoWords(runBefore(page, from, nearReach)).at(-1) ?? '';
  const after = divideIntoWords(runAfter(page, to, nearReach))[0] ?? '';
  return { before, after };
}

const dotBefore = /\p{Script=Han}[·‧・]$/u;
const dotAfter = /^[·‧・]\p{Script=Han}/u;

/**
 * 列奥纳多·达·芬奇, 迈|凯伦, 泰坦|尼克号: a name made of foreign sounds goes on with foreign sounds, or is tied to more of them by
 * a dot; it is a part of somebody's name.
 */
export function isInForeignName(text: string, page: FoldedText, from: number, to: number): boolean {
  const start = page.originOf(from);
  const end = page.originOf(to - 1) + 1;
  const hasDot = dotBefore.test(text.slice(Math.max(0, start - 2), start)) || dotAfter.test(text.slice(end, end + 2));
  if (to - from > 4 || !isIdeograph(page.units[from])) return false;
  const surface = text.slice(start, end);
  if (hasDot && !/[·‧・]/.test(surface)) return true;
  const { before, after } = wordsAround(page, from, to);
  const first = String.fromCharCode(page.units[from] ?? 0);
  const last = String.fromCharCode(page.units[to - 1] ?? 0);
  return (
    (maySound(first) && isSound(before.at(-1) ?? '') && !(before.length > 1 && isOrdinaryWord(before))) ||
    (maySound(last) && isSound(after[0] ?? '') && !(after.length > 1 && isOrdinaryWord(after)))
  );
}

/** 他|和晟|哥, 问题|和教育|方面: a short name that begins or ends with a word of the sentence, in the middle of one. */
export function isTiedIn(page: FoldedText, from: number, to: number): boolean {
  if (to - from > 3 || !isIdeograph(page.units[from]) || !isIdeograph(page.units[to - 1])) return false;
  const first = String.fromCharCode(page.units[from] ?? 0);
  const last = String.fromCharCode(page.units[to - 1] ?? 0);
  return (ties.has(first) && runBefore(page, from, 1) !== '') || (ties.has(last) && runAfter(page, to, 1) !== '');
}

/** 恒银|行, 九珑仓|库: the last ideograph and the next make an ordinary word, and the next alone makes none. */
export function endsInsideWord(page: FoldedText, from: number, to: number): boolean {
  if (to - from < 3 || !isIdeograph(page.units[to - 1])) return false;
  const after = divideIntoWords(runAfter(page, to, nearReach))[0] ?? '';
  return after.length === 1 && !ties.has(after) && isOrdinaryWord(String.fromCharCode(page.units[to - 1] ?? 0) + after);
}

/** 赵|丽颖, 郑|板桥: two ideographs behind a family name are somebody's given name. */
export function isGivenName(page: FoldedText, from: number, to: number): boolean {
  if (to - from !== 2 || !isIdeograph(page.units[from])) return false;
  const { before } = wordsAround(page, from, to);
  return before.length === 1 && isFamilyName(before);
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
