/**
 * What the server stands, measured on real processes: touchpoints a second on both engines, none lost; 500 reps polling while a list
 * of 10,000 changes is published; the first manifest of 100,000 customers after a start and after a publication; what the longest
 * lists take.
 *
 *   npm run -s bench:server [-- --quick]
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createBackend } from '../../server/create-backend.ts';
import { type DatabasePlace, openDatabase } from '../../server/database.ts';
import { type SampleCompany, sampleCompany } from '../../server/sample/sample-company.ts';
import { startPostgres } from '../../test/support/postgres.ts';
import { runBackend } from '../run-backend.ts';
import { type BenchResult, printReport, quantile, round, withGoal } from './report.ts';
import { measurePolling, measureSending } from './server-load.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const isQuick = values.quick;
const sizes = isQuick
  ? { customers: 2000, reps: 40, changes: 500, windowMs: 800, windows: 3, everyMs: 1000, starts: 1, entries: 10_000 }
  : {
      customers: 100_000,
      reps: 500,
      changes: 10_000,
      windowMs: 2000,
      windows: 7,
      everyMs: 60_000,
      starts: 7,
      entries: 1_000_000,
    };
const senders = 64;
const managerToken = 'sample-manager-zhang';
const repToken = (i: number): string => `bench-rep-${i}`;

/** Reps work in teams; ten see the same customers. */
const repsATeam = 10;

/** The sample company with more customers, in as many teams as the reps who poll need. */
function company(customers: number): SampleCompany {
  const base = sampleCompany({ seed: 5, now: Date.now() });
  const manager = base.staff.find(({ role }) => role === 'manager');
  if (!manager) throw new Error('the sample has no manager');
  const reps = Array.from({ length: sizes.reps }, (_, i) => ({ id: `s-bench-${i}`, name: `Rep ${i}`, role: 'rep' as const }));
  const teams = Array.from({ length: Math.ceil(sizes.reps / repsATeam) }, (_, i) => ({
    id: `t-bench-${i}`,
    name: `Team ${i}`,
    staffIds: [manager.id, ...reps.slice(i * repsATeam, (i + 1) * repsATeam).map(({ id }) => id)],
  }));
  const copies = Array.from({ length: Math.max(0, customers - base.customers.length) }, (_, i) => {
    const customer = base.customers[i % base.customers.length];
    const team = teams[i % teams.length];
    return customer && team ? [{ ...customer, id: `b-${i}`, legalName: `${customer.legalName} ${i}`, teamId: team.id }] : [];
  });
  return {
    ...base,
    customers: [...base.customers, ...copies.flat()],
    staff: [...base.staff, ...reps],
    teams: [...base.teams, ...teams],
    tokens: { ...base.tokens, ...Object.fromEntries(reps.map(({ id }, i) => [id, repToken(i)])) },
  };
}

/** Fills the database and packs its shards. */
async function fill(place: DatabasePlace, customers: number): Promise<SampleCompany> {
  const made = company(customers);
  const database = await openDatabase(place);
  try {
    await (await createBackend({ database, sample: made })).packing;
  } finally {
    await database.close();
  }
  return made;
}

const tokens = Array.from({ length: sizes.reps }, (_, i) => repToken(i));
const results: BenchResult[] = [];
const folder = mkdtempSync(join(tmpdir(), 'shuke-bench-'));

async function benchSending(kind: 'pglite' | 'postgresql', goal: string, databaseUrl?: string): Promise<void> {
  const data = join(folder, `sending-${kind}`);
  const made = await fill(databaseUrl === undefined ? { directory: data } : { url: databaseUrl }, 1000);
  const backend = await runBackend({ data, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
  try {
    const byTeam = Map.groupBy(made.customers, ({ teamId }) => teamId);
    const customersOf = (i: number): string[] => (byTeam.get(`t-bench-${Math.floor(i / repsATeam)}`) ?? []).map(({ id }) => id);
    const { perSecond, acknowledged, lost } = await measureSending({
      url: backend.url,
      reps: tokens.slice(0, senders).map((token, i) => ({ token, customerIds: customersOf(i) })),
      senders,
      windowMs: sizes.windowMs,
      windows: sizes.windows,
    });
    results.push(
      withGoal({
        id: `post.${kind}`,
        value: round(quantile(perSecond, 0.5)),
        unit: 'touchpoints/s',
        goal,
        samples: perSecond.map(round),
      }),
    );
    results.push(withGoal({ id: `post.${kind}.lost`, value: lost, unit: `of ${acknowledged}`, goal: '<=0' }));
  } finally {
    await backend.stop();
  }
}

async function benchPolling(): Promise<void> {
  const data = join(folder, 'polling');
  const made = await fill({ directory: data }, sizes.changes + 300);
  const backend = await runBackend({ data });
  try {
    const entries = made.customers
      .slice(0, sizes.changes)
      .map(({ id, tier }) => ({ customerId: id, tier: tier === 'MGC' ? 'STANDARD' : 'MGC' }));
    const report = await measurePolling({
      url: backend.url,
      tokens,
      everyMs: sizes.everyMs,
      polls: 3,
      publish: async () => {
        const answer = await fetch(`${backend.url}/v1/tier-list`, {
          method: 'POST',
          headers: { authorization: `Bearer ${managerToken}`, 'if-match': '"1"', 'content-type': 'application/json' },
          body: JSON.stringify({ note: 'bench', entries }),
        });
        if (answer.status !== 201) throw new Error(`the list was answered ${answer.status}: ${await answer.text()}`);
        return ((await answer.json()) as { version: number }).version;
      },
    });
    const { latenciesMs, upToDate, publishMs } = report;
    const polled = `${sizes.reps} reps, every ${sizes.everyMs / 1000} s`;
    results.push(
      withGoal({ id: 'poll.publish.p99', value: round(quantile(latenciesMs, 0.99)), unit: `ms, ${polled}`, goal: '<=300' }),
    );
    results.push({ id: 'poll.publish.p50', value: round(quantile(latenciesMs, 0.5)), unit: 'ms' });
    results.push(
      withGoal({
        id: 'poll.publish.new-list-in-two-polls',
        value: upToDate,
        unit: `of ${sizes.reps} reps`,
        goal: `>=${sizes.reps}`,
      }),
    );
    results.push({ id: 'publish', value: round(publishMs), unit: `ms for ${entries.length} changes` });
  } finally {
    await backend.stop();
  }
}

/** Milliseconds to the first byte of the manager's manifest. */
async function timeManifest(url: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(`${url}/v1/manifest`, { headers: { authorization: `Bearer ${managerToken}` } });
  const ms = performance.now() - began;
  const { rowCount } = (await answer.json()) as { rowCount: number };
  if (rowCount !== sizes.customers) throw new Error(`the manifest says ${rowCount} rows`);
  return ms;
}

/** Publishes over whatever is in force. @returns its status */
async function publish(url: string, entries: readonly object[]): Promise<number> {
  const headers = { authorization: `Bearer ${managerToken}`, 'content-type': 'application/json' };
  const { lists } = (await (await fetch(`${url}/v1/tier-list/history`, { headers })).json()) as { lists: { version: number }[] };
  const answer = await fetch(`${url}/v1/tier-list`, {
    method: 'POST',
    headers: { ...headers, 'if-match': `"${lists[0]?.version ?? 0}"` },
    body: JSON.stringify({ note: 'bench', entries }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

async function mustPublish(url: string, entries: readonly object[]): Promise<void> {
  const status = await publish(url, entries);
  if (status !== 201) throw new Error(`the list was answered ${status}`);
}

/** Tells what a process needs of memory at most while it works; nothing where the system does not say so. */
async function benchMemory(pid: number, id: string, unit: string, work: () => Promise<unknown>): Promise<void> {
  let isTold = true;
  try {
    // Forgets the peak of the start, when PGlite's engine is compiled.
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    isTold = false;
  }
  await work();
  if (!isTold) return;
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kilobytes !== undefined)
    results.push({ id, value: round(Number(kilobytes) / 1024), unit: `MB of the process at most, ${unit}` });
}

async function benchManifest(): Promise<void> {
  const data = join(folder, 'manifest');
  const started = performance.now();
  const made = await fill({ directory: data }, sizes.customers);
  results.push({
    id: 'fill',
    value: round((performance.now() - started) / 1000),
    unit: `s for ${sizes.customers} customers, shards packed`,
  });
  const firstMs: number[] = [];
  const againMs: number[] = [];
  const publishedMs: number[] = [];
  for (let i = 0; i < sizes.starts; i++) {
    const backend = await runBackend({ data });
    try {
      firstMs.push(await timeManifest(backend.url));
      againMs.push(await timeManifest(backend.url));
      // Customers of every team, so that every shard has become old.
      await mustPublish(
        backend.url,
        made.customers.slice(-sizes.changes).map(({ id }) => ({ customerId: id, tier: i % 2 === 0 ? 'BZ' : 'MVC' })),
      );
      publishedMs.push(await timeManifest(backend.url));
    } finally {
      await backend.stop();
    }
  }
  const of = `ms, ${sizes.customers} customers`;
  const goal = '<=300';
  const first = { value: round(quantile(firstMs, 0.5)), unit: `${of}, first after a start`, samples: firstMs.map(round) };
  results.push(withGoal({ id: 'manifest.first-byte', ...first, goal }));
  results.push({ id: 'manifest.again', value: round(quantile(againMs, 0.5)), unit: 'ms' });
  const after = { unit: `${of}, after ${sizes.changes} changes`, samples: publishedMs.map(round) };
  results.push(withGoal({ id: 'manifest.after-publish', value: round(quantile(publishedMs, 0.5)), ...after, goal }));
  await benchLongList(data, made);
}

/** The longest list that the format allows, and one that names every customer: what the process needs of memory. */
async function benchLongList(data: string, made: SampleCompany): Promise<void> {
  const backend = await runBackend({ data });
  try {
    await benchMemory(backend.pid, 'memory.manifest', 'a manifest', () => timeManifest(backend.url));
    const entries = made.customers.map(({ id, tier }) => ({ customerId: id, tier: tier === 'MGC' ? 'STANDARD' : 'MGC' }));
    const began = performance.now();
    await benchMemory(backend.pid, 'memory.publish.all', `${entries.length} changes`, () => mustPublish(backend.url, entries));
    const seconds = round((performance.now() - began) / 1000);
    results.push({ id: 'publish.all', value: seconds, unit: `s for ${entries.length} customers, all of them changed` });
    const most = Array.from({ length: sizes.entries }, (_, i) => ({ customerId: `nobody-${i}`, tier: 'MGC' }));
    await benchMemory(backend.pid, 'memory.longest-list', `${sizes.entries} entries read and refused`, async () => {
      const status = await publish(backend.url, most);
      if (status !== 422) throw new Error(`a list of unknown customers was answered ${status}`);
    });
  } finally {
    await backend.stop();
  }
}

try {
  await benchSending('pglite', '>=300');
  const cluster = await startPostgres({ isDurable: true });
  try {
    await benchSending('postgresql', '>=1000', await cluster.createDatabase());
  } finally {
    cluster.stop();
  }
  await benchPolling();
  await benchManifest();
  printReport('server', results);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
