/** What the console shows of the playbook and what it gives back: values in, callbacks out. */
import type { Outcome } from '../lib/model/action-decision.ts';
import type { RelationshipType, Tier } from '../lib/model/customer.ts';
import type { Wording } from '../lib/model/playbook.ts';
import type { PlaybookFault } from '../lib/model/playbook-fault.ts';

export interface PlaybookView {
  /** The one in force. Absent until the first sync. */
  readonly version?: number;
  readonly effects: PlaybookEffects;
  readonly draft: PlaybookDraft;
  /** What the effects propose; empty while they prove nothing. */
  readonly proposals: readonly WeightLine[];
}

export type PlaybookEffects =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly detail?: string }
  /** Most seen first; only rules that somebody saw. `since` is a day. */
  | { readonly kind: 'loaded'; readonly since: string; readonly rules: readonly RuleLine[] };

/** One rule and what came of it. */
export interface RuleLine {
  readonly ruleId: string;
  readonly title: Wording;
  readonly isOn: boolean;
  readonly shown: number;
  readonly taken: number;
  readonly postponed: number;
  readonly refused: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** 0 to 1; absent below five told outcomes, which say nothing. */
  readonly success?: number;
}

/** One rule of which the effects prove something (domain.md, part 12). */
export interface WeightLine {
  readonly ruleId: string;
  readonly title: Wording;
  /** `look-again`: no weight mends it, its wording or its condition may. */
  readonly verdict: 'standardise' | 'weaken' | 'look-again';
  readonly from: number;
  /** Equal to `from` when the rule should be looked at. */
  readonly to: number;
  /** The figures behind it. */
  readonly sentence: Wording;
  /** How many told what came of it, or decided on it: what the figures rest on. */
  readonly basis: number;
}

/** From the choice of a file to the published playbook. */
export type PlaybookDraft =
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly fileName: string; readonly problems: readonly PlaybookProblem[] }
  /** `basedOn` is the version that the changes were made against and that publishing replaces. */
  | {
      readonly kind: 'checked';
      readonly fileName: string;
      readonly changes: readonly PlaybookChange[];
      readonly basedOn: number;
    }
  | { readonly kind: 'publishing'; readonly fileName: string }
  | { readonly kind: 'published'; readonly version: number }
  /** Somebody published meanwhile: nothing was overwritten, and the file is kept. */
  | { readonly kind: 'conflict'; readonly fileName: string; readonly basedOn: number }
  | { readonly kind: 'failed'; readonly fileName: string; readonly detail?: string };

/** One mistake in the file. */
export interface PlaybookProblem {
  /** Path as in the file; empty: the file as a whole. */
  readonly field: string;
  readonly fault: PlaybookFault;
}

/** One thing that publishing would change. Cadence in days; null: no contact of our own accord. */
export type PlaybookChange =
  | { readonly kind: 'switch'; readonly ruleId: string; readonly title: Wording; readonly isOn: boolean }
  | { readonly kind: 'weight'; readonly ruleId: string; readonly title: Wording; readonly from: number; readonly to: number }
  | { readonly kind: 'wording'; readonly ruleId: string; readonly title: Wording }
  | {
      readonly kind: 'cadence';
      readonly tier: Tier;
      readonly type: RelationshipType;
      readonly from: number | null;
      readonly to: number | null;
    }
  | { readonly kind: 'threshold'; readonly name: string; readonly from: number; readonly to: number }
  | { readonly kind: 'cap'; readonly from: number; readonly to: number };

export interface PlaybookCallbacks {
  readonly chooseFile: (file: File) => void;
  /** Takes the proposed weights of these rules into a draft, to be looked at and published like a file. */
  readonly takeWeights: (ruleIds: readonly string[]) => void;
  /** Saves the playbook in force as a file, with every rule and limit named. */
  readonly download: () => void;
  /** Asked for after a confirmation. `basedOn` is the painted one: a newer playbook is never overwritten. */
  readonly publish: (basedOn: number) => void;
  readonly startOver: () => void;
  /** After a conflict or a failure: checks the same file against the playbook in force. */
  readonly compareAgain: () => void;
  readonly reloadEffects: () => void;
}
