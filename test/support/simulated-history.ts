/** A list of steps -> what three browsers and the real server make of it, with everything between them breaking. */
import { isDeepStrictEqual } from 'node:util';
import { findCurrentGeneration, findCustomerRows, readAllRows } from '../../lib/cache/customers.ts';
import { saveDecision } from '../../lib/cache/decisions.ts';
import { saveTouchpoint, undoMs, undoTouchpoint } from '../../lib/cache/touchpoints.ts';
import type { Manifest, ShardRow } from '../../lib/model/export.ts';
import { addRow, emptyRowsHash, formatRowsHash, hashRow } from '../../lib/model/rows-hash.ts';
import { createBackendSource } from '../../lib/sources/backend.ts';
import { parseShard, unpackShard } from '../../lib/sources/read-shard.ts';
import { syncOnce } from '../../lib/sync/sync.ts';
import type { Life } from './simulated-disk.ts';
import type { NetFault } from './simulated-network.ts';
import { createSimulatedServer, type SimulatedServer } from './simulated-server.ts';
import type { Round, Step } from './simulated-step.ts';
import { clientCount, World } from './simulated-world.ts';

const tokens = ['sample-rep-chenchen', 'sample-rep-chenchen', 'sample-manager-zhang'] as const;
const managerClient = 2;
const backendUrl = 'http://backend.example';
const tiers = ['MVC', 'MGC', 'BZ'] as const;

/** The customers that every publication moves together. */
function together({ customers }: SimulatedServer): readonly string[] {
  return customers.slice(0, 3).map(({ id }) => id);
}

/** What came of a history. */
export interface HistoryReport {
  /** By kind: faults of the network, deaths of workers, losses of the disk. */
  readonly struck: ReadonlyMap<string, number>;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly mixed: readonly string[];
  readonly problems: readonly string[];
  /** Rounds of sync that each browser needed after everything was whole again. */
  readonly healingRounds: number;
}

/** Rounds that may be needed after everything is whole: one to send, one to fetch, some for what a dead worker left. */
const maxHealingRounds = 8;

function lifeOf(world: World, client: number, diesAt: number | undefined): Life {
  const disk = world.disk(client);
  return diesAt === undefined ? disk.life : disk.restart(diesAt);
}

async function log(world: World, step: Extract<Step, { do: 'log' }>): Promise<void> {
  const { client, isUndone, diesAt } = step;
  const life = lifeOf(world, client, diesAt);
  const nowMs = world.nowOf(client);
  const now = new Date(nowMs).toISOString();
  const id = world.makeId();
  const touchpoint = {
    id,
    customerId: world.customerId(step.customer),
    channel: 'call',
    aspect: 'liaison',
    direction: 'outbound',
    happenedAt: now,
    loggedAt: now,
  } as const;
  const work = async () => {
    await saveTouchpoint(life.database, touchpoint, nowMs + undoMs);
    if (!life.isDead) world.promised.add(id);
    if (!isUndone) return;
    if ((await undoTouchpoint(life.database, id, nowMs + 1)) && !life.isDead) {
      world.promised.delete(id);
      world.takenBack.add(id);
    }
  };
  await world.live(life, work());
  if (!isUndone || !life.isDead || world.takenBack.has(id)) return;
  // A worker that died over undo may or may not have taken it back: the panel asks the next one.
  const wasSaved = world.promised.delete(id);
  const isTakenBack = await undoTouchpoint(world.disk(client).life.database, id, nowMs + 2);
  if (isTakenBack) world.takenBack.add(id);
  else if (wasSaved) world.problems.push(`${id} was saved, and the second request to take it back was refused`);
}

async function decide(world: World, step: Extract<Step, { do: 'decide' }>): Promise<void> {
  const life = lifeOf(world, step.client, step.diesAt);
  const id = world.makeId();
  const decidedAt = new Date(world.nowOf(step.client)).toISOString();
  const customerId = world.customerId(step.customer);
  const decision = {
    id,
    customerId,
    ruleId: 'quiet-customer',
    playbookVersion: 1,
    decidedAt,
    kind: 'refused',
    reason: 'other',
  } as const;
  await world.live(
    life,
    saveDecision(life.database, decision).then(() => {
      if (!life.isDead) world.promisedDecisions.add(id);
    }),
  );
}

async function logPoison(world: World, client: number): Promise<void> {
  const life = world.disk(client).restart();
  const now = new Date(world.clock.nowMs).toISOString();
  const id = world.makeId();
  const common = { channel: 'call', aspect: 'liaison', direction: 'outbound', happenedAt: now, loggedAt: now } as const;
  await saveTouchpoint(life.database, { id, customerId: 'no-such-customer', ...common }, world.clock.nowMs);
  world.poison.set(id, client);
}

function syncClient(world: World, life: Life, client: number, isAsked: boolean, faults: readonly NetFault[], jumpsTo?: number) {
  let asked = 0;
  const token = tokens[client] ?? '';
  const source = createBackendSource({ baseUrl: backendUrl, token }, world.network.fetchOf(client, life, [...faults]));
  const locks = { request: (_name: string, _options: unknown, run: (lock: unknown) => unknown) => run({}) };
  return syncOnce({
    database: life.database,
    source,
    now: () => {
      // In the middle of the round, whatever it is doing then.
      if (jumpsTo !== undefined && ++asked === 4) world.setClock(client, jumpsTo);
      return world.nowOf(client);
    },
    random: () => 0.5,
    isAsked,
    // Each browser has its own; there is one worker in each.
    locks: locks as unknown as Pick<LockManager, 'request'>,
  });
}

/** Looks at the customers that are always published together, while `work` goes on after each of its commits. */
async function watchTriplet(world: World, life: Life, work: Promise<unknown>): Promise<void> {
  let isOver = false;
  const end = work.finally(() => {
    isOver = true;
  });
  let seenCommits = -1;
  while (!isOver && !life.isDead) {
    if (life.commits === seenCommits) {
      await new Promise((resolve) => setImmediate(resolve));
      continue;
    }
    seenCommits = life.commits;
    try {
      const rows = await findCustomerRows(life.database, together(world.server));
      const seen = new Set([...rows.values()].map((row) => row.customer.tier));
      if (!life.isDead && rows.size > 0 && (rows.size < 3 || seen.size > 1))
        world.mixed.push(`a reader saw ${rows.size} of 3 customers with tiers ${[...seen].join(', ')}`);
    } catch (error) {
      if (!life.isDead) world.mixed.push(`a reader failed: ${error instanceof Error ? error.message : error}`);
    }
  }
  await end;
}

async function sync(world: World, rounds: readonly Round[]): Promise<void> {
  await Promise.all(
    rounds.map(async ({ client, isAsked, faults, diesAt, clockJumpsTo }) => {
      const life = lifeOf(world, client, diesAt);
      const work = world.live(life, syncClient(world, life, client, isAsked, faults, clockJumpsTo));
      await watchTriplet(world, life, work);
    }),
  );
}

async function publish(server: SimulatedServer, tier: number): Promise<void> {
  const headers = { authorization: `Bearer ${tokens[managerClient]}` };
  const answer = await server.fetch(new Request(`${backendUrl}/v1/tier-list`, { headers }));
  const list = {
    note: 'together',
    entries: together(server).map((customerId) => ({ customerId, tier: tiers[tier % tiers.length] })),
  };
  await server.fetch(
    new Request(`${backendUrl}/v1/tier-list`, {
      method: 'POST',
      headers: { ...headers, 'if-match': answer.headers.get('etag') ?? '', 'content-type': 'application/json' },
      body: JSON.stringify(list),
    }),
  );
}

/** The server of many histories, each of which begins with three customers on one tier. @param clock - What it takes for now */
export async function createHistoryServer(clock: { readonly nowMs: number }): Promise<SimulatedServer> {
  return createSimulatedServer(clock, (server) => publish(server, 0));
}

async function take(world: World, step: Step): Promise<void> {
  switch (step.do) {
    case 'log':
      return log(world, step);
    case 'decide':
      return decide(world, step);
    case 'log-poison':
      return logPoison(world, step.client);
    case 'sync':
      return sync(world, step.rounds);
    case 'publish':
      return publish(world.server, step.tier);
    case 'wait':
      world.clock.nowMs += step.seconds * 1000;
      return;
    case 'clock':
      world.setClock(step.client, step.days);
      return;
    case 'link':
      world.network.links.set(step.client, step.link);
      return;
    case 'server-restarts':
      world.count('restart of the server');
      return world.server.restart();
    case 'new-epoch':
      world.count('new history');
      return world.server.beginNewEpoch();
    case 'late-copies-arrive':
      return world.network.deliverLate();
    case 'disk-remembers':
      return world.disk(step.client).remember();
    case 'disk-falls-back':
      if (await world.disk(step.client).fallBack()) world.count('database fell back');
      return;
    case 'database-lost':
      world.count('database lost');
      return world.disk(step.client).loseDatabase();
  }
}

/** Everything is whole again: the browsers sync in turn, until each in a row of them has nothing to send and nothing new. */
async function heal(world: World): Promise<{ rounds: number; problems: string[] }> {
  world.network.links.clear();
  await world.network.deliverLate();
  world.clock.nowMs += 20 * 60_000;
  for (const disk of world.disks) disk.restart();
  let quiet = 0;
  for (let turn = 0; turn < maxHealingRounds * clientCount; turn++) {
    const client = turn % clientCount;
    const { life } = world.disk(client);
    const outcome = await syncClient(world, life, client, false, []);
    const isQuiet = outcome.kind === 'done' && outcome.result.ok && outcome.result.value.kind === 'unchanged';
    quiet = isQuiet && (await life.database.outbox.count()) === 0 ? quiet + 1 : 0;
    if (quiet === clientCount) return { rounds: Math.floor(turn / clientCount), problems: [] };
    if (client === clientCount - 1) world.clock.nowMs += 60_000;
  }
  return { rounds: maxHealingRounds, problems: [`the browsers did not come to rest in ${maxHealingRounds} rounds each`] };
}

interface ServerRows {
  readonly manifest: Manifest;
  readonly rows: ReadonlyMap<string, ShardRow>;
}

async function readServerRows(world: World, token: string): Promise<ServerRows> {
  const source = createBackendSource({ baseUrl: backendUrl, token }, ((input: RequestInfo | URL, init?: RequestInit) =>
    world.server.fetch(new Request(input, { ...init, signal: null }))) as typeof fetch);
  const manifest = await source.fetchManifest();
  if (!manifest.ok) throw new Error(manifest.failure.sentence);
  const rows = new Map<string, ShardRow>();
  for (const shard of manifest.value.shards) {
    const gzip = await source.fetchShard(shard);
    const lines = gzip.ok ? await unpackShard(shard, gzip.value) : gzip;
    const content = lines.ok ? await parseShard(shard, lines.value) : lines;
    if (!content.ok) throw new Error(content.failure.sentence);
    for (const row of content.value) rows.set(row.customer.id, row);
  }
  return { manifest: manifest.value, rows };
}

/** What a browser's cache says after everything, against what the server has for its user. */
async function compare(world: World, client: number, { manifest, rows }: ServerRows): Promise<string[]> {
  const { database } = world.disk(client).life;
  const problems: string[] = [];
  let sum = emptyRowsHash;
  let count = 0;
  for await (const chunk of readAllRows(database))
    for (const row of chunk) {
      count++;
      sum = addRow(sum, hashRow(row.customer.id, row.revision));
      if (!isDeepStrictEqual(row, rows.get(row.customer.id)))
        problems.push(`browser ${client} shows another ${row.customer.id} than the server has`);
    }
  if (count !== manifest.rowCount || formatRowsHash(sum) !== manifest.rowsHash)
    problems.push(
      `browser ${client} holds ${count} rows with hash ${formatRowsHash(sum)}, the server ${manifest.rowCount} with ${manifest.rowsHash}`,
    );
  const generation = await findCurrentGeneration(database);
  if (generation?.head.rowsHash !== formatRowsHash(sum)) problems.push(`browser ${client} believes in another hash than it has`);
  const waiting = (await database.outbox.count()) + (await database.decisionOutbox.where('state').equals('waiting').count());
  if (waiting > 0) problems.push(`browser ${client} still has ${waiting} to send`);
  const left = [...world.disk(client).records.values()].filter((item) => item.kind !== 'undone' && item.refusal === undefined);
  if (left.length > 0) problems.push(`the mirror of browser ${client} still holds ${left.length}`);
  return problems;
}

function findDoubles(ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/**
 * Plays a history from the first state of the server with fresh browsers.
 * @param name - Of the browsers' databases; histories that run at the same time have different ones
 */
export async function playHistory(
  server: SimulatedServer,
  clock: { nowMs: number },
  name: string,
  steps: readonly Step[],
): Promise<HistoryReport> {
  const startMs = clock.nowMs;
  await server.reset();
  const world = new World(server, clock, name);
  try {
    for (const step of steps) await take(world, step);
    const healed = await heal(world);
    const problems = [...world.problems, ...healed.problems];
    const served = new Map<string, ServerRows>();
    for (const token of new Set(tokens)) served.set(token, await readServerRows(world, token));
    for (const [client, token] of tokens.entries()) {
      const rows = served.get(token);
      if (rows) problems.push(...(await compare(world, client, rows)));
    }
    const touchpoints = await server.storedIds('touchpoint');
    const decisions = await server.storedIds('decision');
    for (const id of world.takenBack) if (touchpoints.includes(id)) problems.push(`${id} was taken back and is at the server`);
    for (const [id, client] of world.poison) {
      const local = await world.disk(client).life.database.touchpoints.get(id);
      if (local?.state !== 'refused') problems.push(`${id} was refused and cannot be seen`);
    }
    return {
      struck: new Map([...world.struck, ...world.network.struck]),
      lost: [
        ...[...world.promised].filter((id) => !touchpoints.includes(id)),
        ...[...world.promisedDecisions].filter((id) => !decisions.includes(id)),
      ],
      doubled: [...findDoubles(touchpoints), ...findDoubles(decisions)],
      mixed: world.mixed,
      problems,
      healingRounds: healed.rounds,
    };
  } finally {
    for (const disk of world.disks) await disk.remove();
    clock.nowMs = startMs;
  }
}
