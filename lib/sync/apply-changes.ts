/** One page of the change feed -> rows laid over the current generation, all or nothing. */
import { findRowInChunks } from '../cache/customers.ts';
import type { ChangedRow, Generation, ShukeDatabase } from '../cache/db.ts';
import { type MovedByList, saveState, type TierMove } from '../cache/state.ts';
import { dropDeliveredTouchpoints } from '../cache/touchpoints.ts';
import type { ChangePage, ExportHead, ShardRow } from '../model/export.ts';
import { addRow, formatRowsHash, hashRow, parseRowsHash, type RowsHash, removeRow } from '../model/rows-hash.ts';
import { fail, type Result, succeed } from '../platform/result.ts';

/** What a page of changes did, for whoever keeps something computed from the rows. */
export interface AppliedChanges {
  readonly upserted: readonly ShardRow[];
  readonly removedIds: readonly string[];
  readonly head: ExportHead;
}

/** The viewer's own customers whose tier this list changed; undefined when it moved none of them. */
export function findMoves(rows: readonly ShardRow[], head: ExportHead): MovedByList | undefined {
  const { version, note, publishedBy, publishedAt } = head.tierList;
  const moves = rows.flatMap(({ customer }): TierMove[] => {
    const change = customer.lastTierChange;
    if (customer.ownerId !== head.viewer.id || change?.listVersion !== version || change.from === change.to) return [];
    const name = customer.aliases[0] ?? customer.legalName;
    return [{ customerId: customer.id, name, to: change.to, ...(change.from === undefined ? {} : { from: change.from }) }];
  });
  if (moves.length === 0) return undefined;
  return {
    listVersion: version,
    note: note ?? '',
    moves,
    ...(publishedBy === undefined ? {} : { by: publishedBy }),
    ...(publishedAt === undefined ? {} : { at: publishedAt }),
  };
}

/** The row that readers see now, for taking its hash out of the sum. */
async function findVisibleRow(database: ShukeDatabase, generation: number, customerId: string): Promise<ShardRow | undefined> {
  const changed = await database.changed.get([generation, customerId]);
  return changed ? changed.row : findRowInChunks(database, generation, customerId);
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
  const states = lastStates(page);
  let sum: RowsHash = parseRowsHash(generation.head.rowsHash);
  let count = generation.head.rowCount;
  const writes: ChangedRow[] = [];
  for (const [customerId, row] of states) {
    const before = await findVisibleRow(database, generation.id, customerId);
    if (before) {
      sum = removeRow(sum, hashRow(customerId, before.revision));
      count--;
    }
    if (row) {
      sum = addRow(sum, hashRow(customerId, row.revision));
      count++;
    }
    writes.push({ generation: generation.id, customerId, ...(row ? { row } : {}) });
  }
  const rowsHash = formatRowsHash(sum);
  if (!page.hasMore && (rowsHash !== head.rowsHash || count !== head.rowCount))
    return fail(
      'bad-data',
      `after the changes ${count} rows with hash ${rowsHash}, the backend has ${head.rowCount} with ${head.rowsHash}`,
    );

  const upserted = [...states.values()].filter((row) => row !== undefined);
  const moved = findMoves(upserted, head);
  const next: Generation = {
    id: generation.id,
    shards: generation.shards,
    head: { ...head, version: page.upTo, rowCount: count, rowsHash },
    ...(etag === undefined ? {} : { etag }),
  };
  const tables = [database.generations, database.changed, database.state, database.touchpoints];
  await database.transaction('rw', tables, async () => {
    await database.changed.bulkPut(writes);
    await database.generations.put(next);
    if (moved) await saveState(database, 'moved', moved);
    await dropDeliveredTouchpoints(database, upserted);
  });
  return succeed({ upserted, removedIds: [...states].filter(([, row]) => !row).map(([id]) => id), head: next.head });
}
