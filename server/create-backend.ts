/** The backend without a port: for tests, for other servers, and for `main.ts`. */
import { createApp } from './app.ts';
import { forgetTombstones } from './customers.ts';
import type { Database } from './database.ts';
import { beginNewHistoryIfMoved } from './epoch.ts';
import { createHeadReader } from './head.ts';
import { type SampleCompany, sampleCompany, sampleSeed } from './sample/sample-company.ts';
import { hasCompany, seed } from './seed.ts';
import { createSignIn } from './sign-in/sign-in.ts';
import type { SignInOptions } from './sign-in/sign-in-options.ts';
import { createSnapshotReader } from './snapshot.ts';

/** Readers that were away for longer build anew. */
const keepTombstonesDays = 180;

export interface BackendOptions {
  readonly database: Database;
  /** Seeds this company when the database is empty. */
  readonly sample?: SampleCompany;
  /** Requests come from a proxy, which says in X-Forwarded-For from whom. */
  readonly isBehindProxy?: boolean;
  /** Where people sign in; absent: they have tokens of ours only. */
  readonly signIn?: SignInOptions;
  /** Test seam: milliseconds since 1970. */
  readonly now?: () => number;
}

export interface Backend {
  /** Answers a request as the server would; `app.request('/v1/health')` in tests. */
  readonly app: ReturnType<typeof createApp>;
  readonly database: Database;
  /** Whether the sample was written now; false when there was a company already, or none was asked for. */
  readonly isSeeded: boolean;
  /** The database was put back from a backup, or copied: a new history was begun. */
  readonly isRestored: boolean;
  /** Ends when every shard is packed; requests need not wait for it. */
  readonly packing: Promise<void>;
  /** Packs what was written since, in the background, so that no reader waits for it. */
  readonly pack: () => void;
}

/** The database must be open and stays the caller's to close. */
export async function createBackend({
  database,
  sample,
  isBehindProxy = false,
  signIn,
  now = Date.now,
}: BackendOptions): Promise<Backend> {
  const isSeeded = sample !== undefined && (await seed(database, sample, now()));
  const isRestored = await beginNewHistoryIfMoved(database);
  const heads = createHeadReader();
  const snapshots = createSnapshotReader(database, heads, now);
  if (await hasCompany(database)) {
    await forgetTombstones(database, keepTombstonesDays);
    if (!isSeeded) await snapshots.warmUp();
  }
  const pack = (): Promise<void> =>
    snapshots.packAll().catch((error: unknown) => {
      if (!database.closing.aborted) console.error('shards:', error);
    });
  const packing = pack();
  // Whoever fills a database can wait; whoever starts one wants an answer.
  if (isSeeded) await packing;
  const app = createApp(database, now, heads, snapshots, isBehindProxy, signIn && createSignIn(signIn, now));
  return { app, database, isSeeded, isRestored, packing, pack: () => void pack() };
}

/** The sample company as of `now`, with the seed that demonstrations and tests share. */
export function defaultSample(now: number, size?: number): SampleCompany {
  return sampleCompany({ seed: sampleSeed, now, ...(size !== undefined && { size }) });
}
