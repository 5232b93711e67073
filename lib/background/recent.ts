/** Customers the rep looked at or logged lately. */

import { findCustomerRow } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { writeIfCurrent } from '../cache/fence.ts';
import { loadState, saveState } from '../cache/state.ts';

const maxRecent = 20;

/** Puts a customer on top of the list; nothing happens when it is not ours. */
export async function rememberRecent(database: ShukeDatabase, customerId: string, nowMs: number): Promise<void> {
  const generation = await loadState(database, 'currentGeneration');
  const row = await findCustomerRow(database, customerId);
  if (!row || generation === undefined) return;
  const { customer, touchpoints } = row;
  const last = touchpoints[0]?.happenedAt;
  const entry = {
    customerId,
    name: customer.aliases[0] ?? customer.legalName,
    tier: customer.tier,
    seenAtMs: nowMs,
    ...(last === undefined ? {} : { lastTouchpointAt: last }),
  };
  // A name that was wiped meanwhile stays wiped.
  await writeIfCurrent(database, generation, ['state'], async () => {
    const recent = (await loadState(database, 'recent')) ?? [];
    if (recent[0]?.customerId === customerId) return;
    const others = recent.filter((other) => other.customerId !== customerId);
    await saveState(database, 'recent', [entry, ...others].slice(0, maxRecent));
  });
}
