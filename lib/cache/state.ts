/** Small facts that belong to the cache as a whole, each with its type. */
import type { Tier } from '../model/customer.ts';
import type { NextAction } from '../model/next-action.ts';
import type { PopulationSummary } from '../tiering/propose-tiers.ts';
import type { DamageKind } from './damage.ts';
import type { ShukeDatabase } from './db.ts';

/** A customer of the viewer whose tier the last list changed. */
export interface TierMove {
  readonly customerId: string;
  readonly name: string;
  readonly from?: Tier;
  readonly to: Tier;
}

/** What the newest tier list moved among the viewer's own customers. */
export interface MovedByList {
  readonly listVersion: number;
  readonly note: string;
  /** Staff id. */
  readonly by?: string;
  readonly at?: string;
  readonly moves: readonly TierMove[];
}

/** How the last contact with the backend went. */
export interface SyncState {
  /** Last time the backend answered as expected, in milliseconds. */
  readonly lastContactMs?: number;
  /** Why the last try failed; absent after a good one. */
  readonly failure?: {
    readonly kind: string;
    readonly sentence: string;
    readonly atMs: number;
    /** The kind of error that the backend itself named; absent when it was not the backend that answered. */
    readonly said?: string;
  };
  /** Shards stored and shards to store, while a snapshot is being fetched. */
  readonly progress?: { readonly done: number; readonly total: number };
  /** Failed tries in a row, for the wait before the next. */
  readonly failedTries: number;
  /** No sending before this instant. */
  readonly waitUntilMs?: number;
  /** How long that pause was when it began. */
  readonly waitMs?: number;
}

/** One due action, computed when the data changes so that the list opens at once. */
export interface AgendaItem {
  readonly customerId: string;
  readonly name: string;
  readonly tier: Tier;
  readonly action: NextAction;
}

/** An action that the rep put off: it comes back on `until`. */
export interface SnoozedItem extends AgendaItem {
  readonly until: string;
}

/** A customer the rep looked at lately. */
export interface RecentCustomer {
  readonly customerId: string;
  readonly name: string;
  readonly tier: Tier;
  /** Instant of the last touchpoint; absent when there was none. */
  readonly lastTouchpointAt?: string;
  readonly seenAtMs: number;
}

/** Damage of the stored copy that was noticed. */
export interface Damage {
  readonly kind: DamageKind;
  readonly noticedAtMs: number;
  /** The generation that cannot be trusted; absent when everything was lost. */
  readonly generation?: number;
  /** When a new copy took its place; absent until then. */
  readonly rebuiltAtMs?: number;
}

/** Every key with the type of its value. */
export interface StateValues {
  /** Names the customers of now; whoever began before it did writes nothing (`fence.ts`). Absent after a wipe, until a round begins. */
  era: string;
  /** Id of the generation that readers see. */
  currentGeneration: number;
  /** Id of the generation under construction. */
  nextGeneration: number;
  sync: SyncState;
  damage: Damage;
  /** The company's policy on how many days customers are kept without contact; absent when it has none. */
  leaseDays: number;
  /** Staff id of who logged what still waits, when the copy that says so is gone. */
  outboxOwner: string;
  /** Position of the shard that is read through next, to see whether it is still what was stored. */
  nextCheckedShard: number;
  moved: MovedByList;
  agenda: {
    readonly computedOn: string;
    readonly playbookVersion: number;
    readonly items: readonly AgendaItem[];
    /** How many are due or late; may exceed those in `items`. Absent in an agenda of an older version. */
    readonly dueCount?: number;
    /** What was put off, the first to come back first. Absent in an agenda of an older version. */
    readonly snoozed?: readonly SnoozedItem[];
  };
  recent: readonly RecentCustomer[];
  /** The 80/20 cut of all cached customers, which a tier proposal is held against. */
  population: PopulationSummary;
}

/** The value under `key`, undefined when never saved. */
export async function loadState<K extends keyof StateValues>(
  database: ShukeDatabase,
  key: K,
): Promise<StateValues[K] | undefined> {
  const entry = await database.state.get(key);
  // Only `saveState` writes here, with the same type.
  return entry?.value as StateValues[K] | undefined;
}

/** Saves the value under `key`; part of the surrounding transaction when there is one. */
export async function saveState<K extends keyof StateValues>(
  database: ShukeDatabase,
  key: K,
  value: StateValues[K],
): Promise<void> {
  await database.state.put({ key, value });
}

/** Forgets the value under `key`. */
export async function dropState(database: ShukeDatabase, key: keyof StateValues): Promise<void> {
  await database.state.delete(key);
}
