/** The import page has put a file's customers in the place of what was there: from now on they are the source. */
import type { ShukeDatabase } from '../cache/db.ts';
import { dropState, saveState } from '../cache/state.ts';
import type { Request } from '../messages/contract.ts';
import { changeSettings, loadSettings } from '../platform/settings.ts';

/** Touchpoints stay, those that were not sent yet too: they are this browser's own from here on. */
export async function useFile(database: ShukeDatabase, file: Request<'useFile'>): Promise<void> {
  const { connection } = await loadSettings();
  // What was taught about the customers of a backend says nothing about those of a file.
  if (connection) await database.taught.clear();
  await dropState(database, 'moved');
  await dropState(database, 'recent');
  await saveState(database, 'sync', { lastContactMs: Date.parse(file.importedAt), failedTries: 0 });
  await changeSettings({ connection: undefined, isTokenRefused: false, file });
}
