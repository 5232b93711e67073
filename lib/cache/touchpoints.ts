/** What this browser logged: one strict transaction for touchpoint and outbox, so that what is shown as saved will be sent. */

import type { ShardRow, TouchpointResult } from '../model/export.ts';
import type { NewTouchpoint, Touchpoint } from '../model/touchpoint.ts';
import type { LocalTouchpoint, ShukeDatabase } from './db.ts';
import { mirrorTouchpoints } from './outbox-mirror.ts';

/** How long a touchpoint waits before it is sent, so that undo needs no second message. */
export const undoMs = 10_000;

/**
 * Stores a touchpoint and its place in the outbox, both or none, and a copy outside the database, all on the disk before it
 * resolves. Logging an id again changes nothing.
 */
export async function saveTouchpoint(database: ShukeDatabase, touchpoint: NewTouchpoint, sendAfterMs: number): Promise<void> {
  await database.transaction('rw', database.touchpoints, database.outbox, async () => {
    if (await database.touchpoints.get(touchpoint.id)) return;
    const local: LocalTouchpoint = {
      id: touchpoint.id,
      customerId: touchpoint.customerId,
      state: 'waiting',
      touchpoint,
      ...(touchpoint.fingerprint === undefined ? {} : { fingerprint: touchpoint.fingerprint }),
    };
    await database.touchpoints.add(local);
    await database.outbox.add({ touchpointId: touchpoint.id, sendAfterMs });
  });
  await mirrorTouchpoints(database, [touchpoint.id]);
}

/**
 * Whether an earlier request took it back, over whose answer the worker died. What is remembered as taken back and still waits is never
 * sent, and goes now.
 */
async function wasTakenBack(database: ShukeDatabase, touchpointId: string): Promise<boolean> {
  const mirrored = await database.mirror?.load();
  if (mirrored?.get(touchpointId)?.kind !== 'undone') return false;
  return database.transaction('rw', database.touchpoints, database.outbox, async () => {
    const isWaiting = (await database.outbox.get(touchpointId)) !== undefined;
    if (!isWaiting && (await database.touchpoints.get(touchpointId))) return false;
    await database.outbox.delete(touchpointId);
    await database.touchpoints.delete(touchpointId);
    return true;
  });
}

/** Takes a touchpoint back, also when it is asked twice; false when it has been sent or is being sent. */
export async function undoTouchpoint(database: ShukeDatabase, touchpointId: string, nowMs: number): Promise<boolean> {
  const isWithinTime = async (): Promise<boolean> => {
    const item = await database.outbox.get(touchpointId);
    return item !== undefined && item.sendAfterMs > nowMs && item.sendAfterMs <= nowMs + undoMs;
  };
  if (!(await isWithinTime())) return wasTakenBack(database, touchpointId);
  // First, so that a worker that dies in between leaves something that will be taken back, not something that will be sent.
  await database.mirror?.save(new Map([[touchpointId, { kind: 'undone', atMs: nowMs }]]));
  const isUndone = await database.transaction('rw', database.touchpoints, database.outbox, async () => {
    if (!(await isWithinTime())) return false;
    await database.outbox.delete(touchpointId);
    await database.touchpoints.delete(touchpointId);
    return true;
  });
  if (!isUndone) await mirrorTouchpoints(database, [touchpointId]);
  return isUndone;
}

/** Touchpoints that may be sent now, oldest first, at most `limit`. */
export async function findDueTouchpoints(database: ShukeDatabase, nowMs: number, limit: number): Promise<NewTouchpoint[]> {
  const due = database.outbox.where('sendAfterMs');
  const items = await due.belowOrEqual(nowMs).limit(limit).toArray();
  // Nothing waits longer than undo takes: a clock that has been put back must not hold it for days.
  if (items.length < limit)
    items.push(
      ...(await due
        .above(nowMs + undoMs)
        .limit(limit - items.length)
        .toArray()),
    );
  const locals = await database.touchpoints.bulkGet(items.map((item) => item.touchpointId));
  return locals.flatMap((local) => (local ? [local.touchpoint] : []));
}

/**
 * Puts an edited state in the place of the one before it, and into the outbox, as one. What has not been sent yet is sent
 * only as edited. `touchpoint.revision` is that of the state on which the edit was made.
 * @returns the state as it will be sent
 */
export async function saveEdit(database: ShukeDatabase, touchpoint: NewTouchpoint, nowMs: number): Promise<NewTouchpoint> {
  const { id, customerId } = touchpoint;
  const next = await database.transaction('rw', database.touchpoints, database.outbox, async () => {
    const known = await database.touchpoints.get(id);
    const item = await database.outbox.get(id);
    const revision = 1 + Math.max(revisionOf(touchpoint), known ? revisionOf(known.touchpoint) : 0);
    const edited: NewTouchpoint = { ...touchpoint, revision, editedAt: new Date(nowMs).toISOString() };
    const local: LocalTouchpoint = {
      id,
      customerId,
      state: 'waiting',
      touchpoint: edited,
      // One that was taken back does not stand for its message any more.
      ...(edited.fingerprint === undefined || edited.isDeleted ? {} : { fingerprint: edited.fingerprint }),
    };
    await database.touchpoints.put(local);
    // What may still be undone as a whole goes on waiting for that.
    await database.outbox.put({ touchpointId: id, sendAfterMs: Math.max(item?.sendAfterMs ?? 0, nowMs) });
    return edited;
  });
  await mirrorTouchpoints(database, [id]);
  return next;
}

/** Which state of a touchpoint this is: 0 as first logged. */
export function revisionOf(touchpoint: Pick<NewTouchpoint, 'revision'>): number {
  return touchpoint.revision ?? 0;
}

/**
 * What the backend answered: the outbox forgets every touchpoint it has answered for; a refused one stays to be seen. An
 * answer about a state that was edited meanwhile settles nothing: the edited one still has to be sent.
 * @param sent - the states that the answers are about
 */
export async function settleTouchpoints(
  database: ShukeDatabase,
  results: readonly TouchpointResult[],
  sent: readonly NewTouchpoint[],
): Promise<void> {
  const sentRevision = new Map(sent.map((touchpoint) => [touchpoint.id, revisionOf(touchpoint)]));
  await database.transaction('rw', database.touchpoints, database.outbox, async () => {
    for (const result of results) {
      const local = await database.touchpoints.get(result.id);
      if (local && revisionOf(local.touchpoint) !== sentRevision.get(result.id)) continue;
      await database.outbox.delete(result.id);
      if (result.outcome === 'refused')
        await database.touchpoints.update(result.id, { state: 'refused', refusal: result.detail, refusalReason: result.reason });
      else if (result.outcome === 'same-message' || result.superseded) await database.touchpoints.delete(result.id);
      else await database.touchpoints.update(result.id, { state: 'sent' });
    }
  });
  await mirrorTouchpoints(
    database,
    results.map((result) => result.id),
  );
}

/** Forgets sent touchpoints that these rows now carry themselves, in this state or a newer one, or no longer carry as asked. */
export async function dropDeliveredTouchpoints(database: ShukeDatabase, rows: readonly ShardRow[]): Promise<void> {
  if (rows.length === 0) return;
  const carried = new Map(rows.flatMap((row) => row.touchpoints.map((touchpoint) => [touchpoint.id, revisionOf(touchpoint)])));
  const customerIds = rows.map((row) => row.customer.id);
  const locals = await database.touchpoints.where('customerId').anyOf(customerIds).toArray();
  const isDelivered = ({ id, state, touchpoint }: LocalTouchpoint): boolean => {
    if (state !== 'sent') return false;
    const revision = carried.get(id);
    // An edit that the row does not carry was taken back, here or in another browser of the same rep.
    return revision === undefined ? revisionOf(touchpoint) > 0 : revision >= revisionOf(touchpoint);
  };
  await database.touchpoints.bulkDelete(locals.filter(isDelivered).map((local) => local.id));
}

/** A touchpoint as the card shows it: from the backend, or from this browser and perhaps not there yet. */
export type ShownTouchpoint = Touchpoint & { readonly localState?: LocalTouchpoint['state'] };

/** The backend's touchpoints and this browser's own, each once and in its newest state, newest first; none that was taken back. */
export function mergeTouchpoints(
  exported: readonly Touchpoint[],
  local: readonly LocalTouchpoint[],
  viewerId: string,
): ShownTouchpoint[] {
  const known = new Map(exported.map((touchpoint) => [touchpoint.id, touchpoint]));
  const own = local.filter(({ id, state, touchpoint }) => {
    const stored = known.get(id);
    // An edit that the backend refuses leaves what it has.
    return stored === undefined || (state !== 'refused' && revisionOf(touchpoint) > revisionOf(stored));
  });
  const hidden = new Set(own.map((entry) => entry.id));
  const shown = own.flatMap(({ id, state, touchpoint: { isDeleted, ...touchpoint } }): ShownTouchpoint[] => {
    if (isDeleted) return [];
    const alsoBy = known.get(id)?.alsoBy;
    return [{ ...touchpoint, staffId: viewerId, ...(alsoBy === undefined ? {} : { alsoBy }), localState: state }];
  });
  const others = exported.filter((touchpoint) => !hidden.has(touchpoint.id));
  return [...shown, ...others].sort((a, b) => (a.happenedAt < b.happenedAt ? 1 : a.happenedAt > b.happenedAt ? -1 : 0));
}

/** Who logged this message before, here or at the backend; one that was taken back or refused does not count. */
export function findLoggedMessage(
  exported: readonly Touchpoint[],
  local: readonly LocalTouchpoint[],
  fingerprint: string,
  viewerId: string,
): { readonly staffId: string; readonly loggedAt: string } | undefined {
  const found = mergeTouchpoints(exported, local, viewerId).find(
    (touchpoint) => touchpoint.fingerprint === fingerprint && touchpoint.localState !== 'refused',
  );
  return found && { staffId: found.staffId, loggedAt: found.loggedAt };
}
