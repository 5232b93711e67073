/** The version of the rows: one number a changed row, without gaps, given out under one lock. */
import { sql } from 'kysely';
import { addRow, emptyRowsHash, hashRow, type RowsHash, removeRow } from '../lib/model/rows-hash.ts';
import type { Trx } from './database.ts';

/** What the writers need to know of the company. */
export interface CompanyState {
  readonly version: number;
  readonly tierListVersion: number;
  readonly playbookVersion: number;
}

/** Takes the lock that every writer takes first: from here to the end of the transaction nobody else writes. */
export async function lockCompany(trx: Trx): Promise<CompanyState> {
  const row = await trx
    .selectFrom('company')
    .select(['version', 'tier_list_version', 'playbook_version'])
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { version: row.version, tierListVersion: row.tier_list_version, playbookVersion: row.playbook_version };
}

/** A row that came, changed or went; `before` absent: it came, `after` absent: it went. */
export interface RowStep {
  readonly teamId: string;
  readonly customerId: string;
  readonly version: number;
  readonly before?: number;
  readonly after?: number;
}

/** Adds the steps to count, hash and version of their teams, and the last version to the company. */
export async function recordSteps(trx: Trx, steps: readonly RowStep[]): Promise<void> {
  if (steps.length === 0) return;
  const teams = new Map<string, { hash: RowsHash; count: number; version: number }>();
  for (const step of steps) {
    const sum = teams.get(step.teamId) ?? { hash: emptyRowsHash, count: 0, version: 0 };
    if (step.before !== undefined) {
      sum.hash = removeRow(sum.hash, hashRow(step.customerId, step.before));
      sum.count--;
    }
    if (step.after !== undefined) {
      sum.hash = addRow(sum.hash, hashRow(step.customerId, step.after));
      sum.count++;
    }
    sum.version = Math.max(sum.version, step.version);
    teams.set(step.teamId, sum);
  }
  // Both lanes are sums modulo 2^32, so that a difference below zero has already wrapped round.
  for (const [teamId, sum] of teams)
    await sql`update team set version = ${sum.version}::bigint, row_count = row_count + ${sum.count}::integer,
      hash_high = (hash_high + ${sum.hash.high}::bigint) % 4294967296, hash_low = (hash_low + ${sum.hash.low}::bigint) % 4294967296
      where id = ${teamId}`.execute(trx);
  const version = Math.max(...steps.map((step) => step.version));
  await sql`update company set version = ${version}::bigint`.execute(trx);
}

/** Gives each customer the next version and revision, in the order given. */
export async function bumpCustomers(trx: Trx, company: CompanyState, customerIds: readonly string[]): Promise<number> {
  if (customerIds.length === 0) return company.version;
  const json = JSON.stringify(customerIds);
  const { rows } = await sql<{ id: string; team_id: string; version: number; revision: number }>`
    update customer c set revision = c.revision + 1, version = ${company.version}::bigint + r.place
    from (select value as id, ordinality as place from jsonb_array_elements_text(${json}::text::jsonb) with ordinality) r
    where c.id = r.id
    returning c.id, c.team_id, c.version, c.revision`.execute(trx);
  await recordSteps(
    trx,
    rows.map((row) => ({
      teamId: row.team_id,
      customerId: row.id,
      version: row.version,
      before: row.revision - 1,
      after: row.revision,
    })),
  );
  return company.version + rows.length;
}
