/** What the panel reads of the cache, as plain values. */
import { findCurrentGeneration, findCustomerRows } from '../cache/customers.ts';
import type { Generation, ShukeDatabase } from '../cache/db.ts';
import { countWaitingDecisions } from '../cache/decisions.ts';
import { loadRefused, type RefusedItem } from '../cache/refused.ts';
import {
  type AgendaItem,
  type Damage,
  loadState,
  type MovedByList,
  type RecentCustomer,
  type SnoozedItem,
  type SyncState,
} from '../cache/state.ts';
import type { ExportHead } from '../model/export.ts';
import type { PopulationSummary } from '../tiering/propose-tiers.ts';

/** The cache as a whole. */
export interface CacheFacts {
  /** Absent until the first sync has ended. */
  readonly head?: ExportHead;
  readonly sync?: SyncState;
  /** Of the company's policy. */
  readonly leaseDays?: number;
  readonly damage?: Damage;
  readonly unsentCount: number;
  /** What the backend refused, newest first. */
  readonly refused: readonly NamedRefusal[];
  readonly moved?: MovedByList;
  /** Absent until it was computed after the first sync. */
  readonly population?: PopulationSummary;
  readonly agenda: readonly AgendaItem[];
  /** How many of all actions are due or late. */
  readonly dueCount: number;
  readonly snoozed: readonly SnoozedItem[];
  readonly recent: readonly RecentCustomer[];
  /** There is an index of the current customers. */
  readonly isSearchable: boolean;
}

/** With the name by which the rep knows the customer; absent when it is gone. */
export type NamedRefusal = RefusedItem & { readonly customerName?: string };

async function readRefused(database: ShukeDatabase): Promise<NamedRefusal[]> {
  const items = await loadRefused(database);
  if (items.length === 0) return [];
  const rows = await findCustomerRows(
    database,
    items.map((item) => item.customerId),
  );
  return items.map((item) => {
    const customer = rows.get(item.customerId)?.customer;
    return customer ? { ...item, customerName: customer.aliases[0] ?? customer.legalName } : item;
  });
}

/** One read of all small facts, all at once; run inside `liveQuery` it follows every change of them. */
export async function readCacheFacts(database: ShukeDatabase): Promise<CacheFacts> {
  const [{ generation, isSearchable }, sync, moved, agenda, recent, population, unsentCount, waitingCount, leaseDays, damage] =
    await Promise.all([
      readGeneration(database),
      loadState(database, 'sync'),
      loadState(database, 'moved'),
      loadState(database, 'agenda'),
      loadState(database, 'recent'),
      loadState(database, 'population'),
      database.outbox.count(),
      countWaitingDecisions(database),
      loadState(database, 'leaseDays'),
      loadState(database, 'damage'),
    ]);
  return {
    ...(generation ? { head: generation.head } : {}),
    ...(sync ? { sync } : {}),
    ...(leaseDays === undefined ? {} : { leaseDays }),
    ...(damage ? { damage } : {}),
    ...(moved ? { moved } : {}),
    ...(population ? { population } : {}),
    unsentCount: unsentCount + waitingCount,
    // The last, since it may read rows: see `findCustomerRows`.
    refused: await readRefused(database),
    agenda: agenda?.items ?? [],
    dueCount: agenda?.dueCount ?? agenda?.items.filter((item) => item.action.dueOn <= agenda.computedOn).length ?? 0,
    snoozed: agenda?.snoozed ?? [],
    recent: recent ?? [],
    isSearchable,
  };
}

async function readGeneration(database: ShukeDatabase): Promise<{ generation?: Generation; isSearchable: boolean }> {
  const generation = await findCurrentGeneration(database);
  return generation ? { generation, isSearchable: await hasSearchIndex(database, generation.id) } : { isSearchable: false };
}

async function hasSearchIndex(database: ShukeDatabase, generation: number): Promise<boolean> {
  return (await database.indexes.where('[generation+kind]').equals([generation, 'search']).count()) > 0;
}
