/** Rows that a tier list changed -> what it moved among the viewer's own customers. */
import type { MovedByList, TierMove } from '../cache/state.ts';
import type { ExportHead, ShardRow } from '../model/export.ts';

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
