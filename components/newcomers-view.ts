/** What the console shows of the customers that reps asked for. */

/** A customer that a rep asked for. */
export interface NewcomerProposal {
  /** Given back to `decide`. */
  readonly id: string;
  readonly name: string;
  /** Of the sender who belongs to it. */
  readonly address?: string;
  /** Staff id of who asked, and will own it. */
  readonly staffId: string;
  /** Day. */
  readonly proposedOn: string;
  /** The decision is on its way. */
  readonly isDeciding?: boolean;
}

export type NewcomersView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly detail?: string }
  | {
      readonly kind: 'loaded';
      /** Oldest first. */
      readonly proposals: readonly NewcomerProposal[];
      readonly notice?: NewcomersNotice;
    };

/** How the last decision went; `gone`: somebody else was faster. */
export type NewcomersNotice =
  | { readonly kind: 'accepted' | 'dismissed' | 'gone'; readonly name: string }
  | { readonly kind: 'failed'; readonly name: string; readonly detail: string };

export interface NewcomersCallbacks {
  readonly decide: (id: string, decision: 'accept' | 'dismiss') => void;
  readonly reload: () => void;
}
