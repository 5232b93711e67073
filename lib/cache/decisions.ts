/** What the rep decided about suggested actions, on its way to the backend: saved and queued in one strict transaction. */
import type { ActionDecision } from '../model/action-decision.ts';
import type { DecisionResult } from '../model/decision-exchange.ts';
import type { ShukeDatabase } from './db.ts';
import { mirrorDecisions } from './outbox-mirror.ts';

/** Stores a decision and its place in the outbox, both or none. Saving an id again changes nothing. */
export async function saveDecision(database: ShukeDatabase, decision: ActionDecision): Promise<void> {
  await database.transaction('rw', database.decisions, database.decisionOutbox, async () => {
    if (await database.decisions.get(decision.id)) return;
    await database.decisions.add(decision);
    await database.decisionOutbox.add({ id: decision.id, state: 'waiting', decision });
  });
  await mirrorDecisions(database, [decision.id]);
}

/**
 * Queues that an action stood on the card, once a day, customer and rule. It is kept apart from the decisions, so that a
 * card that has just been painted is not painted again for it.
 * @param day - the company's day
 */
export async function saveShown(database: ShukeDatabase, decision: ActionDecision, day: string): Promise<void> {
  const { id, customerId, ruleId } = decision;
  await database.transaction('rw', database.shown, database.decisionOutbox, async () => {
    const last = await database.shown.get([customerId, ruleId]);
    if (last?.day === day) return;
    await database.shown.put({ customerId, ruleId, day });
    await database.decisionOutbox.add({ id, state: 'waiting', decision });
  });
}

/** Decisions that wait to be sent, at most `limit`, in no order. */
export async function findWaitingDecisions(database: ShukeDatabase, limit: number): Promise<ActionDecision[]> {
  const items = await database.decisionOutbox.where('state').equals('waiting').limit(limit).toArray();
  return items.map((item) => item.decision);
}

/** How many of the rep's own decisions wait to be sent; looks, which nobody would miss, are not counted. */
export function countWaitingDecisions(database: ShukeDatabase): Promise<number> {
  return database.decisionOutbox
    .where('state')
    .equals('waiting')
    .filter((item) => item.decision.kind !== 'shown')
    .count();
}

/** What the backend answered: the outbox forgets every decision that is stored; a refused one is set aside. */
export async function settleDecisions(database: ShukeDatabase, results: readonly DecisionResult[]): Promise<void> {
  await database.transaction('rw', database.decisionOutbox, async () => {
    for (const result of results) {
      const item = await database.decisionOutbox.get(result.id);
      // Nobody misses a look.
      if (result.outcome === 'stored' || item?.decision.kind === 'shown') await database.decisionOutbox.delete(result.id);
      else
        await database.decisionOutbox.update(result.id, {
          state: 'refused',
          refusal: result.detail,
          refusalReason: result.reason,
        });
    }
  });
  await mirrorDecisions(
    database,
    results.map((result) => result.id),
  );
}

/** Decisions about one customer that were made here, in no order. */
export function loadDecisions(database: ShukeDatabase, customerId: string): Promise<ActionDecision[]> {
  return database.decisions.where('customerId').equals(customerId).toArray();
}

/** All decisions that were made here, by customer. */
export async function loadDecisionsByCustomer(database: ShukeDatabase): Promise<ReadonlyMap<string, readonly ActionDecision[]>> {
  return Map.groupBy(await database.decisions.toArray(), (decision) => decision.customerId);
}

/** The backend's decisions and this browser's own, each once, newest first. */
export function mergeDecisions(
  exported: readonly ActionDecision[] | undefined,
  local: readonly ActionDecision[],
): ActionDecision[] {
  const byId = new Map([...local, ...(exported ?? [])].map((decision) => [decision.id, decision]));
  const isOlder = (a: ActionDecision, b: ActionDecision): boolean =>
    a.decidedAt === b.decidedAt ? a.id < b.id : a.decidedAt < b.decidedAt;
  return [...byId.values()].sort((a, b) => (isOlder(a, b) ? 1 : -1));
}

/** Forgets what was decided and sent; what waits stays, to be sent, and what was refused, to be looked at. */
export async function dropSentDecisions(database: ShukeDatabase): Promise<void> {
  const kept = new Set(await database.decisionOutbox.toCollection().primaryKeys());
  await database.decisions.filter((decision) => !kept.has(decision.id)).delete();
  await database.shown.clear();
}
