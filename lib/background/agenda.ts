/** All cached customers -> what is due for the viewer, and the cut that tiers are held against, so that screens open at once. */
import { readAllRows } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { loadDecisionsByCustomer, mergeDecisions } from '../cache/decisions.ts';
import { type AgendaItem, loadState, saveState } from '../cache/state.ts';
import type { Measures } from '../model/customer.ts';
import type { ExportHead } from '../model/export.ts';
import { localTimeZone } from '../platform/calendar.ts';
import { suggestNextAction } from '../playbook/suggest-next-action.ts';
import { rest } from '../sync/rest.ts';
import { summarisePopulation } from '../tiering/propose-tiers.ts';

const maxItems = 200;
const tierOrder = ['MVC', 'MGC', 'STANDARD', 'BZ'] as const;

/** Overdue first, the most valuable first among those of a day, then by urgency. */
export function compareItems(a: AgendaItem, b: AgendaItem): number {
  return (
    (a.action.dueOn < b.action.dueOn ? -1 : a.action.dueOn > b.action.dueOn ? 1 : 0) ||
    tierOrder.indexOf(a.tier) - tierOrder.indexOf(b.tier) ||
    b.action.score - a.action.score
  );
}

/** Computes and saves the viewer's due actions and the 80/20 cut of all customers, in one pass over the rows. Rests between chunks, so that messages are answered meanwhile. */
export async function computeAgenda(database: ShukeDatabase, head: ExportHead, today: string, now: string): Promise<void> {
  const { playbook, staff, viewer } = head;
  const timeZone = localTimeZone();
  const allDecisions = await loadDecisionsByCustomer(database);
  const items: AgendaItem[] = [];
  const population: (Measures | undefined)[] = [];
  for await (const rows of readAllRows(database)) {
    for (const row of rows) {
      population.push(row.customer.measures);
      if (row.customer.ownerId !== viewer.id) continue;
      const decisions = mergeDecisions(row.decisions, allDecisions.get(row.customer.id) ?? []);
      const { action } = suggestNextAction(row, { today, now, playbook, staff, viewerId: viewer.id, timeZone, decisions });
      if (!action) continue;
      const name = row.customer.aliases[0] ?? row.customer.legalName;
      items.push({ customerId: row.customer.id, name, tier: row.customer.tier, action });
    }
    await rest();
  }
  items.sort(compareItems);
  await saveState(database, 'population', summarisePopulation(population, playbook));
  await saveState(database, 'agenda', { computedOn: today, items: items.slice(0, maxItems) });
}

/** Whether Today has to be computed again although no data changed: a new day has begun. */
export async function isAgendaOfAnotherDay(database: ShukeDatabase, today: string): Promise<boolean> {
  return (await loadState(database, 'agenda'))?.computedOn !== today;
}
