/** All cached customers -> what is due for the viewer, and the cut that tiers are held against, so that screens open at once. */
import { findCurrentGeneration, readAllRows } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { loadDecisionsByCustomer, mergeDecisions } from '../cache/decisions.ts';
import { writeIfCurrent } from '../cache/fence.ts';
import { type AgendaItem, loadState, type SnoozedItem, type StateValues, saveState } from '../cache/state.ts';
import type { ExportHead, ShardRow } from '../model/export.ts';
import { localTimeZone } from '../platform/calendar.ts';
import { compareUrgency } from '../playbook/compare-urgency.ts';
import { suggestNextAction } from '../playbook/suggest-next-action.ts';
import { createPauses } from '../sync/rest.ts';
import { Population } from '../tiering/propose-tiers.ts';
import { readInsight } from '../tiering/read-insight.ts';

const maxItems = 200;
const maxSnoozed = 50;

/** What is computed of all customers in one pass over their rows. */
type Computed = Pick<StateValues, 'agenda' | 'population'>;

/**
 * Computes and saves the viewer's due actions and the 80/20 cut of all customers. Customers that are wiped or replaced meanwhile have
 * none: whoever brought the new ones computes theirs.
 */
export async function computeAgenda(database: ShukeDatabase, today: string, now: string): Promise<void> {
  const generation = await findCurrentGeneration(database);
  if (!generation) return;
  const { id, head } = generation;
  try {
    const { population, agenda } = await compute(database, head, today, now);
    await writeIfCurrent(database, id, ['state'], async () => {
      await saveState(database, 'population', population);
      await saveState(database, 'agenda', agenda);
    });
  } catch (error) {
    if ((await findCurrentGeneration(database))?.id === id) throw error;
  }
}

async function compute(database: ShukeDatabase, head: ExportHead, today: string, now: string): Promise<Computed> {
  const { playbook, staff, viewer } = head;
  const timeZone = localTimeZone();
  const allDecisions = await loadDecisionsByCustomer(database);
  const own: ShardRow[] = [];
  const everybody = new Population(playbook);
  const pause = createPauses();
  for await (const rows of readAllRows(database)) {
    for (const row of rows) {
      everybody.add(row.customer.measures);
      if (row.customer.ownerId === viewer.id) own.push(row);
    }
    await pause();
  }
  const population = everybody.summarise();
  const items: AgendaItem[] = [];
  const snoozed: SnoozedItem[] = [];
  for (const row of own) {
    const { id, tier, aliases, legalName } = row.customer;
    const insight = readInsight(row, { today, timeZone, playbook, staff, population });
    const decisions = mergeDecisions(row.decisions, allDecisions.get(id) ?? []);
    const options = { today, now, playbook, staff, viewerId: viewer.id, timeZone, insight };
    const { action, trace } = suggestNextAction(row, { ...options, decisions });
    const entry = { customerId: id, name: aliases[0] ?? legalName, tier };
    if (action) items.push({ ...entry, action });
    const postponed = trace.find((line) => line.outcome === 'postponed');
    if (postponed?.until !== undefined) {
      // What it was is what would be suggested had nobody put it off.
      const awake = decisions.filter((decision) => decision.kind !== 'postponed' || decision.ruleId !== postponed.ruleId);
      const again = suggestNextAction(row, { ...options, decisions: awake });
      const asleep = [again.action, ...again.runnersUp].find((candidate) => candidate?.ruleId === postponed.ruleId);
      if (asleep) snoozed.push({ ...entry, action: asleep, until: postponed.until });
    }
    await pause();
  }
  items.sort((a, b) => compareUrgency(a, b, today));
  const agenda = {
    computedOn: today,
    playbookVersion: playbook.version,
    items: items.slice(0, maxItems),
    dueCount: items.filter((item) => item.action.dueOn <= today).length,
    snoozed: snoozed.sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0)).slice(0, maxSnoozed),
  };
  return { population, agenda };
}

/** Whether Today has to be computed again although no row changed: a new day has begun, or a playbook was published. */
export async function isAgendaOutdated(database: ShukeDatabase, head: ExportHead, today: string): Promise<boolean> {
  const agenda = await loadState(database, 'agenda');
  return agenda?.computedOn !== today || agenda.playbookVersion !== head.playbook.version;
}
