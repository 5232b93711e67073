/** Current customers and a manager's list -> who moves where, what cannot be published, and what deserves a second look. */

import type { Customer } from '../model/customer.ts';
import { tierSchema } from '../model/customer.ts';
import type { Playbook } from '../model/playbook.ts';
import type { TierListEntry } from '../model/tier-list.ts';
import type { AffectedRep, DuplicateEntry, FalseKeyAccountWarning, TierListDiff, TierMove } from '../model/tier-list-diff.ts';
import { findFalseKeyAccounts } from './find-false-key-accounts.ts';
import { readValue } from './read-value.ts';
import { readThreshold } from './thresholds.ts';

/** Most valuable first. */
const tierOrder: readonly string[] = tierSchema.options;

/** What a diff needs of a customer. */
export type TieredCustomer = Pick<
  Customer,
  'id' | 'legalName' | 'ownerId' | 'tier' | 'keyAccountScope' | 'relationshipType' | 'measures'
>;

function isSameEntry(a: TierListEntry, b: TierListEntry): boolean {
  return (
    a.tier === b.tier &&
    a.keyAccountScope === b.keyAccountScope &&
    a.relationshipType === b.relationshipType &&
    a.reason === b.reason
  );
}

/** Undefined when the entry changes nothing. */
function findMove(row: number, entry: TierListEntry, customer: TieredCustomer): TierMove | undefined {
  const scopeNow = customer.keyAccountScope ?? null;
  const isScopeChanged = entry.keyAccountScope !== undefined && entry.keyAccountScope !== scopeNow;
  const isTypeChanged = entry.relationshipType !== undefined && entry.relationshipType !== customer.relationshipType;
  if (entry.tier === customer.tier && !isScopeChanged && !isTypeChanged) return undefined;
  const step = tierOrder.indexOf(customer.tier) - tierOrder.indexOf(entry.tier);
  return {
    row,
    customerId: customer.id,
    name: customer.legalName,
    ownerId: customer.ownerId,
    from: customer.tier,
    to: entry.tier,
    direction: step > 0 ? 'up' : step < 0 ? 'down' : 'same',
    ...(isScopeChanged && { scope: { from: scopeNow, to: entry.keyAccountScope ?? null } }),
    ...(isTypeChanged &&
      entry.relationshipType !== undefined && {
        relationshipType: { from: customer.relationshipType, to: entry.relationshipType },
      }),
    ...(entry.reason !== undefined && { reason: entry.reason }),
  };
}

function findWarning(
  row: number,
  entry: TierListEntry,
  customer: TieredCustomer,
  playbook: Playbook,
): FalseKeyAccountWarning | undefined {
  const scope = entry.keyAccountScope === undefined ? customer.keyAccountScope : entry.keyAccountScope;
  if (entry.tier !== 'MVC' && (scope === undefined || scope === null)) return undefined;
  const limit = (name: Parameters<typeof readThreshold>[1]): number => readThreshold(playbook, name);
  const value = readValue(customer.measures, limit);
  if (value === undefined || customer.measures === undefined) return undefined;
  const flags = findFalseKeyAccounts(value, customer.measures, limit);
  return flags.length === 0
    ? undefined
    : { row, customerId: customer.id, name: customer.legalName, ownerId: customer.ownerId, flags };
}

/**
 * Linear in customers and entries. Entries that contradict each other move nobody; equal ones count once. The guards warn
 * of every customer whom the list makes or keeps MVC or key account; they forbid nothing.
 */
export function diffTierList(
  current: Iterable<TieredCustomer>,
  entries: readonly TierListEntry[],
  { playbook }: { readonly playbook: Playbook },
): TierListDiff {
  const customers = new Map<string, TieredCustomer>();
  for (const customer of current) customers.set(customer.id, customer);
  const rowsById = new Map<string, number[]>();
  for (const [row, entry] of entries.entries()) {
    const rows = rowsById.get(entry.customerId);
    if (rows === undefined) rowsById.set(entry.customerId, [row]);
    else rows.push(row);
  }
  const moves: TierMove[] = [];
  const unknown: { row: number; customerId: string }[] = [];
  const duplicates: DuplicateEntry[] = [];
  const falseKeyAccounts: FalseKeyAccountWarning[] = [];
  const reps = new Map<string, { staffId: string; up: number; down: number; same: number }>();
  let unchangedCount = 0;
  let namedCount = 0;
  for (const [customerId, rows] of rowsById) {
    const row = rows[0] ?? 0;
    const entry = entries[row];
    if (entry === undefined) continue;
    const customer = customers.get(customerId);
    if (customer !== undefined) namedCount += 1;
    const isConflicting = rows.some((other) => !isSameEntry(entry, entries[other] ?? entry));
    if (rows.length > 1) duplicates.push({ customerId, rows, isConflicting });
    if (customer === undefined) {
      unknown.push({ row, customerId });
      continue;
    }
    if (isConflicting) continue;
    const warning = findWarning(row, entry, customer, playbook);
    if (warning !== undefined) falseKeyAccounts.push(warning);
    const move = findMove(row, entry, customer);
    if (move === undefined) {
      unchangedCount += 1;
      continue;
    }
    moves.push(move);
    const rep = reps.get(customer.ownerId) ?? { staffId: customer.ownerId, up: 0, down: 0, same: 0 };
    rep[move.direction] += 1;
    reps.set(customer.ownerId, rep);
  }
  const total = (rep: AffectedRep): number => rep.up + rep.down + rep.same;
  return {
    moves,
    unchangedCount,
    unnamedCount: customers.size - namedCount,
    unknown,
    duplicates,
    falseKeyAccounts,
    reps: [...reps.values()].sort((a, b) => total(b) - total(a) || (a.staffId < b.staffId ? -1 : 1)),
  };
}
