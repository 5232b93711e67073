/** What a tier list would change, told before it is published. */

import type { KeyAccountScope, RelationshipType, Tier } from './customer.ts';
import type { FalseKeyAccountFlag } from './insight.ts';

export interface TierMove {
  /** Place in the list, 0 the first entry. */
  readonly row: number;
  readonly customerId: string;
  readonly name: string;
  readonly ownerId: string;
  readonly from: Tier;
  readonly to: Tier;
  /** `same` when only scope or type change. */
  readonly direction: 'up' | 'down' | 'same';
  /** Present when the list changes the scope; null: no key account. */
  readonly scope?: { readonly from: KeyAccountScope | null; readonly to: KeyAccountScope | null };
  /** Present when the list changes the declared type. */
  readonly relationshipType?: { readonly from: RelationshipType; readonly to: RelationshipType };
  readonly reason?: string;
}

export interface DuplicateEntry {
  readonly customerId: string;
  /** Places in the list, ascending; two at least. */
  readonly rows: readonly number[];
  /** They say different things, so none of them counts and the list cannot be published. */
  readonly isConflicting: boolean;
}

export interface FalseKeyAccountWarning {
  readonly row: number;
  readonly customerId: string;
  readonly name: string;
  readonly ownerId: string;
  /** Never empty. */
  readonly flags: readonly FalseKeyAccountFlag[];
}

export interface AffectedRep {
  readonly staffId: string;
  readonly up: number;
  readonly down: number;
  /** Scope or type only. */
  readonly same: number;
}

export interface TierListDiff {
  /** In the order of the list. */
  readonly moves: readonly TierMove[];
  readonly unchangedCount: number;
  /** Customers whom the list does not name: they keep their tier. */
  readonly unnamedCount: number;
  readonly unknown: readonly { readonly row: number; readonly customerId: string }[];
  readonly duplicates: readonly DuplicateEntry[];
  /** Customers whom the list makes or keeps MVC or key account, though a guard strikes. */
  readonly falseKeyAccounts: readonly FalseKeyAccountWarning[];
  /** Most affected first. */
  readonly reps: readonly AffectedRep[];
}
