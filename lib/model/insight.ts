/** What the engine reads out of a customer's record and touchpoints: everything the card shows besides the record itself. */

import type { KeyAccountScope, RelationshipType, Rung, Tier } from './customer.ts';
import type { Wording } from './playbook.ts';
import type { Aspect } from './touchpoint.ts';

/** Figures that a judgement may rest on; `population` stands for the other customers that a share is taken of. */
export type MeasureName =
  | 'revenue'
  | 'profit'
  | 'high-margin-share'
  | 'order-trend'
  | 'cost-to-serve'
  | 'discount-share'
  | 'orders'
  | 'share-of-wallet'
  | 'share-of-wallet-before'
  | 'total-demand'
  | 'repeat-share'
  | 'price-sensitivity'
  | 'decision-days'
  | 'brand-attention'
  | 'competitor-leaning'
  | 'segment-size'
  | 'segment-margin'
  | 'growth-potential'
  | 'regions'
  | 'touchpoints'
  | 'population';

/** A figure, what it was held against, and the sentence a person reads. */
export interface Figure {
  readonly measure: MeasureName;
  readonly value: number;
  /** The playbook's limit; absent when the figure is only told. */
  readonly threshold?: number;
  readonly sentence: Wording;
}

/** A measure that nobody has supplied: named, never counted as zero. */
export interface MissingMeasure {
  readonly measure: MeasureName;
  readonly name: Wording;
}

/** How far a judgement can be relied on: 1 all measures present, lower for each that is missing. */
export type Confidence = number;

/** Why a large buyer may be no key account (domain part 3). */
export type FalseKeyAccountGuard = 'one-off' | 'volume-only' | 'squeezer';

export interface FalseKeyAccountFlag {
  readonly guard: FalseKeyAccountGuard;
  /** The guard's name, as a badge shows it. */
  readonly name: Wording;
  /** What set it off, one sentence a figure; never empty. */
  readonly figures: readonly Figure[];
}

/** The tier that the figures speak for. */
export interface TierProposal {
  /** Absent when the figures do not allow a judgement. */
  readonly tier?: Tier;
  readonly confidence: Confidence;
  readonly figures: readonly Figure[];
  readonly missing: readonly MissingMeasure[];
  /** One line that sums the proposal up. */
  readonly sentence: Wording;
  /** Reach that the regions speak for; absent for customers that are no key account by these figures. */
  readonly keyAccountScope?: KeyAccountScope;
  readonly falseKeyAccount: readonly FalseKeyAccountFlag[];
}

/** A cell of Kotler's selection matrix. */
export interface MatrixCell {
  readonly size: 'many' | 'medium' | 'few';
  readonly margin: 'high' | 'medium' | 'low';
}

/** What moved the recommendation away from the matrix cell. */
export interface TypeAdjustment {
  readonly kind: 'loyalty' | 'growth';
  readonly from: RelationshipType;
  readonly to: RelationshipType;
  readonly sentence: Wording;
}

/** The type as behaviour shows it. */
export interface ShownType {
  readonly type: RelationshipType;
  /** The next likely type, where a single contact decides between the two. Absent: the verdict is clear. */
  readonly unsure?: RelationshipType;
  readonly confidence: Confidence;
  readonly sentences: readonly Wording[];
  /** Touchpoints that the verdict rests on, newest first. */
  readonly touchpointIds: readonly string[];
}

export interface RecommendedType {
  readonly type: RelationshipType;
  /** Absent when segment size or margin is unknown and only the adjustments speak. */
  readonly cell?: MatrixCell;
  readonly cellType?: RelationshipType;
  readonly adjustments: readonly TypeAdjustment[];
  readonly confidence: Confidence;
  readonly missing: readonly MissingMeasure[];
  readonly sentence: Wording;
}

export interface RelationshipInsight {
  /** What the record says. */
  readonly declared: RelationshipType;
  /** Absent when the history is too short to tell. */
  readonly shown?: ShownType;
  /** Absent when nothing speaks for any type. */
  readonly recommended?: RecommendedType;
  /** Steps from the shown type (or the declared one) to the recommended one; empty when they are equal. */
  readonly way: readonly Wording[];
}

/** Loyalty out of six indicators (domain part 4). */
export interface LoyaltyInsight {
  /** 0 to 1, mean of the indicators that are known; absent when fewer than two are. */
  readonly score?: number;
  readonly figures: readonly Figure[];
  readonly missing: readonly MissingMeasure[];
}

/** Why key accounts leave (domain part 7). */
export type ChurnCause =
  | 'strategy-shift'
  | 'supplier-optimisation'
  | 'unresolved-complaint'
  | 'rival-exclusion'
  | 'stronger-rival';

export interface ChurnSignal {
  readonly cause: ChurnCause;
  /** The cause's name. */
  readonly name: Wording;
  /** 1 watch, 2 act, 3 act now. */
  readonly severity: 1 | 2 | 3;
  /** Short line for the card: the strongest figure. */
  readonly headline: Wording;
  /** Never empty. */
  readonly evidence: readonly Wording[];
  /** What prevents it. */
  readonly prevention: Wording;
  /** Touchpoints that speak for it, newest first; empty when figures alone do. */
  readonly touchpointIds: readonly string[];
}

/** One touchpoint that weighs on the relationship. */
export interface WorstEpisode {
  readonly touchpointId: string;
  /** Company-calendar day. */
  readonly happenedOn: string;
  /** Open complaint or promise; a bad episode without one is unresolved until a good one follows. */
  readonly isComplaint: boolean;
  readonly reference?: string;
  readonly contactId?: string;
  /** Whole days since it happened. */
  readonly openDays: number;
  readonly dueOn?: string;
  /** Whole days past `dueOn`; 0 when not past or nothing was promised. */
  readonly overdueDays: number;
  readonly sentence: Wording;
}

export interface TrustInsight {
  /** Good episodes in a row, counted back from today; a neutral one neither counts nor breaks the run. */
  readonly goodRun: number;
  /** The run before the last bad episode, when that episode is the newest that was judged. */
  readonly brokenRun?: number;
  readonly sentence: Wording;
}

export interface ContinuityInsight {
  /** Staff whom the customer has dealt with within the continuity window, most frequent first. */
  readonly staffIds: readonly string[];
  readonly level: 'steady' | 'shared' | 'scattered' | 'unknown';
  /** The owner was part of it. */
  readonly isOwnerAmong: boolean;
  readonly sentence: Wording;
}

/** Perceived value: what the customer gets and what it costs, as noted at touchpoints (domain part 6). */
export interface ValueLedger {
  readonly benefits: readonly LedgerLine[];
  readonly sacrifices: readonly LedgerLine[];
  /** Weighed benefits over weighed sacrifices; absent when nothing was noted on one of the sides. */
  readonly ratio?: number;
  /** The same notes in the three forms of the theory; empty when nothing was noted. */
  readonly forms: readonly LedgerForm[];
  readonly sentence: Wording;
}

/**
 * One of the three equivalent ledgers: (episode + relationship benefits) over (episode + relationship sacrifices); (core solution +
 * additional services) over (price + relationship costs); core value plus or minus added value.
 */
export interface LedgerForm {
  readonly kind: 'episode-relationship' | 'core-price' | 'core-added';
  /** The terms of the form, in their order: two above the line and two below, or core and added value. */
  readonly terms: readonly number[];
  /** The added value is negative: badly done extras cost more than they give. */
  readonly isLowered?: boolean;
  readonly sentence: Wording;
}

export interface LedgerLine {
  readonly name: Wording;
  readonly count: number;
  /** Sum of the notes as the playbook weighs them. */
  readonly weight: number;
  /** Newest note that a rep typed. */
  readonly note?: string;
}

export interface AspectState {
  readonly aspect: Aspect;
  readonly name: Wording;
  readonly state: 'lively' | 'quiet' | 'asleep' | 'never';
  /** Company-calendar day of the newest touchpoint. */
  readonly lastOn?: string;
  /** Touchpoints within the aspect window. */
  readonly count: number;
}

/** Ways of bringing a customer closer (domain part 8). */
export type InternalisationWay = 'shareholding' | 'membership' | 'joint-production' | 'part-time-role' | 'experience';

export interface InternalisationInsight {
  readonly rung: Rung;
  /** Absent on the top rung. */
  readonly next?: Rung;
  /** The way that fits tier, kind and rung best; absent when none does. */
  readonly way?: InternalisationWay;
  readonly sentence: Wording;
}

export interface Insight {
  readonly relationship: RelationshipInsight;
  readonly loyalty: LoyaltyInsight;
  readonly tier: TierProposal;
  /** Most severe first. */
  readonly churn: readonly ChurnSignal[];
  readonly trust: TrustInsight;
  /** The worst episode that is still unresolved. */
  readonly worst?: WorstEpisode;
  readonly continuity: ContinuityInsight;
  readonly ledger: ValueLedger;
  /** All ten, in the order of the theory. */
  readonly aspects: readonly AspectState[];
  /** One line: what is lively, what sleeps. */
  readonly aspectsSentence: Wording;
  readonly internalisation: InternalisationInsight;
}
