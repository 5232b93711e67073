/** Customers the rep looked at or logged lately. */

import { findCustomerRow } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { loadState, saveState } from '../cache/state.ts';

const maxRecent = 20;

/** Puts a customer on top of the list; nothing happens when it is not ours. */
export async function rememberRecent(database: ShukeDatabase, customerId: string, nowMs: number): Promise<void> {
  const recent = (await loadState(database, 'recent')) ?? [];
  const row = await findCustomerRow(database, customerId);
  if (!row || recent[0]?.customerId === customerId) return;
  const { customer, touchpoints } = row;
  const last = touchpoints[0]?.happenedAt;
  const entry = {
    customerId,
    name: customer.aliases[0] ?? customer.legalName,
    tier: customer.tier,
    seenAtMs: nowMs,
    ...(last === undefined ? {} : { lastTouchpointAt: last }),
  };
  await saveState(database, 'recent', [entry, ...recent.filter((other) => other.customerId !== customerId)].slice(0, maxRecent));
}
