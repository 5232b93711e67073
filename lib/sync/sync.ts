/** One round of sync: send, then fetch; one leader among all contexts; an honest record of how it went. */
import type { ShukeDatabase } from '../cache/db.ts';
import { loadState, type SyncState, saveState } from '../cache/state.ts';
import { isDiskFull } from '../platform/is-disk-full.ts';
import { type Failure, fail, type Result } from '../platform/result.ts';
import type { Source } from '../sources/source.ts';
import { checkMark, checkParts, restoreOutbox, saveMark } from './guard-cache.ts';
import { type PullOutcome, pull } from './pull.ts';
import { push } from './push.ts';

export interface SyncOptions {
  readonly database: ShukeDatabase;
  readonly source: Source;
  /** Current instant in milliseconds. */
  readonly now: () => number;
  /** 0 to 1, for the jitter of waits. */
  readonly random?: () => number;
  /** A person asked: do not wait out a pause. */
  readonly isAsked?: boolean;
  /** Test seam: several browsers in one process. */
  readonly locks?: Pick<LockManager, 'request'>;
}

/** `skipped`: another context is at it, or the pause after a failure is not over. */
export type SyncOutcome = { readonly kind: 'skipped' } | { readonly kind: 'done'; readonly result: Result<PullOutcome> };

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

async function record(options: SyncOptions, result: Result<unknown>): Promise<void> {
  const { database, now, random = Math.random } = options;
  const before: SyncState = (await loadState(database, 'sync')) ?? { failedTries: 0 };
  const nowMs = now();
  if (result.ok) return saveState(database, 'sync', { lastContactMs: nowMs, failedTries: 0 });
  const failedTries = before.failedTries + 1;
  const { kind, sentence } = result.failure;
  const waitMs = waitAfterFailureMs(failedTries, result.failure, random);
  await saveState(database, 'sync', {
    ...(before.lastContactMs === undefined ? {} : { lastContactMs: before.lastContactMs }),
    failure: { kind, sentence, atMs: nowMs },
    failedTries,
    waitMs,
    waitUntilMs: nowMs + waitMs,
  });
}

async function runRound(options: SyncOptions): Promise<Result<PullOutcome>> {
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

/** One round, by one context at a time. */
export async function syncOnce(options: SyncOptions): Promise<SyncOutcome> {
  const { database, now, isAsked, locks = navigator.locks } = options;
  return locks.request('shuke-sync', { ifAvailable: true }, async (lock): Promise<SyncOutcome> => {
    if (!lock) return { kind: 'skipped' };
    const state = await loadState(database, 'sync');
    if (!isAsked && isPausing(state, now())) return { kind: 'skipped' };
    const result = await runRound(options).catch((error: unknown) => tellFullDisk(error));
    try {
      await record(options, result);
    } catch (error) {
      // Not even that has room: what was told last stands, and the next round tries again.
      tellFullDisk(error);
    }
    return { kind: 'done', result };
  });
}

/**
 * A full disk is a failure as any other: it is told, nothing that readers see has changed, and what is stored of a snapshot stays
 * for the next round.
 * @throws every other error
 */
function tellFullDisk(error: unknown): Result<never> {
  if (!isDiskFull(error)) throw error;
  return fail('storage', 'there is no room left on the disk');
}
