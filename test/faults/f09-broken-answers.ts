/** F9: answers cut at every kilobyte, flipped or shortened gzip, wrong lengths, a login page: never applied, and rightly named. */
import type { Manifest } from '../../lib/model/export.ts';
import type { Mischief } from '../support/fault-proxy.ts';
import {
  type EngineKind,
  type FaultClient,
  type FaultWorld,
  failureKind,
  isOk,
  startFaultWorld,
} from '../support/fault-world.ts';
import type { Fault, FaultReport } from './fault.ts';
import { onBothEngines } from './on-both-engines.ts';

interface Case {
  readonly path: string;
  readonly mischief: Mischief;
  /** Kinds of failure that are right. */
  readonly kinds: readonly string[];
}

/** Everything that is done to one answer of so many bytes. */
function casesOf(path: string, bytes: number, step: number, isGzip: boolean): Case[] {
  const cases: Case[] = [];
  for (let at = 0; at < bytes; at += step) {
    cases.push({ path, mischief: { kind: 'cut', at }, kinds: ['offline'] });
    if (isGzip) cases.push({ path, mischief: { kind: 'flip', at }, kinds: ['bad-data'] });
    cases.push({ path, mischief: { kind: 'shorten', to: at }, kinds: ['bad-data'] });
  }
  cases.push({ path, mischief: { kind: 'promise-more', bytes: 100 }, kinds: ['offline'] });
  cases.push({ path, mischief: { kind: 'login-page' }, kinds: ['bad-data'] });
  return cases;
}

async function tryCase(world: FaultWorld, client: FaultClient, before: string | undefined, one: Case): Promise<string[]> {
  const { path, mischief, kinds } = one;
  let hasStruck = false;
  world.proxy.mischief = (request) => {
    if (!request.path.startsWith(path)) return undefined;
    hasStruck = true;
    return mischief;
  };
  const outcome = await client.sync();
  world.proxy.mischief = undefined;
  const what = `${mischief.kind} ${'at' in mischief ? mischief.at : 'to' in mischief ? mischief.to : ''} of ${path.slice(0, 20)}`;
  const problems: string[] = [];
  if (!hasStruck) problems.push(`${what}: was never asked for`);
  if (!kinds.includes(failureKind(outcome)))
    problems.push(`${what}: told as ${failureKind(outcome)} instead of ${kinds.join(' or ')}`);
  if ((await client.rowsHash()) !== before) problems.push(`${what}: readers see other rows`);
  return problems;
}

/** The client has the former history and must build the new one, through each of the cases. */
async function againstSnapshot(world: FaultWorld, manifest: Manifest, step: number): Promise<string[]> {
  const { hash: last = '', bytes = 0 } = manifest.shards.at(-1) ?? {};
  const manifestBytes = Buffer.byteLength(JSON.stringify(manifest));
  const client = world.openClient();
  await client.sync();
  const before = await client.rowsHash();
  await world.restart('--new-epoch');
  const problems: string[] = [];
  const cases = [...casesOf('/v1/manifest', manifestBytes, step, false), ...casesOf(`/v1/shards/${last}`, bytes, step, true)];
  for (const one of cases) problems.push(...(await tryCase(world, client, before, one)));
  if (!isOk(await client.sync()) || (await client.rowsHash()) !== (await world.manifest()).rowsHash)
    problems.push('afterwards the client did not become equal to the backend');
  return problems;
}

async function runOn(engine: EngineKind, step: number): Promise<FaultReport> {
  const world = await startFaultWorld(engine);
  try {
    const problems = await againstSnapshot(world, await world.manifest(), step);
    const mixed = problems.filter((problem) => problem.includes('other rows')).length;
    return { injected: world.proxy.struck, lost: 0, doubled: 0, mixed, convergedMs: [], problems: problems.slice(0, 10) };
  } finally {
    await world.close();
  }
}

export const fault: Fault = {
  id: 'F9',
  title: 'answers cut, flipped, shortened, of wrong length, a login page',
  place: 'server',
  leastInjected: 20,
  run({ isQuick }): Promise<FaultReport> {
    return onBothEngines(10, (engine) => runOn(engine, isQuick ? 16_384 : 1024));
  },
};
