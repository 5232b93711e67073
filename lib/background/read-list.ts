/** The list that a tab shows -> its customers with their next action, most pressing first, and which messages are logged. */

import { type CustomerFacts, readManyCustomerFacts } from '../cache/customer-facts.ts';
import { findCurrentGeneration } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { loadState } from '../cache/state.ts';
import { findLoggedMessage, mergeTouchpoints } from '../cache/touchpoints.ts';
import type { ListCustomer, ListedRow, ListReading } from '../messages/contract.ts';
import { mergeFrames, type Page } from '../messages/page-state.ts';
import type { ExportHead } from '../model/export.ts';
import { dayOf, localTimeZone } from '../platform/calendar.ts';
import { fingerprintMessage } from '../platform/fingerprint.ts';
import { compareUrgency } from '../playbook/compare-urgency.ts';
import { evaluateFacts } from './evaluate-customer.ts';
import { findListedMessages, type ListedMessage } from './list-rows.ts';
import type { PageStates } from './page-states.ts';

/** Customers of one list that are looked at; who scrolls on sees the next. */
const maxCustomers = 200;

/** Messages of the list by the customer they are of. */
async function readRows(
  messages: readonly ListedMessage[],
  facts: ReadonlyMap<string, CustomerFacts>,
  head: ExportHead,
): Promise<Map<string, ListedRow[]>> {
  const rows = new Map<string, ListedRow[]>();
  for (const { message, customerId } of messages) {
    const known = customerId === undefined ? undefined : facts.get(customerId);
    if (customerId === undefined || !known) continue;
    const fingerprint = await fingerprintMessage(message, head.company.fingerprintSalt);
    const logged =
      fingerprint === undefined ? undefined : findLoggedMessage(known.row.touchpoints, known.local, fingerprint, head.viewer.id);
    const row = { identity: message.identity, ...(logged ? { loggedBefore: logged } : {}) };
    rows.set(customerId, [...(rows.get(customerId) ?? []), row]);
  }
  return rows;
}

/** Who of the list is ours, in the order of the list. */
function customersOf(page: Page): string[] {
  return page.customers.slice(0, maxCustomers).map((entry) => entry.customerId);
}

/** Null when the tab shows no list, or nobody of ours is on it. */
export async function readList(
  database: ShukeDatabase,
  pages: PageStates,
  tabId: number,
  nowMs: number,
): Promise<ListReading | null> {
  const page = mergeFrames(await pages.load(tabId));
  if (page?.lead.view !== 'list' || page.customers.length === 0) return null;
  const generation = await findCurrentGeneration(database);
  if (!generation) return null;
  const { head } = generation;
  const population = await loadState(database, 'population');
  const facts = await readManyCustomerFacts(database, customersOf(page));
  const messages = findListedMessages(page.lead);
  const rows = await readRows(messages, facts, head);
  const customers = [...facts.values()].map((known): ListCustomer => {
    const { id, tier, aliases, legalName, ownerId } = known.row.customer;
    const { action } = evaluateFacts({ facts: known, head, population, nowMs }).suggestion;
    const last = mergeTouchpoints(known.row.touchpoints, known.local, head.viewer.id)[0]?.happenedAt;
    return {
      customerId: id,
      name: aliases[0] ?? legalName,
      tier,
      ownerId,
      rows: rows.get(id) ?? [],
      ...(action ? { action } : {}),
      ...(last === undefined ? {} : { lastTouchpointAt: last }),
    };
  });
  const today = dayOf(nowMs, localTimeZone());
  return {
    tabId,
    lockKey: page.lockKey,
    customers: customers.sort((a, b) => compareUrgency(a, b, today)),
    unclearCount: messages.filter((message) => message.isUnclear).length,
  };
}
