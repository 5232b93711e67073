/** Backend -> cache: the first snapshot, then changes; a new snapshot whenever changes cannot be continued. */
import { findCurrentGeneration } from '../cache/customers.ts';
import { isDamaged } from '../cache/damage.ts';
import type { Generation, ShukeDatabase } from '../cache/db.ts';
import { dropOldGenerations } from '../cache/generations.ts';
import { countChanged } from '../cache/overlay.ts';
import type { ExportHead } from '../model/export.ts';
import { fail, type Result, succeed } from '../platform/result.ts';
import type { Source } from '../sources/source.ts';
import { type AppliedChanges, applyChanges } from './apply-changes.ts';
import { buildGeneration } from './build-generation.ts';

export interface PullOptions {
  readonly database: ShukeDatabase;
  readonly source: Source;
  readonly onProgress?: (done: number, total: number) => Promise<void>;
  /** Current instant in milliseconds. */
  readonly now: () => number;
}

/** `snapshot`: everything may have changed. `changes`: `customerIds` did. `unchanged`: nothing did. */
export interface PullOutcome {
  readonly kind: 'snapshot' | 'changes' | 'unchanged';
  readonly customerIds: readonly string[];
  readonly head: ExportHead;
}

/** Rows laid over a snapshot, at most; with more, a new snapshot is the quicker way. */
const maxChangedRows = 20_000;

/**
 * Brings the cache up to date with the source; readers see the old state or the new one, never a mixture. A snapshot may be
 * older than the feed (a backend packs its shards when it suits it), so the changes after it are fetched at once.
 */
export async function pull(options: PullOptions): Promise<Result<PullOutcome>> {
  const { database, source } = options;
  const customerIds = new Set<string>();
  let hasNewSnapshot = false;

  const finish = (head: ExportHead): Result<PullOutcome> => {
    const kind = hasNewSnapshot ? 'snapshot' : customerIds.size === 0 ? 'unchanged' : 'changes';
    return succeed({ kind, customerIds: [...customerIds], head });
  };

  // Not right after the swap: whoever was reading the old generation then may finish in it.
  await dropOldGenerations(database);
  for (;;) {
    const generation = await findCurrentGeneration(database);
    const step = generation ? await pullPage(database, source, generation) : needSnapshot(fail('gone', 'there is no copy yet'));
    if (step.kind === 'failed') return step.failure;
    if (step.kind === 'unchanged') return finish(step.head);
    if (step.kind === 'applied') {
      for (const row of step.changes.upserted) customerIds.add(row.customer.id);
      for (const id of step.changes.removedIds) customerIds.add(id);
      if (step.hasMore) continue;
      if (hasNewSnapshot || !generation || (await countChanged(database, generation.id)) <= maxChangedRows)
        return finish(step.changes.head);
    } else if (hasNewSnapshot) return step.reason;
    const built = await buildGeneration({ ...options, ...(generation ? { before: generation } : {}) });
    if (!built.ok) return built;
    hasNewSnapshot = true;
  }
}

type PageStep =
  | { readonly kind: 'failed'; readonly failure: Result<never> }
  | { readonly kind: 'unchanged'; readonly head: ExportHead }
  | { readonly kind: 'applied'; readonly changes: AppliedChanges; readonly hasMore: boolean }
  /** This copy cannot be continued or trusted: fetch it whole, beside the old one. */
  | { readonly kind: 'snapshot-needed'; readonly reason: Result<never> };

function needSnapshot(reason: Result<never>): PageStep {
  return { kind: 'snapshot-needed', reason };
}

/** One question to the feed, and its answer applied. */
async function pullPage(database: ShukeDatabase, source: Source, generation: Generation): Promise<PageStep> {
  const { head } = generation;
  if (await isDamaged(database, generation.id)) return needSnapshot(fail('storage', 'the stored copy is damaged'));
  if (!generation.base) return needSnapshot(fail('gone', 'this copy is of an older version of the extension'));
  const answer = await source.fetchChanges(head.epoch, head.version, generation.etag);
  if (!answer.ok) return answer.failure.kind === 'gone' ? needSnapshot(answer) : { kind: 'failed', failure: answer };
  if (answer.value.kind === 'unchanged') return { kind: 'unchanged', head };
  const { page, etag } = answer.value;
  const applied = await applyChanges(database, generation, page, etag);
  if (applied.ok) return { kind: 'applied', changes: applied.value, hasMore: page.hasMore };
  return applied.failure.kind === 'conflict' ? { kind: 'failed', failure: applied } : needSnapshot(applied);
}
