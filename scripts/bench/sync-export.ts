/** A count of customers -> an export of them behind a real port: manifest, shards, changes, as docs/export-format.md says. For benchmarks. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { ExportHead, Role, Shard, ShardRow } from '../../lib/model/export.ts';
import { addRow, emptyRowsHash, formatRowsHash, hashRow, type RowsHash, removeRow } from '../../lib/model/rows-hash.ts';
import { createRandom } from '../../server/sample/random.ts';
import { sampleCompany } from '../../server/sample/sample-company.ts';
import { makeData } from './match-data.ts';

export interface ServedExport {
  readonly url: string;
  /** Gzip bytes of all shards. */
  readonly shardBytes: number;
  /** Ids of some customers, spread over all. */
  readonly someIds: readonly string[];
  /** A name that is in the export. */
  readonly someName: string;
  /** Changes this many rows; the next question to the feed brings them. */
  change(rows: number): void;
  /** History cannot be continued: readers fetch everything anew, beside what they have. */
  beginNewEpoch(): void;
  /** Requests and bytes of answers since the last call. */
  takeTraffic(): { readonly requests: number; readonly bytes: number };
  close(): Promise<void>;
}

const rowsAShard = 700;
const seed = 20_261_121;
const day = 86_400_000;
const nowMs = Date.parse('2026-11-20T02:00:00Z');
const surnames = '王 李 张 刘 陈 Müller Smith Rossi'.split(' ');
const given = '伟 芳 敏 志强 建国 Anna Jonas Maria'.split(' ');

/** Customers as a trading company has them: a contact or two, two touchpoints, some figures. */
function createRowMaker(count: number): (place: number, revision: number) => ShardRow {
  const names = makeData(seed).names(count);
  return (place, revision) => {
    const random = createRandom(seed + place);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)] as T;
    const id = `C${place}`;
    const domain = `${['nova', 'hua', 'xing', 'alto'][place % 4]}${place.toString(36)}.example`;
    const at = (daysAgo: number): string => new Date(nowMs - Math.floor(daysAgo * day)).toISOString();
    const contacts = Array.from({ length: 1 + (place % 2) }, (_, index) => ({
      id: `${id}-${index}`,
      name: pick(surnames) + pick(given),
      email: `p${index}.${place}@${domain}`,
      role: 'Purchasing',
    }));
    const touchpoints = [3 + random.next() * 100, 120 + random.next() * 400].map((daysAgo, index) => ({
      id: `0000000${index}-0000-4000-8000-${place.toString(16).padStart(12, '0')}`,
      customerId: id,
      channel: 'call' as const,
      aspect: 'liaison' as const,
      direction: 'outbound' as const,
      happenedAt: at(daysAgo),
      loggedAt: at(daysAgo),
      staffId: 's-1',
      note: `Call ${revision}: asked for the next order and the samples`,
    }));
    return {
      revision,
      customer: {
        id,
        kind: 'business',
        legalName: names[place] ?? id,
        aliases: [],
        domains: [domain],
        contacts,
        ownerId: 's-1',
        tier: pick(['MVC', 'MGC', 'STANDARD', 'BZ'] as const),
        relationshipType: 'reactive',
        language: place % 2 === 0 ? 'zh_CN' : 'en',
        teamId: 't-1',
        rung: 'customer',
        since: '2021-03-01',
        measures: { periods: [{ startsOn: '2026-01-01', revenue: Math.floor(random.next() * 1e6) }] },
      },
      touchpoints,
    };
  };
}

/** Makes the export (a minute for a million customers) and serves it. A manager finds a history of one list. */
export async function serveExport(count: number, role: Role = 'rep'): Promise<ServedExport> {
  const { company, staff, playbook } = sampleCompany({ seed: 7, now: nowMs, size: 24 });
  const makeRow = createRowMaker(count);
  const viewer = staff.find((member) => member.role === role);
  if (!viewer) throw new Error(`The sample company has no ${role}`);
  const shards: Shard[] = [];
  const bodies = new Map<string, Uint8Array>();
  let sum: RowsHash = emptyRowsHash;
  for (let start = 0; start < count; start += rowsAShard) {
    const rows = Array.from({ length: Math.min(rowsAShard, count - start) }, (_, index) => makeRow(start + index, 1));
    for (const { customer } of rows) sum = addRow(sum, hashRow(customer.id, 1));
    const body = gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join(''), { level: 1 });
    const hash = createHash('sha256').update(body).digest('hex');
    bodies.set(hash, body);
    shards.push({ hash, bytes: body.length, rows: rows.length });
  }
  let epoch = 1;
  let version = count;
  let traffic = { requests: 0, bytes: 0 };
  let revision = 1;
  let changed: { readonly since: number; readonly places: readonly number[] } | undefined;
  const snapshot = { version, rowsHash: formatRowsHash(sum) };

  const head = (): ExportHead => ({
    formatVersion: 1,
    epoch: `bench-${epoch}`,
    version,
    rowCount: count,
    rowsHash: formatRowsHash(sum),
    company,
    viewer,
    staff: [...staff],
    tierList: { version: 1 },
    playbook,
    leaseDays: 14,
  });
  const answer = (response: ServerResponse, status: number, body: Uint8Array | string, headers: Record<string, string> = {}) => {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    traffic = { requests: traffic.requests + 1, bytes: traffic.bytes + bytes.length };
    response.writeHead(status, { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'ETag', ...headers });
    response.end(bytes);
  };
  const answerChanges = (response: ServerResponse, query: URLSearchParams, tag: string | undefined) => {
    const etag = `"${epoch}-${version}"`;
    const since = Number(query.get('since'));
    if (query.get('epoch') !== `bench-${epoch}`) {
      const error = { kind: 'gone', sentence: 'Another history.' };
      return answer(response, 410, JSON.stringify({ error }));
    }
    if (tag === etag && since === version) return answer(response, 304, '');
    const places = changed && since === changed.since ? changed.places : [];
    const changes = places.map((place, index) => ({
      kind: 'upserted',
      version: since + index + 1,
      row: makeRow(place, revision),
    }));
    answer(response, 200, JSON.stringify({ since, upTo: version, hasMore: false, changes, head: head() }), { etag });
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    request.resume();
    if (request.method === 'OPTIONS')
      return answer(response, 204, '', {
        'access-control-allow-headers': 'authorization, content-type, if-match, if-none-match',
        'access-control-max-age': '600',
      });
    if (url.pathname === '/v1/manifest') {
      const manifest = { ...head(), ...snapshot, createdAt: new Date(nowMs).toISOString(), shards };
      return answer(response, 200, JSON.stringify(manifest));
    }
    if (url.pathname === '/v1/changes') return answerChanges(response, url.searchParams, request.headers['if-none-match']);
    // It is taken as it is: what a backend makes of a list is measured elsewhere.
    if (url.pathname === '/v1/tier-list')
      return request.once('end', () => {
        const publishedAt = new Date(nowMs).toISOString();
        answer(response, 201, JSON.stringify({ version: 2, publishedAt, publishedBy: viewer.id, note: 'measured' }));
      });
    if (url.pathname === '/v1/tier-list/history') return answer(response, 200, JSON.stringify({ lists: [{ version: 1 }] }));
    const body = bodies.get(/^\/v1\/shards\/(\w+)$/.exec(url.pathname)?.[1] ?? '');
    if (body) return answer(response, 200, body, { 'content-type': 'application/gzip' });
    if (url.pathname === '/')
      return answer(response, 200, '<!doctype html><title>peers</title>', { 'content-type': 'text/html' });
    answer(response, 404, JSON.stringify({ error: { kind: 'not-found', sentence: 'Nothing here.' } }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stride = Math.max(1, Math.floor(count / 500));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    shardBytes: shards.reduce((total, shard) => total + shard.bytes, 0),
    someIds: Array.from({ length: Math.min(500, count) }, (_, index) => `C${index * stride}`),
    someName: makeRow(Math.floor(count / 2), 1).customer.legalName,
    change(rows) {
      // Each time the same rows, so that what is known of them is one revision.
      const places = Array.from({ length: rows }, (_, index) => index * Math.floor(count / rows));
      for (const place of places) sum = removeRow(sum, hashRow(`C${place}`, revision));
      revision++;
      for (const place of places) sum = addRow(sum, hashRow(`C${place}`, revision));
      changed = { since: version, places };
      version += rows;
    },
    beginNewEpoch() {
      epoch++;
      sum = emptyRowsHash;
      for (let place = 0; place < count; place++) sum = addRow(sum, hashRow(`C${place}`, 1));
      version = snapshot.version;
      revision = 1;
      changed = undefined;
    },
    takeTraffic() {
      const taken = traffic;
      traffic = { requests: 0, bytes: 0 };
      return taken;
    },
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
