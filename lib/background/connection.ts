/** Which backend this browser belongs to: connecting, and leaving without losing a touchpoint. */
import { findCurrentGeneration, findUnfinishedGeneration } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { countWaitingDecisions } from '../cache/decisions.ts';
import { endEra } from '../cache/fence.ts';
import { setOutboxAside } from '../cache/refused.ts';
import { dropState, loadState } from '../cache/state.ts';
import type { Answers, ConnectAnswer } from '../messages/contract.ts';
import type { Failure } from '../platform/result.ts';
import { changeSettings, loadSettings } from '../platform/settings.ts';
import { createSource } from '../sources/create-source.ts';
import type { Connection } from '../sources/http.ts';
import { push } from '../sync/push.ts';
import type { SignedIn } from './ask-provider.ts';
import { forgetAccess, keepAccess } from './keep-access.ts';
import { leaveSignedOut } from './left-signed-out.ts';
import { wipeCustomers } from './wipe-customers.ts';

type FailedReason = Extract<ConnectAnswer, { kind: 'failed' }>['reason'];

function reasonOf(failure: Failure): FailedReason {
  if (failure.kind === 'offline') return 'unreachable';
  if (failure.kind === 'signed-out' || failure.kind === 'forbidden') return 'token-refused';
  if (failure.kind === 'bad-data') return failure.sentence.includes('format version') ? 'other-format' : 'not-shuke';
  return 'failed';
}

/** The provider has let the person in, and the backend has the last word. */
function reasonAfterSignIn(failure: Failure): FailedReason {
  if (failure.kind === 'forbidden') return 'person-unknown';
  return failure.kind === 'signed-out' ? 'sign-in-refused' : reasonOf(failure);
}

/** What leaving a backend needs of the rest of the worker. */
export interface Leaving {
  /** Ends what is under way with the backend that is left, so that nobody waits for its answers. */
  readonly stop?: () => void;
  /** Test seam. */
  readonly locks?: Pick<LockManager, 'request'>;
}

/** Runs `change` while no round is under way. One that is writes nothing more, and comes to its end. */
async function betweenRounds(
  database: ShukeDatabase,
  { stop, locks = navigator.locks }: Leaving,
  change: () => Promise<void>,
): Promise<void> {
  const changed = locks.request('shuke-sync', change);
  stop?.();
  await endEra(database);
  await changed;
}

/**
 * Keeps the connection when the backend answers it with an export; nothing is changed otherwise.
 * @param signedIn - what the provider has just given to whoever signs in at this backend
 */
export async function connect(
  database: ShukeDatabase,
  connection: Connection,
  leaving: Leaving = {},
  signedIn?: SignedIn,
): Promise<ConnectAnswer> {
  const { baseUrl } = connection;
  const manifest = await createSource(signedIn ? { baseUrl, token: signedIn.token } : connection).fetchManifest();
  if (!manifest.ok) {
    const reason = signedIn ? reasonAfterSignIn(manifest.failure) : reasonOf(manifest.failure);
    return { kind: 'failed', reason, detail: manifest.failure.sentence };
  }
  const { epoch, viewer } = manifest.value;
  await betweenRounds(database, leaving, async () => {
    const generation = (await findCurrentGeneration(database)) ?? (await findUnfinishedGeneration(database));
    // Another company, or another person's customers: nothing of the old may be mixed into the new.
    const isOther = generation && (generation.head.epoch !== epoch || generation.head.viewer.id !== viewer.id);
    const owner = generation?.head.viewer.id ?? (await loadState(database, 'outboxOwner'));
    if (isOther) await wipeCustomers(database);
    // Nothing is ever sent in the name of another person.
    if (owner !== undefined && owner !== viewer.id) await setOutboxAside(database, owner);
    await dropState(database, 'outboxOwner');
    await (signedIn ? keepAccess(baseUrl, signedIn, leaving.locks) : forgetAccess(leaving.locks));
    await changeSettings({ connection, file: undefined, isTokenRefused: false });
    await dropState(database, 'sync');
  });
  return { kind: 'connected' };
}

/** Wipes what this browser holds, after sending what waits. With touchpoints that could not be sent it refuses, unless the rep gives them up. */
export async function signOut(database: ShukeDatabase, evenUnsent: boolean, leaving: Leaving = {}): Promise<Answers['signOut']> {
  const { connection } = await loadSettings();
  if (connection) await push(database, createSource(connection), Number.MAX_SAFE_INTEGER);
  const countWaiting = async (): Promise<number> => (await database.outbox.count()) + (await countWaitingDecisions(database));
  const before = await countWaiting();
  if (before > 0 && !evenUnsent) return { kind: 'unsent', count: before };
  let left = 0;
  await betweenRounds(database, leaving, async () => {
    const { outbox, touchpoints, decisionOutbox, decisions } = database;
    const logged = [outbox, touchpoints, decisionOutbox, decisions];
    left = await database.transaction('rw', logged, async () => {
      // What was logged in the meantime was shown as saved: it is neither sent nor given up.
      const count = evenUnsent ? 0 : await countWaiting();
      if (count === 0) await Promise.all(logged.map((table) => table.clear()));
      return count;
    });
    if (left > 0) return;
    const mirrored = await database.mirror?.load();
    if (mirrored) await database.mirror?.forget([...mirrored.keys()]);
    await wipeCustomers(database);
    // Nothing waits any more, so nobody needs to know whose it was.
    await database.state.clear();
    await forgetAccess(leaving.locks);
    if (connection) await leaveSignedOut(connection.baseUrl);
    await changeSettings({ connection: undefined, file: undefined, isTokenRefused: false });
  });
  return left > 0 ? { kind: 'unsent', count: left } : { kind: 'signed-out' };
}
