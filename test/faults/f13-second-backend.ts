/**
 * F13: a second backend on data that is in use, or was a moment before. On a PGlite directory it is refused, on PostgreSQL both serve; the
 * first goes on.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { aTouchpoint, type EngineKind, type FaultWorld, startFaultWorld } from '../support/fault-world.ts';
import type { Fault, FaultReport } from './fault.ts';
import { onBothEngines } from './on-both-engines.ts';

const root = join(import.meta.dirname, '..', '..');

async function tryToStart(directory: string): Promise<{ code: number | null; errors: string }> {
  const { DATABASE_URL: _ours, ...env } = process.env;
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'server/main.ts', '--port', '0', '--data', directory],
    {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let errors = '';
  child.stderr.on('data', (bytes: Buffer) => {
    errors += bytes;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, errors };
}

/** Logs past every network. @returns the id when it was acknowledged */
async function log(world: FaultWorld, customerId: string, url?: string): Promise<string | undefined> {
  const touchpoint = aTouchpoint(customerId);
  const init = { method: 'POST', body: JSON.stringify({ touchpoints: [touchpoint] }) };
  const answer = await world.ask('/v1/touchpoints', undefined, init, url);
  return answer.ok ? touchpoint.id : undefined;
}

/** What a second backend does in one round; the ids that it took. */
type Intrude = (world: FaultWorld, customerId: string, problems: string[]) => Promise<readonly string[]>;

/** PGlite takes one process a directory: a second one would lose commits without a sign. */
const intrudeOnPglite: Intrude = async (world, _customerId, problems) => {
  const second = await tryToStart(world.directory);
  if (second.code !== 3) problems.push(`the second ended with code ${second.code} instead of 3`);
  if (!/Another process .*is using the data/.test(second.errors))
    problems.push(`the sentence is: ${second.errors.slice(0, 200)}`);
  return [];
};

/** PostgreSQL is shared: the second one serves the same history, takes touchpoints beside the first, and may die. */
const intrudeOnPostgresql: Intrude = async (world, customerId, problems) => {
  const second = await world.startSibling();
  const [own, other] = await Promise.all([world.manifest(), world.manifest(undefined, second.url)]);
  if (own.epoch !== other.epoch || own.rowsHash !== other.rowsHash) problems.push('the second one serves another history');
  const ids = await Promise.all([log(world, customerId, second.url), log(world, customerId)]);
  if (ids.includes(undefined)) problems.push('beside each other one of them took nothing');
  await second.kill();
  return ids.filter((id) => id !== undefined);
};

async function runOn(engine: EngineKind, rounds: number): Promise<FaultReport> {
  const world = await startFaultWorld(engine);
  const intrude = engine === 'pglite' ? intrudeOnPglite : intrudeOnPostgresql;
  const problems: string[] = [];
  const made: string[] = [];
  try {
    const client = world.openClient();
    await client.sync();
    const customerIds = (await client.rows()).map(({ customer }) => customer.id);
    for (let round = 0; round < rounds; round++) {
      const customerId = customerIds[round % customerIds.length] ?? '';
      // Every other one right after the first came back from a SIGKILL: no stale lock may let it in, none may keep the first out.
      if (round % 2 === 1) await world.restart();
      made.push(...(await intrude(world, customerId, problems)));
      const id = await log(world, customerId);
      if (id === undefined) problems.push('the first backend no longer answers');
      else made.push(id);
    }
    await world.restart();
    const stored = await world.storedIds();
    const count = (id: string) => stored.filter((other) => other === id).length;
    return {
      injected: rounds,
      lost: made.filter((id) => count(id) === 0).length,
      doubled: made.filter((id) => count(id) > 1).length,
      mixed: 0,
      convergedMs: [],
      problems,
      remark: engine === 'pglite' ? 'refused' : 'shared',
    };
  } finally {
    await world.close();
  }
}

export const fault: Fault = {
  id: 'F13',
  title: 'a second backend on the same data',
  place: 'server',
  leastInjected: 4,
  run({ isQuick }): Promise<FaultReport> {
    const rounds = isQuick ? 2 : 8;
    return onBothEngines(rounds, (engine) => runOn(engine, rounds));
  },
};
