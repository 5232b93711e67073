/** What the console shows of the names that reps proposed. */

/** One name or address, proposed by one rep or by several. */
export interface NameProposal {
  /** Given back to `decide`. */
  readonly key: string;
  readonly customerName: string;
  /** `is`: it means this customer. `is-not`: it does not. */
  readonly kind: 'is' | 'is-not';
  /** The name or address. */
  readonly surface: string;
  readonly count: number;
  /** Day of the first proposal. */
  readonly firstOn: string;
  /** Accepting changes the customer's record; otherwise the proposal can only be closed. */
  readonly isEffective: boolean;
  /** The decision is on its way. */
  readonly isDeciding?: boolean;
}

export type NamesView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly detail?: string }
  | {
      readonly kind: 'loaded';
      /** Most often proposed first. */
      readonly proposals: readonly NameProposal[];
      readonly notice?: NamesNotice;
    };

/** How the last decision went. */
export type NamesNotice =
  | { readonly kind: 'accepted'; readonly surface: string; readonly customerName: string }
  | { readonly kind: 'dismissed'; readonly surface: string }
  /** Somebody else was faster. */
  | { readonly kind: 'gone'; readonly surface: string }
  | { readonly kind: 'failed'; readonly surface: string; readonly detail: string };

export interface NamesCallbacks {
  readonly decide: (key: string, decision: 'accept' | 'dismiss') => void;
  readonly reload: () => void;
}
