/** All cached customers -> what is due for the viewer, and the cut that tiers are held against, so that screens open at once. */
import { readAllRows } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { loadDecisionsByCustomer, mergeDecisions } from '../cache/decisions.ts';
import { type AgendaItem, loadState, saveState } from '../cache/state.ts';
import type { Measures } from '../model/customer.ts';
import type { ExportHead, ShardRow } from '../model/export.ts';
import { localTimeZone } from '../platform/calendar.ts';
import { compareUrgency } from '../playbook/compare-urgency.ts';
import { suggestNextAction } from '../playbook/suggest-next-action.ts';
import { rest } from '../sync/rest.ts';
import { summarisePopulation } from '../tiering/propose-tiers.ts';
import { readInsight } from '../tiering/read-insight.ts';

const maxItems = 200;
/** Rows between two rests: messages are answered meanwhile. */
const rowsAtOnce = 50;

/** Computes and saves the viewer's due actions and the 80/20 cut of all customers, in one pass over the rows. */
export async function computeAgenda(database: ShukeDatabase, head: ExportHead, today: string, now: string): Promise<void> {
  const { playbook, staff, viewer } = head;
  const timeZone = localTimeZone();
  const allDecisions = await loadDecisionsByCustomer(database);
  const own: ShardRow[] = [];
  const measures: (Measures | undefined)[] = [];
  for await (const rows of readAllRows(database)) {
    for (const row of rows) {
      measures.push(row.customer.measures);
      if (row.customer.ownerId === viewer.id) own.push(row);
    }
    await rest();
  }
  const population = summarisePopulation(measures, playbook);
  await saveState(database, 'population', population);
  const items: AgendaItem[] = [];
  for (const [place, row] of own.entries()) {
    const { id, tier, aliases, legalName } = row.customer;
    const insight = readInsight(row, { today, timeZone, playbook, staff, population });
    const decisions = mergeDecisions(row.decisions, allDecisions.get(id) ?? []);
    const { action } = suggestNextAction(row, { today, now, playbook, staff, viewerId: viewer.id, timeZone, decisions, insight });
    if (action) items.push({ customerId: id, name: aliases[0] ?? legalName, tier, action });
    if (place % rowsAtOnce === rowsAtOnce - 1) await rest();
  }
  items.sort((a, b) => compareUrgency(a, b, today));
  await saveState(database, 'agenda', {
    computedOn: today,
    playbookVersion: playbook.version,
    items: items.slice(0, maxItems),
  });
}

/** Whether Today has to be computed again although no row changed: a new day has begun, or a playbook was published. */
export async function isAgendaOutdated(database: ShukeDatabase, head: ExportHead, today: string): Promise<boolean> {
  const agenda = await loadState(database, 'agenda');
  return agenda?.computedOn !== today || agenda.playbookVersion !== head.playbook.version;
}
