/** All cached customers of the viewer -> what is due, so that Today opens at once. */
import { readAllRows } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { loadDecisionsByCustomer } from '../cache/decisions.ts';
import { type AgendaItem, loadState, saveState } from '../cache/state.ts';
import type { ExportHead } from '../model/export.ts';
import { localTimeZone } from '../platform/calendar.ts';
import { suggestNextAction } from '../playbook/suggest-next-action.ts';
import { rest } from '../sync/rest.ts';

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

/** Computes and saves the viewer's due actions. Rests between chunks, so that messages are answered meanwhile. */
export async function computeAgenda(database: ShukeDatabase, head: ExportHead, today: string, now: string): Promise<void> {
  const { playbook, staff, viewer } = head;
  const timeZone = localTimeZone();
  const allDecisions = await loadDecisionsByCustomer(database);
  const items: AgendaItem[] = [];
  for await (const rows of readAllRows(database)) {
    for (const row of rows) {
      if (row.customer.ownerId !== viewer.id) continue;
      const decisions = allDecisions.get(row.customer.id) ?? [];
      const { action } = suggestNextAction(row, { today, now, playbook, staff, viewerId: viewer.id, timeZone, decisions });
      if (!action) continue;
      const name = row.customer.aliases[0] ?? row.customer.legalName;
      items.push({ customerId: row.customer.id, name, tier: row.customer.tier, action });
    }
    await rest();
  }
  items.sort(compareItems);
  await saveState(database, 'agenda', { computedOn: today, items: items.slice(0, maxItems) });
}

/** Whether Today has to be computed again although no data changed: a new day has begun. */
export async function isAgendaOfAnotherDay(database: ShukeDatabase, today: string): Promise<boolean> {
  return (await loadState(database, 'agenda'))?.computedOn !== today;
}
