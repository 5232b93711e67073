/** The conformance command: our backend and our static export pass; each broken one fails with the line that says what is broken. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../lib/model/export.ts';
import { type ConformanceOptions, checkConformance, requirements } from '../../scripts/conformance/check-conformance.ts';
import { readFromDatabase } from '../../server/export-readers.ts';
import { findStaffViewer } from '../../server/find-staff-viewer.ts';
import { writeFolder } from '../../server/write-folder.ts';
import { openBackend, startPglite, type TestBackend, testCompany, tokens } from '../server/engine.ts';
import { startFileServer } from '../support/plain-file-server.ts';

let backend: TestBackend;

beforeAll(async () => {
  backend = await openBackend(await startPglite(), testCompany(60));
});
afterAll(() => backend.close());

/** What a broken backend makes of an answer; undefined: it is right this time. */
type Break = (request: Request, right: () => Promise<Response>) => Promise<Response>;

function options(damage?: Break): ConformanceOptions {
  const fetchImpl = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const right = async (): Promise<Response> => backend.app.fetch(request.clone());
    return damage ? damage(request, right) : right();
  };
  return {
    url: 'http://backend.example',
    token: tokens.china,
    managerToken: tokens.manager,
    repToken: tokens.world,
    otherToken: tokens.world,
    mayWrite: true,
    fetchImpl,
  };
}

async function failures(damage?: Break, only?: string): Promise<string[]> {
  const verdicts = await checkConformance({ ...options(damage), ...(only === undefined ? {} : { only: [only] }) });
  return verdicts.filter(({ verdict }) => verdict !== 'holds').map(({ requirement }) => requirement.id);
}

const isPath = (request: Request, path: string): boolean => new URL(request.url).pathname === path;

/** Changes the JSON of one address. */
function changeJson(path: string, change: (body: Record<string, unknown>) => unknown, method = 'GET'): Break {
  return async (request, right) => {
    const answer = await right();
    if (!isPath(request, path) || request.method !== method || answer.status >= 300) return answer;
    const body = change((await answer.json()) as Record<string, unknown>);
    return new Response(JSON.stringify(body), { status: answer.status, headers: answer.headers });
  };
}

function withoutHeader(path: string, name: string): Break {
  return async (request, right) => {
    if (!isPath(request, path)) return right();
    const headers = new Headers(request.headers);
    headers.delete(name);
    return backend.app.fetch(new Request(request, { headers }));
  };
}

/** Changes the results of touchpoints, one by one. */
function changeResults(change: (result: Record<string, unknown>) => object): Break {
  return changeJson('/v1/touchpoints', (body) => ({ results: (body.results as Record<string, unknown>[]).map(change) }), 'POST');
}

/** Answers without doing anything. */
function withoutDoing(path: string, body: object): Break {
  return async (request, right) => (isPath(request, path) ? Response.json(body) : right());
}

test('our backend holds everything', async () => expect(await failures()).toEqual([]));

describe('a backend that', () => {
  const withStatus = (answer: Response, status: number) => new Response(answer.body, { status, headers: answer.headers });
  test.each<[string, string, Break]>([
    ['speaks another version', 'R1', changeJson('/v1/health', (body) => ({ ...body, formatVersion: 2 }))],
    [
      'answers without a token',
      'R2',
      async (request, right) =>
        request.headers.has('authorization') || !isPath(request, '/v1/playbook')
          ? right()
          : backend.request(tokens.china, '/v1/playbook'),
    ],
    [
      'answers errors as pages',
      'R3',
      async (request, right) => (isPath(request, '/v1/no-such-thing') ? new Response('<h1>404</h1>', { status: 404 }) : right()),
    ],
    [
      'lets every site read',
      'R4',
      async (_request, right) => {
        const answer = await right();
        answer.headers.set('access-control-allow-origin', '*');
        return answer;
      },
    ],
    ['says the version last', 'R10', changeJson('/v1/manifest', ({ formatVersion, ...rest }) => ({ ...rest, formatVersion }))],
    ['sends a field more', 'R10', changeJson('/v1/manifest', (body) => ({ ...body, revenue: 1 }))],
    ['never answers 304', 'R11', withoutHeader('/v1/manifest', 'if-none-match')],
    [
      'flips a bit in a shard',
      'R12',
      async (request, right) => {
        const answer = await right();
        if (!request.url.includes('/v1/shards/') || answer.status !== 200) return answer;
        const bytes = new Uint8Array(await answer.arrayBuffer());
        bytes[50] = (bytes[50] ?? 0) ^ 1;
        return new Response(bytes, answer);
      },
    ],
    ['sums its rows wrongly', 'R14', changeJson('/v1/manifest', (body) => ({ ...body, rowsHash: '0123456789abcdef' }))],
    [
      'forgets rows in its count',
      'R14',
      changeJson('/v1/manifest', (body) => ({ ...body, rowCount: Number(body.rowCount) + 1 })),
    ],
    [
      'shows shards of other teams',
      'R18',
      async (request, right) => {
        const answer = await right();
        const isForeign = request.url.includes('/v1/shards/') && answer.status === 404 && !request.url.endsWith('0'.repeat(64));
        return isForeign ? backend.request(tokens.world, new URL(request.url).pathname) : answer;
      },
    ],
    ['loses a change', 'R21', changeJson('/v1/changes', (body) => ({ ...body, changes: (body.changes as unknown[]).slice(1) }))],
    [
      'sends changes out of order',
      'R21',
      changeJson('/v1/changes', (body) => ({ ...body, changes: (body.changes as unknown[]).toReversed() })),
    ],
    ['sends everything at every poll', 'R22', withoutHeader('/v1/changes', 'if-none-match')],
    [
      'believes the tag alone',
      'R23',
      async (request, right) =>
        isPath(request, '/v1/changes') && request.headers.has('if-none-match') ? new Response(null, { status: 304 }) : right(),
    ],
    [
      'goes on with any epoch',
      'R24',
      async (request, right) => {
        const { epoch } = await backend.manifest(tokens.china);
        return request.url.includes('conformance-no-epoch')
          ? backend.app.fetch(new Request(request.url.replace('conformance-no-epoch', epoch), request))
          : right();
      },
    ],
    [
      'answers bad questions with 500',
      'R25',
      async (_request, right) => right().then((answer) => (answer.status === 422 ? withStatus(answer, 500) : answer)),
    ],
    [
      'stores whatever comes, again and again',
      'R30',
      changeJson(
        '/v1/touchpoints',
        (body) => ({
          results: (body.results as Record<string, unknown>[]).map((result) =>
            result.outcome === 'stored' ? { ...result, already: false } : result,
          ),
        }),
        'POST',
      ),
    ],
    [
      'takes foreign customers',
      'R31',
      changeJson(
        '/v1/touchpoints',
        (body) => ({
          results: (body.results as Record<string, unknown>[]).map((result) =>
            result.reason === 'unknown-customer' ? { outcome: 'stored', id: result.id, already: false } : result,
          ),
        }),
        'POST',
      ),
    ],
    [
      'loses what it calls stored',
      'R34',
      changeJson('/v1/changes', (body) => ({
        ...body,
        changes: (body.changes as { row?: { touchpoints: unknown[] } }[]).map((change) =>
          change.row ? { ...change, row: { ...change.row, touchpoints: [] } } : change,
        ),
      })),
    ],
    [
      'swallows 10 MB',
      'R36',
      async (_request, right) => right().then((answer) => (answer.status === 413 ? new Response('{"results":[]}') : answer)),
    ],
    [
      'takes late states for new ones',
      'R38',
      changeResults((result) => ({ ...result, ...(result.outcome === 'stored' && { superseded: undefined, already: false }) })),
    ],
    [
      'shows edits without their revision',
      'R38',
      changeJson('/v1/changes', (body) => ({
        ...body,
        changes: (body.changes as { row?: { touchpoints: Record<string, unknown>[] } }[]).map((change) =>
          change.row
            ? { ...change, row: { ...change.row, touchpoints: change.row.touchpoints.map(({ revision, ...rest }) => rest) } }
            : change,
        ),
      })),
    ],
    [
      'calls a touchpoint taken back and keeps it',
      'R39',
      async (request, right) => {
        const sent = isPath(request, '/v1/touchpoints') ? await request.clone().text() : '';
        if (!sent.includes('"isDeleted":true')) return right();
        const { touchpoints } = JSON.parse(sent) as { touchpoints: { id: string }[] };
        return Response.json({ results: touchpoints.map(({ id }) => ({ outcome: 'stored', id, already: false })) });
      },
    ],
    [
      'lets a manager edit what others logged',
      'R41',
      changeResults((result) => (result.reason === 'not-author' ? { outcome: 'stored', id: result.id, already: false } : result)),
    ],
    [
      'takes names for foreign customers',
      'R60',
      changeJson(
        '/v1/alias-proposals',
        ({ stored, refused }) => ({ stored: [...(stored as string[]), ...(refused as string[])], refused: [] }),
        'POST',
      ),
    ],
    ['forgets what a manager decided on a name', 'R61', withoutDoing('/v1/alias-proposals/decision', { isChanged: false })],
    [
      'tells who proposed a name',
      'R62',
      changeJson('/v1/alias-proposals', ({ proposals }) => ({
        proposals: (proposals as object[]).map((proposal) => ({ ...proposal, staffId: 's-1' })),
      })),
    ],
    ['forgets what a manager decided on a customer', 'R63', withoutDoing('/v1/customer-proposals/decision', {})],
    [
      'shows proposals to reps',
      'R64',
      async (request, right) =>
        isPath(request, '/v1/customer-proposals') && request.method === 'GET'
          ? backend.request(tokens.manager, '/v1/customer-proposals')
          : right(),
    ],
    [
      'lets a rep see effects',
      'R53',
      async (request, right) => (isPath(request, '/v1/effects') ? backend.request(tokens.manager, '/v1/effects') : right()),
    ],
    [
      'publishes without a base',
      'R54',
      async (request, right) => {
        const answer = await right();
        return isPath(request, '/v1/tier-list') && request.method === 'POST' && answer.status === 422
          ? withStatus(answer, 201)
          : answer;
      },
    ],
  ])('%s fails %s', async (_name, id, damage) => expect(await failures(damage, id)).toEqual([id]));
});

test('what is broken is named with its place and its reason', async () => {
  const told = async (id: string, damage: Break): Promise<string> => {
    const [verdict] = await checkConformance({ ...options(damage), only: [id] });
    return verdict?.problems.join('\n') ?? '';
  };
  const anotherField = changeJson('/v1/manifest', (body) => ({ ...body, company: { ...(body.company as object), revenue: 1 } }));
  expect(await told('R10', anotherField)).toMatch(/company.*revenue/);
  const wrongHash = changeJson('/v1/manifest', (body) => ({ ...body, rowsHash: '0123456789abcdef' }));
  expect(await told('R14', wrongHash)).toMatch(/^the rows have the hash [0-9a-f]{16}, rowsHash says 0123456789abcdef$/);
  const always200: Break = async (_request, right) => {
    const answer = await right();
    return new Response(answer.body, { status: 200, headers: answer.headers });
  };
  expect(await told('R16', always200)).toBe('unknown shard: status 200 instead of 404');
  expect(
    await told(
      'R41',
      changeResults((result) => (result.reason === 'not-author' ? { ...result, reason: 'other-content' } : result)),
    ),
  ).toBe("the manager's edit is other-content, not refused");
  const cut: Break = async (request, right) => (isPath(request, '/v1/changes') ? new Response('{"since":') : right());
  expect(await told('R20', cut)).toMatch(/^GET \/v1\/changes\?\S+: status 200, the body is no JSON: \{"since":$/);
});

describe('a static folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shuke-conformance-'));
    const viewer = await findStaffViewer(backend.database, undefined);
    await writeFolder(folder, readFromDatabase(backend.database, viewer), Date.now());
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const check = async (habit: 'tagged' | 'encoding'): Promise<string[]> => {
    const server = await startFileServer(folder, habit);
    try {
      const verdicts = await checkConformance({ url: server.url, mayWrite: false });
      expect(verdicts.filter(({ verdict }) => verdict === 'skipped').every(({ missing }) => missing.includes('backend'))).toBe(
        true,
      );
      return verdicts.filter(({ verdict }) => verdict === 'fails').map(({ requirement }) => requirement.id);
    } finally {
      await server.close();
    }
  };

  test('of ours holds everything, also when the server inflates shards on their way', async () => {
    expect(await check('tagged')).toEqual([]);
    expect(await check('encoding')).toEqual([]);
  });

  /** Rewrites the rows of the first shard, with names and hashes as they must be. */
  async function rewriting(change: (row: { touchpoints: unknown[] }) => object): Promise<string[]> {
    const path = join(folder, 'v1/manifest');
    const before = readFileSync(path, 'utf8');
    const manifest = JSON.parse(before) as Manifest;
    const [first, ...rest] = manifest.shards;
    if (!first) throw new Error('no shard');
    const lines = gunzipSync(readFileSync(join(folder, 'v1/shards', first.hash)))
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.stringify(change(JSON.parse(line) as { touchpoints: unknown[] })));
    const plain = Buffer.from(`${lines.join('\n')}\n`);
    const bytes = gzipSync(plain);
    const sha = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
    writeFileSync(join(folder, 'v1/shards', sha(bytes)), bytes);
    const shards = [{ ...first, hash: sha(bytes), bytes: bytes.length, plainHash: sha(plain) }, ...rest];
    writeFileSync(path, JSON.stringify({ ...manifest, shards }));
    try {
      return await check('tagged');
    } finally {
      writeFileSync(path, before);
    }
  }

  test('with a field that the format does not know fails R13', async () =>
    expect(await rewriting((row) => ({ ...row, margin: 3 }))).toContain('R13'));

  test('with touchpoints in the wrong order fails R15', async () =>
    expect(await rewriting((row) => ({ ...row, touchpoints: row.touchpoints.toReversed() }))).toEqual(['R15']));

  test('with a customer twice fails R14', async () => {
    let first: object | undefined;
    expect(
      await rewriting((row) => {
        first ??= row;
        return first;
      }),
    ).toContain('R14');
  });

  test('with a shard missing fails R12', async () => {
    const [shard] = (JSON.parse(readFileSync(join(folder, 'v1/manifest'), 'utf8')) as Manifest).shards;
    const path = join(folder, 'v1/shards', shard?.hash ?? '');
    renameSync(path, `${path}.away`);
    expect(await check('tagged')).toContain('R12');
    renameSync(`${path}.away`, path);
  });
});

test('the page for other backends names exactly the requirements that are checked', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/export-format.md'), 'utf8');
  const named = [...page.matchAll(/^\| (R\d+) \| (.+?) \|$/gm)].map(([, id, title]) => `${id} ${title}`);
  expect(named).toEqual(requirements.map(({ id, title }) => `${id} ${title}`));
});
