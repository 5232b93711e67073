/** The import page has put a file's customers in the place of what was there: from now on they are the source. */
import type { ShukeDatabase } from '../cache/db.ts';
import { dropOldGenerations } from '../cache/generations.ts';
import { dropState, saveState } from '../cache/state.ts';
import type { Request } from '../messages/contract.ts';
import { changeSettings, loadSettings } from '../platform/settings.ts';
import { forgetAccess } from './keep-access.ts';

/** Touchpoints stay, those that were not sent yet too: they are this browser's own from here on. */
export async function useFile(database: ShukeDatabase, file: Request<'useFile'>): Promise<void> {
  const { connection } = await loadSettings();
  // What was taught about the customers of a backend says nothing about those of a file.
  if (connection) await database.taught.clear();
  await database.transaction('rw', database.state, async () => {
    for (const key of ['moved', 'recent', 'agenda', 'population'] as const) await dropState(database, key);
  });
  // There is no next round that would do it: customers that were replaced do not stay.
  await dropOldGenerations(database);
  await saveState(database, 'sync', { lastContactMs: Date.parse(file.importedAt), failedTries: 0 });
  await forgetAccess();
  await changeSettings({ connection: undefined, isTokenRefused: false, file });
}
