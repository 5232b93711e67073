/** What is known of a name once the place where it stands has been judged. */

import type { Candidate, EvidenceKind } from '../model/mention.ts';
import type { FoldedText } from './folded-text.ts';
import type { NameOwner } from './name-index.ts';

export interface JudgedName {
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  /** One for each owner that may be meant, in the order they were given; a confidence below 0.6 needs a second hint. */
  readonly candidates: readonly Candidate[];
}

/** How sure a name is when nothing speaks against it. */
export const nameConfidences = { 'legal-name': 0.93, alias: 0.85, 'name-variant': 0.75, 'contact-name': 0.4 } as const;
/** A private customer is known by name as a company is. */
export const privateConfidence = 0.7;
/** An ordinary word, a bare acronym: worth something only with a second hint. */
export const unhinted = 0.3;
/** The text that a name stands in. */
export interface PageText {
  readonly text: string;
  readonly page: FoldedText;
  /** Words that were looked for in lower case, and whether the text has them; filled as names are judged. */
  readonly lowerWords: Map<string, boolean>;
}

export function toCandidate(owner: NameOwner, evidence: EvidenceKind, confidence: number, surface: string): Candidate {
  const { customerId, contactId, text: matched = surface } = owner;
  return contactId === undefined
    ? { customerId, confidence, evidence, matched }
    : { customerId, confidence, evidence, matched, contactId };
}

/** Accents, and what tells how a letter is to be drawn. */
function isAccent(code: number): boolean {
  return (code >= 0x300 && code <= 0x36f) || (code >= 0xfe00 && code <= 0xfe0f);
}

/** Offset behind the last unit of a span, its accents included. */
export function endInText(text: string, page: FoldedText, end: number): number {
  let at = page.originOf(end - 1) + 1;
  while (isAccent(text.charCodeAt(at))) at++;
  return at;
}
