/** Backend -> cache: the first snapshot, then changes; a new snapshot whenever changes cannot be continued. */
import { findCurrentGeneration } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import type { ExportHead } from '../model/export.ts';
import { type Result, succeed } from '../platform/result.ts';
import type { Source } from '../sources/source.ts';
import { applyChanges } from './apply-changes.ts';
import { buildGeneration } from './build-generation.ts';

export interface PullOptions {
  readonly database: ShukeDatabase;
  readonly source: Source;
  readonly onProgress?: (done: number, total: number) => Promise<void>;
}

/** `snapshot`: everything may have changed. `changes`: `customerIds` did. `unchanged`: nothing did. */
export interface PullOutcome {
  readonly kind: 'snapshot' | 'changes' | 'unchanged';
  readonly customerIds: readonly string[];
  readonly head: ExportHead;
}

/** Rows laid over a snapshot, at most; with more, a new snapshot is the quicker way. */
const maxChangedRows = 20_000;

async function pullSnapshot(options: PullOptions): Promise<Result<PullOutcome>> {
  const built = await buildGeneration(options);
  return built.ok ? succeed({ kind: 'snapshot', customerIds: [], head: built.value.head }) : built;
}

/** Brings the cache up to date with the source; readers see the old state or the new one, never a mixture. */
export async function pull(options: PullOptions): Promise<Result<PullOutcome>> {
  const { database, source } = options;
  const customerIds = new Set<string>();
  for (;;) {
    const generation = await findCurrentGeneration(database);
    if (!generation) return pullSnapshot(options);
    const { head } = generation;
    const answer = await source.fetchChanges(head.epoch, head.version, generation.etag);
    if (!answer.ok) return answer.failure.kind === 'gone' ? pullSnapshot(options) : answer;
    if (answer.value.kind === 'unchanged')
      return succeed({ kind: customerIds.size === 0 ? 'unchanged' : 'changes', customerIds: [...customerIds], head });
    const { page, etag } = answer.value;
    const applied = await applyChanges(database, generation, page, etag);
    // A gap or a wrong hash means that this copy cannot be trusted any more: fetch it whole, beside the old one.
    if (!applied.ok) return pullSnapshot(options);
    for (const row of applied.value.upserted) customerIds.add(row.customer.id);
    for (const id of applied.value.removedIds) customerIds.add(id);
    if (page.hasMore) continue;
    if ((await database.changed.count()) > maxChangedRows) return pullSnapshot(options);
    return succeed({
      kind: customerIds.size === 0 ? 'unchanged' : 'changes',
      customerIds: [...customerIds],
      head: applied.value.head,
    });
  }
}
