/** What the rep decided about suggested actions: taken, postponed, refused, and what came of it. */
import type { ActionDecision } from '../model/action-decision.ts';
import type { ShukeDatabase } from './db.ts';

/** Saving a decision again changes nothing. */
export async function saveDecision(database: ShukeDatabase, decision: ActionDecision): Promise<void> {
  await database.decisions.put(decision);
}

/** Decisions about one customer, in no order. */
export function loadDecisions(database: ShukeDatabase, customerId: string): Promise<ActionDecision[]> {
  return database.decisions.where('customerId').equals(customerId).toArray();
}

/** All decisions, by customer. */
export async function loadDecisionsByCustomer(database: ShukeDatabase): Promise<ReadonlyMap<string, readonly ActionDecision[]>> {
  const byCustomer = new Map<string, ActionDecision[]>();
  for (const decision of await database.decisions.toArray()) {
    const decisions = byCustomer.get(decision.customerId);
    if (decisions) decisions.push(decision);
    else byCustomer.set(decision.customerId, [decision]);
  }
  return byCustomer;
}
