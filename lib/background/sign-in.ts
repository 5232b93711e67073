/** A backend's address -> connected to it as the person whom its provider knows, or why not. */
import type { ShukeDatabase } from '../cache/db.ts';
import type { Answers, ConnectAnswer } from '../messages/contract.ts';
import { keepAwake } from '../platform/keep-awake.ts';
import { loadManagedSettings } from '../platform/managed-settings.ts';
import { loadSettings } from '../platform/settings.ts';
import { fetchSignIn } from '../sources/sign-in.ts';
import { askProvider } from './ask-provider.ts';
import { connect, type Leaving } from './connection.ts';
import { forgetLeftSignedOut, isLeftSignedOut, leaveSignedOut } from './left-signed-out.ts';

/** Whether one signs in there, and what the button says. */
export async function findSignIn(baseUrl: string): Promise<Answers['findSignIn']> {
  const answer = await fetchSignIn(baseUrl);
  return answer.ok && answer.value.kind !== 'token' ? { provider: answer.value.name } : {};
}

async function signInAwake(
  database: ShukeDatabase,
  baseUrl: string,
  interactive: boolean,
  leaving: Leaving,
): Promise<ConnectAnswer> {
  const offer = await fetchSignIn(baseUrl);
  if (!offer.ok) {
    const { kind, sentence } = offer.failure;
    return { kind: 'failed', reason: kind === 'offline' ? 'unreachable' : 'provider-unreachable', detail: sentence };
  }
  if (offer.value.kind === 'token') return { kind: 'failed', reason: 'not-shuke', detail: 'One does not sign in there.' };
  const answered = await askProvider(offer.value, baseUrl, interactive);
  switch (answered.kind) {
    case 'closed':
      return { kind: 'failed', reason: 'sign-in-closed', detail: '' };
    case 'away':
      return { kind: 'failed', reason: 'provider-unreachable', detail: answered.failure.sentence };
    case 'refused':
      return { kind: 'failed', reason: 'sign-in-refused', detail: answered.sentence };
    case 'signed-in':
      return connect(database, { baseUrl, token: '', provider: offer.value.name }, leaving, answered.value);
  }
}

/**
 * Opens the provider's page and waits until the person is through.
 * @param interactive - false: only if the provider knows the person already, without a window
 */
export function signIn(
  database: ShukeDatabase,
  baseUrl: string,
  interactive: boolean,
  leaving: Leaving = {},
): Promise<ConnectAnswer> {
  return keepAwake(signInAwake(database, baseUrl, interactive, leaving));
}

async function signInByPolicyAlone(database: ShukeDatabase, leaving: Leaving): Promise<boolean> {
  const { backendUrl, accessToken } = await loadManagedSettings();
  if (backendUrl === undefined || accessToken !== undefined) return false;
  if ((await loadSettings()).connection?.baseUrl === backendUrl || (await isLeftSignedOut(backendUrl))) return false;
  await leaveSignedOut(backendUrl);
  const answer = await signIn(database, backendUrl, false, leaving);
  if (answer.kind === 'connected') return true;
  // The browser may start before the network does.
  if (answer.reason.endsWith('unreachable')) await forgetLeftSignedOut();
  return false;
}

/**
 * The company's policy names a backend and no token: whoever is signed in at its provider is connected without a click, the others find
 * one button. Tried once after each start of the browser, so that no page of the provider is asked again and again.
 * @returns whether there is a new connection
 */
export async function signInByPolicy(database: ShukeDatabase, leaving: Leaving = {}): Promise<boolean> {
  const { locks = navigator.locks } = leaving;
  // A worker that wakes and the policy that arrives ask at the same time.
  return locks.request('shuke-policy', () => signInByPolicyAlone(database, leaving));
}
