/** A Chinese name that is put together of ordinary words, or a saying -> whether the words around it leave it the name. */

import { firstIdeograph } from './fold-table.ts';
import type { FoldedText } from './folded-text.ts';
import { endOfRun, startOfRun } from './ideograph-runs.ts';
import { endsOfRegions, isPlace } from './legal-forms.ts';
import { isTime } from './name-context.ts';
import { divideIntoWords, isChineseWord, isNoNoun, isOrdinaryWord, isRarePhrase } from './ordinary-words.ts';
import { textOfUnits } from './read-text.ts';
import { isTradeOnly, organisationAtStart, tradesAtEnd } from './trade-words.ts';
import { leadsName, saysWhatSomebodyIs } from './word-or-name.ts';

/** Ideographs looked at on either side. */
const reach = 6;
const longestPhrase = 6;
/** Particles and pronouns that no name has but one that is a sentence: 饿了么, 去哪儿. */
const clauseWords = /[了么吗呢吧哪啥怎谁]|[一两几半][只头条匹个颗粒杯碗口位]/;

/** Answers of `isPhraseName`: the names of a page are asked for again and again. */
const asked = new Map<string, boolean>();
const mostAsked = 2000;

/**
 * True for a folded name that anybody may write without meaning somebody: 蓝|海豚, 时间|机器, 半日闲, 饿了么. Its words are all in the
 * dictionary, one has a single ideograph at most, and none tells that it is a company.
 */
export function isPhraseName(name: string): boolean {
  let answer = asked.get(name);
  if (answer === undefined) {
    answer = isPhrase(name);
    if (asked.size >= mostAsked) asked.clear();
    asked.set(name, answer);
  }
  return answer;
}

function isPhrase(name: string): boolean {
  if (name.length < 3 || name.length > longestPhrase) return false;
  if (isRarePhrase(name)) return true;
  if (isChineseWord(name) || tradesAtEnd(name).length > 0) return false;
  if (clauseWords.test(name)) return true;
  const words = divideIntoWords(name);
  const last = words.at(-1) ?? '';
  if (isPlace(words[0] ?? '') || organisationAtStart(last) === last.length || isTradeOnly(last)) return false;
  let singles = 0;
  for (const word of words) {
    if (!isChineseWord(word)) return false;
    if (word.length === 1) singles++;
  }
  return singles <= 1 && words.some((word) => word.length > 1 && isOrdinaryWord(word));
}

/** 饿了么, 三只松鼠: what is said or counted, and no name of a thing. */
function isClause(name: string): boolean {
  return isSaying(name) || (name.length < 4 && isNoNoun(divideIntoWords(name)[0] ?? ''));
}

/** An idiom, a sentence. */
function isSaying(name: string): boolean {
  return clauseWords.test(name) || isRarePhrase(name);
}

/** What a saying goes on with in a sentence. */
const particles = new Set('地得了着过吧呢吗嘛啊呀');

/** What the words around a phrase say: that it names somebody, nothing, or that it names nobody. */
export type PhraseReading = 'somebody' | 'open' | 'nobody';

/**
 * Reads what touches a phrase that is a name too. 周末|去哪儿, 山区|认养一头牛 and 蓝海豚|玩偶 are the phrase; a line of its own and
 * what is said of somebody make it the name; whatever else is open, and needs a second hint.
 */
export function readPhrase(text: string, page: FoldedText, from: number, to: number): PhraseReading {
  const start = startOfRun(page, from, reach);
  const end = endOfRun(page, to, reach);
  const before = textOfUnits(page.units, start, from);
  const after = textOfUnits(page.units, to, end);
  const isLed = before === '' || leadsName(before);
  const [next = ''] = divideIntoWords(after);
  const name = textOfUnits(page.units, from, to);
  const isSaid = isClause(name);
  if (after !== '' && (saysWhatSomebodyIs(after) || isPlaceOfBranch(page, to, end))) return 'somebody';
  if (isLed && (isTime(after) || (before === '' && isNoNoun(next) && !isSaid))) return 'somebody';
  if (!isLed && (isSaying(name) || isPlainNoun(divideIntoWords(before).at(-1) ?? ''))) return 'nobody';
  // 锦上添花了吗: what is said goes on.
  if (isSaying(name) && particles.has(after[0] ?? '')) return 'nobody';
  if (isLed && before !== '') return 'somebody';
  if (next === '般' || next === '似' || isPlainNoun(next)) return 'nobody';
  if (before === '' && after === '' && isLine(text, page, from, to)) return 'somebody';
  return isLed && !isSaid ? 'somebody' : 'open';
}

/** 京东方|合肥, 小天鹅|台中厂. */
function isPlaceOfBranch(page: FoldedText, to: number, end: number): boolean {
  return endsOfRegions(page.units, to, end).length > 0;
}

function isPlainNoun(word: string): boolean {
  return word.length > 1 && isChineseWord(word) && !isNoNoun(word) && !isPlace(word);
}

/** The name is a line of its own, a cell of a list, or stands before a dash in one. */
function isLine(text: string, page: FoldedText, from: number, to: number): boolean {
  const start = page.originOf(from);
  const end = page.originOf(to - 1) + 1;
  return (
    /(?:^|\n)[^\p{L}\n]*$/u.test(text.slice(Math.max(0, start - 12), start)) &&
    /^[ \t]*(?:$|\n|[-–—|｜·:：])/.test(text.slice(end, end + 4))
  );
}

/** True for units that a phrase can begin with. */
export function mayBePhrase(units: Uint16Array, from: number, to: number): boolean {
  return to - from >= 3 && to - from <= longestPhrase && (units[from] ?? 0) >= firstIdeograph;
}
