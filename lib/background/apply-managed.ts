/** The company's policy -> this browser belongs to the company's backend, without a click. */
import type { ShukeDatabase } from '../cache/db.ts';
import { dropState, saveState } from '../cache/state.ts';
import { loadManagedSettings } from '../platform/managed-settings.ts';
import { changeSettings, loadSettings } from '../platform/settings.ts';
import { connect, type Leaving } from './connection.ts';

/**
 * Takes over what the policy says. A language that the rep chose stays; the backend is the policy's.
 * @returns whether there is a new connection, and customers are to be fetched
 */
export async function applyManaged(database: ShukeDatabase, leaving: Leaving = {}): Promise<boolean> {
  const { backendUrl, accessToken, leaseDays, language } = await loadManagedSettings();
  if (leaseDays === undefined) await dropState(database, 'leaseDays');
  else await saveState(database, 'leaseDays', leaseDays);
  const settings = await loadSettings();
  if (language !== undefined && settings.language === 'auto') await changeSettings({ language });
  if (backendUrl === undefined || accessToken === undefined) return false;
  if (settings.connection?.baseUrl === backendUrl && settings.connection.token === accessToken) return false;
  const answer = await connect(database, { baseUrl: backendUrl, token: accessToken }, leaving);
  // The browser may start before the network does: what cannot be asked now is asked at the next sync.
  if (answer.kind === 'failed') console.info(`shuke: the backend of the policy was not reached (${answer.reason})`);
  return answer.kind === 'connected';
}
