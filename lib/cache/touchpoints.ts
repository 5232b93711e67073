/** What this browser logged: one strict transaction for touchpoint and outbox, so that what is shown as saved will be sent. */

import type { TouchpointResult } from '../model/export.ts';
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

/** Takes a touchpoint back; false when it has been sent or is being sent. */
export async function undoTouchpoint(database: ShukeDatabase, touchpointId: string, nowMs: number): Promise<boolean> {
  const isWithinTime = async (): Promise<boolean> => {
    const item = await database.outbox.get(touchpointId);
    return item !== undefined && item.sendAfterMs > nowMs && item.sendAfterMs <= nowMs + undoMs;
  };
  if (!(await isWithinTime())) return false;
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
  if (items.length < limit) items.push(...(await due.above(nowMs + undoMs).limit(limit - items.length).toArray()));
  const locals = await database.touchpoints.bulkGet(items.map((item) => item.touchpointId));
  return locals.flatMap((local) => (local ? [local.touchpoint] : []));
}

/** What the backend answered: the outbox forgets every touchpoint it has answered for; a refused one stays to be seen. */
export async function settleTouchpoints(database: ShukeDatabase, results: readonly TouchpointResult[]): Promise<void> {
  await database.transaction('rw', database.touchpoints, database.outbox, async () => {
    for (const result of results) {
      await database.outbox.delete(result.id);
      if (result.outcome === 'refused')
        await database.touchpoints.update(result.id, { state: 'refused', refusal: result.detail });
      else if (result.outcome === 'same-message') await database.touchpoints.delete(result.id);
      else await database.touchpoints.update(result.id, { state: 'sent' });
    }
  });
  await mirrorTouchpoints(
    database,
    results.map((result) => result.id),
  );
}

/** Forgets sent touchpoints that the cached row now carries itself. */
export async function dropDeliveredTouchpoints(database: ShukeDatabase, delivered: Iterable<string>): Promise<void> {
  const ids = [...delivered];
  if (ids.length === 0) return;
  const locals = await database.touchpoints.bulkGet(ids);
  await database.touchpoints.bulkDelete(locals.flatMap((local) => (local?.state === 'sent' ? [local.id] : [])));
}

/** A touchpoint as the card shows it: from the backend, or from this browser and perhaps not there yet. */
export type ShownTouchpoint = Touchpoint & { readonly localState?: LocalTouchpoint['state'] };

/** The backend's touchpoints and this browser's own, each once, newest first. */
export function mergeTouchpoints(
  exported: readonly Touchpoint[],
  local: readonly LocalTouchpoint[],
  viewerId: string,
): ShownTouchpoint[] {
  const known = new Set(exported.map((touchpoint) => touchpoint.id));
  const own = local
    .filter((entry) => !known.has(entry.id))
    .map((entry): ShownTouchpoint => ({ ...entry.touchpoint, staffId: viewerId, localState: entry.state }));
  return [...own, ...exported].sort((a, b) => (a.happenedAt < b.happenedAt ? 1 : a.happenedAt > b.happenedAt ? -1 : 0));
}
