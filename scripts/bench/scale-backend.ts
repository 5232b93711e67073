/** A backend with as many customers as a benchmark asks for, in the export format, held in memory: the sample company and many more. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { DecisionBatch } from '../../lib/model/decision-exchange.ts';
import type { ExportHead, Manifest, ShardRow, TouchpointBatch } from '../../lib/model/export.ts';
import { exportFormatVersion } from '../../lib/model/export.ts';
import { addRow, emptyRowsHash, formatRowsHash, hashRow } from '../../lib/model/rows-hash.ts';
import { createRandom } from '../../server/sample/random.ts';
import { sampleCompany, sampleSeed } from '../../server/sample/sample-company.ts';
import { makeData } from './match-data.ts';

export interface ScaleBackend {
  readonly url: string;
  close(): Promise<void>;
}

const rowsPerShard = 1000;

/** Customers of colleagues, one touchpoint each: names of the matcher's benchmark, addresses of their own. */
function* makeFillers(count: number, teamId: string, ownerId: string, now: number): Generator<ShardRow> {
  const random = createRandom(20_261_121);
  const tiers = ['MVC', 'MGC', 'STANDARD', 'STANDARD', 'STANDARD', 'BZ'] as const;
  const types = ['basic', 'reactive', 'accountable', 'proactive'] as const;
  const names = makeData(20_261_120).names(count);
  for (let number = 0; number < count; number++) {
    const domain = `firm${number.toString(36)}.example`;
    const happenedAt = new Date(now - random.int(1, 400) * 86_400_000).toISOString();
    const id = `f-${number}`;
    yield {
      revision: 1,
      customer: {
        id,
        kind: 'business',
        legalName: names[number] ?? id,
        aliases: [],
        domains: [domain],
        contacts: [{ id: `${id}-1`, name: `Contact ${number}`, email: `office@${domain}` }],
        language: 'en',
        ownerId,
        teamId,
        tier: random.pick(tiers),
        relationshipType: random.pick(types),
        rung: 'customer',
      },
      touchpoints: [
        {
          id: random.uuid(),
          customerId: id,
          channel: 'e-mail',
          aspect: 'liaison',
          direction: 'inbound',
          happenedAt,
          loggedAt: happenedAt,
          staffId: ownerId,
        },
      ],
    };
  }
}

/** Everything it serves is made before it resolves. */
export async function startScaleBackend(customerCount: number): Promise<ScaleBackend> {
  const now = Date.now();
  const company = sampleCompany({ seed: sampleSeed, now });
  const viewer = company.staff.find((member) => company.tokens[member.id] === 'sample-rep-chenchen');
  const other = company.staff.find((member) => member !== viewer && member.role === 'rep');
  if (!viewer || !other) throw new Error('The sample company lost its reps');
  const own = company.customers.map(
    (customer): ShardRow => ({
      revision: 1,
      customer,
      touchpoints: company.touchpoints
        .filter((touchpoint) => touchpoint.customerId === customer.id)
        .slice(-40)
        .reverse(),
    }),
  );
  const teamId = company.teams[0]?.id ?? '';
  const shards = new Map<string, Buffer>();
  const listed: Manifest['shards'] = [];
  let hash = emptyRowsHash;
  let rowCount = 0;
  let lines: string[] = [];
  const close = (): void => {
    if (lines.length === 0) return;
    const body = gzipSync(`${lines.join('\n')}\n`, { level: 1 });
    const name = createHash('sha256').update(body).digest('hex');
    shards.set(name, body);
    listed.push({ hash: name, bytes: body.length, rows: lines.length });
    lines = [];
  };
  const add = (row: ShardRow): void => {
    lines.push(JSON.stringify(row));
    hash = addRow(hash, hashRow(row.customer.id, row.revision));
    rowCount++;
    if (lines.length === rowsPerShard) close();
  };
  for (const row of own) add(row);
  for (const row of makeFillers(Math.max(0, customerCount - own.length), teamId, other.id, now)) add(row);
  close();
  const head: ExportHead = {
    formatVersion: exportFormatVersion,
    epoch: 'bench',
    version: 1,
    rowCount,
    rowsHash: formatRowsHash(hash),
    company: company.company,
    viewer,
    staff: [...company.staff],
    tierList: { version: 0 },
    playbook: company.playbook,
    leaseDays: company.leaseDays,
  };
  const manifest: Manifest = { ...head, createdAt: new Date(now).toISOString(), shards: listed };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const answer = (body: unknown): void => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const shard = shards.get(pathname.replace('/v1/shards/', ''));
    if (pathname === '/v1/manifest') answer(manifest);
    else if (shard) response.writeHead(200, { 'content-type': 'application/gzip' }).end(shard);
    else if (pathname === '/v1/changes') {
      const since = Number(searchParams.get('since'));
      answer({ since, upTo: since, hasMore: false, changes: [], head });
    } else if (request.method === 'POST') {
      let text = '';
      request.on('data', (bytes: Buffer) => {
        text += bytes.toString();
      });
      request.on('end', () => {
        const sent = JSON.parse(text) as Partial<TouchpointBatch & DecisionBatch>;
        const all = [...(sent.touchpoints ?? []), ...(sent.decisions ?? [])];
        answer({ results: all.map(({ id }) => ({ outcome: 'stored', id, already: false })) });
      });
    } else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
