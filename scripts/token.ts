/**
 * Lets people in and takes access back: who may sign in at the backend.
 *
 *   npm run -s token -- --list
 *   npm run -s token -- --allow PERSON [--name NAME] [--role rep|manager] [--teams ID,ID] [--email ADDRESS] [--manager PERSON] [--no-token]
 *   npm run -s token -- --revoke PERSON|NUMBER|TOKEN
 *
 * Works on the database (--data DIR or DATABASE_URL); a server that runs on the directory carries the command out itself. The token is
 * the only line of the standard output. Exit codes: 2 wrong command line, 3 directory in use, 1 anything else.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../server/database.ts';
import { describePerson } from '../server/find-person.ts';
import { DirectoryLockedError } from '../server/lock.ts';
import {
  type OperatorAnswer,
  type OperatorCommand,
  operatorCommandSchema,
  runOperatorCommand,
} from '../server/operator-commands.ts';
import { askRunningServer, NoOperatorDoorError } from '../server/operator-socket.ts';

const usage = `npm run -s token -- --list
npm run -s token -- --allow PERSON
npm run -s token -- --allow ID --name NAME --teams ID,ID [--role rep|manager] [--email ADDRESS] [--manager PERSON] [--no-token]
npm run -s token -- --revoke PERSON|NUMBER|TOKEN
PERSON is an id, an e-mail address or a name; NUMBER is what --list shows. --no-token: signs in at the company's provider only. [--data .shuke/data] or DATABASE_URL says where.`;

function readCommandLine(): { command: OperatorCommand; data: string } {
  try {
    const { values } = parseArgs({
      options: {
        list: { type: 'boolean', default: false },
        allow: { type: 'string' },
        revoke: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string' },
        email: { type: 'string' },
        manager: { type: 'string' },
        'no-token': { type: 'boolean', default: false },
        teams: { type: 'string' },
        data: { type: 'string', default: '.shuke/data' },
      },
    });
    const { list, allow, revoke, name, role, email, manager, teams, data, 'no-token': isTokenless } = values;
    if ([list, allow !== undefined, revoke !== undefined].filter(Boolean).length !== 1)
      throw new Error('Say one of --list, --allow and --revoke.');
    const changes = { name, role, email, manager, teamIds: teams?.split(',').map((id) => id.trim()) };
    if (allow === undefined && (isTokenless || Object.values(changes).some((value) => value !== undefined)))
      throw new Error('--name, --role, --teams, --email, --manager and --no-token go with --allow.');
    const raw = list
      ? { kind: 'list' }
      : allow === undefined
        ? { kind: 'revoke', whose: revoke }
        : { kind: isTokenless ? 'let-in' : 'allow', called: allow, changes };
    const command = operatorCommandSchema.safeParse(raw);
    if (!command.success) {
      const problem = command.error.issues[0];
      throw new Error(`${problem?.path.map(String).join('.')}: ${problem?.message}`);
    }
    return { command: command.data, data };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}

/** Opens the database, or has the server that holds it do the work. */
async function carryOut(command: OperatorCommand, directory: string): Promise<OperatorAnswer> {
  const url = process.env.DATABASE_URL;
  // A directory mistyped must not become a new, empty database.
  if (!url && !existsSync(join(directory, 'pglite')))
    return { kind: 'refused', sentence: `There is no data in ${directory}. Say with --data or DATABASE_URL where it is.` };
  try {
    const database = await openDatabase(url ? { url } : { directory });
    try {
      return await runOperatorCommand(database, command);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof DirectoryLockedError) return askRunningServer(directory, command);
    throw error;
  }
}

const day = (instant: string): string => instant.slice(0, 10);

function printPeople({ people }: Extract<OperatorAnswer, { kind: 'listed' }>): void {
  for (const { person, shutOutAt, teams, tokens } of people) {
    console.log(`${person.id}  ${person.name}  ${person.role}  ${teams.join(', ') || 'in no team'}`);
    const inForce = tokens.filter(({ revokedAt }) => revokedAt === undefined);
    if (shutOutAt !== undefined) console.log(`    shut out ${day(shutOutAt)}: cannot sign in`);
    else if (inForce.length === 0)
      console.log("    no token in force: only the company's provider lets this person in, if the server has one");
    for (const { number, allowedAt } of inForce) console.log(`    ${number}  since ${day(allowedAt)}`);
    for (const { number, revokedAt } of tokens)
      if (revokedAt !== undefined) console.log(`    ${number}  taken back ${day(revokedAt)}`);
  }
}

function describeRevoked({ person, numbers, isShutOut }: Extract<OperatorAnswer, { kind: 'revoked' }>): string {
  const taken = `Taken back from ${describePerson(person)}: ${numbers.join(', ')}. Every server refuses it from now on.`;
  if (!isShutOut)
    return numbers.length === 0 ? `${describePerson(person)} had no such token in force: nothing had to be taken back.` : taken;
  const shut = `${describePerson(person)} is shut out, also at the company's provider.`;
  return numbers.length === 0 ? `${shut} There was no token in force.` : `${taken} ${shut}`;
}

function print(answer: OperatorAnswer): void {
  switch (answer.kind) {
    case 'listed':
      printPeople(answer);
      return;
    case 'allowed':
      console.error(
        `${answer.isNew ? 'New: ' : ''}${describePerson(answer.person)}, ${answer.person.role}, may sign in with this token. It is not kept here and not shown again:`,
      );
      console.log(answer.token);
      console.error(`To take it back: npm run -s token -- --revoke ${answer.number}`);
      return;
    case 'let-in':
      console.log(
        `${answer.isNew ? 'New: ' : ''}${describePerson(answer.person)}, ${answer.person.role}, may sign in at the company's provider.`,
      );
      return;
    case 'revoked':
      console.log(describeRevoked(answer));
      return;
    case 'refused':
      console.error(answer.sentence);
      process.exitCode = 1;
  }
}

const { command, data } = readCommandLine();
try {
  print(await carryOut(command, data));
} catch (error) {
  const isInUse = error instanceof NoOperatorDoorError;
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = isInUse ? 3 : 1;
}
