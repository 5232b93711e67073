/** Everything that this browser holds of us -> nothing, as on the day it was installed. */

import type { ShukeDatabase } from '../cache/db.ts';
import { endEra } from '../cache/fence.ts';
import { clearJournal, type Journal } from '../cache/journal.ts';
import { changeSettings } from '../platform/settings.ts';
import { localArea, sessionArea } from '../platform/storage-areas.ts';
import { forgetAccess } from './keep-access.ts';
import { dropPageStates } from './page-states.ts';

/**
 * Forgets customers, touchpoints (sent or not), lessons, settings, the token and the journal. Sites stay allowed: the browser
 * keeps that. A sync that is under way is ended and waited for, so that it cannot bring anything back.
 */
export async function wipeBrowser(
  database: ShukeDatabase,
  journal: Journal,
  locks: Pick<LockManager, 'request'> = navigator.locks,
): Promise<void> {
  // From here on no sync begins, and one that is under way writes nothing.
  await changeSettings({ connection: undefined });
  await endEra(database);
  await locks.request('shuke-sync', async () => {
    await database.transaction('rw', database.tables, () => Promise.all(database.tables.map((table) => table.clear())));
    await clearJournal(journal);
    await forgetAccess(locks);
    await localArea.clear();
    await dropPageStates();
    await sessionArea.clear();
  });
}
