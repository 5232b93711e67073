/** A person's name of the index that stands in a page -> whether it is that person's there. */

import { firstIdeograph } from './fold-table.ts';
import type { FoldedText } from './folded-text.ts';
import { endInText, type JudgedName, nameConfidences, privateConfidence, toCandidate } from './judged-name.ts';
import { capitalAfter, capitalBefore } from './latin-context.ts';
import { cutsWords, goesOnAsOtherPerson, standsBehindPerson, startsSentence } from './name-context.ts';
import type { NameOwner } from './name-index.ts';
import { foldName } from './normalize-name.ts';
import { isNoNoun, isOrdinaryWord } from './ordinary-words.ts';
import { textOfUnits } from './read-text.ts';

/** What follows a person's name and nothing else. */
const personTitle =
  /^\s*(?:先生|女士|小姐|太太|经理|經理|总|總|老师|老師|工程师|工程師|主任|主管|总监|總監|董事|博士|教授|律师|律師|师傅|師傅|您好|你好|[<＜(（]\s*[^\s<>()]+@)/u;
/** What stands before a person's name and nothing else. */
const personLead = /(?:联系人|聯絡人|联络人|负责人|負責人|经理|經理|主任|总监|總監|助理|[:：@致]|^|\n)\s*$/u;

/** 方圆|结合: what follows goes on with a phrase, and with no sentence about a person. */
function goesOnAsPhrase(next: string): boolean {
  return next >= '\u2e80' && /\p{Script=Han}/u.test(next) && !standsBehindPerson(next);
}

/** 高峰 and Will are words too: it takes a title, a label or a line of its own to make them a person. */
function isPersonHere(text: string, start: number, end: number, name: string): boolean {
  const isIdeographic = (name.codePointAt(0) ?? 0) >= firstIdeograph;
  const isOrdinary = isIdeographic ? isOrdinaryWord(name) : name.split(' ').every((word) => isOrdinaryWord(word));
  if (isIdeographic)
    return (
      !isOrdinary ||
      personTitle.test(text.slice(end, end + 60)) ||
      (personLead.test(text.slice(Math.max(0, start - 12), start)) && !goesOnAsPhrase(text.charAt(end)))
    );
  const isLower = !/\p{Lu}/u.test(text.slice(start, end).normalize('NFKC'));
  if (name.includes(' ')) return !(isLower && isOrdinary);
  return !isLower && !(isOrdinary && startsSentence(text, start) && !personTitle.test(text.slice(end, end + 60)));
}

/** Baxter, Helen and BAXTER Helen are Helen Baxter; Baxter Helen is somebody else. */
function isInOrder(surface: string, folded: string, name: string): boolean {
  return foldName(name).slice(0, 2) === folded.slice(0, 2) || /^(?:[^,]*\S,\s|\p{Lu}{2,}[\s]+\p{Lu}\p{Ll})/u.test(surface);
}

/** Undefined when the place is no mention of the person: the name goes on, cuts a word, or is a word there. */
export function judgePerson(
  text: string,
  page: FoldedText,
  from: number,
  to: number,
  owners: readonly NameOwner[],
): JudgedName | undefined {
  const isDoubtful = goesOnAsOtherPerson(page, to);
  // 顾晓婷|婷, 沈若溪|泉: what follows is no word of a sentence.
  const next = String.fromCharCode(page.units[to] ?? 0);
  const isAnother =
    isDoubtful && (to - from <= 2 || page.units[to] === page.units[to - 1] || (isOrdinaryWord(next) && !isNoNoun(next)));
  if (isAnother || cutsWords(page, from, to)) return undefined;
  const start = page.originOf(from);
  const end = endInText(text, page, to);
  const name = textOfUnits(page.units, from, to);
  if (!isPersonHere(text, start, end, name)) return undefined;
  const isLatin = (page.units[from] ?? 0) < firstIdeograph;
  if (isLatin && capitalAfter(text, end) !== undefined && capitalBefore(text, start) !== undefined) return undefined;
  // The |Tom Parker who managed Elvis.
  if (isLatin && name.includes(' ') && /\bthe[ \u00a0]$/i.test(text.slice(Math.max(0, start - 5), start))) return undefined;
  // Alice Wong|-Baker.
  if (isLatin && /^-\p{Lu}/u.test(text.slice(end, end + 2))) return undefined;
  const surface = text.slice(start, end);
  const named = isLatin ? owners.filter((owner) => owner.detail.isWhole || isInOrder(surface, name, owner.text ?? '')) : owners;
  if (named.length === 0) return undefined;
  const candidates = named.map((owner) => {
    const { kind } = owner.detail;
    // A contact stands for a company only with another hint.
    const sure = kind === 'contact-name' ? nameConfidences['contact-name'] : privateConfidence;
    return toCandidate(owner, kind, isDoubtful ? 0.2 : sure, surface);
  });
  return { start, end, surface, candidates };
}
