/** The rows that changed since the snapshot, as numbers: enough to add up the whole copy after every page of changes. */
import type { ShardRow } from '../model/export.ts';
import { findRowInChunks, loadDirectory } from './customers.ts';
import type { ChangeMarks, ShukeDatabase } from './db.ts';

/** The newest revision of a changed row, 0 when it was removed; and that of the row in the chunks behind it, 0 when there is none. */
export interface OverlayRow {
  readonly revision: number;
  readonly hides: number;
}
export type Overlay = Map<string, OverlayRow>;

/** Stored pages of marks; with more they are made one. */
const maxMarks = 64;

function findMarks(database: ShukeDatabase, generation: number) {
  return database.marks.where('[generation+upTo]').between([generation, 0], [generation, Number.MAX_SAFE_INTEGER]);
}

/** What all pages did so far; undefined when the changed rows themselves are not all there. */
export async function loadOverlay(database: ShukeDatabase, generation: number): Promise<Overlay | undefined> {
  const overlay: Overlay = new Map();
  const [marks, count] = await database.transaction('r', database.marks, database.changed, () =>
    Promise.all([findMarks(database, generation).toArray(), countChanged(database, generation)]),
  );
  for (const { customerIds, revisions, hides } of marks)
    for (const [index, id] of customerIds.entries())
      overlay.set(id, { revision: revisions[index] ?? 0, hides: hides[index] ?? 0 });
  return overlay.size === count ? overlay : undefined;
}

/** How many rows of a generation have changed since its snapshot. */
export function countChanged(database: ShukeDatabase, generation: number): Promise<number> {
  return database.changed.where('[generation+customerId]').between([generation, ''], [generation, '\uffff']).count();
}

/** What a page does, for `saveMarks`. */
export async function markStates(
  database: ShukeDatabase,
  generation: number,
  upTo: number,
  states: ReadonlyMap<string, ShardRow | undefined>,
  overlay: Overlay,
): Promise<ChangeMarks> {
  const directory = await loadDirectory(database, generation);
  const revisions = new Uint32Array(states.size);
  const hides = new Uint32Array(states.size);
  let index = 0;
  for (const [id, row] of states) {
    revisions[index] = row?.revision ?? 0;
    const known = overlay.get(id)?.hides ?? directory?.findRevision(id);
    hides[index] = known ?? (await findRowInChunks(database, generation, id))?.revision ?? 0;
    index++;
  }
  return { generation, upTo, customerIds: [...states.keys()], revisions, hides };
}

/** Stores what a page did; part of the transaction that stores its rows. @param overlay - With the page in it already */
export async function saveMarks(database: ShukeDatabase, marks: ChangeMarks, overlay: Overlay): Promise<void> {
  const { generation } = marks;
  if ((await findMarks(database, generation).count()) < maxMarks) {
    await database.marks.put(marks);
    return;
  }
  await findMarks(database, generation).delete();
  const rows = [...overlay];
  await database.marks.put({
    ...marks,
    customerIds: rows.map(([id]) => id),
    revisions: Uint32Array.from(rows, ([, row]) => row.revision),
    hides: Uint32Array.from(rows, ([, row]) => row.hides),
  });
}
