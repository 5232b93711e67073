/** Readings -> who is on the page, by the name index of the current generation and the rows that changed since. */
import { findCurrentGeneration } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { loadState } from '../cache/state.ts';
import { NameIndexBuilder } from '../match/build-name-index.ts';
import { findMentions } from '../match/find-mentions.ts';
import { type LayeredNames, layNames, NameIndex } from '../match/name-index.ts';
import { type ResolveContext, resolveMentions } from '../match/resolve-mentions.ts';
import type { Resolution } from '../model/mention.ts';
import type { PageReading } from '../model/page.ts';
import { rest } from '../sync/rest.ts';

interface Loaded {
  readonly names: LayeredNames;
  readonly context: ResolveContext;
}

const nobody: Resolution = { mentions: [], customers: [], choices: [] };

/** Mentions kept of one page: a page that is a list of customers would fill session storage with them. */
const maxMentions = 500;

/** Keeps the loaded index for as long as this worker lives; the index itself is on the disk. */
export class Recogniser {
  readonly #database: ShukeDatabase;
  #loading: Promise<Loaded | undefined> | undefined;

  constructor(database: ShukeDatabase) {
    this.#database = database;
  }

  /** What is loaded is out of date: the next reading loads it again. */
  forget(): void {
    this.#loading = undefined;
  }

  /** Nobody when there is no data yet. */
  async recognise(reading: PageReading): Promise<Resolution> {
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
    return trim(resolveMentions(reading, mentions, loaded.context));
  }

  async #load(): Promise<Loaded | undefined> {
    const database = this.#database;
    const generation = await findCurrentGeneration(database);
    const stored = generation && (await database.indexes.get([generation.id, 'names']));
    if (!generation || !stored) return undefined;
    const base = NameIndex.fromBytes(await stored.bytes.arrayBuffer());
    const changed = await database.changed
      .where('[generation+customerId]')
      .between([generation.id, ''], [generation.id, '\uffff'])
      .toArray();
    const builder = new NameIndexBuilder();
    builder.add(changed.flatMap((entry) => entry.row?.customer ?? []));
    const delta = await builder.finishInSlices(rest);
    const names = layNames(base, delta, new Set(changed.map((entry) => entry.customerId)));
    const { company, staff } = generation.head;
    const choices = (await loadState(database, 'choices')) ?? {};
    return {
      names,
      context: {
        ownDomains: company.domains,
        ownNames: [company.name, ...company.names],
        ownStaff: staff.map((member) => member.name),
        choices: new Map(Object.entries(choices)),
        rejected: new Set(),
        blockedAddresses: new Set(),
      },
    };
  }
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
