/** Everything that the card and its evaluation need of one customer, in one read. */
import type { ActionDecision } from '../model/action-decision.ts';
import type { ShardRow } from '../model/export.ts';
import { findCustomerRow, findCustomerRows } from './customers.ts';
import type { LocalTouchpoint, ShukeDatabase } from './db.ts';
import { loadDecisions } from './decisions.ts';

export interface CustomerFacts {
  readonly row: ShardRow;
  /** What this browser logged for it. */
  readonly local: readonly LocalTouchpoint[];
  /** Made in this browser. */
  readonly decisions: readonly ActionDecision[];
}

/** Undefined when the customer is not ours (any more). Run inside `liveQuery` it follows every change of them. */
export async function readCustomerFacts(database: ShukeDatabase, customerId: string): Promise<CustomerFacts | undefined> {
  // The row comes last: see `findCustomerRows`.
  const local = await database.touchpoints.where('customerId').equals(customerId).toArray();
  const decisions = await loadDecisions(database, customerId);
  const row = await findCustomerRow(database, customerId);
  return row && { row, local, decisions };
}

/** The facts of many customers in a handful of reads; those that are not ours are left out. */
export async function readManyCustomerFacts(
  database: ShukeDatabase,
  customerIds: readonly string[],
): Promise<Map<string, CustomerFacts>> {
  const ids = [...customerIds];
  const local = Map.groupBy(await database.touchpoints.where('customerId').anyOf(ids).toArray(), (entry) => entry.customerId);
  const decisions = Map.groupBy(await database.decisions.where('customerId').anyOf(ids).toArray(), (entry) => entry.customerId);
  const rows = await findCustomerRows(database, ids);
  return new Map([...rows].map(([id, row]) => [id, { row, local: local.get(id) ?? [], decisions: decisions.get(id) ?? [] }]));
}
