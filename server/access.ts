/** Who may come in: people and their tokens, as an operator sees and changes them. */
import { sql } from 'kysely';
import { z } from 'zod';
import { idSchema } from '../lib/model/customer.ts';
import { roleSchema, type Staff, staffSchema } from '../lib/model/export.ts';
import { writeAudit } from './audit.ts';
import type { Database, Trx } from './database.ts';
import { describePerson, findPeople, listPeople } from './find-person.ts';
import { hasCompany } from './seed.ts';
import { allowToken, announceAccess, hashToken, makeToken } from './tokens.ts';
import { writeAlone } from './write-alone.ts';

/** What an operator may say of a person; what is absent stays, or for a new person takes its default. */
export const personChangesSchema = z.strictObject({
  name: staffSchema.shape.name.optional(),
  /** A new person's: `rep`. */
  role: roleSchema.optional(),
  email: staffSchema.shape.email,
  /** What an operator calls the person that this one reports to. */
  manager: z.string().min(1).max(254).optional(),
  /** All teams whose customers the person sees from now on. */
  teamIds: z.array(idSchema).max(1000).optional(),
});
export type PersonChanges = z.infer<typeof personChangesSchema>;

/** A token without what opens anything. */
export interface TokenRecord {
  /** The first digits of its hash: what a list shows and `revoke` takes. */
  readonly number: string;
  /** Instants. */
  readonly allowedAt: string;
  readonly revokedAt?: string;
}

/** Somebody with teams and tokens. */
export interface PersonAccess {
  readonly person: Staff;
  /** Instant; absent: may sign in at the company's provider too, where there is one. */
  readonly shutOutAt?: string;
  readonly teams: readonly string[];
  /** Oldest first. */
  readonly tokens: readonly TokenRecord[];
}

/** An operator's mistake; the sentence says what there is instead. Nothing was changed. */
export class AccessError extends Error {
  override readonly name = 'AccessError';
}

const numberLength = 10;

/** The number of a token, for lists. */
function numberOf(hash: string): string {
  return hash.slice(0, numberLength);
}

async function readStaff(trx: Trx): Promise<Staff[]> {
  const rows = await trx.selectFrom('staff').select('data').orderBy('id').execute();
  return rows.map(({ data }) => staffSchema.parse(JSON.parse(data)));
}

function mustFindPerson(staff: readonly Staff[], called: string): Staff {
  const [person, ...others] = findPeople(staff, called);
  if (!person) throw new AccessError(`Nobody is called ${called}. There are ${listPeople(staff)}.`);
  if (others.length > 0)
    throw new AccessError(`Several are called ${called}: ${listPeople([person, ...others])}. Say the id of the one you mean.`);
  return person;
}

async function mustHaveCompany(database: Database): Promise<void> {
  if (!(await hasCompany(database))) throw new AccessError('There is no company in this database yet.');
}

/** Everybody, by id, with all tokens that were ever given out. @throws AccessError when there is no company */
export async function listAccess(database: Database): Promise<PersonAccess[]> {
  await mustHaveCompany(database);
  return database.db.transaction().execute(async (trx) => {
    const { rows: teams } = await sql<{ staff_id: string; name: string }>`
      select m.staff_id, t.name from team_member m join team t on t.id = m.team_id order by t.id collate "C"`.execute(trx);
    const tokens = await trx.selectFrom('staff_token').selectAll().orderBy('created_at').orderBy('hash').execute();
    const shutOut = await trx.selectFrom('staff').select(['id', 'revoked_at']).where('revoked_at', 'is not', null).execute();
    const shutOutAt = new Map(shutOut.map(({ id, revoked_at }) => [id, revoked_at?.toISOString()]));
    return (await readStaff(trx)).map((person) => ({
      person,
      ...(shutOutAt.has(person.id) && { shutOutAt: shutOutAt.get(person.id) ?? '' }),
      teams: teams.filter(({ staff_id }) => staff_id === person.id).map(({ name }) => name),
      tokens: tokens
        .filter(({ staff_id }) => staff_id === person.id)
        .map(({ hash, created_at, revoked_at }) => ({
          number: numberOf(hash),
          allowedAt: created_at.toISOString(),
          ...(revoked_at && { revokedAt: revoked_at.toISOString() }),
        })),
    }));
  });
}

async function checkTeams(trx: Trx, teamIds: readonly string[]): Promise<void> {
  const teams = await trx.selectFrom('team').select(['id', 'name']).orderBy('id').execute();
  const unknown = teamIds.find((id) => !teams.some((team) => team.id === id));
  if (unknown !== undefined)
    throw new AccessError(`There is no team ${unknown}. There are ${teams.map(({ id, name }) => `${id} (${name})`).join(', ')}.`);
}

/** Whom `called` means, with the changes; a new person when nobody is meant and a name is given. */
function changePerson(staff: readonly Staff[], called: string, changes: PersonChanges): { person: Staff; isNew: boolean } {
  const { name, role, email, manager } = changes;
  const isNew = findPeople(staff, called).length === 0;
  if (isNew && name === undefined)
    throw new AccessError(
      `Nobody is called ${called}. There are ${listPeople(staff)}. Somebody new needs an id, --name and --teams.`,
    );
  if (isNew && !idSchema.safeParse(called).success)
    throw new AccessError(`A new person needs an id of 1 to 64 printable ASCII characters without a space, not ${called}.`);
  if (isNew && (changes.teamIds ?? []).length === 0)
    throw new AccessError('Say with --teams whose customers the new person sees.');
  const was: Staff = isNew ? { id: called, name: called, role: 'rep' } : mustFindPerson(staff, called);
  const chief = manager === undefined ? undefined : mustFindPerson(staff, manager);
  if (chief?.id === was.id) throw new AccessError(`${describePerson(was)} cannot be the own manager.`);
  const person: Staff = {
    ...was,
    ...(name !== undefined && { name }),
    ...(role !== undefined && { role }),
    ...(email !== undefined && { email }),
    ...(chief && { managerId: chief.id }),
  };
  return { person, isNew };
}

async function storePerson(trx: Trx, person: Staff, teamIds: readonly string[] | undefined): Promise<void> {
  const row = { id: person.id, role: person.role, data: JSON.stringify(person) };
  await trx
    .insertInto('staff')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ role: row.role, data: row.data }))
    .execute();
  if (teamIds !== undefined) {
    await trx.deleteFrom('team_member').where('staff_id', '=', person.id).execute();
    for (const teamId of new Set(teamIds))
      await trx.insertInto('team_member').values({ team_id: teamId, staff_id: person.id }).execute();
  }
  // The directory of staff is in every head.
  await sql`update company set settings_version = settings_version + 1`.execute(trx);
}

export interface LetIn {
  readonly person: Staff;
  readonly isNew: boolean;
}

export interface Allowed extends LetIn {
  /** Shown once: only its hash is stored. */
  readonly token: string;
  readonly number: string;
}

async function letIn(trx: Trx, called: string, changes: PersonChanges): Promise<LetIn> {
  const { person, isNew } = changePerson(await readStaff(trx), called, changes);
  await checkTeams(trx, changes.teamIds ?? []);
  const isChanged = Object.values(changes).some((value) => value !== undefined);
  if (isNew || isChanged) {
    await storePerson(trx, person, changes.teamIds);
    await writeAudit(trx, 'person-stored', null, { staffId: person.id, role: person.role, teamIds: changes.teamIds });
  }
  await trx.updateTable('staff').set({ revoked_at: null }).where('id', '=', person.id).execute();
  await announceAccess(trx);
  return { person, isNew };
}

/**
 * Somebody is added or changed, as the operator says, and is shut out no more: the company's provider lets him in.
 * @throws AccessError when nobody, or more than one, is meant, or a team is unknown
 */
export async function letPersonIn(database: Database, called: string, changes: PersonChanges): Promise<LetIn> {
  await mustHaveCompany(database);
  const person = await writeAlone(database, async (trx) => {
    const found = await letIn(trx, called, changes);
    await writeAudit(trx, 'person-allowed', null, { staffId: found.person.id });
    return found;
  });
  database.written.tokens++;
  return person;
}

/**
 * A new token for somebody, who is let in too. Tokens given out before stay valid.
 * @throws AccessError when nobody, or more than one, is meant, or a team is unknown
 */
export async function allowPerson(database: Database, called: string, changes: PersonChanges): Promise<Allowed> {
  await mustHaveCompany(database);
  const token = makeToken();
  const allowed = await writeAlone(database, async (trx) => {
    const found = await letIn(trx, called, changes);
    await allowToken(trx, found.person.id, token);
    const number = numberOf(hashToken(token));
    await writeAudit(trx, 'token-allowed', null, { staffId: found.person.id, number });
    return { ...found, token, number };
  });
  database.written.tokens++;
  return allowed;
}

export interface Revoked {
  readonly person: Staff;
  /** Numbers of the tokens that open nothing from now on; empty when none was in force. */
  readonly numbers: readonly string[];
  /** The person was meant, not one token: the company's provider cannot let him in any more. */
  readonly isShutOut: boolean;
}

/** Hashes that are meant: all of a person, the one with this number, or the one of this token. */
async function findMeant(trx: Trx, whose: string): Promise<{ person: Staff; hashes: readonly string[]; isPerson: boolean }> {
  const staff = await readStaff(trx);
  const tokens = await trx.selectFrom('staff_token').select(['hash', 'staff_id', 'revoked_at']).execute();
  const inForce = (of: readonly { hash: string; revoked_at: Date | null }[]) =>
    of.filter(({ revoked_at }) => revoked_at === null).map(({ hash }) => hash);
  if (findPeople(staff, whose).length > 0) {
    const person = mustFindPerson(staff, whose);
    return { person, hashes: inForce(tokens.filter(({ staff_id }) => staff_id === person.id)), isPerson: true };
  }
  const isNumber = new RegExp(`^[0-9a-f]{${numberLength}}$`).test(whose);
  const found = tokens.find(({ hash }) => hash === hashToken(whose) || (isNumber && hash.startsWith(whose)));
  const person = found && staff.find(({ id }) => id === found.staff_id);
  // What may be a token is not repeated: it would stand in a terminal's log.
  if (!person)
    throw new AccessError(
      `This is nobody of the staff, no token that was given out, and not the number of one. There are ${listPeople(staff)}.`,
    );
  return { person, hashes: inForce([found]), isPerson: false };
}

/**
 * Takes access back: a person is shut out, with all tokens and at the company's provider; or one token, by its number or itself. Every
 * running server refuses them from now on, and what is cached in the browsers that used them is wiped at their next contact.
 * @throws AccessError when nobody and no token is meant
 */
export async function revokeAccess(database: Database, whose: string): Promise<Revoked> {
  await mustHaveCompany(database);
  const revoked = await writeAlone(database, async (trx) => {
    const { person, hashes, isPerson } = await findMeant(trx, whose);
    const numbers = hashes.map(numberOf);
    const revokedAt = new Date();
    if (hashes.length > 0) {
      await trx.updateTable('staff_token').set({ revoked_at: revokedAt }).where('hash', 'in', hashes).execute();
      await writeAudit(trx, 'token-revoked', null, { staffId: person.id, numbers });
    }
    if (isPerson) {
      const inside = trx.updateTable('staff').where('id', '=', person.id).where('revoked_at', 'is', null);
      const [shut] = await inside.set({ revoked_at: revokedAt }).execute();
      if (shut && shut.numUpdatedRows > 0n) await writeAudit(trx, 'person-shut-out', null, { staffId: person.id });
    }
    await announceAccess(trx);
    return { person, numbers, isShutOut: isPerson };
  });
  database.written.tokens++;
  return revoked;
}
