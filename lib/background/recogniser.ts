/** Readings -> who is on the page, by the name index of the current generation and the rows that changed since. */
import { findCurrentGeneration, findCustomerRow } from '../cache/customers.ts';
import type { ShukeDatabase, StoredIndex } from '../cache/db.ts';
import { loadLessons } from '../cache/lessons.ts';
import { readBlob } from '../cache/time-limits.ts';
import { type IndexedCustomer, NameIndexBuilder } from '../match/build-name-index.ts';
import { findMentions } from '../match/find-mentions.ts';
import { type LayeredNames, layNames, NameIndex } from '../match/name-index.ts';
import { choiceKey, type ResolveContext, rejectionKey, resolveMentions } from '../match/resolve-mentions.ts';
import type { Lesson } from '../model/lesson.ts';
import type { Candidate, Resolution } from '../model/mention.ts';
import type { PageReading } from '../model/page.ts';
import { loadManagedBlocks } from '../platform/managed-blocks.ts';
import { rebuildNameIndex } from '../sync/rebuild-name-index.ts';
import { rest, sliceMs } from '../sync/rest.ts';
import { type Filters, findFilteredSender } from './find-filtered-sender.ts';
import { countDrops } from './page-states.ts';

interface Loaded {
  readonly names: LayeredNames;
  readonly context: ResolveContext;
  readonly filters: Filters;
}

const nobody: Resolution = { mentions: [], customers: [], choices: [] };

/** Mentions kept of one page: a page that is a list of customers would fill session storage with them. */
const maxMentions = 500;

/** Keeps the loaded index for as long as this worker lives; the index itself is on the disk. */
export class Recogniser {
  readonly #database: ShukeDatabase;
  #loading: Promise<Loaded | undefined> | undefined;
  /** `countDrops` when it was loaded. */
  #drops = countDrops();

  constructor(database: ShukeDatabase) {
    this.#database = database;
  }

  /** What is loaded is out of date: the next reading loads it again. */
  forget(): void {
    this.#loading = undefined;
  }

  /** Nobody when there is no data yet. */
  async recognise(reading: PageReading): Promise<Resolution> {
    // By customers that were wiped nobody is recognised any more.
    if (this.#drops !== countDrops()) this.forget();
    this.#drops = countDrops();
    this.#loading ??= this.#load();
    let loaded: Loaded | undefined;
    try {
      loaded = await this.#loading;
    } catch (error) {
      this.forget();
      throw error;
    }
    if (!loaded) {
      this.forget();
      return nobody;
    }
    const mentions = findMentions(reading.blocks, loaded.names);
    const resolution = trim(withoutTaughtContacts(resolveMentions(reading, mentions, loaded.context)));
    const filtered = reading.view === 'message' ? findFilteredSender(reading.message?.from?.address, loaded.filters) : undefined;
    return filtered ? { ...resolution, filteredSender: filtered } : resolution;
  }

  async #load(): Promise<Loaded | undefined> {
    const database = this.#database;
    const generation = await findCurrentGeneration(database);
    const stored = generation && (await database.indexes.get([generation.id, 'names']));
    if (!generation || !stored) return undefined;
    const base = await this.#loadBase(generation.id, stored);
    const changed = await database.changed
      .where('[generation+customerId]')
      .between([generation.id, ''], [generation.id, '\uffff'])
      .toArray();
    const builder = new NameIndexBuilder();
    await builder.addInSlices(
      changed.flatMap((entry) => entry.row?.customer ?? []),
      rest,
      sliceMs,
    );
    const lessons = (await loadLessons(database)).map(({ lesson }) => lesson);
    for (const lesson of lessons)
      if (lesson.kind === 'link' && (await findCustomerRow(database, lesson.customerId))) builder.add([linkedSurface(lesson)]);
    const delta = await builder.finishInSlices(rest, sliceMs);
    const names = layNames(base, delta, new Set(changed.map((entry) => entry.customerId)));
    const { company, staff } = generation.head;
    const taught = whatWasTaught(lessons);
    const blocks = await loadManagedBlocks();
    return {
      names,
      context: {
        ...taught,
        // Two layers: what the company blocks is as little a customer as what the rep blocks.
        ownDomains: [...company.domains, ...blocks.domains],
        blockedAddresses: new Set([...taught.blockedAddresses, ...blocks.addresses]),
        ownNames: [company.name, ...company.names],
        ownStaff: staff.map((member) => member.name),
      },
      filters: {
        own: taught.blockedAddresses,
        company: new Set(blocks.addresses),
        companyDomains: blocks.domains,
        ownDomains: company.domains,
      },
    };
  }

  /** After an update the stored index may be of an older version: it is built anew from the rows. */
  async #loadBase(generation: number, stored: StoredIndex): Promise<NameIndex> {
    try {
      return NameIndex.fromBytes(await readBlob(stored.bytes));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return rebuildNameIndex(this.#database, generation);
    }
  }
}

/** Contact of an address that the rep has linked: no id of the data has a space. */
const taughtContact = 'taught contact';

/** A domain, and not a name that happens to end with a full stop. */
const isDomain = /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+$/i;

/**
 * What was linked as the index takes it: an address as one more contact of the customer, a domain as one more of its domains (and,
 * like Acmero.com, as a name), anything else as one more name.
 */
function linkedSurface({ surface, customerId }: Extract<Lesson, { kind: 'link' }>): IndexedCustomer {
  const isAddress = surface.includes('@');
  return {
    id: customerId,
    legalName: '',
    aliases: isAddress ? [] : [surface],
    domains: isDomain.test(surface) ? [surface] : [],
    contacts: isAddress ? [{ id: taughtContact, name: '', email: surface }] : [],
  };
}

function whatWasTaught(lessons: readonly Lesson[]): Pick<ResolveContext, 'choices' | 'rejected' | 'blockedAddresses'> {
  const choices = new Map<string, string>();
  const rejected = new Set<string>();
  const blockedAddresses = new Set<string>();
  for (const lesson of lessons) {
    if (lesson.kind === 'choice' || lesson.kind === 'link') choices.set(choiceKey(lesson.surface), lesson.customerId);
    else if (lesson.kind === 'block') blockedAddresses.add(choiceKey(lesson.surface));
    else for (const customerId of lesson.customerIds) rejected.add(rejectionKey(lesson.surface, customerId));
  }
  return { choices, rejected, blockedAddresses };
}

/** The backend knows nothing of a contact that only this browser was taught, so no touchpoint may name it. */
function withoutTaughtContacts(resolution: Resolution): Resolution {
  const strip = <T extends { readonly contactId?: string }>(value: T): T => {
    if (value.contactId !== taughtContact) return value;
    const { contactId: _taught, ...rest } = value;
    return rest as T;
  };
  const stripAll = (candidates: readonly Candidate[]): Candidate[] => candidates.map(strip);
  return {
    ...resolution,
    mentions: resolution.mentions.map((mention) => ({ ...mention, candidates: stripAll(mention.candidates) })),
    customers: resolution.customers.map(strip),
    choices: resolution.choices.map((choice) => ({ ...choice, candidates: stripAll(choice.candidates) })),
  };
}

/** The mentions that the answer points at, and no more than can be kept. */
function trim(resolution: Resolution): Resolution {
  if (resolution.mentions.length <= maxMentions) return resolution;
  return {
    ...resolution,
    mentions: resolution.mentions.slice(0, maxMentions),
    customers: resolution.customers.map((customer) => ({
      ...customer,
      mentions: customer.mentions.filter((index) => index < maxMentions),
    })),
  };
}
