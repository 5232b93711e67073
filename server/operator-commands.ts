/** What an operator orders, wherever the database is open -> what came of it. */
import { z } from 'zod';
import { staffSchema } from '../lib/model/export.ts';
import { AccessError, allowPerson, letPersonIn, listAccess, personChangesSchema, revokeAccess } from './access.ts';
import type { Database } from './database.ts';
import { readKnownPeople } from './load/store-people.ts';

export const operatorCommandSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('list') }),
  /** Company, teams and staff, as a load finds them. */
  z.strictObject({ kind: z.literal('describe') }),
  /** A token for whoever is `called` so, by id, e-mail address or name. */
  z.strictObject({ kind: z.literal('allow'), called: z.string().min(1).max(254), changes: personChangesSchema }),
  /** The same without a token: the person signs in at the company's provider. */
  z.strictObject({ kind: z.literal('let-in'), called: z.string().min(1).max(254), changes: personChangesSchema }),
  /** A person, with all tokens and at the company's provider; or one token, by its number or itself. */
  z.strictObject({ kind: z.literal('revoke'), whose: z.string().min(1).max(4096) }),
]);
export type OperatorCommand = z.infer<typeof operatorCommandSchema>;

const tokenRecordSchema = z.strictObject({ number: z.string(), allowedAt: z.string(), revokedAt: z.string().optional() });

export const operatorAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('listed'),
    people: z.array(
      z.strictObject({
        person: staffSchema,
        shutOutAt: z.string().optional(),
        teams: z.array(z.string()),
        tokens: z.array(tokenRecordSchema),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('allowed'),
    person: staffSchema,
    isNew: z.boolean(),
    token: z.string(),
    number: z.string(),
  }),
  z.strictObject({ kind: z.literal('let-in'), person: staffSchema, isNew: z.boolean() }),
  z.strictObject({ kind: z.literal('revoked'), person: staffSchema, numbers: z.array(z.string()), isShutOut: z.boolean() }),
  /** `domains` are the company's own; absent in an empty database. */
  z.strictObject({
    kind: z.literal('described'),
    domains: z.array(z.string()).optional(),
    teams: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    staff: z.array(z.strictObject({ person: staffSchema, teamIds: z.array(z.string()) })),
  }),
  /** Nothing was changed. */
  z.strictObject({ kind: z.literal('refused'), sentence: z.string() }),
]);
export type OperatorAnswer = z.infer<typeof operatorAnswerSchema>;

async function describePeople({ db }: Database): Promise<OperatorAnswer> {
  const { company, staff, teams, memberships } = await readKnownPeople(db);
  return {
    kind: 'described',
    ...(company ? { domains: company.domains } : {}),
    teams: [...teams].map(([id, name]) => ({ id, name })),
    staff: [...staff].map(([id, data]) => ({
      person: staffSchema.parse(JSON.parse(data)),
      teamIds: memberships.get(id)?.split(' ') ?? [],
    })),
  };
}

/** Runs one command; an operator's mistake is an answer, anything else is thrown. */
export async function runOperatorCommand(database: Database, command: OperatorCommand): Promise<OperatorAnswer> {
  try {
    switch (command.kind) {
      case 'list':
        return {
          kind: 'listed',
          people: (await listAccess(database)).map((one) => ({ ...one, teams: [...one.teams], tokens: [...one.tokens] })),
        };
      case 'describe':
        return await describePeople(database);
      case 'allow':
        return { kind: 'allowed', ...(await allowPerson(database, command.called, command.changes)) };
      case 'let-in':
        return { kind: 'let-in', ...(await letPersonIn(database, command.called, command.changes)) };
      case 'revoke': {
        const { numbers, ...revoked } = await revokeAccess(database, command.whose);
        return { kind: 'revoked', ...revoked, numbers: [...numbers] };
      }
    }
  } catch (error) {
    if (error instanceof AccessError) return { kind: 'refused', sentence: error.message };
    throw error;
  }
}
