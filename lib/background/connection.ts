/** Which backend this browser belongs to: connecting, and leaving without losing a touchpoint. */
import { browser } from 'wxt/browser';
import { findCurrentGeneration } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { countWaitingDecisions, dropSentDecisions } from '../cache/decisions.ts';
import { dropGeneration } from '../cache/generations.ts';
import { setOutboxAside } from '../cache/refused.ts';
import { dropState, loadState, saveState } from '../cache/state.ts';
import type { Answers, ConnectAnswer } from '../messages/contract.ts';
import type { Failure } from '../platform/result.ts';
import { changeSettings, loadSettings } from '../platform/settings.ts';
import { createSource } from '../sources/create-source.ts';
import type { Connection } from '../sources/http.ts';
import { push } from '../sync/push.ts';

function reasonOf(failure: Failure): Extract<ConnectAnswer, { kind: 'failed' }>['reason'] {
  if (failure.kind === 'offline') return 'unreachable';
  if (failure.kind === 'signed-out' || failure.kind === 'forbidden') return 'token-refused';
  if (failure.kind === 'bad-data') return failure.sentence.includes('format version') ? 'other-format' : 'not-shuke';
  return 'failed';
}

/** Keeps the connection when the backend answers it with an export; nothing is changed otherwise. */
export async function connect(database: ShukeDatabase, connection: Connection): Promise<ConnectAnswer> {
  const manifest = await createSource(connection).fetchManifest();
  if (!manifest.ok) return { kind: 'failed', reason: reasonOf(manifest.failure), detail: manifest.failure.sentence };
  const generation = await findCurrentGeneration(database);
  // Another company, or another person's customers: nothing of the old may be mixed into the new.
  const isOther =
    generation && (generation.head.epoch !== manifest.value.epoch || generation.head.viewer.id !== manifest.value.viewer.id);
  const owner = generation?.head.viewer.id ?? (await loadState(database, 'outboxOwner'));
  if (isOther) await wipeCustomers(database);
  // Nothing is ever sent in the name of another person.
  if (owner !== undefined && owner !== manifest.value.viewer.id) await setOutboxAside(database, owner);
  await dropState(database, 'outboxOwner');
  await changeSettings({ connection, file: undefined, isTokenRefused: false });
  await database.state.delete('sync');
  return { kind: 'connected' };
}

/** Forgets every customer; touchpoints and decisions that are not sent yet stay. */
export async function wipeCustomers(database: ShukeDatabase): Promise<void> {
  const unsent = new Set(await database.outbox.toCollection().primaryKeys());
  // Before anything goes: what is missing from here on is missing on purpose.
  await database.guard?.forget();
  const owner = (await findCurrentGeneration(database))?.head.viewer.id ?? (await loadState(database, 'outboxOwner'));
  const leaseDays = await loadState(database, 'leaseDays');
  await database.state.clear();
  if (owner !== undefined) await saveState(database, 'outboxOwner', owner);
  if (leaseDays !== undefined) await saveState(database, 'leaseDays', leaseDays);
  await database.taught.clear();
  for (const id of await database.generations.toCollection().primaryKeys()) await dropGeneration(database, id);
  await database.touchpoints.filter((entry) => !unsent.has(entry.id)).delete();
  await dropSentDecisions(database);
  const stored = await browser.storage.session.get(null);
  await browser.storage.session.remove(Object.keys(stored).filter((key) => key.startsWith('page:')));
}

/** Wipes what this browser holds, after sending what waits. With touchpoints that could not be sent it refuses, unless the rep gives them up. */
export async function signOut(database: ShukeDatabase, evenUnsent: boolean): Promise<Answers['signOut']> {
  const { connection } = await loadSettings();
  if (connection) await push(database, createSource(connection), Number.MAX_SAFE_INTEGER);
  const count = (await database.outbox.count()) + (await countWaitingDecisions(database));
  if (count > 0 && !evenUnsent) return { kind: 'unsent', count };
  await database.outbox.clear();
  await database.decisionOutbox.clear();
  const mirrored = await database.mirror?.load();
  if (mirrored) await database.mirror?.forget([...mirrored.keys()]);
  await wipeCustomers(database);
  // Nothing waits any more, so nobody needs to know whose it was.
  await database.state.clear();
  await changeSettings({ connection: undefined, file: undefined, isTokenRefused: false });
  return { kind: 'signed-out' };
}
