/** R1 to R19: what holds everywhere, and the snapshot. */
import { apiErrorSchema, exportFormatVersion } from '../../lib/model/export.ts';
import { addRow, emptyRowsHash, formatRowsHash, hashRow } from '../../lib/model/rows-hash.ts';
import { readManifest, readShard, type ShardReport } from './read-snapshot.ts';
import { type Answer, type Context, collect, type Requirement } from './requirement.ts';

/** Shards whose every row is looked at, at most; the sums take all. */
const maxShards = 100_000;

const reports = new WeakMap<Context, Promise<ShardReport[]>>();

/** Every shard, fetched once. */
export function readShards(context: Context): Promise<ShardReport[]> {
  const known = reports.get(context);
  if (known) return known;
  const reading = (async () => {
    const manifest = await readManifest(context);
    const all: ShardReport[] = [];
    for (const shard of manifest.shards.slice(0, maxShards)) all.push(await readShard(context, shard));
    return all;
  })();
  reports.set(context, reading);
  return reading;
}

/** Whether an answer is an error in the agreed form. */
export function errorProblems(answer: Answer, status: number, kind: string, what: string): string[] {
  if (answer.status !== status) return [`${what}: status ${answer.status} instead of ${status}`];
  const error = apiErrorSchema.safeParse(answer.json());
  if (!error.success) return [`${what}: the body is not {"error":{"kind","sentence",…}}`];
  return collect([error.data.error.kind === kind, `${what}: kind ${error.data.error.kind} instead of ${kind}`]);
}

export function etagProblems(answer: Answer, what: string): string[] {
  const tag = answer.headers.get('etag');
  return collect([
    tag !== null && /^"[^"]*"$/.test(tag),
    `${what}: the ETag ${tag ?? 'is missing'}${tag === null ? '' : ' is not strong and quoted'}`,
  ]);
}

const extensionOrigin = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';

export const snapshotRequirements: readonly Requirement[] = [
  {
    id: 'R1',
    title: 'health answers without a token and says the format version',
    needs: ['backend'],
    async check(context) {
      const answer = await context.ask('/v1/health', { token: null });
      const body = answer.status === 200 ? (answer.json() as { status?: unknown; formatVersion?: unknown }) : {};
      return collect([
        body.status === 'ok' && body.formatVersion === exportFormatVersion,
        `status ${answer.status}: ${answer.text.slice(0, 100)}`,
      ]);
    },
  },
  {
    id: 'R2',
    title: 'without a token, or with an unknown one, everything else is 401',
    needs: ['backend'],
    async check(context) {
      const paths = [
        '/v1/manifest',
        '/v1/changes?epoch=x&since=0',
        '/v1/tier-list',
        '/v1/playbook',
        `/v1/shards/${'0'.repeat(64)}`,
      ];
      const problems: string[] = [];
      for (const path of paths)
        for (const token of [null, 'conformance-unknown-token'])
          problems.push(
            ...errorProblems(
              await context.ask(path, { token }),
              401,
              'unauthenticated',
              `${path} ${token === null ? 'without a token' : 'with an unknown token'}`,
            ),
          );
      problems.push(
        ...errorProblems(
          await context.ask('/v1/touchpoints', { method: 'POST', token: null, body: {} }),
          401,
          'unauthenticated',
          'POST /v1/touchpoints without a token',
        ),
      );
      return problems;
    },
  },
  {
    id: 'R3',
    title: 'an unknown address is 404 in the agreed form',
    needs: ['backend'],
    check: async (context) => errorProblems(await context.ask('/v1/no-such-thing'), 404, 'not-found', 'GET /v1/no-such-thing'),
  },
  {
    id: 'R4',
    title: 'pages of extensions may read answers, no web site may',
    needs: ['backend'],
    async check(context) {
      const ask = (origin: string) =>
        context.ask('/v1/manifest', {
          method: 'OPTIONS',
          token: null,
          headers: {
            origin,
            'access-control-request-method': 'GET',
            'access-control-request-headers': 'authorization,if-none-match',
          },
        });
      const own = await ask(extensionOrigin);
      const site = await ask('https://evil.example');
      const allowed = (own.headers.get('access-control-allow-headers') ?? '').toLowerCase();
      const answer = await context.ask('/v1/manifest', { headers: { origin: extensionOrigin } });
      return collect(
        [own.headers.get('access-control-allow-origin') === extensionOrigin, 'the preflight does not allow chrome-extension://…'],
        [
          ['authorization', 'content-type', 'if-match', 'if-none-match'].every((name) => allowed.includes(name)),
          `allowed headers: ${allowed}`,
        ],
        [/etag/i.test(answer.headers.get('access-control-expose-headers') ?? ''), 'ETag is not exposed'],
        [!['*', 'https://evil.example'].includes(site.headers.get('access-control-allow-origin') ?? ''), 'a web site is allowed'],
      );
    },
  },
  {
    id: 'R10',
    title: 'the manifest fits its schema, formatVersion first',
    needs: [],
    async check(context) {
      const answer = await context.ask('/v1/manifest');
      await readManifest(context);
      return collect([/^\s*\{\s*"formatVersion"\s*:/.test(answer.text), 'formatVersion is not the first key']);
    },
  },
  {
    id: 'R11',
    title: 'an unchanged manifest is answered 304',
    needs: [],
    async check(context) {
      const first = await context.ask('/v1/manifest');
      const etag = first.headers.get('etag');
      const modified = first.headers.get('last-modified');
      if (context.isBackend) {
        const problems = etagProblems(first, 'manifest');
        if (problems.length > 0 || etag === null) return problems;
      }
      if (etag === null && modified === null)
        return ['there is neither an ETag nor a Last-Modified: every look fetches all of it'];
      const headers: Record<string, string> = etag === null ? { 'if-modified-since': modified ?? '' } : { 'if-none-match': etag };
      const again = await context.ask('/v1/manifest', { headers });
      return collect([again.status === 304, `the same tag is answered ${again.status}`]);
    },
  },
  {
    id: 'R12',
    title: 'each shard is the bytes whose SHA-256 and length the manifest says',
    needs: [],
    check: async (context) => (await readShards(context)).flatMap(({ byteProblems }) => byteProblems),
  },
  {
    id: 'R13',
    title: 'each shard is NDJSON of rows that fit the schema, as many as said',
    needs: [],
    check: async (context) => (await readShards(context)).flatMap(({ rowProblems }) => rowProblems),
  },
  {
    id: 'R14',
    title: 'rowCount and rowsHash are those of the rows, and no customer comes twice',
    needs: [],
    async check(context) {
      const manifest = await readManifest(context);
      const rows = (await readShards(context)).flatMap((report) => report.rows);
      const sum = rows.reduce((hash, row) => addRow(hash, hashRow(row.customer.id, row.revision)), emptyRowsHash);
      const ids = new Set(rows.map((row) => row.customer.id));
      return collect(
        [rows.length === manifest.rowCount, `${rows.length} rows, rowCount says ${manifest.rowCount}`],
        [
          formatRowsHash(sum) === manifest.rowsHash,
          `the rows have the hash ${formatRowsHash(sum)}, rowsHash says ${manifest.rowsHash}`,
        ],
        [ids.size === rows.length, `${rows.length - ids.size} customers come more than once`],
      );
    },
  },
  {
    id: 'R15',
    title: 'touchpoints and decisions of a row are its own, newest first, without `shown`',
    needs: [],
    async check(context) {
      const problems: string[] = [];
      for (const { customer, touchpoints, decisions = [] } of (await readShards(context)).flatMap((report) => report.rows)) {
        const times = touchpoints.map(({ happenedAt }) => Date.parse(happenedAt));
        const decided = decisions.map(({ decidedAt }) => Date.parse(decidedAt));
        const isSorted = (values: readonly number[]) => values.every((value, i) => i === 0 || value <= (values[i - 1] ?? 0));
        problems.push(
          ...collect(
            [
              [...touchpoints, ...decisions].every(({ customerId }) => customerId === customer.id),
              `${customer.id}: something of another customer`,
            ],
            [isSorted(times) && isSorted(decided), `${customer.id}: not newest first`],
            [decisions.every(({ kind }) => kind !== 'shown'), `${customer.id}: a decision of the kind shown`],
          ),
        );
      }
      return problems.slice(0, 10);
    },
  },
  {
    id: 'R16',
    title: 'a shard that does not exist is 404',
    needs: [],
    async check(context) {
      const answer = await context.ask(`/v1/shards/${'0'.repeat(64)}`);
      return context.isBackend
        ? errorProblems(answer, 404, 'not-found', 'unknown shard')
        : collect([answer.status === 404, `status ${answer.status}`]);
    },
  },
  {
    id: 'R17',
    title: 'shards are sent as immutable, without Content-Encoding',
    needs: ['backend'],
    async check(context) {
      const [first] = await readShards(context);
      if (!first) return [];
      const { headers } = first.answer;
      return collect(
        [/immutable/.test(headers.get('cache-control') ?? ''), `Cache-Control: ${headers.get('cache-control')}`],
        [headers.get('content-encoding') === null, `Content-Encoding: ${headers.get('content-encoding')}`],
      );
    },
  },
  {
    id: 'R18',
    title: 'a shard of another team is 404',
    needs: ['backend', 'other'],
    async check(context) {
      const { other } = context.tokens;
      const own = await readManifest(context);
      const theirs = (await context.ask('/v1/manifest', { token: other ?? null })).json() as { shards: { hash: string }[] };
      const mine = new Set(own.shards.map(({ hash }) => hash));
      const [foreign] = theirs.shards.filter(({ hash }) => !mine.has(hash));
      if (!foreign) return ['the other token sees no shard that the first one does not: give one of another team'];
      return errorProblems(await context.ask(`/v1/shards/${foreign.hash}`), 404, 'not-found', 'shard of another team');
    },
  },
];
