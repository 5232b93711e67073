/** PostgreSQL as an administrator gives it out: the server's user is no superuser. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBackend } from '../../server/create-backend.ts';
import { openDatabase } from '../../server/database.ts';
import { type PostgresCluster, startPostgres } from '../support/postgres.ts';
import { testCompany, tokens } from './engine.ts';

let cluster: PostgresCluster;
beforeAll(async () => {
  cluster = await startPostgres();
});
afterAll(() => cluster.stop());

/** A database that belongs to a user with these rights. @returns its URL */
async function databaseOf(user: string, ...rights: string[]): Promise<string> {
  await cluster.administer(`create role ${user} login ${rights.join(' ')}`, `create database ${user} owner ${user}`);
  return `postgresql://${user}@${cluster.host}:${cluster.port}/${user}`;
}

async function rowCountFor(url: string, token: string): Promise<number> {
  const database = await openDatabase({ url });
  const { app } = await createBackend({ database, sample: testCompany() });
  const answer = await app.request('/v1/manifest', { headers: { authorization: `Bearer ${token}` } });
  const { rowCount } = (await answer.json()) as { rowCount: number };
  await database.close();
  return rowCount;
}

const ofTeams = (...teams: string[]) => testCompany().customers.filter(({ teamId }) => teams.includes(teamId)).length;

test('who may make roles, who was given the role, and who may do neither', async () => {
  const without = await databaseOf('without_rights');
  await expect(openDatabase({ url: without })).rejects.toThrow(/permission denied/);
  const maker = await databaseOf('role_maker', 'createrole');
  expect(await rowCountFor(maker, tokens.world)).toBe(ofTeams('t-world'));
  // The role is there now, since it belongs to the cluster; an administrator gives it to the user who may make none.
  await expect(openDatabase({ url: without })).rejects.toThrow(/must have admin option|permission denied/);
  await cluster.administer('grant shuke_member to without_rights');
  expect(await rowCountFor(without, tokens.world)).toBe(ofTeams('t-world'));
  expect(await rowCountFor(without, tokens.manager)).toBe(ofTeams('t-world', 't-china'));
});
