/** A second copy of what is not sent yet, outside the database: a browser may lose or roll back its IndexedDB without a word. */
import type { ActionDecision } from '../model/action-decision.ts';
import type { NewTouchpoint } from '../model/touchpoint.ts';
import type { LocalTouchpoint, ShukeDatabase } from './db.ts';
import { isSilence } from './time-limits.ts';

/** What is kept of one id. */
export type MirroredItem =
  /** Waits to be sent, or, with `refusal`, for the rep to look at it. */
  | { readonly kind: 'touchpoint'; readonly touchpoint: NewTouchpoint; readonly sendAfterMs: number; readonly refusal?: string }
  | { readonly kind: 'decision'; readonly decision: ActionDecision; readonly refusal?: string }
  /** The rep took it back: a database that forgot that must not send it. */
  | { readonly kind: 'undone'; readonly atMs: number };

/** Survives the loss of the database. Saving is durable when it resolves. */
export interface OutboxMirror {
  load(): Promise<ReadonlyMap<string, MirroredItem>>;
  save(items: ReadonlyMap<string, MirroredItem>): Promise<void>;
  forget(ids: readonly string[]): Promise<void>;
}

/** How long it is remembered that something was taken back. */
const keepUndoneMs = 30 * 86_400_000;

async function change(mirror: OutboxMirror, items: ReadonlyMap<string, MirroredItem | undefined>): Promise<void> {
  const kept = new Map<string, MirroredItem>();
  const gone: string[] = [];
  for (const [id, item] of items) {
    if (item) kept.set(id, item);
    else gone.push(id);
  }
  try {
    if (kept.size > 0) await mirror.save(kept);
    if (gone.length > 0) await mirror.forget(gone);
  } catch (error) {
    // The database has it, and the next round brings the mirror up to date: nobody need be told that it was not saved.
    if (!isSilence(error)) throw error;
    console.error('shuke: the second copy of what is not sent could not be written', error);
  }
}

/** Brings the mirror of these touchpoints up to date with the database. Call it after every transaction that changes the outbox. */
export async function mirrorTouchpoints(database: ShukeDatabase, ids: readonly string[]): Promise<void> {
  const { mirror } = database;
  if (!mirror || ids.length === 0) return;
  const [locals, items] = await database.transaction('r', database.touchpoints, database.outbox, () =>
    Promise.all([database.touchpoints.bulkGet([...ids]), database.outbox.bulkGet([...ids])]),
  );
  const mirrored = ids.map((id, index): [string, MirroredItem | undefined] => {
    const local = locals[index];
    const item = items[index];
    if (!local || (!item && local.state !== 'refused')) return [id, undefined];
    const { touchpoint, refusal } = local;
    const sendAfterMs = item?.sendAfterMs ?? 0;
    return [id, { kind: 'touchpoint', touchpoint, sendAfterMs, ...(item || refusal === undefined ? {} : { refusal }) }];
  });
  await change(mirror, new Map(mirrored));
}

/** The same for decisions. Looks are not mirrored: nobody would miss one. */
export async function mirrorDecisions(database: ShukeDatabase, ids: readonly string[]): Promise<void> {
  const { mirror } = database;
  if (!mirror || ids.length === 0) return;
  const items = await database.decisionOutbox.bulkGet([...ids]);
  const mirrored = ids.map((id, index): [string, MirroredItem | undefined] => {
    const item = items[index];
    if (!item || item.decision.kind === 'shown') return [id, undefined];
    const refusal = item.state === 'refused' ? (item.refusal ?? '') : undefined;
    return [id, { kind: 'decision', decision: item.decision, ...(refusal === undefined ? {} : { refusal }) }];
  });
  await change(mirror, new Map(mirrored));
}

function asLocal({ touchpoint, refusal }: Extract<MirroredItem, { kind: 'touchpoint' }>): LocalTouchpoint {
  return {
    id: touchpoint.id,
    customerId: touchpoint.customerId,
    state: refusal === undefined ? 'waiting' : 'refused',
    touchpoint,
    ...(touchpoint.fingerprint === undefined || touchpoint.isDeleted ? {} : { fingerprint: touchpoint.fingerprint }),
    ...(refusal === undefined ? {} : { refusal }),
  };
}

/** @returns whether the database had lost it */
async function restoreTouchpoint(database: ShukeDatabase, item: Extract<MirroredItem, { kind: 'touchpoint' }>): Promise<boolean> {
  const { touchpoint, sendAfterMs, refusal } = item;
  const known = await database.touchpoints.get(touchpoint.id);
  // A database that was rolled back may hold a state from before an edit.
  if (known && (known.touchpoint.revision ?? 0) >= (touchpoint.revision ?? 0)) return false;
  await database.touchpoints.put(asLocal(item));
  if (refusal === undefined) await database.outbox.put({ touchpointId: touchpoint.id, sendAfterMs });
  return true;
}

async function restoreDecision(database: ShukeDatabase, { decision, refusal }: Extract<MirroredItem, { kind: 'decision' }>) {
  if (await database.decisions.get(decision.id)) return false;
  await database.decisions.put(decision);
  const state = refusal === undefined ? 'waiting' : 'refused';
  await database.decisionOutbox.put({ id: decision.id, state, decision, ...(refusal === undefined ? {} : { refusal }) });
  return true;
}

/**
 * Puts back what the database lost, takes away what it should have forgotten, and mirrors what the mirror lacks. Call it before
 * anything is sent. What was sent already and comes back is sent again, which the backend answers without storing it twice.
 * @returns how many items the database had lost
 */
export async function reconcileOutbox(database: ShukeDatabase, nowMs: number): Promise<number> {
  const { mirror } = database;
  if (!mirror) return 0;
  const mirrored = await mirror.load();
  const { touchpoints, outbox, decisions, decisionOutbox } = database;
  const restored = await database.transaction('rw', [touchpoints, outbox, decisions, decisionOutbox], async () => {
    let count = 0;
    for (const [id, item] of mirrored) {
      if (item.kind === 'touchpoint') count += (await restoreTouchpoint(database, item)) ? 1 : 0;
      else if (item.kind === 'decision') count += (await restoreDecision(database, item)) ? 1 : 0;
      else if (await outbox.get(id)) {
        await outbox.delete(id);
        await touchpoints.delete(id);
      }
    }
    return count;
  });
  const settled = [...mirrored].filter(([, item]) => item.kind === 'touchpoint').map(([id]) => id);
  await mirrorTouchpoints(database, [...new Set([...settled, ...(await outbox.toCollection().primaryKeys())])]);
  const waiting = await decisionOutbox.toCollection().primaryKeys();
  const decided = [...mirrored].filter(([, item]) => item.kind === 'decision').map(([id]) => id);
  await mirrorDecisions(database, [...new Set([...decided, ...waiting])]);
  const old = [...mirrored].filter(([, item]) => item.kind === 'undone' && Math.abs(nowMs - item.atMs) > keepUndoneMs);
  if (old.length > 0) await mirror.forget(old.map(([id]) => id));
  return restored;
}
