/** What the manager's console shows and what it gives back: values in, callbacks out. */
import type { KeyAccountScope, RelationshipType, Tier } from '../lib/model/customer.ts';
import type { TierListHead } from '../lib/model/tier-list.ts';
import type { NamesCallbacks, NamesView } from './names-view.ts';
import type { NewcomersCallbacks, NewcomersView } from './newcomers-view.ts';
import type { PlaybookCallbacks, PlaybookView } from './playbook-view.ts';

/** The whole console at one moment. */
export interface ConsoleView {
  /** Current instant, at least once a minute. */
  readonly now: string;
  readonly timeZone: string;
  readonly companyName?: string;
  readonly staffNames: Readonly<Record<string, string>>;
  readonly access: ConsoleAccess;
  /** The list in force. */
  readonly current?: TierListHead;
  readonly draft: TierListDraft;
  readonly history: TierListHistory;
  readonly playbook: PlaybookView;
  /** Names that reps proposed; absent where nobody can propose any. */
  readonly names?: NamesView;
  /** Customers that reps asked for; in the same tab as the names. */
  readonly newcomers?: NewcomersView;
}

/** Whether this person may work here. */
export type ConsoleAccess =
  | { readonly kind: 'manager'; readonly name: string }
  | { readonly kind: 'loading' }
  /** No connection has been set up. */
  | { readonly kind: 'not-connected' }
  /** A rep may look at nothing here. */
  | { readonly kind: 'not-manager'; readonly name: string }
  | { readonly kind: 'token-refused' }
  | { readonly kind: 'unreachable'; readonly detail?: string };

/** From the choice of a file to the published list. */
export type TierListDraft =
  | { readonly kind: 'empty' }
  /** Long work; `done` and `total` in rows, absent while unknown. */
  | { readonly kind: 'reading'; readonly fileName: string; readonly done?: number; readonly total?: number }
  | {
      readonly kind: 'unreadable';
      readonly fileName: string;
      readonly problem: FileProblem;
      readonly columns?: readonly MappedColumn[];
    }
  | CheckedDraft
  | { readonly kind: 'publishing'; readonly fileName: string; readonly entryCount: number }
  | { readonly kind: 'published'; readonly head: TierListHead; readonly movedCount: number; readonly repCount: number }
  /** Somebody published meanwhile: nothing was overwritten. The draft is kept and can be compared with the newer list. */
  | { readonly kind: 'conflict'; readonly newer: TierListHead; readonly basedOn: number; readonly fileName: string }
  | { readonly kind: 'failed'; readonly fileName: string; readonly detail?: string };

/** Why nothing of a file could be used. */
export interface FileProblem {
  readonly kind:
    | 'empty'
    | 'too-large'
    | 'too-many-rows'
    | 'too-many-columns'
    /** A quotation mark is opened and never closed. */
    | 'open-quote'
    /** Old `.xls`, or a spreadsheet behind a password. */
    | 'old-or-encrypted'
    | 'damaged'
    /** It unpacks to far more than a list can be. */
    | 'bomb'
    | 'no-id-column'
    | 'no-tier-column'
    | 'unknown-encoding'
    | 'failed';
  /** As a spreadsheet numbers it, when a place is known. */
  readonly row?: number;
  /** Technical sentence, shown below the translated one. */
  readonly detail?: string;
}

export type TierListField = 'customerId' | 'tier' | 'keyAccountScope' | 'relationshipType' | 'reason';

/** One column of the file and what it was taken for. */
export interface MappedColumn {
  /** 0-based position in the file. */
  readonly index: number;
  readonly header: string;
  /** Absent: the column is not used. */
  readonly field?: TierListField;
  /** First filled cell, so that a manager sees what is in it. */
  readonly sample?: string;
}

/** A file that was read: what it would change and what is wrong with it. */
export interface CheckedDraft {
  readonly kind: 'checked';
  readonly fileName: string;
  /** Data rows, the header not counted. */
  readonly rowCount: number;
  /** Rows that can be published; 0: there is nothing to publish. */
  readonly entryCount: number;
  readonly columns: readonly MappedColumn[];
  readonly problems: readonly RowProblem[];
  /** Total; may exceed the problems listed. */
  readonly problemCount: number;
  readonly diff: TierListDiff;
  /** What the manager decided against the file or the figures, in the order in which it was done. */
  readonly overrides: readonly TierOverride[];
  /** Version that the diff was made against and that publishing replaces. */
  readonly basedOn: number;
}

/** A customer whose tier the manager decided here. Its reason is published with it and stays on the card. */
export interface TierOverride {
  readonly customerId: string;
  readonly name: string;
  /** What the file or the figures said. */
  readonly proposed: Tier;
  readonly tier: Tier;
  readonly reason: string;
}

/** One mistake, with its place. A row with a mistake is left out of the list. */
export interface RowProblem {
  /** Line of the file as a spreadsheet numbers it: the header is 1. */
  readonly row: number;
  readonly field?: TierListField;
  readonly kind:
    | 'missing'
    | 'unknown-customer'
    | 'unknown-tier'
    | 'unknown-scope'
    | 'unknown-type'
    | 'duplicate'
    | 'contradiction'
    | 'damaged-id'
    | 'too-long'
    | 'ragged'
    | 'other';
  /** What stood there, shortened to 80 characters. */
  readonly value?: string;
  /** Row that this one repeats or contradicts. */
  readonly otherRow?: number;
  /** Sentence for `other`. */
  readonly detail?: string;
}

/** Who moves where, and whom it touches. */
export interface TierListDiff {
  /** All moves, up first, most valuable first. */
  readonly moves: readonly TierMove[];
  readonly upCount: number;
  readonly downCount: number;
  readonly unchangedCount: number;
  /** Customers whose tier stays and whose scope or relationship type changes, by name. */
  readonly otherChanges: readonly TierMove[];
  /** Reps by number of moved customers, most first. */
  readonly reps: readonly { readonly staffId: string; readonly up: number; readonly down: number }[];
  /** Proposed key accounts that guards doubt, one entry for each guard; those of a customer stand together. */
  readonly doubtful: readonly DoubtfulKeyAccount[];
}

export interface TierMove {
  readonly customerId: string;
  readonly name: string;
  readonly ownerId: string;
  readonly from: Tier;
  readonly to: Tier;
  /** Only where the list changes it; `null`: no key account. */
  readonly scope?: { readonly from: KeyAccountScope | null; readonly to: KeyAccountScope | null };
  /** Only where the list changes it. */
  readonly relationshipType?: { readonly from: RelationshipType; readonly to: RelationshipType };
  readonly reason?: string;
}

export interface DoubtfulKeyAccount {
  readonly customerId: string;
  readonly name: string;
  readonly tier: Tier;
  readonly scope?: KeyAccountScope;
  readonly guard: 'one-off' | 'volume-only' | 'squeezer';
  /** The figures that set the guard off, as text. */
  readonly figures?: string;
}

export type TierListHistory =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly detail?: string }
  /** Newest first. */
  | { readonly kind: 'loaded'; readonly versions: readonly TierListVersion[]; readonly rollingBackTo?: number };

export interface TierListVersion extends TierListHead {
  /** Customers the version names; absent when the backend does not say. */
  readonly entryCount?: number;
}

/** Everything a manager can do here. What is absent is not offered. */
export interface ConsoleCallbacks {
  readonly chooseFile: (file: File) => void;
  /** A draft from the figures of all customers instead of a file. */
  readonly propose?: () => void;
  /** The draft as a CSV, to correct it by hand and choose it again. */
  readonly saveDraft?: () => void;
  /** Another tier than the one proposed, with a reason; the present tier leaves the customer where it is. */
  readonly overrideTier?: (customerId: string, tier: Tier, reason: string) => void;
  /** Back to what was proposed. */
  readonly dropOverride?: (customerId: string) => void;
  /** Corrects the mapping; the file is checked again. */
  readonly mapColumn?: (index: number, field: TierListField | undefined) => void;
  /** Asked for after a confirmation. `basedOn` is the painted one: a newer list is never overwritten. */
  readonly publish: (note: string, basedOn: number) => void;
  /** Drops the draft. */
  readonly startOver: () => void;
  /** After a conflict: checks the same file against the newer list. */
  readonly compareAgain: () => void;
  /** A rollback is a new version with the content of `version`. Asked for after a confirmation. */
  readonly rollBack?: (version: number) => void;
  readonly reloadHistory?: () => void;
  readonly openOptions?: () => void;
  readonly playbook: PlaybookCallbacks;
  readonly names?: NamesCallbacks;
  readonly newcomers?: NewcomersCallbacks;
}
