/** Customers that this browser may no longer hold -> gone, in one step. */
import { findCurrentGeneration } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { dropSentDecisions } from '../cache/decisions.ts';
import { loadState, saveState } from '../cache/state.ts';
import { dropPageStates } from './page-states.ts';

/**
 * Forgets every customer, all at once or, when the worker dies over it, none; touchpoints and decisions that are not at the backend stay.
 * With the customers goes their era: a round of sync that is under way writes nothing any more (`lib/cache/fence.ts`).
 */
export async function wipeCustomers(database: ShukeDatabase): Promise<void> {
  // Before anything goes: what is missing from here on is missing on purpose.
  await database.guard?.forget();
  const { state, taught, generations, chunks, changed, marks, indexes, touchpoints } = database;
  await database.transaction('rw', database.tables, async () => {
    const owner = (await findCurrentGeneration(database))?.head.viewer.id ?? (await loadState(database, 'outboxOwner'));
    const leaseDays = await loadState(database, 'leaseDays');
    for (const table of [state, taught, generations, chunks, changed, marks, indexes]) await table.clear();
    if (owner !== undefined) await saveState(database, 'outboxOwner', owner);
    if (leaseDays !== undefined) await saveState(database, 'leaseDays', leaseDays);
    await touchpoints.where('state').equals('sent').delete();
    await dropSentDecisions(database);
  });
  // Once more, for a round that was just about to note what it had brought.
  await database.guard?.forget();
  await dropPageStates();
}
