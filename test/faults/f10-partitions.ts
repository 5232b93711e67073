/** F10: the network is away for random lengths of time, one or both ways, while everybody works; soon after it heals all is equal. */
import { setTimeout } from 'node:timers/promises';
import { saveTouchpoint } from '../../lib/cache/touchpoints.ts';
import {
  aTouchpoint,
  type EngineKind,
  type FaultClient,
  type FaultWorld,
  isOk,
  managerToken,
  repToken,
  startFaultWorld,
} from '../support/fault-world.ts';
import type { Fault, FaultReport } from './fault.ts';
import { onBothEngines } from './on-both-engines.ts';

const directions = ['lose-request', 'lose-answer', 'both', 'double'] as const;

/** The same numbers in every run, so that a failing run can be looked at. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Each client logs, everybody syncs, and the backend changes past the broken network. */
async function work(world: FaultWorld, clients: readonly FaultClient[], made: string[], random: () => number): Promise<void> {
  for (const client of clients) {
    const rows = await client.rows();
    const row = rows[Math.floor(random() * rows.length)];
    if (!row) continue;
    const touchpoint = aTouchpoint(row.customer.id);
    await saveTouchpoint(client.database, touchpoint, 0);
    made.push(touchpoint.id);
  }
  const [first] = clients;
  const [row] = (await first?.rows()) ?? [];
  if (row) {
    const touchpoint = aTouchpoint(row.customer.id);
    const answer = await world.ask('/v1/touchpoints', managerToken, {
      method: 'POST',
      body: JSON.stringify({ touchpoints: [touchpoint] }),
    });
    if (answer.ok) made.push(touchpoint.id);
  }
  // One after the other: the lock that keeps a browser's windows apart keeps these apart too.
  for (const client of clients) await client.sync();
}

async function converge(world: FaultWorld, clients: readonly FaultClient[], limitMs: number): Promise<number | undefined> {
  const started = performance.now();
  while (performance.now() - started < limitMs) {
    let equal = 0;
    for (const client of clients) {
      const isSynced = isOk(await client.sync());
      const isEmpty = (await client.database.outbox.count()) === 0;
      if (isSynced && isEmpty) equal++;
    }
    if (equal < clients.length) continue;
    const hashes = await Promise.all(clients.map((client) => client.rowsHash()));
    const manifest = await world.manifest(repToken);
    if (hashes.every((hash) => hash === manifest.rowsHash)) return performance.now() - started;
  }
  return undefined;
}

const limitMs = 30_000;

async function runOn(engine: EngineKind, isQuick: boolean): Promise<FaultReport> {
  const rounds = isQuick ? 4 : 40;
  const random = createRandom(20261120);
  const world = await startFaultWorld(engine);
  const made: string[] = [];
  const convergedMs: number[] = [];
  const problems: string[] = [];
  try {
    const clients = [world.openClient(), world.openClient(), world.openClient()];
    for (const client of clients) await client.sync();
    for (let round = 0; round < rounds; round++) {
      const direction = directions[round % directions.length] ?? 'both';
      world.proxy.mischief = () => {
        if (direction !== 'both') return { kind: direction };
        return { kind: random() < 0.5 ? 'lose-request' : 'lose-answer' };
      };
      const untilMs = performance.now() + random() * (isQuick ? 300 : 1500);
      do {
        await work(world, clients, made, random);
        await setTimeout(random() * 50);
      } while (performance.now() < untilMs);
      world.proxy.mischief = undefined;
      const ms = await converge(world, clients, limitMs);
      if (ms === undefined) problems.push(`round ${round} (${direction}) did not converge`);
      else convergedMs.push(ms);
    }
    const counts = new Map<string, number>();
    for (const id of await world.storedIds()) counts.set(id, (counts.get(id) ?? 0) + 1);
    // A row shows forty touchpoints; what is older is asked of the backend by sending it again.
    const unseen = made.filter((id) => !counts.has(id));
    const doubled = made.filter((id) => (counts.get(id) ?? 0) > 1).length;
    if (unseen.length > 0) problems.push(`${unseen.length} of ${made.length} are not in the export`);
    return {
      injected: world.proxy.struck,
      lost: unseen.length,
      doubled,
      mixed: 0,
      convergedMs,
      problems,
      remark: `${made.length} touchpoints`,
    };
  } finally {
    await world.close();
  }
}

export const fault: Fault = {
  id: 'F10',
  title: 'partitions of random length, one way or both',
  place: 'server',
  leastInjected: 8,
  limitMs,
  run({ isQuick }): Promise<FaultReport> {
    return onBothEngines(4, (engine) => runOn(engine, isQuick));
  },
};
