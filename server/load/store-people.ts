/** Company, teams and staff as an operator says them -> what of that is new, and that written. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { ExportHead } from '../../lib/model/export.ts';
import { writeAudit } from '../audit.ts';
import type { Database, Trx } from '../database.ts';
import { samplePlaybook } from '../sample/sample-playbook.ts';
import { announceAccess } from '../tokens.ts';
import { type CompanyChanges, type LoadHead, LoadRefusedError, type Member, type Team } from './load-contract.ts';

type Company = ExportHead['company'];

/** Days for which a browser may show what it has after its last contact with the server. */
const leaseDays = 14;

/** Who and what is there, by id. */
export interface KnownPeople {
  /** Absent in an empty database. */
  readonly company?: Company;
  /** JSON of each person. */
  readonly staff: ReadonlyMap<string, string>;
  /** Names. */
  readonly teams: ReadonlyMap<string, string>;
  /** Teams of each person, sorted, parted by a space. */
  readonly memberships: ReadonlyMap<string, string>;
}

/** Reads it with whatever is given: a transaction, or the database itself. */
export async function readKnownPeople(db: Database['db'] | Trx): Promise<KnownPeople> {
  const company = await db.selectFrom('company').select('data').executeTakeFirst();
  const staff = await db.selectFrom('staff').select(['id', 'data']).execute();
  const teams = await db.selectFrom('team').select(['id', 'name']).execute();
  const { rows: members } = await sql<{ staff_id: string; teams: string }>`
    select staff_id, string_agg(team_id, ' ' order by team_id collate "C") as teams from team_member group by staff_id`.execute(
    db,
  );
  return {
    ...(company ? { company: JSON.parse(company.data) as Company } : {}),
    staff: new Map(staff.map(({ id, data }) => [id, data])),
    teams: new Map(teams.map(({ id, name }) => [id, name])),
    memberships: new Map(members.map((row) => [row.staff_id, row.teams])),
  };
}

/** What is new of what an operator says. */
export interface PeoplePlan {
  /** Absent: it stays as it is. */
  readonly company?: Company;
  readonly isNewCompany: boolean;
  readonly teams: readonly Team[];
  readonly newTeams: number;
  readonly staff: readonly Member[];
  readonly newStaff: number;
  readonly staffIds: ReadonlySet<string>;
  readonly teamIds: ReadonlySet<string>;
}

function planCompany(known: Company | undefined, changes: CompanyChanges | undefined): Company | undefined {
  if (!known) {
    if (changes?.name === undefined)
      throw new LoadRefusedError(['There is no company in this database yet. Say its name with --company.']);
    const { name, domains = [], names = [], timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone } = changes;
    const random = (bytes: number): string => randomBytes(bytes).toString('hex');
    return { id: `company-${random(6)}`, name, domains, names, fingerprintSalt: random(16), timeZone };
  }
  const { name = known.name, domains = known.domains, names = known.names, timeZone = known.timeZone } = changes ?? {};
  const next = { ...known, name, domains, names, timeZone };
  return JSON.stringify(next) === JSON.stringify(known) ? undefined : next;
}

const sorted = (ids: readonly string[]): string => [...new Set(ids)].sort((a, b) => (a < b ? -1 : 1)).join(' ');

/** @throws LoadRefusedError when somebody's team or manager is not there */
export function planPeople(known: KnownPeople, { company: changes, teams, staff }: LoadHead): PeoplePlan {
  const staffIds = new Set([...known.staff.keys(), ...staff.map(({ person }) => person.id)]);
  const teamIds = new Set([...known.teams.keys(), ...teams.map(({ id }) => id)]);
  for (const { person, teamIds: own = [] } of staff) {
    const unknown = own.find((id) => !teamIds.has(id));
    if (unknown !== undefined) throw new LoadRefusedError([`${person.name} is in a team ${unknown}, which is not there.`]);
    if (person.managerId !== undefined && !staffIds.has(person.managerId))
      throw new LoadRefusedError([`${person.name} reports to ${person.managerId}, who is not there.`]);
  }
  const company = planCompany(known.company, changes);
  return {
    ...(company ? { company } : {}),
    isNewCompany: known.company === undefined,
    teams: teams.filter(({ id, name }) => known.teams.get(id) !== name),
    newTeams: teams.filter(({ id }) => !known.teams.has(id)).length,
    staff: staff.filter(
      ({ person, teamIds: own }) =>
        known.staff.get(person.id) !== JSON.stringify(person) ||
        (own !== undefined && (known.memberships.get(person.id) ?? '') !== sorted(own)),
    ),
    newStaff: staff.filter(({ person }) => !known.staff.has(person.id)).length,
    staffIds,
    teamIds,
  };
}

async function storeCompany(trx: Trx, company: Company, isNew: boolean): Promise<void> {
  const data = JSON.stringify(company);
  if (!isNew) {
    await trx.updateTable('company').set({ data }).execute();
    return;
  }
  const { version } = samplePlaybook;
  await trx
    .insertInto('company')
    .values({ data, lease_days: leaseDays, epoch: randomBytes(12).toString('hex'), playbook_version: version })
    .execute();
  await trx
    .insertInto('playbook')
    .values({ version, published_by: null, data: JSON.stringify(samplePlaybook) })
    .execute();
  await writeAudit(trx, 'company-created', null, {});
}

/** Writes the plan. A new company is there from here on, so that its lock can be taken. */
export async function storePeople(trx: Trx, { company, isNewCompany, teams, staff }: PeoplePlan): Promise<void> {
  if (!company && teams.length === 0 && staff.length === 0) return;
  if (company) await storeCompany(trx, company, isNewCompany);
  for (const { id, name } of teams)
    await trx
      .insertInto('team')
      .values({ id, name })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ name }))
      .execute();
  for (const { person } of staff) {
    const row = { role: person.role, data: JSON.stringify(person) };
    await trx
      .insertInto('staff')
      .values({ id: person.id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  }
  for (const { person, teamIds } of staff) {
    if (teamIds === undefined) continue;
    await trx.deleteFrom('team_member').where('staff_id', '=', person.id).execute();
    for (const teamId of new Set(teamIds))
      await trx.insertInto('team_member').values({ team_id: teamId, staff_id: person.id }).execute();
  }
  // They are in every head.
  await sql`update company set settings_version = settings_version + 1`.execute(trx);
  if (staff.length > 0) {
    await writeAudit(trx, 'people-loaded', null, { count: staff.length });
    await announceAccess(trx);
  }
}
