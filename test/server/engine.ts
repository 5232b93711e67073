/** The two engines that one suite runs over, and a backend with a small company on either. */
import type { ExportHead, Manifest, Staff } from '../../lib/model/export.ts';
import { changePageSchema, manifestSchema } from '../../lib/model/export.ts';
import type { NewTouchpoint } from '../../lib/model/touchpoint.ts';
import { type Backend, createBackend } from '../../server/create-backend.ts';
import { type Database, openDatabase } from '../../server/database.ts';
import { type SampleCompany, sampleCompany } from '../../server/sample/sample-company.ts';
import { openMemoryDatabase, prepareDirectory } from '../support/database-template.ts';
import { startPostgres } from '../support/postgres.ts';

export interface ServerPlace {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export interface Engine {
  readonly kind: Database['kind'];
  /** An empty database. */
  open(): Promise<Database>;
  /** Environment and arguments with which a server process uses an empty database. */
  place(directory: string): Promise<ServerPlace>;
  /** The same, and the process is the first that comes there: it makes the tables itself. */
  untouchedPlace(directory: string): Promise<ServerPlace>;
  stop(): void;
}

export async function startPglite(): Promise<Engine> {
  return {
    kind: 'pglite',
    open: openMemoryDatabase,
    place: async (directory) => {
      await prepareDirectory(directory);
      return { args: ['--data', directory], env: {} };
    },
    untouchedPlace: async (directory) => ({ args: ['--data', directory], env: {} }),
    stop: () => {},
  };
}

export async function startPostgresql(): Promise<Engine> {
  const cluster = await startPostgres();
  const untouchedPlace = async () => ({ args: [], env: { DATABASE_URL: await cluster.createDatabase() } });
  return {
    kind: 'postgresql',
    open: async () => openDatabase({ url: await cluster.createDatabase() }),
    place: untouchedPlace,
    untouchedPlace,
    stop: cluster.stop,
  };
}

/** The instant that counts as now in all tests of the server. */
export const now = Date.UTC(2026, 10, 20, 9, 0, 0);

/** Tokens by what they may do. The sample's reps: 陈晨 in both teams, 赵敏 in China only, Mei abroad only. */
export const tokens = {
  both: 'sample-rep-chenchen',
  china: 'sample-rep-zhaomin',
  world: 'sample-rep-mei',
  manager: 'sample-manager-zhang',
  secondManager: 'test-manager-second',
  worldManager: 'test-manager-world',
} as const;

const moreStaff: readonly Staff[] = [
  { id: 's-second', name: 'Rosa Second', role: 'manager' },
  { id: 's-abroad', name: 'Ann Abroad', role: 'manager' },
];

/** The sample company with a second manager, and one of a single team. */
export function testCompany(size = 40): SampleCompany {
  const sample = sampleCompany({ seed: 3, now, size });
  return {
    ...sample,
    staff: [...sample.staff, ...moreStaff],
    teams: sample.teams.map((team) => ({
      ...team,
      staffIds: [...team.staffIds, 's-second', ...(team.id === 't-world' ? ['s-abroad'] : [])],
    })),
    tokens: { ...sample.tokens, 's-second': tokens.secondManager, 's-abroad': tokens.worldManager },
  };
}

/** The test company with further customers without touchpoints, for what depends on their number only. */
export function largeCompany(size: number): SampleCompany {
  const company = testCompany();
  const copies = Array.from({ length: size - company.customers.length }, (_, i) => {
    const customer = company.customers[i % company.customers.length];
    return customer ? [{ ...customer, id: `x-${i}` }] : [];
  });
  return { ...company, customers: [...company.customers, ...copies.flat()] };
}

export interface TestBackend extends Backend {
  readonly company: SampleCompany;
  /** What the backend takes for the present; a test may move it. */
  readonly clock: { ms: number };
  request(token: string | undefined, path: string, init?: RequestInit): Promise<Response>;
  post(token: string | undefined, path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  manifest(token: string): Promise<Manifest>;
  /** All changes since, page by page. */
  changes(
    token: string,
    epoch: string,
    since: number,
  ): Promise<{ head: ExportHead; changes: import('../../lib/model/export.ts').Change[] }>;
  close(): Promise<void>;
}

/** A backend with the test company in a database of its own. */
export async function openBackend(engine: Engine, company: SampleCompany = testCompany()): Promise<TestBackend> {
  const database = await engine.open();
  const clock = { ms: now };
  const backend = await createBackend({ database, sample: company, now: () => clock.ms });
  const request: TestBackend['request'] = async (token, path, init = {}) => {
    const headers = new Headers(init.headers);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    return backend.app.request(path, { ...init, headers });
  };
  return {
    ...backend,
    company,
    clock,
    request,
    post: (token, path, body, headers = {}) =>
      request(token, path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers }),
    manifest: async (token) => manifestSchema.parse(await (await request(token, '/v1/manifest')).json()),
    changes: async (token, epoch, since) => {
      const changes = [];
      for (let cursor = since; ; ) {
        const page = changePageSchema.parse(await (await request(token, `/v1/changes?epoch=${epoch}&since=${cursor}`)).json());
        changes.push(...page.changes);
        cursor = page.upTo;
        if (!page.hasMore) return { head: page.head, changes };
      }
    },
    close: () => database.close(),
  };
}

/** A touchpoint as a button makes it. */
export function aTouchpoint(more: Partial<NewTouchpoint> = {}): NewTouchpoint {
  return {
    id: crypto.randomUUID(),
    customerId: 'c-0001',
    channel: 'e-mail',
    aspect: 'liaison',
    direction: 'inbound',
    happenedAt: '2026-11-20T08:00:00Z',
    loggedAt: '2026-11-20T08:01:00Z',
    ...more,
  };
}

/** 64 hex digits that no other test uses. */
export function aFingerprint(): string {
  return crypto.randomUUID().replaceAll('-', '').repeat(2);
}
