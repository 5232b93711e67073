/** R20 to R29: the change feed. */
import { type ChangePage, changePageSchema, type Manifest } from '../../lib/model/export.ts';
import { addRow, emptyRowsHash, formatRowsHash, hashRow } from '../../lib/model/rows-hash.ts';
import { readManifest } from './read-snapshot.ts';
import { type Answer, type Context, collect, type Requirement } from './requirement.ts';
import { errorProblems, etagProblems, readShards } from './snapshot-requirements.ts';

const maxPages = 10_000;

function path(epoch: string, since: number): string {
  return `/v1/changes?${new URLSearchParams({ epoch, since: String(since) })}`;
}

function parsePage(answer: Answer): ChangePage {
  if (answer.status !== 200) throw new Error(`status ${answer.status}`);
  const page = changePageSchema.safeParse(answer.json());
  if (page.success) return page.data;
  const [issue] = page.error.issues;
  throw new Error(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as expected'}`);
}

function orderProblems(page: ChangePage, since: number): string[] {
  const versions = page.changes.map(({ version }) => version);
  const ids = page.changes.map((change) => (change.kind === 'upserted' ? change.row.customer.id : change.customerId));
  return collect(
    [page.since === since, `since is ${page.since}, asked was ${since}`],
    [
      versions.every((version, i) => i === 0 || version > (versions[i - 1] ?? 0)),
      'the changes are not in the order of their versions',
    ],
    [versions.every((version) => version > since && version <= page.upTo), 'a version is not within since < version <= upTo'],
    [new Set(ids).size === ids.length, 'a customer comes twice in a page'],
    [!page.hasMore || page.upTo > since, 'hasMore, and the cursor stands still'],
  );
}

/** All pages from a cursor, and the last answer. */
async function follow(
  context: Context,
  epoch: string,
  since: number,
): Promise<{ pages: ChangePage[]; last: Answer; problems: string[] }> {
  const pages: ChangePage[] = [];
  const problems: string[] = [];
  let cursor = since;
  for (let i = 0; i < maxPages; i++) {
    const answer = await context.ask(path(epoch, cursor));
    const page = parsePage(answer);
    pages.push(page);
    problems.push(...orderProblems(page, cursor));
    cursor = page.upTo;
    if (!page.hasMore) return { pages, last: answer, problems };
  }
  throw new Error(`more than ${maxPages} pages`);
}

/** What a reader holds that applies the pages to rows by id. */
function sumAfter(before: ReadonlyMap<string, number>, pages: readonly ChangePage[]): { count: number; hash: string } {
  const revisions = new Map(before);
  for (const change of pages.flatMap(({ changes }) => changes))
    if (change.kind === 'upserted') revisions.set(change.row.customer.id, change.row.revision);
    else revisions.delete(change.customerId);
  const sum = [...revisions].reduce((hash, [id, revision]) => addRow(hash, hashRow(id, revision)), emptyRowsHash);
  return { count: revisions.size, hash: formatRowsHash(sum) };
}

function compare(pages: readonly ChangePage[], before: ReadonlyMap<string, number>): string[] {
  const { count, hash } = sumAfter(before, pages);
  const head = pages.at(-1)?.head;
  return collect(
    [head?.rowCount === count, `${count} rows after the last page, its head says ${head?.rowCount}`],
    [head?.rowsHash === hash, `hash ${hash} after the last page, its head says ${head?.rowsHash}`],
  );
}

async function current(context: Context): Promise<{ manifest: Manifest; upTo: number; last: Answer }> {
  const manifest = await readManifest(context);
  const { pages, last } = await follow(context, manifest.epoch, manifest.version);
  return { manifest, upTo: pages.at(-1)?.upTo ?? manifest.version, last };
}

export const changesRequirements: readonly Requirement[] = [
  {
    id: 'R20',
    title: 'the feed goes on where the snapshot ends, in order, and ends at the count and hash of its head',
    needs: ['backend'],
    async check(context) {
      const manifest = await readManifest(context);
      const rows = (await readShards(context)).flatMap((report) => report.rows);
      const { pages, problems } = await follow(context, manifest.epoch, manifest.version);
      return [...problems, ...compare(pages, new Map(rows.map((row) => [row.customer.id, row.revision])))];
    },
  },
  {
    id: 'R21',
    title: 'the feed from the beginning gives every row, or is 410',
    needs: ['backend'],
    async check(context) {
      const manifest = await readManifest(context);
      const answer = await context.ask(path(manifest.epoch, 0));
      if (answer.status === 410) return errorProblems(answer, 410, 'gone', 'since=0');
      const { pages, problems } = await follow(context, manifest.epoch, 0);
      return [...problems, ...compare(pages, new Map())];
    },
  },
  {
    id: 'R22',
    title: 'when nothing has changed a poll is answered 304 in at most 500 bytes',
    needs: ['backend'],
    async check(context) {
      const { manifest, upTo, last } = await current(context);
      const problems = etagProblems(last, 'last page');
      if (problems.length > 0) return problems;
      const poll = await context.ask(path(manifest.epoch, upTo), {
        headers: { 'if-none-match': last.headers.get('etag') ?? '' },
      });
      const bytes =
        [...poll.headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 20) + poll.bytes.length;
      return collect([poll.status === 304, `status ${poll.status}`], [bytes <= 500, `${bytes} bytes`]);
    },
  },
  {
    id: 'R23',
    title: 'a tag never hides changes from an older cursor',
    needs: ['backend'],
    async check(context) {
      const { manifest, upTo, last } = await current(context);
      if (upTo === 0) return [];
      const older = await context.ask(path(manifest.epoch, 0), { headers: { 'if-none-match': last.headers.get('etag') ?? '' } });
      return collect([older.status !== 304, 'since=0 with the newest tag is answered 304']);
    },
  },
  {
    id: 'R24',
    title: 'another epoch and a cursor from the future are 410',
    needs: ['backend'],
    async check(context) {
      const { manifest, upTo } = await current(context);
      return [
        ...errorProblems(await context.ask(path('conformance-no-epoch', upTo)), 410, 'gone', 'another epoch'),
        ...errorProblems(await context.ask(path(manifest.epoch, upTo + 1_000_000)), 410, 'gone', 'a cursor from the future'),
      ];
    },
  },
  {
    id: 'R25',
    title: 'a question that cannot be understood is 422',
    needs: ['backend'],
    async check(context) {
      const { epoch } = await readManifest(context);
      const wrong = [
        `/v1/changes?epoch=${epoch}`,
        `/v1/changes?epoch=${epoch}&since=-1`,
        `/v1/changes?epoch=${epoch}&since=0&extra=1`,
        '/v1/changes?since=0',
      ];
      const problems: string[] = [];
      for (const one of wrong) problems.push(...errorProblems(await context.ask(one), 422, 'invalid', one));
      return problems;
    },
  },
];
