/** Everything that the card and its evaluation need of one customer, in one read. */
import type { ActionDecision } from '../model/action-decision.ts';
import type { ShardRow } from '../model/export.ts';
import { findCustomerRow } from './customers.ts';
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
