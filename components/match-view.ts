/** Why a customer is thought to be on the page, step by step. */
import type { EvidenceKind } from '../lib/model/mention.ts';
import type { BlockRole } from '../lib/model/page.ts';

/** The strongest evidence that this customer is on the page. */
export interface MatchReason {
  readonly evidence: EvidenceKind;
  /** What stood in the page: a name, address or domain. */
  readonly surface: string;
  /** Where it stood. */
  readonly role: BlockRole;
  /** The person it names, when known. */
  readonly contactName?: string;
  /** Further mentions of the same customer. */
  readonly moreCount: number;
  /** Step by step, for who asks. Absent: only the sentence is shown. */
  readonly trace?: MatchTrace;
}

/** How the page led to this customer: the most telling step first. */
export interface MatchTrace {
  readonly steps: readonly MatchStep[];
  /** Further steps that are not shown. */
  readonly moreCount: number;
  /** 0 to 1, of all steps together. */
  readonly confidence: number;
  /** `also`: the page is about somebody else first. */
  readonly decidedBy: 'choice' | 'sender' | 'record' | 'place' | 'also';
}

/** One thing that stood in the page. */
export interface MatchStep {
  /** Where it stood. */
  readonly role: BlockRole;
  /** The words there. */
  readonly surface: string;
  readonly evidence: EvidenceKind;
  /** The name, address or domain in our data. */
  readonly matched: string;
  /** The person it names, when known. */
  readonly contactName?: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** How often these words stand in this kind of place; at least 1. */
  readonly times: number;
  /** Names of other customers that it may mean as well. */
  readonly others: readonly string[];
}
