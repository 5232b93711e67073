/** What the backend will never take as it is: kept where the rep sees it, until it is sent once more or given up. */
import type { ActionDecision } from '../model/action-decision.ts';
import type { NewTouchpoint } from '../model/touchpoint.ts';
import type { RefusalCode, ShukeDatabase } from './db.ts';
import { mirrorDecisions, mirrorTouchpoints } from './outbox-mirror.ts';

export interface RefusedItem {
  readonly id: string;
  readonly customerId: string;
  readonly what:
    | { readonly kind: 'touchpoint'; readonly touchpoint: NewTouchpoint }
    | { readonly kind: 'decision'; readonly decision: ActionDecision };
  /** Instant at which the rep made it. */
  readonly madeAt: string;
  /** Absent where an older version set it aside. */
  readonly reason?: RefusalCode;
  /** The backend's own sentence. */
  readonly detail: string;
}

/** All of them, newest first. */
export async function loadRefused(database: ShukeDatabase): Promise<RefusedItem[]> {
  const locals = await database.touchpoints.where('state').equals('refused').toArray();
  const decisions = await database.decisionOutbox.where('state').equals('refused').toArray();
  const items = [
    ...locals.map(
      ({ id, customerId, touchpoint, refusal = '', refusalReason }): RefusedItem => ({
        ...{ id, customerId, what: { kind: 'touchpoint', touchpoint }, detail: refusal },
        madeAt: touchpoint.editedAt ?? touchpoint.loggedAt,
        ...(refusalReason === undefined ? {} : { reason: refusalReason }),
      }),
    ),
    ...decisions.map(
      ({ id, decision, refusal = '', refusalReason }): RefusedItem => ({
        ...{ id, customerId: decision.customerId, what: { kind: 'decision', decision }, detail: refusal },
        madeAt: decision.decidedAt,
        ...(refusalReason === undefined ? {} : { reason: refusalReason }),
      }),
    ),
  ];
  return items.sort((a, b) => Date.parse(b.madeAt) - Date.parse(a.madeAt));
}

/** Puts it back into the outbox. @returns whether there was one with this id */
export async function retryRefused(database: ShukeDatabase, id: string, nowMs: number): Promise<boolean> {
  const { touchpoints, outbox, decisionOutbox } = database;
  const isWaiting = await database.transaction('rw', touchpoints, outbox, decisionOutbox, async () => {
    if ((await touchpoints.get(id))?.state === 'refused') {
      await touchpoints.update(id, { state: 'waiting' });
      await outbox.put({ touchpointId: id, sendAfterMs: nowMs });
      return true;
    }
    const isDecision = (await decisionOutbox.get(id))?.state === 'refused';
    if (isDecision) await decisionOutbox.update(id, { state: 'waiting' });
    return isDecision;
  });
  await mirrorTouchpoints(database, [id]);
  await mirrorDecisions(database, [id]);
  return isWaiting;
}

/** Gives it up: an edit leaves what the backend has, anything else leaves nothing. What is not refused stays. */
export async function discardRefused(database: ShukeDatabase, id: string): Promise<void> {
  const { touchpoints, decisions, decisionOutbox } = database;
  await database.transaction('rw', touchpoints, decisions, decisionOutbox, async () => {
    if ((await touchpoints.get(id))?.state === 'refused') await touchpoints.delete(id);
    if ((await decisionOutbox.get(id))?.state !== 'refused') return;
    await decisionOutbox.delete(id);
    await decisions.delete(id);
  });
  await mirrorTouchpoints(database, [id]);
  await mirrorDecisions(database, [id]);
}

/** Everything that waits is set aside, where the next person sees it and decides: it was logged by somebody else. @param owner - Staff id */
export async function setOutboxAside(database: ShukeDatabase, owner: string): Promise<void> {
  const { touchpoints, outbox, decisionOutbox } = database;
  const aside = { state: 'refused', refusal: `logged by ${owner}`, refusalReason: 'not-author' } as const;
  const [touchpointIds, decisionIds] = await database.transaction('rw', touchpoints, outbox, decisionOutbox, async () => {
    const waiting = await outbox.toCollection().primaryKeys();
    for (const id of waiting) await touchpoints.update(id, aside);
    await outbox.clear();
    const decided = await decisionOutbox.where('state').equals('waiting').primaryKeys();
    for (const id of decided) await decisionOutbox.update(id, aside);
    return [waiting, decided];
  });
  await mirrorTouchpoints(database, touchpointIds);
  await mirrorDecisions(database, decisionIds);
}
