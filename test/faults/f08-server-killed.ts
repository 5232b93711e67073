/** F8: the server dies by SIGKILL in the middle of a snapshot, of a POST and of a publication; what it acknowledged is there afterwards. */
import { setTimeout } from 'node:timers/promises';
import { saveTouchpoint } from '../../lib/cache/touchpoints.ts';
import { type TierList, type TierListEntry, tierListSchema } from '../../lib/model/tier-list.ts';
import { aTouchpoint, type EngineKind, type FaultWorld, isOk, managerToken, startFaultWorld } from '../support/fault-world.ts';
import type { Fault, FaultReport } from './fault.ts';
import { onBothEngines } from './on-both-engines.ts';

interface Sum {
  injected: number;
  lost: number;
  doubled: number;
  mixed: number;
  readonly convergedMs: number[];
  readonly problems: string[];
}

/** Kills so long after a request for the path is under way; the proxy then breaks the connection too. @returns whether one was */
async function killDuring(world: FaultWorld, path: string, afterMs: number, work: () => Promise<unknown>): Promise<boolean> {
  let isStruck = false;
  const killed = Promise.withResolvers<void>();
  world.proxy.mischief = (request) => {
    if (!request.path.startsWith(path) || isStruck) return undefined;
    isStruck = true;
    setTimeout(afterMs)
      .then(() => world.kill())
      .then(killed.resolve, killed.reject);
    return undefined;
  };
  await work();
  if (isStruck) await killed.promise;
  world.proxy.mischief = undefined;
  return isStruck;
}

async function converge(world: FaultWorld, client: ReturnType<FaultWorld['openClient']>, sum: Sum): Promise<void> {
  const started = performance.now();
  for (let attempt = 0; attempt < 20; attempt++) {
    if (isOk(await client.sync()) && (await client.rowsHash()) === (await world.manifest()).rowsHash) {
      sum.convergedMs.push(performance.now() - started);
      return;
    }
  }
  sum.problems.push('a client never became equal to the backend');
}

async function inSnapshot(world: FaultWorld, rounds: number, sum: Sum): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const client = world.openClient();
    if (await killDuring(world, '/v1/shards/', round, () => client.sync())) sum.injected++;
    if ((await client.rowsHash()) !== undefined) sum.mixed++;
    await world.restart();
    await converge(world, client, sum);
  }
}

async function inPost(world: FaultWorld, rounds: number, sum: Sum): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const client = world.openClient();
    await client.sync();
    const [row] = await client.rows();
    if (!row) throw new Error('no customer');
    const touchpoint = aTouchpoint(row.customer.id);
    await saveTouchpoint(client.database, touchpoint, 0);
    if (await killDuring(world, '/v1/touchpoints', round * 2, () => client.sync())) sum.injected++;
    await world.restart();
    await converge(world, client, sum);
    const stored = (await world.storedIds()).filter((id) => id === touchpoint.id).length;
    if (stored === 0 || (await client.database.outbox.count()) > 0) sum.lost++;
    if (stored > 1) sum.doubled++;
  }
}

/** All customers get the tier. @returns the status; 0 when no answer came */
function publish(world: FaultWorld, { head, entries }: TierList, tier: TierListEntry['tier']): Promise<number> {
  const body = JSON.stringify({ note: 'all', entries: entries.map(({ customerId }) => ({ customerId, tier })) });
  return world
    .ask('/v1/tier-list', managerToken, { method: 'POST', headers: { 'if-match': `"${head.version}"` }, body })
    .then((answer) => answer.status)
    .catch(() => 0);
}

async function inPublication(world: FaultWorld, rounds: number, sum: Sum): Promise<void> {
  const readList = async () => tierListSchema.parse(await (await world.ask('/v1/tier-list', managerToken)).json());
  const began = performance.now();
  await publish(world, await readList(), 'BZ');
  const publicationMs = performance.now() - began;
  for (let round = 0; round < rounds; round++) {
    const list = await readList();
    const { head, entries } = list;
    const wanted = round % 2 === 0 ? 'MGC' : 'STANDARD';
    let isUnderWay = true;
    const publishing = publish(world, list, wanted).finally(() => {
      isUnderWay = false;
    });
    // Ever later in it, but never so late that it may be over.
    await setTimeout((publicationMs * round) / rounds / 2);
    const isStruck = isUnderWay;
    await world.kill();
    if (isStruck) sum.injected++;
    const status = await publishing;
    await world.restart();
    const after = await readList();
    const isNew = after.head.version === head.version + 1;
    const moved = after.entries.filter(({ tier }) => tier === wanted).length;
    if (status === 201 && !isNew) sum.lost++;
    // All of it, or what was there before.
    const before = entries.filter(({ tier }) => tier === wanted).length;
    if (moved !== (isNew ? entries.length : before)) sum.mixed++;
  }
}

async function runOn(engine: EngineKind, rounds: number): Promise<FaultReport> {
  const sum: Sum = { injected: 0, lost: 0, doubled: 0, mixed: 0, convergedMs: [], problems: [] };
  const world = await startFaultWorld(engine);
  try {
    await inSnapshot(world, rounds, sum);
    await inPost(world, rounds, sum);
    await inPublication(world, rounds, sum);
  } finally {
    await world.close();
  }
  return sum;
}

export const fault: Fault = {
  id: 'F8',
  title: 'server killed in a snapshot, a POST, a publication',
  place: 'server',
  leastInjected: 6,
  limitMs: 30_000,
  run({ isQuick }): Promise<FaultReport> {
    const rounds = isQuick ? 1 : 8;
    return onBothEngines(2 * rounds + 1, (engine) => runOn(engine, rounds));
  },
};
