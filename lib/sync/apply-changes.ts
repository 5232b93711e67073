/** One page of the change feed -> rows laid over the current generation, all or nothing. */
import type { ChangedRow, Generation, ShukeDatabase } from '../cache/db.ts';
import { loadOverlay, markStates, saveMarks } from '../cache/overlay.ts';
import { loadState, type MovedByList, saveState } from '../cache/state.ts';
import { dropDeliveredTouchpoints } from '../cache/touchpoints.ts';
import type { ChangePage, ExportHead, ShardRow } from '../model/export.ts';
import { fail, type Result, succeed } from '../platform/result.ts';
import { findMoves } from './find-moves.ts';
import { sumOverlay } from './sum-overlay.ts';

/** What a page of changes did, for whoever keeps something computed from the rows. */
export interface AppliedChanges {
  readonly upserted: readonly ShardRow[];
  readonly removedIds: readonly string[];
  readonly head: ExportHead;
}

/** A list that moves many comes in several pages. */
export function mergeMoves(known: MovedByList | undefined, found: MovedByList): MovedByList {
  if (known?.listVersion !== found.listVersion) return found;
  const moves = new Map([...known.moves, ...found.moves].map((move) => [move.customerId, move]));
  return { ...found, moves: [...moves.values()] };
}

/** Only the newest state of each customer in the page, so that a row is written once. */
function lastStates(page: ChangePage): Map<string, ShardRow | undefined> {
  const states = new Map<string, ShardRow | undefined>();
  for (const change of page.changes) {
    if (change.kind === 'removed') states.set(change.customerId, undefined);
    else states.set(change.row.customer.id, change.row);
  }
  return states;
}

/**
 * Applies a page to the generation it continues. Refuses with `gone` a page of another epoch or with a gap, and with
 * `bad-data` a last page after which the hash or the number of rows differs from what the backend says; nothing is changed then.
 */
export async function applyChanges(
  database: ShukeDatabase,
  generation: Generation,
  page: ChangePage,
  etag: string | undefined,
): Promise<Result<AppliedChanges>> {
  const { head } = page;
  if (head.epoch !== generation.head.epoch) return fail('gone', 'the backend began a new history');
  if (page.since !== generation.head.version || page.upTo < page.since) return fail('gone', 'the change feed has a gap');
  const { base } = generation;
  if (!base) return fail('gone', 'this copy is of an older version of the extension');
  const states = lastStates(page);
  const overlay = await loadOverlay(database, generation.id);
  if (!overlay) return fail('bad-data', 'rows that had changed are missing from the cache');
  const marks = await markStates(database, generation.id, page.upTo, states, overlay);
  for (const [index, customerId] of marks.customerIds.entries())
    overlay.set(customerId, { revision: marks.revisions[index] ?? 0, hides: marks.hides[index] ?? 0 });
  const { rowCount, rowsHash } = sumOverlay(base, overlay);
  if (!page.hasMore && (rowsHash !== head.rowsHash || rowCount !== head.rowCount))
    return fail(
      'bad-data',
      `after the changes ${rowCount} rows with hash ${rowsHash}, the backend has ${head.rowCount} with ${head.rowsHash}`,
    );

  const writes = [...states].map(
    ([customerId, row]): ChangedRow => ({ generation: generation.id, customerId, ...(row ? { row } : {}) }),
  );
  const upserted = [...states.values()].filter((row) => row !== undefined);
  const moved = findMoves(upserted, head);
  const next: Generation = {
    id: generation.id,
    shards: generation.shards,
    base,
    head: { ...head, version: page.upTo, rowCount, rowsHash },
    ...(etag === undefined ? {} : { etag }),
  };
  const tables = [database.generations, database.changed, database.marks, database.state, database.touchpoints];
  const isApplied = await database.transaction('rw', tables, async () => {
    // Somebody else was faster, against all precautions: his page is in, and this one no longer continues it.
    if ((await database.generations.get(generation.id))?.head.version !== generation.head.version) return false;
    await database.changed.bulkPut(writes);
    if (marks.customerIds.length > 0) await saveMarks(database, marks, overlay);
    await database.generations.put(next);
    if (moved) await saveState(database, 'moved', mergeMoves(await loadState(database, 'moved'), moved));
    await dropDeliveredTouchpoints(database, upserted);
    return true;
  });
  if (!isApplied) return fail('conflict', 'another context has changed the cache meanwhile');
  return succeed({ upserted, removedIds: [...states].filter(([, row]) => !row).map(([id]) => id), head: next.head });
}
