/** Rows of a table whose columns are understood -> customers, and everything that is wrong with its place. */
import { foldName } from '../match/normalize-name.ts';
import type { Customer, Language } from '../model/customer.ts';
import { formatRowsHash, hashRow } from '../model/rows-hash.ts';
import { createPauses } from '../sync/rest.ts';
import type { ImportField } from './fields.ts';
import { findRelationshipType, findTier } from './judgement-words.ts';
import type { ImportColumn } from './map-columns.ts';
import type { ImportProblem, OmissionKind, RefusalKind } from './problems.ts';
import {
  type DayOrder,
  findDayOrder,
  findPaddedLength,
  isDamagedId,
  joinName,
  readDay,
  readDomain,
  readEmail,
  readNames,
} from './read-cells.ts';
import type { TableRow } from './table.ts';

/** What the person says beside the file. */
export interface ReadOptions {
  /** Own mail domains: never a customer's. */
  readonly ownDomains: readonly string[];
  /** How customers with a Chinese name are addressed. */
  readonly chinese: Extract<Language, 'zh_CN' | 'zh_TW'>;
}

/** A customer whose owner is still a name. */
export interface DraftCustomer extends Omit<Customer, 'ownerId'> {
  /** As the file names the owner; empty when it names none. */
  readonly owner: string;
}

export interface ReadCustomers {
  readonly customers: readonly DraftCustomer[];
  readonly contactCount: number;
  /** Rows of which nothing is taken. */
  readonly refusedCount: number;
  /** In the order of the rows. */
  readonly problems: readonly ImportProblem[];
  /** Names in the column of owners, most customers first. */
  readonly owners: readonly string[];
}

/** The team that all customers of a file belong to. */
export const fileTeamId = 'file';

/** Rows between two words on how far it is. */
const rowsAWord = 500;
const limits = { name: 300, contactName: 200, role: 120, phone: 40, aliases: 200, domains: 200, contacts: 500 } as const;
const idPattern = /^[\x21-\x7e]{1,64}$/;

/** The same text always gives the same id, so that touchpoints find their customer after the next import. */
function makeId(kind: 'c' | 'n' | 'k', text: string): string {
  return `${kind}-${formatRowsHash(hashRow(text, 0))}`;
}

/** The id of the customer that a file calls so: the same one, unless it has characters that no id has. */
export function customerIdOf(raw: string): string {
  return idPattern.test(raw) ? raw : makeId('c', raw);
}

/** A customer while rows are added to it. */
interface Growing {
  readonly table: number;
  readonly row: number;
  /** Its lists grow. They are short, and a set for each of a million customers would be most of the memory. */
  readonly customer: DraftCustomer;
}

/** How many names, domains and people are known of it. */
function sizeOf({ customer: { aliases, domains, contacts } }: Growing): number {
  return aliases.length + domains.length + contacts.length;
}

/** What the rows of all tables come to. */
interface Gathered {
  readonly customers: Map<string, Growing>;
  /** How many customers each owner has. */
  readonly owners: Map<string, number>;
}

class RowReader {
  readonly problems: ImportProblem[] = [];
  refusedCount = 0;
  readonly #gathered: Gathered;
  readonly #table: number;
  readonly #indexes: ReadonlyMap<ImportField, readonly number[]>;
  readonly #options: ReadOptions;
  readonly #columnCount: number;
  #paddedLength: number | undefined;
  #dayOrder: DayOrder | undefined;

  constructor(gathered: Gathered, table: number, columns: readonly ImportColumn[], options: ReadOptions) {
    this.#gathered = gathered;
    this.#table = table;
    this.#options = options;
    this.#columnCount = columns.length;
    const indexes = new Map<ImportField, number[]>();
    for (const { field, index } of columns) if (field) indexes.set(field, [...(indexes.get(field) ?? []), index]);
    this.#indexes = indexes;
  }

  /** Call first: what whole columns say about their cells. */
  lookAt(rows: readonly TableRow[]): void {
    if (this.#has('customerId')) this.#paddedLength = findPaddedLength(this.#column(rows, 'customerId'));
    if (this.#has('since')) this.#dayOrder = findDayOrder(this.#column(rows, 'since'));
  }

  *#column(rows: readonly TableRow[], field: ImportField): Generator<string> {
    for (const row of rows) yield this.#cell(row, field);
  }

  #has(field: ImportField): boolean {
    return this.#indexes.has(field);
  }

  #cells({ cells }: TableRow, field: ImportField): string[] {
    return (this.#indexes.get(field) ?? []).map((index) => (cells[index] ?? '').trim()).filter((cell) => cell !== '');
  }

  #cell({ cells }: TableRow, field: ImportField): string {
    for (const index of this.#indexes.get(field) ?? []) {
      const cell = cells[index]?.trim();
      if (cell) return cell;
    }
    return '';
  }

  #tell(row: number, kind: RefusalKind | OmissionKind, field?: ImportField, value = '', other?: Growing): void {
    this.problems.push({
      row,
      kind,
      ...(field === undefined ? {} : { field }),
      ...(value === '' ? {} : { value: value.length > 80 ? `${value.slice(0, 79)}…` : value }),
      ...(other === undefined ? {} : { otherRow: other.row }),
      ...(other === undefined || other.table === this.#table ? {} : { otherTable: other.table }),
    });
  }

  #refuse(row: number, kind: RefusalKind, field?: ImportField, value = '', other?: Growing): void {
    this.refusedCount++;
    this.#tell(row, kind, field, value, other);
  }

  /** Whether the row can be a customer at all; otherwise it is refused. */
  #isSound(row: TableRow): boolean {
    const { cells, row: number } = row;
    const bad = cells.find((cell) => /[\0\ufffd]/.test(cell));
    if (bad !== undefined) this.#refuse(number, 'damaged-text', undefined, bad.replaceAll('\0', ''));
    else if (cells.length > this.#columnCount && cells.slice(this.#columnCount).some((cell) => cell.trim() !== ''))
      this.#refuse(number, 'ragged');
    else return true;
    return false;
  }

  /** The id by which rows belong together; undefined when the row is refused. */
  #findKey(row: TableRow, name: string): { id: string; recordId?: string } | undefined {
    if (!this.#has('customerId')) return { id: makeId('n', foldName(name)) };
    const raw = this.#cell(row, 'customerId');
    const refuse = (kind: RefusalKind): undefined => {
      this.#refuse(row.row, kind, 'customerId', raw);
      return undefined;
    };
    if (raw === '') return refuse('missing-id');
    if (isDamagedId(raw)) return refuse('damaged-id');
    if (this.#paddedLength !== undefined && /^\d+$/.test(raw) && raw.length < this.#paddedLength) return refuse('lost-zeros');
    if (raw.length > 300) return refuse('too-long');
    return { id: customerIdOf(raw), recordId: raw };
  }

  read(row: TableRow): void {
    if (!this.#isSound(row)) return;
    const name = this.#cell(row, 'name').replace(/\s+/g, ' ');
    if (name === '') {
      this.#refuse(row.row, 'missing-name', 'name');
      return;
    }
    if (name.length > limits.name) {
      this.#refuse(row.row, 'too-long', 'name', name);
      return;
    }
    const key = this.#findKey(row, name);
    if (!key) return;
    const before = this.#gathered.customers.get(key.id);
    if (before && foldName(before.customer.legalName) !== foldName(name)) {
      this.#refuse(row.row, 'contradiction', 'customerId', key.recordId ?? name, before);
      return;
    }
    const growing = before ?? this.#begin(row, key, name);
    const hadBefore = sizeOf(growing);
    this.#addNames(row, growing);
    this.#addContact(row, growing);
    if (before && sizeOf(growing) === hadBefore)
      this.#tell(row.row, 'repeated', this.#has('customerId') ? 'customerId' : 'name', key.recordId ?? name, growing);
  }

  #begin(row: TableRow, { id, recordId }: { id: string; recordId?: string }, name: string): Growing {
    const { row: number } = row;
    const owner = this.#cell(row, 'owner').slice(0, 120);
    const { customers, owners } = this.#gathered;
    owners.set(owner, (owners.get(owner) ?? 0) + 1);
    const tierWord = this.#cell(row, 'tier');
    const tier = findTier(tierWord);
    if (tierWord !== '' && tier === undefined) this.#tell(number, 'unknown-tier', 'tier', tierWord);
    const typeWord = this.#cell(row, 'relationshipType');
    const type = findRelationshipType(typeWord);
    if (typeWord !== '' && type === undefined) this.#tell(number, 'unknown-type', 'relationshipType', typeWord);
    const sinceText = this.#cell(row, 'since');
    const since = sinceText === '' ? undefined : readDay(sinceText, this.#dayOrder);
    if (sinceText !== '' && since === undefined) this.#tell(number, 'bad-date', 'since', sinceText);
    const link = this.#cell(row, 'recordLink');
    const recordIds = [recordId, link].filter((text) => text !== undefined && text !== '' && text.length <= 300) as string[];
    const growing: Growing = {
      table: this.#table,
      row: number,
      customer: {
        id,
        kind: 'business',
        legalName: name,
        aliases: [],
        domains: [],
        contacts: [],
        language: /\p{Script=Han}/u.test(name) ? this.#options.chinese : 'en',
        owner,
        teamId: fileTeamId,
        tier: tier ?? 'STANDARD',
        relationshipType: type ?? 'reactive',
        rung: 'customer',
        ...(since === undefined ? {} : { since }),
        ...(recordIds.length === 0 ? {} : { recordIds }),
      },
    };
    customers.set(id, growing);
    return growing;
  }

  #addNames(row: TableRow, { customer: { legalName, aliases, domains } }: Growing): void {
    for (const alias of this.#cells(row, 'alias').flatMap(readNames)) {
      if (alias.length > limits.name || aliases.length >= limits.aliases) this.#tell(row.row, 'too-many', 'alias', alias);
      else if (alias !== legalName && !aliases.includes(alias)) aliases.push(alias);
    }
    for (const text of this.#cells(row, 'website')) {
      const domain = readDomain(text);
      if (domain === undefined) this.#tell(row.row, 'bad-website', 'website', text);
      else this.#addDomain(domains, domain);
    }
  }

  #addDomain(domains: string[], domain: string): void {
    if (domains.length < limits.domains && !domains.includes(domain) && !this.#options.ownDomains.includes(domain))
      domains.push(domain);
  }

  #addContact(row: TableRow, { customer: { contacts, domains } }: Growing): void {
    const emailText = this.#cell(row, 'contactEmail');
    const email = readEmail(emailText);
    if (emailText !== '' && email === undefined) this.#tell(row.row, 'bad-email', 'contactEmail', emailText);
    const domain = email === undefined ? undefined : readDomain(email.slice(email.lastIndexOf('@') + 1));
    if (domain !== undefined) this.#addDomain(domains, domain);
    const whole = this.#cell(row, 'contactName');
    const joined = joinName(this.#cell(row, 'contactFirstName'), this.#cell(row, 'contactLastName'));
    const name = (whole || joined || email?.slice(0, email.lastIndexOf('@')) || '')
      .replace(/\s+/g, ' ')
      .slice(0, limits.contactName);
    if (name === '') return;
    const id = makeId('k', (email ?? name).toLowerCase());
    if (contacts.some((contact) => contact.id === id)) return;
    if (contacts.length >= limits.contacts) {
      this.#tell(row.row, 'too-many', 'contactName', name);
      return;
    }
    const role = this.#cell(row, 'contactRole').slice(0, limits.role);
    const phone = this.#cell(row, 'contactPhone').slice(0, limits.phone);
    contacts.push({
      id,
      name,
      ...(email === undefined ? {} : { email }),
      ...(role === '' ? {} : { role }),
      ...(phone === '' ? {} : { phone }),
    });
  }
}

/** What is wrong with the rows of a table, in their order. */
export interface TableProblems {
  readonly problems: readonly ImportProblem[];
  /** Rows of which nothing is taken. */
  readonly refusedCount: number;
}

/** A customer with the row that it begins with. */
export interface PlacedCustomer {
  readonly customer: DraftCustomer;
  /** Tables are counted from 0, as they were added. */
  readonly table: number;
  readonly row: number;
}

/** Customers of several tables: rows with one id are one customer, as in the accounts and the contacts of a CRM. */
export class CustomerCollector {
  readonly #options: ReadOptions;
  readonly #gathered: Gathered = { customers: new Map(), owners: new Map() };
  #tables = 0;

  constructor(options: ReadOptions) {
    this.#options = options;
  }

  /** All rows, in slices. @param onProgress - share of the rows that is read, 0 to 1 */
  async add(
    rows: readonly TableRow[],
    columns: readonly ImportColumn[],
    onProgress: (share: number) => void = () => {},
  ): Promise<TableProblems> {
    const pause = createPauses();
    const reader = new RowReader(this.#gathered, this.#tables++, columns, this.#options);
    reader.lookAt(rows);
    for (const [index, row] of rows.entries()) {
      if (index % rowsAWord === 0) onProgress(index / rows.length);
      const paused = pause();
      if (paused) await paused;
      reader.read(row);
    }
    return { problems: reader.problems, refusedCount: reader.refusedCount };
  }

  /** How many there are. */
  get size(): number {
    return this.#gathered.customers.size;
  }

  /** One by one. They are the collector's own: what is added later is added to them. */
  placed(): Iterable<PlacedCustomer> {
    return this.#gathered.customers.values();
  }

  /** Names in the columns of owners, most customers first. */
  owners(): string[] {
    return [...this.#gathered.owners]
      .filter(([owner]) => owner !== '')
      .sort(([, a], [, b]) => b - a)
      .map(([owner]) => owner);
  }
}

/** All rows of one table, in slices. @param onProgress - share of the rows that is read, 0 to 1 */
export async function readCustomers(
  rows: readonly TableRow[],
  columns: readonly ImportColumn[],
  options: ReadOptions,
  onProgress: (share: number) => void = () => {},
): Promise<ReadCustomers> {
  const collector = new CustomerCollector(options);
  const found = await collector.add(rows, columns, onProgress);
  const customers: DraftCustomer[] = [];
  let contactCount = 0;
  for (const { customer } of collector.placed()) {
    customers.push(customer);
    contactCount += customer.contacts.length;
  }
  return { ...found, customers, contactCount, owners: collector.owners() };
}
