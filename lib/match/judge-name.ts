/** A name of the index that stands in a page -> the span it really covers, and how sure each of its owners is. */

import type { Candidate, EvidenceKind } from '../model/mention.ts';
import { ampersandUnit, firstIdeograph, spaceUnit } from './fold-table.ts';
import type { FoldedText } from './folded-text.ts';
import { judgePerson } from './judge-person.ts';
import { endInText, type JudgedName, nameConfidences, type PageText, toCandidate, unhinted } from './judged-name.ts';
import {
  beginsBeforeLatinName,
  capitalAfter,
  capitalBefore,
  followsPersonTitle,
  goesOnAsLatinName,
  hasCapital,
  isOfOtherLatinTrade,
} from './latin-context.ts';
import {
  followsArticle,
  hasBelonging,
  isCounted,
  isExplained,
  isFirstOfName,
  isFollowedAsSubject,
  isFollowedByDeed,
  isFollowedByThing,
  isForeignText,
  isInCompound,
  isNeverName,
  isSecondOfName,
  isThingBehindArticle,
  isThingOfItsOwn,
  leadsCell,
} from './latin-word-or-name.ts';
import {
  cutBits,
  cutMargin,
  endsInsideWord,
  goesOnAsOtherName,
  goesOnWithNoun,
  hasWideGap,
  isFollowedByTrade,
  isGivenName,
  isInForeignName,
  isOfOtherTrade,
  isTiedIn,
  startsSentence,
} from './name-context.ts';
import type { NameOwner } from './name-index.ts';
import { foldName } from './normalize-name.ts';
import { isEnglishWord } from './ordinary-words.ts';
import { bestFitOf } from './owner-names.ts';
import { isPhraseName, mayBePhrase, readPhrase } from './phrase-names.ts';
import { isProperWord } from './proper-words.ts';
import { textOfUnits } from './read-text.ts';
import { isTornOut } from './torn-out.ts';
import { isSurelySomebody, mayNameSomebody } from './word-or-name.ts';

/** A place in the text and in its folded units. */
interface Hit {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** Bits: a division of the sentence that cuts a short name, and is nearly as good as the one that has it. */
const doubtMargin = -8;

/** Undefined when the place is no mention at all: a word is cut, or the name is part of a longer one of somebody else. */
export function judgeName(place: PageText, from: number, to: number, owners: readonly NameOwner[]): JudgedName | undefined {
  const { text, page } = place;
  if (owners.length === 0 || hasWideGap(text, page, from, to)) return undefined;
  const persons = owners.some((owner) => owner.detail.isPerson) ? owners.filter((owner) => owner.detail.isPerson) : [];
  if (persons.length === 0) return judgeCompany(place, from, to, owners);
  const person = judgePerson(text, page, from, to, persons);
  if (persons.length === owners.length) return person;
  const company = judgeCompany(place, from, to, owners);
  // 李宁 is a company, and somebody at another one.
  if (!person || !company || person.start !== company.start || person.end !== company.end) return company ?? person;
  return { ...company, candidates: [...company.candidates, ...person.candidates] };
}

function judgeCompany(place: PageText, from: number, to: number, owners: readonly NameOwner[]): JudgedName | undefined {
  const { text, page } = place;
  const { units } = page;
  if (owners.every((owner) => owner.detail.kind === 'record-id')) {
    const start = page.originOf(from);
    const end = endInText(text, page, to);
    const surface = text.slice(start, end);
    const candidates = owners.map((owner) => toCandidate(owner, 'record-id', owner.detail.isBare ? unhinted : 0.95, surface));
    return { start, end, surface, candidates };
  }
  const best = bestFitOf(text, page, from, to, owners);
  if (!best) return undefined;
  const { start, end, isWhole } = best;
  const isExtended = end > to || start < from;
  const bits = isExtended ? Number.NEGATIVE_INFINITY : cutBits(page, from, to);
  if (bits > cutMargin || (!isExtended && isTornOut(page, from, to))) return undefined;
  if (
    end === to &&
    (goesOnAsOtherName(page, from, to) ||
      isOfOtherTrade(page, from, to, best.owners) ||
      goesOnWithNoun(page, from, to) ||
      isInForeignName(text, page, from, to))
  )
    return undefined;
  const textStart = page.originOf(start);
  const nameEnd = endInText(text, page, end);
  // 《夕阳红》 is a song.
  if (isTitle(text, textStart, nameEnd)) return undefined;
  const isLatin = (units[to - 1] ?? 0) < firstIdeograph;
  // Quint_Polaris, nexora_v2.pdf: a part of an identifier.
  if (isLatin && (text[textStart - 1] === '_' || text[nameEnd] === '_')) return undefined;
  if (isLatin && !isExtended && goesOnAsLatinName(text, nameEnd, !isSeveralWords(page, from, to))) return undefined;
  if (isLatin && !isExtended && isOfOtherLatinTrade(text, textStart, nameEnd, (word) => hasWordOf(best.owners, word)))
    return undefined;
  const hasForm = end > to || best.hasForm;
  if (hasForm && (units[from] ?? 0) < firstIdeograph && beginsBeforeLatinName(text, textStart)) return undefined;
  const textEnd = endWithPunctuation(text, textStart, nameEnd, best.owners);
  // A short form that nobody listed is unmistakable only while one customer has it.
  const isMistakable = !isExtended && best.owners.length > 1 && isVariantOfSeveral(best.owners);
  // Of 天通股份 the first two ideographs alone are little to go by.
  const isRest = to - from === 2 && !isExtended && !isWhole && !isLatin;
  const isDoubtful =
    isMistakable || isRest || (!isExtended && (bits > doubtMargin || isGivenName(page, from, to) || isTiedIn(page, from, to)));
  const isInsideWord = !isExtended && endsInsideWord(page, from, to);
  const hit: Hit = { start: textStart, end: textEnd, from, to };
  const surface = text.slice(textStart, textEnd);
  // Mostly there is one owner, and no list that grows is made for it.
  let candidates: Candidate[] | undefined;
  for (const owner of best.owners) {
    const isName = isExtended || isNameHere(place, hit, owner);
    if (isName === undefined) continue;
    const { kind } = owner.detail;
    const evidence: EvidenceKind = kind === 'legal-name' && !isWhole ? 'name-variant' : kind;
    const sure = nameConfidences[evidence as keyof typeof nameConfidences] ?? 0.5;
    const isCut = isDoubtful || (isInsideWord && kind === 'name-variant');
    const candidate = toCandidate(owner, evidence, isName && !isCut ? sure : unhinted, surface);
    if (candidates) candidates.push(candidate);
    else candidates = [candidate];
  }
  return candidates && { start: textStart, end: textEnd, surface, candidates };
}

/** The whole of what stands between the marks of a work's title. */
function isTitle(text: string, start: number, end: number): boolean {
  return text.charCodeAt(start - 1) === 0x300a && text.charCodeAt(end) === 0x300b;
}

/** In quotation marks, behind what makes a thing of the word. */
function isQuotedAsWord(text: string, start: number, end: number): boolean {
  return (
    '“「『"‘'.includes(text.charAt(start - 1)) &&
    '”」』"’'.includes(text.charAt(end)) &&
    /[的最很太更种座道]$/.test(text.slice(Math.max(0, start - 2), start - 1))
  );
}

/** Some owner's name has the word. */
function hasWordOf(owners: readonly NameOwner[], word: string): boolean {
  return owners.some((owner) => foldName(owner.text ?? '').includes(word));
}

/** A short form that nobody listed, and that several customers have. */
function isVariantOfSeveral(owners: readonly NameOwner[]): boolean {
  return (
    owners.every(({ detail }) => detail.kind === 'name-variant') &&
    owners.some(({ customerId }) => customerId !== owners[0]?.customerId)
  );
}

/** Whether the way a short or ordinary word is written tells that it is a name here; undefined: it tells that it is none. */
function isNameHere(place: PageText, hit: Hit, owner: NameOwner): boolean | undefined {
  const { text, page } = place;
  const { kind, isOrdinary, isBare } = owner.detail;
  const { start, end, from, to } = hit;
  if ((page.units[from] ?? 0) >= firstIdeograph) {
    // 质量是我们的“长城”: what somebody has, in a manner of speaking.
    if (isOrdinary && isQuotedAsWord(text, start, end)) return undefined;
    if (isOrdinary) return isSurelySomebody(page, from, to) || (mayNameSomebody(page, from, to) ? false : undefined);
    if (kind !== 'legal-name' && mayBePhrase(page.units, from, to) && isPhraseName(textOfUnits(page.units, from, to))) {
      const reading = readPhrase(text, page, from, to);
      return reading === 'nobody' ? undefined : reading === 'somebody';
    }
    return !(to - from === 2 && isFollowedByTrade(page, to));
  }
  // Beth |Halverson is not Halverson Freight Systems.
  if (isBare) return kind === 'name-variant' && isAmongCapitals(text, start, end) ? undefined : false;
  const surface = text.slice(start, end);
  const name = owner.text ?? surface;
  // Mind the |gap.
  if (isOrdinary && /^the\s+[a-z]+$/.test(surface)) return undefined;
  const isOneWord = !isSeveralWords(page, from, to);
  const isLower = hasCapital(name) && !hasCapital(surface, true) && !(name.startsWith(surface) && !isOrdinary);
  if (isOneWord && (isThingBehindArticle(text, start, end) || isExplained(text, end))) return undefined;
  if (isOneWord && isOrdinary && isThingOfItsOwn(text, start, end)) return undefined;
  // Shell-shaped, First solar-grade: a compound of the word.
  if (isOrdinary && (isInCompound(text, end) || (isOneWord && isCounted(text, end)))) return undefined;
  // In lower case a word of the dictionary is that word, and bp a unit, whoever else is on the page.
  if (isLower && isOneWord && (isOrdinary || to - from <= 3)) return undefined;
  if (isLower && isOrdinary && !isLongPhrase(page, from, to)) return followsArticle(text, start) ? undefined : false;
  if (isLower && isOneWord) {
    // The redwood itself, a meta question.
    if (isEnglishWord(textOfUnits(page.units, from, to)) || followsArticle(text, start)) return undefined;
    return leadsCell(text, start, end);
  }
  if (isLower) return true;
  // Asian-American is not Asian American Outfitters.
  if (!isOneWord && kind === 'name-variant' && surface.includes('-') && !name.includes('-')) return undefined;
  // Halverson Freight| Lines, whose owner is called Halverson Freight Systems.
  if (!isOneWord && kind === 'name-variant' && goesOnStrangely(text, end, name)) return undefined;
  if (!isOneWord) return !isOrdinary || hasTitleCase(surface) || isLongPhrase(page, from, to);
  if (followsPersonTitle(text, start)) return undefined;
  const after = capitalAfter(text, end);
  // Ing. Novak is no mail of ING: an acronym that is a word or a title too is written as its owner writes it.
  const isOtherCase = to - from <= 4 && name === name.toUpperCase() && surface !== surface.toUpperCase();
  if (isOtherCase && (isOrdinary || /^\.\s+\p{Lu}/u.test(text.slice(end, end + 4)))) return undefined;
  // An acronym of two or three letters is written as its owner writes it.
  if (to - from <= 3 && !(isOrdinary && surface !== surface.toUpperCase()))
    return name.startsWith(surface) && after === undefined;
  const isListed = kind === 'alias' || surface.length === name.length;
  if (isOrdinary && after !== undefined && isFirstOfName(text, end, after)) return undefined;
  // Eastman |Kodak: a word that is no English word makes another name of it.
  if (after !== undefined && /^\p{Lu}\p{Ll}+$/u.test(after) && !isEnglishWord(after.toLowerCase())) return false;
  const word = textOfUnits(page.units, from, to);
  const before = capitalBefore(text, start);
  const isTouched = after !== undefined || before !== undefined;
  // Harrison |Ford, London |Bridge.
  if (isSecondOfName(before, isOrdinary)) return isOrdinary ? undefined : false;
  // What is left of a legal name is its short name only where it can be nothing else.
  if (!isListed && isProperWord(word)) return false;
  if (!isListed && !isEnglishWord(word))
    return (isShouted(text, start, end) || !isTouched) && !(isAlsoLower(place, surface) && isForeignText(text, start));
  // Hiking in |Patagonia, Abraham |Lincoln.
  if (isProperWord(word) && (isWhereSomebodyIs(text, start) || (before !== undefined && !isEnglishWord(before.toLowerCase()))))
    return undefined;
  if (isNeverName(word, text, end)) return undefined;
  if (isListed && !isOrdinary) return true;
  const leads = startsSentence(text, start);
  // Draft 3.1 is no mail of DRAFT Inc.
  const isOwnCase = name !== name.toUpperCase() || surface === surface.toUpperCase();
  if (
    isListed &&
    isOwnCase &&
    !isTouched &&
    (isShouted(text, start, end) || !leads || isFollowedByDeed(text, end) || hasBelonging(text, end))
  )
    return isShouted(text, start, end) || !isFollowedByThing(text, end);
  // Union |Square; but Dear |Target.
  if (before !== undefined) return startsSentence(text, start - before.length - 1) ? false : undefined;
  return isFollowedAsSubject(text, end) ? false : undefined;
}

/** Behind a word that stands before places, and hardly ever before companies. */
function isWhereSomebodyIs(text: string, start: number): boolean {
  return /(?:^|[^\p{L}])(?:in|across|around|throughout|(?:north|south|east|west) of)[ \u00a0]+$/iu.test(
    text.slice(Math.max(0, start - 14), start),
  );
}

/** A capitalised word touches the span on either side. */
function isAmongCapitals(text: string, start: number, end: number): boolean {
  return capitalAfter(text, end) !== undefined || capitalBefore(text, start) !== undefined;
}

/** The next word has a capital, and the name does not have it: another company, but for what is written in capitals only. */
function goesOnStrangely(text: string, end: number, name: string): boolean {
  const after = capitalAfter(text, end);
  return after !== undefined && /^\p{Lu}\p{Ll}/u.test(after) && !foldName(name).split(' ').includes(foldName(after));
}

/** In capitals where the words around are not. */
function isShouted(text: string, start: number, end: number): boolean {
  const surface = text.slice(start, end);
  return surface === surface.toUpperCase() && !isShoutedLine(text, start, end);
}

/** The page has the word in lower case too: it is a word there. Looked for once a word. */
function isAlsoLower({ text, lowerWords }: PageText, surface: string): boolean {
  const lower = surface.toLowerCase();
  let answer = lowerWords.get(lower);
  if (answer === undefined) {
    answer = hasWord(text, lower);
    lowerWords.set(lower, answer);
  }
  return answer;
}

function isSmallLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    // Mostly it is found inside another word.
    if (isSmallLetter(text.charCodeAt(at - 1)) || isSmallLetter(text.charCodeAt(at + word.length))) continue;
    const isWord = !/[\p{L}\p{N}@.]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}@]/u.test(text[at + word.length] ?? ' ');
    if (isWord && !/^\.\w/.test(text.slice(at + word.length, at + word.length + 2))) return true;
  }
  return false;
}

function isSeveralWords(page: FoldedText, from: number, to: number): boolean {
  const { units } = page;
  for (let at = from; at < to; at++) if (units[at] === spaceUnit || units[at] === ampersandUnit) return true;
  return false;
}

/** Words that end names of companies and few other phrases. */
const companyEnding = / (?:holdings?|industries|technologies|enterprises|pharmaceuticals|laboratories|bancorp|group)$/;

/** Ordinary words, but so many of them, or such a last one, that nobody writes them side by side by chance. */
function isLongPhrase(page: FoldedText, from: number, to: number): boolean {
  const words = textOfUnits(page.units, from, to);
  return (words.length >= 15 && words.split(' ').length >= 3) || companyEnding.test(words);
}

const smallWords = /^(?:of|and|the|for|to|in|on|at|by|de|la|le|du|des|del|von|van|der|et|y|e)$/;

/** All but the words that titles never capitalise begin with a capital. */
function hasTitleCase(surface: string): boolean {
  return surface.split(/[\s-]+/).every((word) => !/^\p{Ll}/u.test(word) || smallWords.test(word));
}

/** What may belong to the spelling of a name behind its last letter. */
const closings = ')）.．!！';

/** End of a mention with what belongs to its spelling: the full stop of Pty., the bracket that closes (Beijing). */
function endWithPunctuation(text: string, start: number, end: number, owners: readonly NameOwner[]): number {
  const next = text[end] ?? '';
  if (!closings.includes(next)) return end;
  const surface = text.slice(start, end);
  if (/[)）]/.test(next) && surface.split(/[(（]/).length > surface.split(/[)）]/).length) return end + 1;
  if (/[.．]/.test(next) && hasOwnStop(text, start, end, owners)) return end + 1;
  if (/[!！]/.test(next) && owners.some((owner) => beginsWith(owner.text ?? '', surface + next))) return end + 1;
  return end;
}

/** A full stop behind L.L.C., or one that the owner writes and that ends no sentence. */
function hasOwnStop(text: string, start: number, end: number, owners: readonly NameOwner[]): boolean {
  const surface = text.slice(start, end);
  if (/\p{L}[.．]\p{L}$/u.test(surface)) return true;
  const isAbbreviated = /(?:^|[\s,])(?:Inc|Corp|Co|Ltd|Ltda|Pty|Pvt|Bhd|Cos)$/i.test(surface);
  if (!isAbbreviated && !owners.some((owner) => beginsWith(owner.text ?? '', `${surface}.`))) return false;
  if (!/^\s*?(?:\n|$)/.test(text.slice(end + 1, end + 3))) return true;
  // At the end of a line that is a sentence the stop is the sentence's; behind a label, or alone on its line, the name's.
  const before = text.slice(Math.max(0, start - 80), start).replace(/^[\s\S]*\n/, '');
  return before.trim().split(/\s+/).length < 3;
}

/** The name begins like this but for case, width and white space. */
function beginsWith(name: string, surface: string): boolean {
  const plain = (text: string): string =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s,]+/g, ' ')
      .trim();
  return plain(name).startsWith(plain(surface));
}

/** The words around are in capitals too. */
function isShoutedLine(text: string, start: number, end: number): boolean {
  const around = text.slice(Math.max(0, start - 40), start) + text.slice(end, end + 40);
  const letters = around.replace(/[^\p{Lu}\p{Ll}]/gu, '');
  return letters.length > 8 && letters === letters.toUpperCase();
}
