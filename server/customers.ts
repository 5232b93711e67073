/** Customers into the database and out of it: what a CRM's import does. Requests only read and re-tier them. */
import { sql } from 'kysely';
import { compileCheck } from '../lib/model/compile-check.ts';
import { type Customer, customerSchema } from '../lib/model/customer.ts';
import { writeAudit } from './audit.ts';
import type { Database, Trx } from './database.ts';
import { slotOf } from './slot.ts';
import { type CompanyState, type RowStep, recordSteps } from './versions.ts';
import { writeAlone } from './write-alone.ts';

/** Customers written in one statement. */
const chunkSize = 1000;

interface StoredRow {
  readonly id: string;
  readonly team_id: string;
  readonly revision: number;
}

/** Columns of a customer's row besides version and revision. */
export function customerColumns(customer: Customer) {
  return {
    id: customer.id,
    team_id: customer.teamId,
    slot: slotOf(customer.id),
    tier: customer.tier,
    key_account_scope: customer.keyAccountScope ?? null,
    relationship_type: customer.relationshipType,
    data: JSON.stringify(customer),
  };
}

const isSurelyCustomer = compileCheck(customerSchema);

/**
 * Writes some customers, whole, in one statement, with the versions after `start`; at most a thousand, each once.
 * The caller holds the company's lock and records the steps.
 */
export async function storeChunk(trx: Trx, customers: readonly Customer[], start: number): Promise<RowStep[]> {
  const ids = JSON.stringify(customers.map((customer) => customer.id));
  const { rows: stored } = await sql<StoredRow>`
    select id, team_id, revision from customer where id in (select jsonb_array_elements_text(${ids}::text::jsonb))`.execute(trx);
  // A removed customer that comes back must not repeat a revision that readers may still hold.
  const { rows: removed } = await sql<{ customer_id: string; version: number }>`
    select customer_id, max(version) as version from tombstone
    where customer_id in (select jsonb_array_elements_text(${ids}::text::jsonb)) group by customer_id`.execute(trx);
  const before = new Map(stored.map((row) => [row.id, row]));
  const goneAt = new Map(removed.map((row) => [row.customer_id, row.version]));
  const steps: RowStep[] = [];
  const tombstones: { team_id: string; customer_id: string; version: number }[] = [];
  let version = start;
  const rows = customers.map((raw) => {
    const customer = isSurelyCustomer(raw) ? raw : customerSchema.parse(raw);
    const old = before.get(customer.id);
    const customerId = customer.id;
    if (old && old.team_id !== customer.teamId) {
      tombstones.push({ team_id: old.team_id, customer_id: customerId, version: ++version });
      steps.push({ teamId: old.team_id, customerId, version, before: old.revision });
    }
    const revision = old ? old.revision + 1 : (goneAt.get(customerId) ?? 0) + 1;
    const isSameTeam = old?.team_id === customer.teamId;
    steps.push({
      teamId: customer.teamId,
      customerId,
      version: ++version,
      after: revision,
      ...(isSameTeam && { before: old.revision }),
    });
    return { ...customerColumns(customer), version, revision };
  });
  await sql`
    insert into customer (id, team_id, slot, version, revision, tier, key_account_scope, relationship_type, data)
    select id, team_id, slot, version, revision, tier, key_account_scope, relationship_type, data
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id text, team_id text, slot integer, version bigint,
      revision integer, tier text, key_account_scope text, relationship_type text, data text)
    on conflict (id) do update set team_id = excluded.team_id, version = excluded.version, revision = excluded.revision,
      tier = excluded.tier, key_account_scope = excluded.key_account_scope,
      relationship_type = excluded.relationship_type, data = excluded.data`.execute(trx);
  // The team that has it now needs no tombstone of earlier days; touchpoints and decisions go where their customer goes.
  const arrived = rows
    .filter(({ id, team_id }) => before.get(id)?.team_id !== team_id)
    .map(({ id, team_id }) => ({ id, team_id }));
  if (arrived.length > 0) {
    const json = JSON.stringify(arrived);
    await sql`
      delete from tombstone t using jsonb_to_recordset(${json}::text::jsonb) as r(id text, team_id text)
      where t.customer_id = r.id and t.team_id = r.team_id`.execute(trx);
    for (const table of ['touchpoint', 'decision', 'alias_proposal'])
      await sql`
        update ${sql.table(table)} t set team_id = r.team_id
        from jsonb_to_recordset(${json}::text::jsonb) as r(id text, team_id text)
        where t.customer_id = r.id and t.team_id <> r.team_id`.execute(trx);
  }
  for (const tombstone of tombstones) await putTombstone(trx, tombstone);
  return steps;
}

/** Takes some customers out, the same way; readers get tombstones, touchpoints stay. */
export async function removeChunk(trx: Trx, customerIds: readonly string[], start: number): Promise<RowStep[]> {
  if (customerIds.length === 0) return [];
  const removed = await trx
    .deleteFrom('customer')
    .where('id', 'in', customerIds)
    .returning(['id', 'team_id', 'revision'])
    .execute();
  const steps = removed.map(
    ({ id, team_id, revision }, i): RowStep => ({ teamId: team_id, customerId: id, version: start + i + 1, before: revision }),
  );
  for (const { teamId, customerId, version } of steps)
    await putTombstone(trx, { team_id: teamId, customer_id: customerId, version });
  return steps;
}

async function putTombstone(trx: Trx, tombstone: { team_id: string; customer_id: string; version: number }): Promise<void> {
  await trx
    .insertInto('tombstone')
    .values(tombstone)
    .onConflict((conflict) =>
      conflict.columns(['team_id', 'customer_id']).doUpdateSet({ version: tombstone.version, removed_at: new Date() }),
    )
    .execute();
}

/** Adds or replaces customers, whole; each id at most once. Their touchpoints stay. */
export function storeCustomers(database: Database, customers: readonly Customer[], staffId: string | null = null): Promise<void> {
  return writeAlone(database, (trx, company) => putCustomers(trx, company, customers, staffId));
}

/** The same within a transaction that holds the company's lock. */
export async function putCustomers(
  trx: Trx,
  company: CompanyState,
  customers: readonly Customer[],
  staffId: string | null,
): Promise<void> {
  let { version } = company;
  for (let at = 0; at < customers.length; at += chunkSize) {
    const steps = await storeChunk(trx, customers.slice(at, at + chunkSize), version);
    await recordSteps(trx, steps);
    version += steps.length;
  }
  await writeAudit(trx, 'customers-stored', staffId, { count: customers.length });
}

/**
 * Takes a customer out of the export; readers get a tombstone. Its touchpoints stay in the database, so that their ids
 * stay taken. @returns whether there was such a customer
 */
export async function removeCustomer(database: Database, customerId: string, staffId: string | null = null): Promise<boolean> {
  return writeAlone(database, async (trx, { version }) => {
    const steps = await removeChunk(trx, [customerId], version);
    if (steps.length === 0) return false;
    await recordSteps(trx, steps);
    await writeAudit(trx, 'customer-removed', staffId, { customerId });
    return true;
  });
}

/** Forgets tombstones older than this many days; cursors from before are gone. */
export async function forgetTombstones(database: Database, days: number): Promise<void> {
  await writeAlone(database, async (trx) => {
    await sql`
      with forgotten as (delete from tombstone where removed_at < now() - make_interval(days => ${days}::integer) returning version)
      update company set feed_floor = greatest(feed_floor, coalesce((select max(version) from forgotten), 0))`.execute(trx);
  });
}
