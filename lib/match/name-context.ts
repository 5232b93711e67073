/** What stands around a name in a page: whether it is a name there, a part of a longer one, or an ordinary word. */

import { spaceUnit, wallUnit } from './fold-table.ts';
import type { FoldedText } from './folded-text.ts';
import { endOfRun, isIdeograph, startOfRun } from './ideograph-runs.ts';
import { formWords, isPlace } from './legal-forms.ts';
import type { NameOwner } from './name-index.ts';
import { foldName, isWordUnit } from './normalize-name.ts';
import {
  bitsOfCut,
  divideIntoWords,
  isChineseWord,
  isNoNoun,
  isOrdinaryWord,
  lengthOfFirstWord,
  lengthOfLastWord,
} from './ordinary-words.ts';
import { textOfUnits } from './read-text.ts';
import { tiesToSentence } from './torn-out.ts';
import {
  beginsWithInstitution,
  beginsWithPlaceEnding,
  companyTradesAtStart,
  mayBeginOrganisation,
  mayBeginPlaceEnding,
  mayBeginTrade,
  organisationAtStart,
  tradeAtStart,
  tradesAtEnd,
} from './trade-words.ts';
import { isFamilyName, isSound, maySound } from './transliteration.ts';
import { UnitSet } from './unit-set.ts';
import { isDeedOfCompany } from './word-or-name.ts';

/** Ideographs looked at on either side of a match. */
const reach = 16;
const nearReach = 5;
/** What a name in a sentence costs, in bits; about a word that is met once in a few thousand. */
const nameCost = 14;
/** Bits by which another division of the sentence must be better before a match is thought to cut words. */
export const cutMargin = 0;
/** A person's name is followed by these without any break. */
const afterPerson =
  '的和与在说是来将会也都已曾不对向把被给让请于从等及或则任为有要想就到去先女老总经工教博主董院医律您你我他她们提表认指强介告问答称写发回约打转致跟签收买订带管拿送接催批审样님氏君';
/** True for an ideograph that stands behind a person's name without any break: 王磊|说. */
export function standsBehindPerson(ideograph: string): boolean {
  return afterPerson.includes(ideograph);
}

/** Words of one ideograph that tie names to the sentence; no company name goes on over them. */
const ties = new UnitSet(
  '的和与或及在向对给是了为由从把被跟同等将要请让也都已就而但因与并且到至于之以其该此这那您你我他她它们吗呢吧呀',
);
/** What ends the name of a road. */
const roads = new UnitSet('路街道巷');
const alleys = new UnitSet('路街巷');
const afterPlaceName = new UnitSet('路街道巷镇村乡县区城桥站港湖河山苑园庄寺庙塔岛湾峰岭谷洞宫屯坡溪');

function runAfter(page: FoldedText, from: number, most: number): string {
  return textOfUnits(page.units, from, endOfRun(page, from, most));
}

/**
 * 上|海通|用: bits by which the sentence divides better into words that the match would cut; negative when the match is the
 * better division, -Infinity when the words end where the match does. Only short names are in doubt.
 */
export function cutBits(page: FoldedText, from: number, to: number): number {
  if (to - from > 4 || !isIdeograph(page.units[from]) || !isIdeograph(page.units[to - 1])) return Number.NEGATIVE_INFINITY;
  return bitsOfCut(page.units, startOfRun(page, from, nearReach), from, to, endOfRun(page, to, nearReach), nameCost);
}

/** True when the division of the sentence leaves no doubt that the match cuts words. */
export function cutsWords(page: FoldedText, from: number, to: number): boolean {
  return cutBits(page, from, to) > cutMargin;
}

/** Length of the last word that stands right before a match, 0 where there is none. */
function lengthOfWordBefore(page: FoldedText, from: number): number {
  return lengthOfLastWord(page.units, startOfRun(page, from, nearReach), from);
}

/** Length of the first word that stands right behind a match, 0 where there is none. */
function lengthOfWordAfter(page: FoldedText, to: number): number {
  return lengthOfFirstWord(page.units, to, endOfRun(page, to, nearReach));
}

const dotBefore = /\p{Script=Han}[·‧・]$/u;
const dotAfter = /^[·‧・]\p{Script=Han}/u;

/**
 * 列奥纳多·达·芬奇, 迈|凯伦, 泰坦|尼克号: a name made of foreign sounds goes on with foreign sounds, or is tied to more of them by
 * a dot; it is a part of somebody's name.
 */
export function isInForeignName(text: string, page: FoldedText, from: number, to: number): boolean {
  const { units } = page;
  if (to - from > 4 || !isIdeograph(units[from])) return false;
  const start = page.originOf(from);
  const end = page.originOf(to - 1) + 1;
  // A dot folds to nothing, so that only a gap in the text can have one.
  const hasDot =
    (isDot(text.charCodeAt(start - 1)) && dotBefore.test(text.slice(Math.max(0, start - 2), start))) ||
    (isDot(text.charCodeAt(end)) && dotAfter.test(text.slice(end, end + 2)));
  if (hasDot && !/[·‧・]/.test(text.slice(start, end))) return true;
  return goesOnInSounds(page, from) || beginsInSounds(page, to);
}

function isDot(unit: number): boolean {
  return unit === 0xb7 || unit === 0x2027 || unit === 0x30fb;
}

/** Sounds before the match, and its own first ideograph may be one; unless they are an ordinary word. */
function goesOnInSounds(page: FoldedText, from: number): boolean {
  const { units } = page;
  if (!isSound(units[from - 1]) || !maySound(units[from])) return false;
  const length = lengthOfWordBefore(page, from);
  return length > 0 && !(length > 1 && isOrdinaryWord(textOfUnits(units, from - length, from)));
}

/** Sounds behind the match, and its own last ideograph may be one; unless they are an ordinary word. */
function beginsInSounds(page: FoldedText, to: number): boolean {
  const { units } = page;
  if (!isSound(units[to]) || !maySound(units[to - 1])) return false;
  const length = lengthOfWordAfter(page, to);
  return length > 0 && !(length > 1 && isOrdinaryWord(textOfUnits(units, to, to + length)));
}

/** 他|和晟|哥, 问题|和教育|方面: a short name that begins or ends with a word of the sentence, in the middle of one. */
export function isTiedIn(page: FoldedText, from: number, to: number): boolean {
  const { units } = page;
  if (to - from > 3 || !isIdeograph(units[from]) || !isIdeograph(units[to - 1])) return false;
  if (!ties.has(units[from]) && !ties.has(units[to - 1])) return false;
  // 华为|的: a word of the dictionary is not put together by chance.
  if (isChineseWord(textOfUnits(units, from, to))) return false;
  return (ties.has(units[from]) && startOfRun(page, from, 1) < from) || (ties.has(units[to - 1]) && endOfRun(page, to, 1) > to);
}

/** 恒银|行, 九珑仓|库: the last ideograph and the next make an ordinary word, and the next alone makes none. */
export function endsInsideWord(page: FoldedText, from: number, to: number): boolean {
  const { units } = page;
  if (to - from < 3 || !isIdeograph(units[to - 1]) || !isIdeograph(units[to]) || ties.has(units[to])) return false;
  return isOrdinaryWord(textOfUnits(units, to - 1, to + 1)) && lengthOfWordAfter(page, to) === 1;
}

/** 赵|丽颖, 郑|板桥: two ideographs behind a family name are somebody's given name. */
export function isGivenName(page: FoldedText, from: number, to: number): boolean {
  if (to - from !== 2 || !isIdeograph(page.units[from]) || !isFamilyName(page.units[from - 1])) return false;
  return lengthOfWordBefore(page, from) === 1;
}

/**
 * A name that goes on: 东方|日升新能源股份有限公司 is another company, 东风|路 a road, 格力|特咨询 somebody else. What follows is
 * looked through until a word that ties names to the sentence.
 */
export function goesOnAsOtherName(page: FoldedText, from: number, to: number): boolean {
  const { units } = page;
  if (!isIdeograph(units[to - 1])) return false;
  const end = endOfRun(page, to, reach);
  if (end === to) return false;
  if (afterPlaceName.has(units[to]) && isPlaceName(page, to, to - from, end)) return true;
  if (numbers.has(units[to]) && road.test(textOfUnits(units, to, Math.min(end, to + 5)))) return true;
  const mayBePlace = mayBeginPlaceEnding(units[to], units[to + 1]);
  if (!mayBePlace && !mayGoOn(units, to, end)) return false;
  const rest = textOfUnits(units, to, end);
  // 诺基亚|剧院, 白鹭洲|公园
  if (mayBePlace && beginsWithPlaceEnding(rest)) return true;
  let at = 0;
  let hasStrange = false;
  for (const word of divideIntoWords(rest)) {
    if (word.length === 1 && ties.has(word.charCodeAt(0))) return false;
    // 宁德时代|四月审厂, 红松鼠|回购股份: no name of a company goes on with a time or a deed.
    if (time.test(word) || isDeedOfCompany(word)) return false;
    const left = rest.slice(at);
    // 长荣|大学 is somebody else, 美的|公司 is not; 巨大机械|台中厂 is a part of it.
    const organisation = organisationAtStart(left);
    // 副|厂长 is no plant.
    if (organisation > 1 || (organisation === 1 && word.length === 1)) {
      const kind = left.slice(0, organisation);
      // 陆家易|驻|厂, 统一|一|厂.
      if (at === 1 && kind === '厂') return false;
      return at === 0 ? !companyWords.has(kind) : !(branchWords.has(kind) && isPlaceOfBranch(rest.slice(0, at), to - from));
    }
    const trade = tradeAtStart(left);
    if (at > 0 && trade > 0 && hasStrange && at <= 2) return true;
    // 格力|特|咨询, but 长虹|任|技术员.
    if (at === 0 && word.length === 1 && !tiesToSentence(page.units[to])) hasStrange = true;
    at += word.length;
  }
  return false;
}

/** Words for a time, folded. */
const time =
  /^(?:[一二三四五六七八九十]+(?:月|号|日|点|周|季度)份?|[今明昨前后去][天年日早晚夏冬春秋]|[上下本这][周月季年]|周[一二三四五六日末]|星期.?|[上下]午|早上|晚上|目前|现在|近日|日前|已经|刚刚)/;

/** A run of ideographs begins with a word for a time. */
export function isTime(run: string): boolean {
  return time.test(run);
}

/** 中山|二路, 长江|北街. */
const road = /^[东西南北中上下前后一二三四五六七八九十]{1,2}(?:路|街|大街|大道|巷|弄)(?![演由径线透])/;
const numbers = new UnitSet('东西南北中上下前后一二三四五六七八九十');
/** Districts that nobody has: 云梵|县. */
const districts = new UnitSet('县镇乡村区');

/** 东风|路地铁站, 东方雨虹|路 88 号: what ends the name of a place, and begins no word with what follows. */
function isPlaceName(page: FoldedText, to: number, weight: number, end: number): boolean {
  const isAlone = end === to + 1;
  const next = page.units[to + 1 === page.length ? to : to + 1] as number;
  // Road numbers.
  if (isAlone && roads.has(page.units[to]) && next >= 0x30 && next <= 0x39) return true;
  // 绍兴老酒坊|街改造了
  if (weight > 3)
    return alleys.has(page.units[to]) && (isAlone || !isChineseWord(textOfUnits(page.units, to, Math.min(to + 2, end))));
  return isAlone
    ? roads.has(page.units[to]) || districts.has(page.units[to])
    : !isChineseWord(textOfUnits(page.units, to, Math.min(to + 2, end)));
}

/** Organisations that a company calls itself. */
const companyWords = new Set(
  '公司 集团 有限 股份 厂 工作室 总局 分局 合作社 农场 牧场 林场 酒店 饭店 宾馆 大酒店 银行'.split(' '),
);
/** Parts of a company that stand elsewhere. */
const branchWords = new Set(['厂']);

/** 台中, or two ideographs that are no word or that stand behind a name long enough to be sure: 台达电子|吴江|厂, 中钢|小港|厂. */
function isPlaceOfBranch(between: string, weight: number): boolean {
  return isPlace(between) || (between.length === 2 && (weight >= 4 || !isChineseWord(between)) && tradeAtStart(between) === 0);
}

/** False when there is nothing behind a match that could make another name of it, however it divides into words. */
function mayGoOn(units: Uint16Array, from: number, end: number): boolean {
  for (let at = from + 1; at <= from + 2; at++) if (mayBeginTrade(units[at], units[at + 1])) return true;
  for (let at = from; at < end; at++) if (mayBeginOrganisation(units[at], units[at + 1])) return true;
  return false;
}

/** 华信|证券: a trade follows a short name at once, and the two together may be another company. */
export function isFollowedByTrade(page: FoldedText, to: number): boolean {
  return mayBeginTrade(page.units[to], page.units[to + 1]) && tradeAtStart(runAfter(page, to, reach)) > 0;
}

/** 宸鸿|建设, 海天|海洋工程: the name and the trade behind it, with which the run of ideographs ends or a sentence goes on, are another company. */
export function isOfOtherTrade(page: FoldedText, from: number, to: number, owners: readonly NameOwner[]): boolean {
  if (to - from > 4 || !isIdeograph(page.units[to - 1])) return false;
  if (page.units[to + 1] !== industry && !mayBeginTrade(page.units[to], page.units[to + 1])) return false;
  const rest = runAfter(page, to, reach);
  // 海天|味业: no word of the dictionary, and the trade of somebody.
  const name = textOfUnits(page.units, from, to);
  if (rest[1] === '业' && !isChineseWord(rest.slice(0, 2)))
    return !owners.some((owner) => foldName(owner.text ?? '').includes(name + rest.slice(0, 2)));
  const length = companyTradesAtStart(rest);
  if (length === 0) return false;
  // 长城汽车|租赁（北海）有限公司
  if (formWords(page.units, to + length, Math.min(page.length, to + length + reach)).length > 0) return true;
  // What ends with a trade may go on with a branch of it, 长荣航空|货运.
  if (tradesAtEnd(name).length > 0) return false;
  const left = rest.slice(length);
  const [next = ''] = divideIntoWords(left);
  // 海天|建设|了新厂 is a deed.
  const isTied = ties.has(left.charCodeAt(0)) && next !== '了';
  return next === '' || isTied || nearby.has(next) || isNoNoun(next) || beginsWithInstitution(rest);
}

const industry = 0x4e1a;
/** Where something is, folded: 云梵保险|附近. */
const nearby = new Set('附近 旁边 旁 对面 隔壁 楼下 楼上 门口 前面 后面 那边 这边 那里'.split(' '));

/** Nouns of one ideograph that are said of somebody's things: 海天|货, 华为|方. Folded. */
const thingsOfSomebody = new UnitSet(
  '方案款货单版厂项卡票车号店盘线端侧样品件机仓标约账价股系级式型类总工处部组队人家者们中内外上下里前后间时年月日周季等区省市县群站网院所局行司城楼门库箱台套米吨元万亿个次位名份批层座氏君届块帮旗某您你我他她它谁某个各每两几多',
);

/** 海天|虾, 正泰|隆: a short name and a noun of one ideograph that nobody has, the last of the phrase, are something else. */
export function goesOnWithNoun(page: FoldedText, from: number, to: number): boolean {
  const { units } = page;
  if (to - from > 3 || !isIdeograph(units[to - 1]) || !isIdeograph(units[to])) return false;
  if (ties.has(units[to]) || thingsOfSomebody.has(units[to]) || endOfRun(page, to, 1) === to) return false;
  return isLastOfPhrase(page, to) && lengthOfWordAfter(page, to) === 1 && !isNoNoun(String.fromCharCode(units[to] as number));
}

/** The ideograph at `at` ends the run, or a word that ties it to the sentence or says what is done follows: 海天|号|起航. */
function isLastOfPhrase(page: FoldedText, at: number): boolean {
  const { units } = page;
  const end = endOfRun(page, at, nearReach);
  if (end === at + 1 || ties.has(units[at + 1])) return true;
  const length = lengthOfFirstWord(units, at + 1, end);
  return length > 1 && isNoNoun(textOfUnits(units, at + 1, at + 1 + length));
}

/** A person's name that goes on: 王玉顺|生, 林明|珠. */
export function goesOnAsOtherPerson(page: FoldedText, to: number): boolean {
  if (!isIdeograph(page.units[to - 1])) return false;
  const next = runAfter(page, to, reach);
  if (next === '') return false;
  const [word = ''] = divideIntoWords(next);
  // 王磊|区分|开 as well as 王磊|区|分开.
  if (word.length === 1 && next.length > 1 && isChineseWord(next.slice(0, 2))) return false;
  if (word.length > 1 && !isChineseWord(`${String.fromCharCode(page.units[to - 1] ?? 0)}${word[0]}`)) return false;
  return word.length === 1 && !afterPerson.includes(word);
}

/** What may stand between the end of a sentence and the first word of the next: white space, quotes, brackets, bullets, dashes. */
const beforeSentence = new UnitSet(
  ' \t\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"“”\'‘’(（[【「《>*•·-–—|#',
);
const sentenceEnds = new UnitSet('.!?:;。！？：；…');
/** Farther back nobody looks. */
const farthestEnd = 40;
const newlineUnit = 0x0a;

/** The text begins a sentence, a line or a list item at `start`. */
export function startsSentence(text: string, start: number): boolean {
  const first = Math.max(0, start - farthestEnd);
  for (let at = start - 1; at >= first; at--) {
    const unit = text.charCodeAt(at);
    if (unit === newlineUnit) return true;
    if (!beforeSentence.has(unit)) return sentenceEnds.has(unit);
  }
  return true;
}

/** True when no name of the page reaches over the gap between two units: a comma between ideographs, a full stop and a new sentence. */
export function hasWideGap(text: string, page: FoldedText, from: number, to: number): boolean {
  if (page.endOfStretch(from) >= to) return false;
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
