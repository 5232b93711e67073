/** One round of sync: send, then fetch; one leader among all contexts; an honest record of how it went. */
import type { ShukeDatabase } from '../cache/db.ts';
import { runFenced } from '../cache/fence.ts';
import { loadState, type SyncState, saveState } from '../cache/state.ts';
import { isPassing } from '../cache/time-limits.ts';
import { isDiskFull } from '../platform/is-disk-full.ts';
import { type Failure, fail, type Result } from '../platform/result.ts';
import type { Source } from '../sources/source.ts';
import { checkMark, checkParts, restoreOutbox, saveMark } from './guard-cache.ts';
import { type PullOutcome, pull } from './pull.ts';
import { push } from './push.ts';

export interface SyncOptions {
  readonly database: ShukeDatabase;
  /** Or what finds it once it is this round's turn; undefined when there is none any more. */
  readonly source: Source | (() => Promise<Source | undefined>);
  /** Current instant in milliseconds. */
  readonly now: () => number;
  /** 0 to 1, for the jitter of waits. */
  readonly random?: () => number;
  /** A person asked: wait for a round that is under way, and do not wait out a pause. */
  readonly isAsked?: boolean;
  /** Test seam: several browsers in one process. */
  readonly locks?: Pick<LockManager, 'request'>;
}

/**
 * `skipped`: another round is under way, the pause after a failure is not over, or there is no source. `superseded`: the customers were
 * wiped meanwhile, and the round has left nothing behind.
 */
export type SyncOutcome =
  | { readonly kind: 'skipped' }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'done'; readonly result: Result<PullOutcome> };

const firstWaitMs = 5_000;
/** Each state of progress is written and shown; more would only slow the import down. */
const progressEveryMs = 250;
const longestWaitMs = 15 * 60_000;

/** Full jitter over a doubling wait, never shorter than what the backend asked for. */
export function waitAfterFailureMs(failedTries: number, failure: Failure, random: () => number): number {
  const ceiling = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failedTries - 1, 20));
  return Math.max(failure.retryAfterMs ?? 0, Math.round(ceiling * (0.5 + random() / 2)));
}

/** Whether the pause after a failure is not over. A pause that is longer than any can be was set by a clock that has been put back. */
function isPausing(state: SyncState | undefined, nowMs: number): boolean {
  const leftMs = (state?.waitUntilMs ?? 0) - nowMs;
  return leftMs > 0 && leftMs <= Math.max(longestWaitMs, state?.waitMs ?? 0);
}

/** A round that has its turn, its source and its fence. */
type RoundOptions = SyncOptions & { readonly source: Source };

async function record(options: SyncOptions, result: Result<unknown>): Promise<void> {
  const { database, now, random = Math.random } = options;
  const before: SyncState = (await loadState(database, 'sync')) ?? { failedTries: 0 };
  const nowMs = now();
  if (result.ok) return saveState(database, 'sync', { lastContactMs: nowMs, failedTries: 0 });
  const failedTries = before.failedTries + 1;
  const { kind, sentence, said } = result.failure;
  const waitMs = waitAfterFailureMs(failedTries, result.failure, random);
  await saveState(database, 'sync', {
    ...(before.lastContactMs === undefined ? {} : { lastContactMs: before.lastContactMs }),
    failure: { kind, sentence, atMs: nowMs, ...(said === undefined ? {} : { said }) },
    failedTries,
    waitMs,
    waitUntilMs: nowMs + waitMs,
  });
}

async function runRound(options: RoundOptions): Promise<Result<PullOutcome>> {
  const { database, source, now } = options;
  await checkMark(database, now());
  await restoreOutbox(database, now());
  let toldAt = Number.NEGATIVE_INFINITY;
  const sent = await push(database, source, now());
  if (!sent.ok) return sent;
  const fetchNews = () =>
    pull({
      database,
      source,
      now,
      onProgress: async (done, total) => {
        if (done < total && performance.now() - toldAt < progressEveryMs) return;
        toldAt = performance.now();
        const state: SyncState = (await loadState(database, 'sync')) ?? { failedTries: 0 };
        await database.hurry(() => saveState(database, 'sync', { ...state, progress: { done, total } }));
      },
    });
  let pulled = await fetchNews();
  // Last, so that nobody waits for it.
  if ((await checkParts(database, now())) && pulled.ok) pulled = await fetchNews();
  if (pulled.ok) await saveMark(database);
  return pulled;
}

/** One round, by one context at a time. Customers that are wiped while it runs stay wiped. */
export async function syncOnce(options: SyncOptions): Promise<SyncOutcome> {
  const { database, source: given, isAsked = false, locks = navigator.locks } = options;
  return locks.request('shuke-sync', { ifAvailable: !isAsked }, async (lock): Promise<SyncOutcome> => {
    if (!lock) return { kind: 'skipped' };
    try {
      const fenced = await runFenced(database, async (own): Promise<SyncOutcome> => {
        const source = typeof given === 'function' ? await given() : given;
        return source ? takeTurn({ ...options, source, database: own }) : { kind: 'skipped' };
      });
      return fenced.kind === 'done' ? fenced.value : fenced;
    } catch (error) {
      return { kind: 'done', result: tellStorage(error) };
    }
  });
}

async function takeTurn(options: RoundOptions): Promise<SyncOutcome> {
  const { database, now, isAsked } = options;
  const state = await loadState(database, 'sync');
  if (!isAsked && isPausing(state, now())) return { kind: 'skipped' };
  const result = await runRound(options).catch((error: unknown) => tellStorage(error));
  try {
    await record(options, result);
  } catch (error) {
    // Not even that has room: what was told last stands, and the next round tries again.
    tellStorage(error);
  }
  return { kind: 'done', result };
}

/**
 * A full disk, and a database that does not answer, are failures as any other: they are told, nothing that readers see has changed, and
 * what is stored of a snapshot stays for the next round, which finds a new connection.
 * @throws every other error
 */
function tellStorage(error: unknown): Result<never> {
  if (isDiskFull(error)) return fail('storage', 'there is no room left on the disk');
  if (isPassing(error)) return fail('storage', 'the database does not answer');
  throw error;
}
