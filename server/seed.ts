/** A company -> an empty database, in one transaction. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { TierListHead } from '../lib/model/tier-list.ts';
import { touchpointSchema } from '../lib/model/touchpoint.ts';
import { writeAudit } from './audit.ts';
import { putCustomers } from './customers.ts';
import type { Database, Trx } from './database.ts';
import { aloneOnDatabase } from './migrate.ts';
import type { SampleCompany } from './sample/sample-company.ts';
import { allowToken } from './tokens.ts';
import { lockCompany } from './versions.ts';

/** Touchpoints written in one statement. */
const chunkSize = 2000;

async function insertTouchpoints(trx: Trx, { customers, touchpoints }: SampleCompany): Promise<void> {
  const teamOf = new Map(customers.map((customer) => [customer.id, customer.teamId]));
  for (let at = 0; at < touchpoints.length; at += chunkSize) {
    const rows = touchpoints.slice(at, at + chunkSize).map((raw) => {
      const touchpoint = touchpointSchema.parse(raw);
      return {
        id: touchpoint.id,
        customer_id: touchpoint.customerId,
        team_id: teamOf.get(touchpoint.customerId),
        staff_id: touchpoint.staffId,
        happened_at_ms: Date.parse(touchpoint.happenedAt),
        data: JSON.stringify(touchpoint),
      };
    });
    await sql`
      insert into touchpoint (id, customer_id, team_id, staff_id, happened_at_ms, content_hash, data)
      select id, customer_id, team_id, staff_id, happened_at_ms, 'imported', data
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id uuid, customer_id text, team_id text, staff_id text,
        happened_at_ms double precision, data text)`.execute(trx);
  }
}

async function insertCompany(trx: Trx, sample: SampleCompany, publishedAt: string): Promise<void> {
  const manager = sample.staff.find((member) => member.role === 'manager');
  const list: TierListHead = { version: 1, publishedAt, ...(manager && { publishedBy: manager.id }) };
  await trx
    .insertInto('company')
    .values({
      data: JSON.stringify(sample.company),
      lease_days: sample.leaseDays,
      epoch: randomBytes(12).toString('hex'),
      settings_version: 1,
      tier_list_version: list.version,
      playbook_version: sample.playbook.version,
    })
    .execute();
  for (const member of sample.staff)
    await trx
      .insertInto('staff')
      .values({ id: member.id, role: member.role, data: JSON.stringify(member) })
      .execute();
  for (const team of sample.teams) {
    await trx.insertInto('team').values({ id: team.id, name: team.name }).execute();
    for (const staffId of team.staffIds)
      await trx.insertInto('team_member').values({ team_id: team.id, staff_id: staffId }).execute();
  }
  for (const [staffId, token] of Object.entries(sample.tokens)) await allowToken(trx, staffId, token);
  await trx
    .insertInto('tier_list')
    .values({ version: list.version, data: JSON.stringify(list) })
    .execute();
  await trx
    .insertInto('playbook')
    .values({ version: sample.playbook.version, published_by: null, data: JSON.stringify(sample.playbook) })
    .execute();
}

/** Whether the database holds a company. */
export async function hasCompany({ db }: Database): Promise<boolean> {
  return (await db.selectFrom('company').select('epoch').executeTakeFirst()) !== undefined;
}

/**
 * Writes the company whole, unless there is one already.
 * @param now - instant of the first tier list, in milliseconds since 1970
 * @returns whether it was written
 */
export async function seed(database: Database, sample: SampleCompany, now: number): Promise<boolean> {
  return aloneOnDatabase(database.db, database.kind, async () => {
    if (await hasCompany(database)) return false;
    await database.db.transaction().execute(async (trx) => {
      await insertCompany(trx, sample, new Date(now).toISOString());
      await insertTouchpoints(trx, sample);
      await putCustomers(trx, await lockCompany(trx), sample.customers, null);
      await writeAudit(trx, 'company-created', null, { customers: sample.customers.length });
    });
    return true;
  });
}
