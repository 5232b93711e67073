/** Customers -> a compiled name index, in slices that never hold the worker up. */
import type { Customer } from '../model/customer.ts';
import { compileNames } from './compile-names.ts';
import { firstIdeograph, spaceUnit, wallUnit } from './fold-table.ts';
import type { EntryDetail, EntryKind } from './name-entry.ts';
import { packDetail } from './name-entry.ts';
import type { NameIndex } from './name-index.ts';
import { NamePool } from './name-pool.ts';
import { keysOfName, placedNames } from './name-variants.ts';
import { foldName, foldText } from './normalize-name.ts';
import { isPublicMailDomain, isRegistryDomain } from './public-mail-domains.ts';
import { shortNames } from './short-names.ts';

/** What the index needs to know of a customer. */
export type IndexedCustomer = Pick<Customer, 'id' | 'legalName' | 'aliases' | 'domains' | 'contacts'> & {
  readonly kind?: Customer['kind'] | undefined;
  readonly recordIds?: Customer['recordIds'] | undefined;
};

export interface NameIndexOptions {
  /** Keeps page authors from making names that collide; random unless given. @param seed - Test seam */
  readonly seed?: number;
  /** Whether names as written are kept for `Candidate.matched`; true unless given. */
  readonly keepsTexts?: boolean;
}

/** Collects customers and compiles them into an index. */
export class NameIndexBuilder {
  readonly #pool: NamePool;

  constructor(options: NameIndexOptions = {}) {
    const seed = options.seed ?? crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
    this.#pool = new NamePool(seed >>> 0, options.keepsTexts ?? true);
  }

  /** Adds customers; about 1,000 take ten milliseconds. A customer id added twice counts as two customers. */
  add(customers: readonly IndexedCustomer[]): void {
    for (const customer of customers) this.#addCustomer(customer);
  }

  /** Adds customers in slices of about `sliceMs`, awaiting `pause` between them; several lists may be added by turns. */
  async addInSlices(customers: readonly IndexedCustomer[], pause: () => Promise<unknown>, sliceMs = 20): Promise<void> {
    let sliceEnd = performance.now() + sliceMs;
    for (const customer of customers) {
      this.#addCustomer(customer);
      if (performance.now() < sliceEnd) continue;
      await pause();
      sliceEnd = performance.now() + sliceMs;
    }
  }

  /** Compiles everything added so far in one go. */
  finish(): NameIndex {
    const steps = compileNames(this.#pool);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /**
   * Compiles in slices of about `sliceMs`, awaiting `pause` between them: nothing here holds a worker for longer. What the
   * index is stored as (`toBytes`) needs no further work.
   */
  async finishInSlices(pause: () => Promise<unknown>, sliceMs = 20): Promise<NameIndex> {
    const steps = compileNames(this.#pool);
    let sliceEnd = performance.now() + sliceMs;
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      if (performance.now() < sliceEnd) continue;
      await pause();
      sliceEnd = performance.now() + sliceMs;
    }
  }

  #addCustomer(customer: IndexedCustomer): void {
    const number = this.#pool.addCustomer(customer.id);
    const isPerson = customer.kind === 'consumer';
    const mayBePlaced = !isPerson && customer.aliases.length > 0 && customer.legalName.charCodeAt(0) >= firstIdeograph;
    const aliases = mayBePlaced ? customer.aliases.map((alias) => foldName(alias)) : [];
    const folded = mayBePlaced || (!isPerson && customer.legalName.includes('股份')) ? foldName(customer.legalName) : '';
    const placed = mayBePlaced ? placedNames(folded, aliases) : undefined;
    if (folded !== '')
      for (const short of shortNames(folded, aliases)) this.#addPlaced(short, customer.legalName, 'name-variant', number);
    this.#addName(customer.legalName, 'legal-name', number, isPerson);
    this.#addPlaced(placed?.get(''), customer.legalName, 'name-variant', number);
    for (const [index, alias] of customer.aliases.entries()) {
      this.#addName(alias, 'alias', number, isPerson);
      this.#addPlaced(placed?.get(aliases[index] ?? ''), alias, 'alias', number);
    }
    for (const domain of customer.domains) {
      const host = domain
        .trim()
        .toLowerCase()
        .replace(/^(?:@|www\.)+/, '');
      if (!isRegistryDomain(host) && !isPublicMailDomain(host)) this.#addWhole(host, 'customer-domain', number);
    }
    for (const recordId of customer.recordIds ?? []) this.#addRecordId(recordId, number);
    for (const contact of customer.contacts) {
      const person = this.#pool.addContact(number, contact.id);
      for (const name of [contact.name, ...(contact.otherNames ?? [])]) {
        this.#addName(name, 'contact-name', person, true);
        const turned = inOtherOrder(name);
        if (turned !== undefined) this.#addSpelling(turned, name, 'contact-name', person, true);
      }
      if (contact.email?.includes('@')) this.#addWhole(contact.email.trim(), 'contact-address', person);
    }
  }

  #addName(name: string, kind: EntryKind, owner: number, isPerson: boolean): void {
    this.#addSpelling(name, name, kind, owner, isPerson);
    // Who has no umlauts writes two letters; the folding drops only the dots.
    if (umlaut.test(name)) this.#addSpelling(name.replace(umlauts, withoutUmlaut), name, kind, owner, isPerson);
    // Co-operative and Cooperative, L'Oréal and LOREAL.
    if (!isPerson && joint.test(name)) this.#addSpelling(name.replace(joints, ''), name, kind, owner, isPerson);
  }

  /** A name as people write it with its place: text is what the data calls it. */
  #addPlaced(placed: string | undefined, name: string, kind: EntryKind, owner: number): void {
    if (placed === undefined) return;
    const { units, length } = foldText(placed);
    const detail: EntryDetail = { kind, isOrdinary: false, isPerson: false, isBare: false, isWhole: false };
    this.#pool.addName(units, 0, length, owner, packDetail(detail), name);
  }

  #addSpelling(spelling: string, name: string, kind: EntryKind, owner: number, isPerson: boolean): void {
    const folded = foldText(spelling);
    let start = 0;
    let end = folded.length;
    while (start < end && isEdge(folded.units[start])) start++;
    while (end > start && isEdge(folded.units[end - 1])) end--;
    const units = folded.units.subarray(start, end);
    for (const { from, end: keyEnd, detail } of keysOfName(units, end - start, kind, isPerson)) {
      // What is left of a name is too little when that is spelled otherwise too.
      if (spelling !== name && detail.isBare && detail.kind === 'name-variant') continue;
      const isWhole = detail.isWhole && spelling === name;
      this.#pool.addName(units, from, keyEnd, owner, packDetail({ ...detail, isWhole }), name);
    }
  }

  /** An id is found like a name, because it stands in links and tables; one that could be any number needs a second hint. */
  #addRecordId(recordId: string, owner: number): void {
    const { units, length } = foldText(recordId);
    const isBare = length < 6 || !/[a-z]/i.test(recordId) || !/\d/.test(recordId);
    const detail: EntryDetail = { kind: 'record-id', isOrdinary: false, isPerson: false, isBare, isWhole: true };
    this.#pool.addName(units, 0, length, owner, packDetail(detail), recordId);
  }

  /** Adds an address or domain, which is looked up as a whole, in lower case. */
  #addWhole(text: string, kind: EntryKind, owner: number): void {
    const detail: EntryDetail = { kind, isOrdinary: false, isPerson: false, isBare: false, isWhole: true };
    this.#pool.addWhole(text.toLowerCase(), owner, packDetail(detail), text);
  }
}

/** Names of two to four words in Latin letters. */
const latinPerson = /^\p{Script=Latin}[\p{Script=Latin}\p{M}.'’-]*(?: +\p{Script=Latin}[\p{Script=Latin}\p{M}.'’-]*){1,3}$/u;

/** `Baxter Helen`, as lists and address books have Helen Baxter: the last word leads. Undefined for names in other scripts. */
function inOtherOrder(name: string): string | undefined {
  const words = name.trim();
  if (!latinPerson.test(words)) return undefined;
  const last = words.lastIndexOf(' ');
  return `${words.slice(last + 1)} ${words.slice(0, last).trim()}`;
}

/** What joins two parts of a word of Latin letters. */
const joint = /[A-Za-z\u00c0-\u024f][-'’][A-Za-z\u00c0-\u024f]/;
const joints = /(?<=[A-Za-z\u00c0-\u024f])[-'’](?=[A-Za-z\u00c0-\u024f])/g;
const umlaut = /[äöüÄÖÜ]/;
const umlauts = /[äöüÄÖÜ]/g;

function withoutUmlaut(letter: string): string {
  return `${letter.normalize('NFD').charAt(0)}e`;
}

function isEdge(unit: number | undefined): boolean {
  return unit === wallUnit || unit === spaceUnit;
}
