/** Customers found in a page: what was seen, why we think so, and who it may be. */
import type { BlockRole } from './page.ts';

/** Kind of evidence, strongest first (docs/recognition.md). */
export type EvidenceKind =
  | 'contact-address'
  | 'customer-domain'
  | 'record-id'
  | 'legal-name'
  | 'alias'
  | 'name-variant'
  | 'contact-name'
  | 'choice';

/** One customer that a mention may mean. */
export interface Candidate {
  readonly customerId: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly evidence: EvidenceKind;
  /** The name, address or domain in our data that matched. */
  readonly matched: string;
  /** Set when the evidence names a person. */
  readonly contactId?: string;
}

/** A span of a block that names a customer. Several candidates: nobody has decided yet. */
export interface Mention {
  /** Index into the blocks of the reading. */
  readonly block: number;
  /** UTF-16 offsets into the block's text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  /** Strongest first, never empty. */
  readonly candidates: readonly Candidate[];
  /** What part of its block it stands in, a signature or earlier mail; absent when that is what the block is. */
  readonly role?: BlockRole;
}

/** A customer on the page, with everything that speaks for it. */
export interface RecognisedCustomer {
  readonly customerId: string;
  /** 0 to 1; the strongest evidence, raised by more of it. */
  readonly confidence: number;
  /** Indices into `mentions`, strongest first. */
  readonly mentions: readonly number[];
  /** The person who stands for the customer here, when one is known. */
  readonly contactId?: string;
}

/** A mention that may mean several customers, to be decided by the rep. */
export interface OpenChoice {
  /** What is remembered when the choice is made: folded surface or address. */
  readonly key: string;
  readonly surface: string;
  readonly candidates: readonly Candidate[];
}

/** A sender for whom nobody is shown on purpose. */
export interface FilteredSender {
  readonly address: string;
  /** `you`: this rep blocked it. `company`: its policy does. `colleague`: one of ours wrote. */
  readonly by: 'you' | 'company' | 'colleague';
  /** In the form in which a lesson about it is kept. */
  readonly key: string;
}

/** The answer for a page. */
export interface Resolution {
  readonly mentions: readonly Mention[];
  /** By relevance; the primary customer first. */
  readonly customers: readonly RecognisedCustomer[];
  /** Whose page it is; absent when it is nobody's or undecided. */
  readonly primaryCustomerId?: string;
  readonly choices: readonly OpenChoice[];
  /** Why nobody is shown although somebody wrote. Absent when nothing was held back. */
  readonly filteredSender?: FilteredSender;
  /** Sender whose address belongs to no customer. */
  readonly unknownSender?: {
    readonly name?: string;
    readonly address: string;
    /** Of the address, when it can be a company's own: no public mail provider's. */
    readonly domain?: string;
  };
}
