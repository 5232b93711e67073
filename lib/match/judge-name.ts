/** A name of the index that stands in a page -> the span it really covers, and how sure each of its owners is. */
import type { EvidenceKind } from '../model/mention.ts';
import { firstIdeograph } from './fold-table.ts';
import { startOfRegion } from './legal-forms.ts';
import {
  cutsWords,
  goesOnAsOtherName,
  goesOnAsOtherPerson,
  hasWideGap,
  isFollowedByCapital,
  isPrecededByCapital,
  startsSentence,
} from './name-context.ts';
import type { NameOwner } from './name-index.ts';
import type { FoldedText } from './normalize-name.ts';
import { fitName, type NameFit } from './owner-names.ts';

export interface JudgedOwner {
  readonly owner: NameOwner;
  readonly evidence: EvidenceKind;
  /** 0 to 1; below 0.6 it needs a second hint. */
  readonly confidence: number;
}

export interface JudgedName {
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly owners: readonly JudgedOwner[];
}

/** How sure a name is when nothing speaks against it. */
const nameConfidences = { 'legal-name': 0.93, alias: 0.85, 'name-variant': 0.75, 'contact-name': 0.4 } as const;
/** An ordinary word, a bare acronym: worth something only with a second hint. */
const unhinted = 0.3;

/** Undefined when the place is no mention at all: a word is cut, or the name is part of a longer one of somebody else. */
export function judgeName(
  text: string,
  page: FoldedText,
  from: number,
  to: number,
  owners: readonly NameOwner[],
): JudgedName | undefined {
  if (owners.length === 0 || hasWideGap(text, page, from, to)) return undefined;
  const isPersonName = owners.every((owner) => owner.detail.isPerson);
  if (isPersonName) return judgePerson(text, page, from, to, owners);
  const regionStart = startOfRegion(page.units, Math.max(0, from - 24), from);
  let best: { owner: NameOwner; fit: NameFit }[] = [];
  for (const owner of owners) {
    if (owner.detail.isPerson) continue;
    const fit = fitName(page, from, to, regionStart, owner.text ?? '');
    // 兰州康华有限公司 is not 北京康华有限公司.
    if (fit.isElsewhere && fit.hasForm) continue;
    best.push({ owner, fit });
  }
  if (best.length === 0) return undefined;
  // 烟台|东诚药业|集团: who has the whole of it in his name is meant, before who is called 东诚药业.
  const longest = Math.max(...best.map(({ fit }) => fit.end - fit.start));
  best = best.filter(({ fit }) => fit.end - fit.start === longest);
  if (best.some(({ fit }) => fit.isWhole)) best = best.filter(({ fit }) => fit.isWhole);
  const start = Math.min(...best.map(({ fit }) => fit.start));
  const end = Math.max(...best.map(({ fit }) => fit.end));
  const isExtended = end > to || start < from;
  if (!isExtended && (cutsWords(page, from, to) || goesOnAsOtherName(page, from, to))) return undefined;
  const textStart = page.origins[start] ?? 0;
  let textEnd = endInText(text, page, end);
  const withStop = text.slice(textStart, textEnd + 1);
  if (/[.．]$/.test(withStop) && best.some(({ owner }) => isSameSpelling(owner.text ?? '', withStop))) textEnd++;
  const surface = text.slice(textStart, textEnd);
  return {
    start: textStart,
    end: textEnd,
    owners: best.map(({ owner, fit }) => {
      const evidence: EvidenceKind = owner.detail.kind === 'legal-name' && !fit.isWhole ? 'name-variant' : owner.detail.kind;
      const sure = nameConfidences[evidence as keyof typeof nameConfidences] ?? 0.5;
      return {
        owner,
        evidence,
        confidence: isExtended || isNameHere(text, textStart, textEnd, surface, owner) ? sure : unhinted,
      };
    }),
  };
}

/** Whether the way a short or ordinary word is written tells that it is a name here. */
function isNameHere(text: string, start: number, end: number, surface: string, owner: NameOwner): boolean {
  const { isOrdinary, isBare } = owner.detail;
  if ((surface.codePointAt(0) ?? 0) >= firstIdeograph) return !isOrdinary;
  if (isBare) return false;
  const name = owner.text ?? surface;
  const isOneWord = !/\s/.test(surface.trim());
  const isLower = /\p{Lu}/u.test(name) && !/\p{Lu}/u.test(surface.normalize('NFKC'));
  if (isLower) return !isOneWord && !isOrdinary;
  // An acronym of two or three letters is written as its owner writes it.
  if (isOneWord && surface.length <= 3) return name.startsWith(surface) && !isFollowedByCapital(text, end);
  if (!isOrdinary || !isOneWord) return true;
  if (isFollowedByCapital(text, end) || isPrecededByCapital(text, start)) return false;
  const isShouted = surface === surface.toUpperCase() && !isShoutedLine(text, start, end);
  return isShouted || !startsSentence(text, start);
}

/** The same but for case, width and white space. */
function isSameSpelling(name: string, surface: string): boolean {
  const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return plain(name) === plain(surface);
}

/** The words around are in capitals too. */
function isShoutedLine(text: string, start: number, end: number): boolean {
  const around = text.slice(Math.max(0, start - 40), start) + text.slice(end, end + 40);
  const letters = around.replace(/[^\p{Lu}\p{Ll}]/gu, '');
  return letters.length > 8 && letters === letters.toUpperCase();
}

function judgePerson(
  text: string,
  page: FoldedText,
  from: number,
  to: number,
  owners: readonly NameOwner[],
): JudgedName | undefined {
  const isDoubtful = goesOnAsOtherPerson(page, to);
  if (isDoubtful && to - from <= 2) return undefined;
  const start = page.origins[from] ?? 0;
  const end = endInText(text, page, to);
  if ((page.units[from] ?? 0) < firstIdeograph && isFollowedByCapital(text, end) && isPrecededByCapital(text, start))
    return undefined;
  return {
    start,
    end,
    owners: owners.map((owner) => ({
      owner,
      evidence: owner.detail.kind,
      // A private customer is known by name as a company is; a contact stands for a company only with another hint.
      confidence: isDoubtful ? 0.2 : owner.detail.kind === 'contact-name' ? nameConfidences['contact-name'] : 0.7,
    })),
  };
}

/** Offset behind the last unit of a span, its accents included. */
function endInText(text: string, page: FoldedText, end: number): number {
  let at = (page.origins[end - 1] ?? 0) + 1;
  while (/[\u0300-\u036f\ufe00-\ufe0f]/.test(text[at] ?? '')) at++;
  return at;
}
