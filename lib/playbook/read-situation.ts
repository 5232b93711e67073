/** Facts and insight -> the situation that rules look at. */

import type { Contact } from '../model/customer.ts';
import type { Insight } from '../model/insight.ts';
import { type Facts, staffName } from '../tiering/facts.ts';
import type { Situation } from './rule.ts';

/** Who was dealt with most within a year and is still on record; else the first on record. */
export function findMainContact(facts: Facts): Contact | undefined {
  const counts = new Map<string, number>();
  for (const { touchpoint, age } of facts.episodes) {
    if (touchpoint.contactId === undefined || age > 365) continue;
    counts.set(touchpoint.contactId, (counts.get(touchpoint.contactId) ?? 0) + 1);
  }
  let main = facts.customer.contacts[0];
  for (const contact of facts.customer.contacts) {
    if (main === undefined || (counts.get(contact.id) ?? 0) > (counts.get(main.id) ?? 0)) main = contact;
  }
  return main;
}

export function readSituation(facts: Facts, insight: Insight): Situation {
  const { customer, staffById } = facts;
  const mainContact = findMainContact(facts);
  const managerId = staffById.get(customer.ownerId)?.managerId;
  const manager = managerId === undefined ? undefined : staffById.get(managerId);
  return {
    facts,
    customer,
    insight,
    limit: facts.limit,
    daysSince: (fits) => facts.episodes.find(fits)?.age,
    ...(mainContact !== undefined && { mainContact }),
    ...(manager !== undefined && { ownerManager: { id: manager.id, name: manager.name } }),
    ownerName: staffName(facts, customer.ownerId),
  };
}
