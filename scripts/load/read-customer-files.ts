/** Lists of customers, several of one CRM together, and who is on the staff -> customers with their owners and teams, one by one. */
import { basename } from 'node:path';
import { mapColumns } from '../../lib/import/map-columns.ts';
import { CustomerCollector, type PlacedCustomer } from '../../lib/import/read-customers.ts';
import type { Customer } from '../../lib/model/customer.ts';
import { findPeople } from '../../server/find-person.ts';
import type { LoadLine } from '../../server/load/load-contract.ts';
import { describeRowProblem, type LoadProblem } from './load-problems.ts';
import { LoadFileError, readTable } from './read-columns.ts';
import { type People, remembered } from './read-staff.ts';

export interface CustomerFileOptions {
  /** The company's own mail domains: never a customer's. */
  readonly ownDomains: readonly string[];
  readonly chinese: 'zh_CN' | 'zh_TW';
  readonly onProgress: (file: string, share: number) => void;
}

/** What was read, before anybody knows who the owners are. */
export interface CustomerFiles {
  readonly files: readonly string[];
  readonly collector: CustomerCollector;
  readonly rowCount: number;
  /** Rows of which nothing can be taken. */
  readonly refusedCount: number;
  readonly problems: readonly LoadProblem[];
  /** Whether a column of tiers is among them. */
  readonly hasTiers: boolean;
}

/** Reads the files, in this order: a customer begins with the first row that names it. @throws LoadFileError */
export async function readCustomerFiles(paths: readonly string[], options: CustomerFileOptions): Promise<CustomerFiles> {
  const { ownDomains, chinese, onProgress } = options;
  const files = paths.map((path) => basename(path));
  const collector = new CustomerCollector({ ownDomains, chinese });
  const problems: LoadProblem[] = [];
  let rowCount = 0;
  let refusedCount = 0;
  let hasTiers = false;
  for (const [table, path] of paths.entries()) {
    const file = files[table] ?? path;
    const { header, rows } = await readTable(path);
    const columns = mapColumns(header, rows);
    if (!columns.some(({ field }) => field === 'name'))
      throw new LoadFileError(
        `${file}: no column looks like the customer's name. Its columns: ${header.join(', ').slice(0, 500)}`,
      );
    hasTiers ||= columns.some(({ field }) => field === 'tier');
    rowCount += rows.length;
    const found = await collector.add(rows, columns, (share) => onProgress(file, share));
    refusedCount += found.refusedCount;
    for (const problem of found.problems) problems.push(describeRowProblem(problem, table, files));
  }
  return { files, collector, rowCount, refusedCount, problems, hasTiers };
}

/** Whose a customer is, or why nobody can say. */
type Owner = { readonly staffId: string; readonly teamId: string } | { readonly sentence: string };

/** @param defaultOwner - who owns what has no owner, or one whom nobody knows; undefined: that is a mistake of the row */
export function ownerFinder({ staff }: People, defaultOwner: string | undefined): (owner: string) => Owner {
  const everybody = [...staff.values()].map(({ person }) => person);
  const find = (called: string): Owner => {
    const [person, ...others] = findPeople(everybody, called);
    if (!person) return { sentence: called === '' ? 'is empty' : `nobody of the staff is called “${called}”` };
    if (others.length > 0)
      return { sentence: `several of the staff are called “${called}”; the list of staff should say ids, and this one too` };
    const [teamId] = staff.get(person.id)?.teamIds ?? [];
    return teamId === undefined ? { sentence: `${person.name} is in no team` } : { staffId: person.id, teamId };
  };
  return remembered((called) => {
    const found = find(called);
    return 'sentence' in found && defaultOwner !== undefined ? find(defaultOwner) : found;
  });
}

/** Customers whose owner nobody knows, as problems of their rows. */
export function findOwnerProblems({ collector, files }: CustomerFiles, findOwner: (owner: string) => Owner): LoadProblem[] {
  const problems: LoadProblem[] = [];
  for (const { customer, table, row } of collector.placed()) {
    const owner = findOwner(customer.owner);
    if ('sentence' in owner)
      problems.push({ file: files[table] ?? '', row, field: 'Owner', sentence: owner.sentence, isRefused: true });
  }
  return problems;
}

/** Those whose owner is known, one by one. A customer belongs to the first team of who owns it. */
export function* customerLines(
  { collector, files }: CustomerFiles,
  findOwner: (owner: string) => Owner,
): Generator<Extract<LoadLine, { readonly customer: Customer }>> {
  for (const placed of collector.placed()) {
    const { owner: name, ...customer } = placed.customer;
    const owner = findOwner(name);
    if ('sentence' in owner) continue;
    yield { place: placeOf(placed, files), customer: { ...customer, ownerId: owner.staffId, teamId: owner.teamId } };
  }
}

function placeOf({ table, row }: PlacedCustomer, files: readonly string[]): string {
  return `${files[table] ?? ''}, row ${row}`;
}
