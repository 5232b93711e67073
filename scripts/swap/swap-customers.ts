/** Labelled documents and their customers -> the same documents about other customers, consistently in text, labels and list. */
import { aliasKind, type NamedPart, partOf, writePart } from './named-part.ts';
import type { CustomerRecord, LabelledDocument, MentionLabel } from './swap-records.ts';
import { type Spelling, sameLetters, spell, spellingOf } from './written-form.ts';

export interface Swapped {
  readonly customers: readonly CustomerRecord[];
  readonly documents: readonly LabelledDocument[];
  /** Ids of the customers that stand for others now. */
  readonly swapped: ReadonlySet<string>;
  /** Surfaces of swapped customers that could not be written for another, with their customers' names: these kept theirs. */
  readonly unread: readonly string[];
}

/** Numbers from 0 to 1 in an order that the seed decides. */
export type Random = () => number;

/** How often another customer is drawn before the old one is kept. */
const mostDraws = 4000;
const ideograph = /\p{Script=Han}/u;

interface Person {
  readonly name: string;
  readonly local: string;
}

/**
 * Swaps every customer that a document mentions, but those of natural texts, of traps and of doubt. `customers` is the list the
 * labels speak of; `pool` holds who may take their places; `others` fill the list up beside them. Ids stay.
 */
export function swapCustomers(
  documents: readonly LabelledDocument[],
  customers: readonly CustomerRecord[],
  pool: readonly CustomerRecord[],
  others: readonly CustomerRecord[],
  random: Random,
): Swapped {
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  const kept = new Set<string>();
  const labels = new Map<string, MentionLabel[]>();
  for (const document of documents) {
    for (const { notCustomerId } of document.traps) if (notCustomerId !== undefined) kept.add(notCustomerId);
    for (const label of document.mentions) {
      labels.set(label.customerId, [...(labels.get(label.customerId) ?? []), label]);
      if (label.categories.some((category) => /^natural$|shared|unresolvable/.test(category)) || label.anyOf)
        for (const id of [label.customerId, ...(label.anyOf ?? [])]) kept.add(id);
    }
  }
  const mentioned = new Set([...labels.keys(), ...kept]);
  const list = new Map([...others].filter(({ id }) => !mentioned.has(id)).map((customer) => [customer.id, customer]));
  for (const id of mentioned) {
    const customer = byId.get(id);
    if (customer) list.set(id, customer);
  }
  const taken = countNames(list.values());
  const persons = renamePersons(documents, byId, pool, random);
  const unread: string[] = [];
  const swaps = new Map<string, CustomerRecord>();
  const writers = new Map<string, (surface: string) => string | undefined>();
  for (const [id, ofCustomer] of labels) {
    const customer = byId.get(id);
    if (!customer || kept.has(id)) continue;
    const wanted = wantedParts(customer, ofCustomer);
    if (typeof wanted === 'string') {
      unread.push(`${customer.legalName}: ${wanted}`);
      continue;
    }
    const other = draw(customer, wanted, pool, list, taken, random);
    if (!other) {
      unread.push(`${customer.legalName}: nobody is like it`);
      continue;
    }
    const isShortened = [...wanted.values()].some(({ of }) => of === 'abbreviation');
    const written = new Map([...wanted].map(([surface, part]) => [surface, writePart(part, other) as string]));
    writers.set(id, (surface) => written.get(surface));
    const domains = customer.domains.map((_, at) => other.domains[at] ?? borrowDomain(pool, taken, random));
    swaps.set(id, {
      ...customer,
      legalName: other.legalName,
      aliases: isShortened ? other.aliases.filter((alias) => aliasKind(other, alias) !== 'short') : other.aliases,
      domains,
      contacts: customer.contacts,
    });
    for (const name of namesOf([other])) taken.set(name, 1);
    list.delete(other.id);
  }
  const addresses = new Map<string, string>();
  for (const [id, customer] of list) {
    const swapped = swaps.get(id) ?? customer;
    const contacts = customer.contacts.map(({ name, email }) => {
      const person = persons.get(name);
      const moved = email === undefined ? undefined : moveAddress(email, customer.domains, swapped.domains, person);
      if (email !== undefined && moved !== undefined) addresses.set(`${id} ${email.toLowerCase()}`, moved);
      return { name: person?.name ?? name, ...(moved === undefined ? {} : { email: moved }) };
    });
    list.set(id, { ...swapped, contacts });
  }
  const rewrite = (label: MentionLabel): string => {
    const customer = byId.get(label.customerId);
    const swapped = swaps.get(label.customerId) ?? customer;
    if (!customer || !swapped) return label.surface;
    const isAddress = label.surface.includes('@');
    const moved = isAddress ? addresses.get(`${label.customerId} ${label.surface.toLowerCase()}`) : undefined;
    if (moved !== undefined) return moved;
    if (isAddress || isHost(label.surface, customer))
      return moveAddress(label.surface, customer.domains, swapped.domains, undefined);
    const person = writtenPerson(label, customer, persons);
    if (person !== undefined) return person;
    return writers.get(label.customerId)?.(label.surface) ?? label.surface;
  };
  return {
    customers: [...list.values()],
    documents: documents.map((document) => rewriteDocument(document, rewrite)),
    swapped: new Set(swaps.keys()),
    unread,
  };
}

/** How many of a list have each name or domain. */
function countNames(customers: Iterable<CustomerRecord>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const customer of customers) for (const name of namesOf([customer])) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Names and domains that are in use, without spelling. */
function namesOf(customers: readonly CustomerRecord[]): Set<string> {
  return new Set(
    customers.flatMap(({ legalName, aliases, domains }) =>
      [legalName, ...aliases].map((name) => sameLetters(name)).concat(domains),
    ),
  );
}

const isHost = (surface: string, { domains }: CustomerRecord): boolean =>
  domains.some((domain) => surface.toLowerCase().includes(domain.toLowerCase()));

const isPersonLabel = ({ categories }: MentionLabel): boolean => categories.includes('person');

/** The parts of its names that the labels of a customer write, by surface; the first surface that cannot be read, else. */
function wantedParts(customer: CustomerRecord, labels: readonly MentionLabel[]): Map<string, NamedPart> | string {
  const parts = new Map<string, NamedPart>();
  for (const label of labels) {
    const { surface } = label;
    if (surface.includes('@') || isHost(surface, customer)) continue;
    if (isPersonLabel(label) && customer.type !== 'person') continue;
    const part = partOf(customer, surface);
    if (!part) return surface;
    parts.set(surface, part);
  }
  return parts;
}

/** Somebody of the pool who has all these parts, and whose names nobody else has. */
function draw(
  customer: CustomerRecord,
  parts: ReadonlyMap<string, NamedPart>,
  pool: readonly CustomerRecord[],
  list: ReadonlyMap<string, CustomerRecord>,
  taken: ReadonlyMap<string, number>,
  random: Random,
): CustomerRecord | undefined {
  const needsDomain = customer.domains.length > 0;
  for (let draws = 0; draws < mostDraws; draws++) {
    const other = pool[Math.floor(random() * pool.length)];
    if (!other || other.language !== customer.language || (other.type ?? '') !== (customer.type ?? '')) continue;
    if (ideograph.test(other.legalName) !== ideograph.test(customer.legalName)) continue;
    if (needsDomain && other.domains.length === 0 && draws < mostDraws / 2) continue;
    const own = list.has(other.id) ? 1 : 0;
    if ([...namesOf([other])].some((name) => (taken.get(name) ?? 0) > own)) continue;
    if ([...parts.values()].every((part) => writePart(part, other) !== undefined)) return other;
  }
  return undefined;
}

/** A company's domain that the list does not use yet; an invented one when there is none. */
function borrowDomain(pool: readonly CustomerRecord[], taken: Map<string, number>, random: Random): string {
  let domain = `company-${taken.size}.example`;
  for (let draws = 0; draws < mostDraws; draws++) {
    const found = pool[Math.floor(random() * pool.length)]?.domains[0];
    if (found === undefined || taken.has(found)) continue;
    domain = found;
    break;
  }
  taken.set(domain, 1);
  return domain;
}

/** New names for the contacts that documents name, the same for everybody who shares one. */
function renamePersons(
  documents: readonly LabelledDocument[],
  byId: ReadonlyMap<string, CustomerRecord>,
  pool: readonly CustomerRecord[],
  random: Random,
): Map<string, Person> {
  const trapped = documents.flatMap(({ traps }) => traps.map(({ surface }) => surface)).join('\n');
  const used = new Set([...byId.values()].flatMap(({ contacts }) => contacts.map(({ name }) => name)));
  const renamed = new Map<string, Person>();
  for (const { mentions } of documents)
    for (const { customerId, surface } of mentions)
      for (const { name } of byId.get(customerId)?.contacts ?? []) {
        if (renamed.has(name) || trapped.includes(name) || sameLetters(name) !== sameLetters(surface)) continue;
        const person = drawPerson(name, pool, used, random);
        if (person) renamed.set(name, person);
      }
  return renamed;
}

function drawPerson(name: string, pool: readonly CustomerRecord[], used: Set<string>, random: Random): Person | undefined {
  for (let draws = 0; draws < mostDraws; draws++) {
    const customer = pool[Math.floor(random() * pool.length)];
    const contact = customer?.contacts[Math.floor(random() * customer.contacts.length)];
    if (!contact?.email || used.has(contact.name) || ideograph.test(contact.name) !== ideograph.test(name)) continue;
    if (!ideograph.test(name) && contact.name.split(' ').length !== name.split(' ').length) continue;
    used.add(contact.name);
    return { name: contact.name, local: contact.email.slice(0, contact.email.indexOf('@')) };
  }
  return undefined;
}

/** A label that names a contact, with the new name written the same way; undefined when it names none that has a new one. */
function writtenPerson(label: MentionLabel, customer: CustomerRecord, persons: ReadonlyMap<string, Person>): string | undefined {
  if (!isPersonLabel(label)) return undefined;
  const old = customer.contacts.find(({ name }) => sameLetters(name) === sameLetters(label.surface));
  const person = old && persons.get(old.name);
  if (!old || !person) return undefined;
  const spelling: Spelling = spellingOf(old.name, label.surface);
  return spell(person.name, spelling) ?? person.name;
}

/** An address, host or URL at the new domain, under the person's new name. */
function moveAddress(address: string, from: readonly string[], to: readonly string[], person: Person | undefined): string {
  const at = address.indexOf('@');
  const local = at >= 0 && person ? person.local : address.slice(0, Math.max(0, at));
  let host = address.slice(at + 1);
  for (const [index, domain] of from.entries()) {
    const found = host.toLowerCase().lastIndexOf(domain.toLowerCase());
    if (found < 0) continue;
    host = host.slice(0, found) + (to[index] ?? domain) + host.slice(found + domain.length);
    break;
  }
  return at < 0 ? host : `${local}@${host}`;
}

/** The document with every label rewritten, as plain text; all spans move along. */
function rewriteDocument(document: LabelledDocument, rewrite: (label: MentionLabel) => string): LabelledDocument {
  const text = document.text ?? document.content;
  const ordered = [...document.mentions].sort((left, right) => left.start - right.start);
  const moves: { from: number; by: number }[] = [];
  const mentions: MentionLabel[] = [];
  let content = '';
  let read = 0;
  for (const label of ordered) {
    const surface = rewrite(label);
    content += text.slice(read, label.start);
    mentions.push({ ...label, start: content.length, end: content.length + surface.length, surface });
    content += surface;
    read = label.end;
    moves.push({ from: label.end, by: surface.length - (label.end - label.start) });
  }
  content += text.slice(read);
  const moved = (offset: number): number => moves.reduce((sum, { from, by }) => (offset >= from ? sum + by : sum), offset);
  const move = <Kind extends { start: number; end: number }>(span: Kind): Kind => ({
    ...span,
    start: moved(span.start),
    end: moved(span.end),
  });
  const { text: _, ...rest } = document;
  return {
    ...rest,
    kind: 'email-text',
    content,
    mentions,
    traps: document.traps.map(move),
    ...(document.optional ? { optional: document.optional.map(move) } : {}),
  };
}
