/** What a file said of a customer before, what it says now, what is known here -> the customer as it is from now on. */
import type { Contact, Customer } from '../../lib/model/customer.ts';

/** Decided here, by tier lists that a manager publishes: no file takes part in that. */
const judged = ['tier', 'keyAccountScope', 'relationshipType', 'lastTierChange'] as const;

/** Merged in ways of their own, or never changed. */
const listed = ['id', 'aliases', 'domains', 'contacts', 'recordIds'] as const;

/** What has one value. Where a file has no column for it, all it says is a default, which must not replace what is known. */
type Single = Exclude<keyof Customer, (typeof judged)[number] | (typeof listed)[number]>;

const notSingle: ReadonlySet<string> = new Set([...judged, ...listed]);
const isSingle = (key: string): key is Single => !notSingle.has(key);

/** Said by every file, so that the first file that a customer is in is believed. */
const alwaysSaid: readonly Single[] = ['legalName', 'ownerId', 'teamId', 'since'];

/** Most that the contract allows of each. */
const most = { aliases: 200, domains: 200, contacts: 500, recordIds: 20 } as const;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What the file added is added, what it no longer says goes, and what came here by another way stays. */
function mergeTexts(before: readonly string[], now: readonly string[], known: readonly string[], limit: number): string[] {
  const said = new Set(before);
  const says = new Set(now);
  const kept = known.filter((text) => says.has(text) || !said.has(text));
  const added = now.filter((text) => !said.has(text) && !kept.includes(text));
  return [...kept, ...added].slice(0, limit);
}

/** The same for contacts, by id; one whose address somebody has here already is not added a second time. */
function mergeContacts(before: readonly Contact[], now: readonly Contact[], known: readonly Contact[]): Contact[] {
  const said = new Map(before.map((contact) => [contact.id, contact]));
  const says = new Map(now.map((contact) => [contact.id, contact]));
  const kept = known.flatMap((contact) => {
    const current = says.get(contact.id);
    const former = said.get(contact.id);
    if (!current) return former ? [] : [contact];
    return [former && isSame(former, current) ? contact : { ...contact, ...current }];
  });
  const taken = new Set(kept.flatMap(({ id, email }) => (email === undefined ? [id] : [id, email.toLowerCase()])));
  const added = now.filter(
    ({ id, email }) => !said.has(id) && !taken.has(id) && !(email !== undefined && taken.has(email.toLowerCase())),
  );
  return [...kept, ...added].slice(0, most.contacts);
}

/**
 * A merge of three: what the file says otherwise than the file before is changed, everything else stays as it is here. Tiers and
 * relationship types stay in any case. Keys keep their order, so that nothing changed is the same text.
 * @param before - what the last file said; undefined when the customer was in none
 */
export function mergeCustomer(before: Customer | undefined, now: Customer, known: Customer): Customer {
  const merged: Customer = { ...known };
  const take = <K extends Single>(key: K): void => {
    if (now[key] !== undefined) merged[key] = now[key];
  };
  if (before) {
    for (const key of Object.keys(now)) if (isSingle(key) && !isSame(before[key], now[key])) take(key);
  } else for (const key of alwaysSaid) take(key);
  merged.aliases = mergeTexts(before?.aliases ?? [], now.aliases, known.aliases, most.aliases).filter(
    (alias) => alias !== merged.legalName,
  );
  merged.domains = mergeTexts(before?.domains ?? [], now.domains, known.domains, most.domains);
  merged.contacts = mergeContacts(before?.contacts ?? [], now.contacts, known.contacts);
  const recordIds = mergeTexts(before?.recordIds ?? [], now.recordIds ?? [], known.recordIds ?? [], most.recordIds);
  if (recordIds.length > 0) merged.recordIds = recordIds;
  else delete merged.recordIds;
  return merged;
}
