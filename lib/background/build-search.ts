/** Cached customers -> a search index beside the name index, and a small one of the rows that changed since. */
import { findCurrentGeneration, readAllRows } from '../cache/customers.ts';
import type { Generation, ShukeDatabase, StoredIndex } from '../cache/db.ts';
import { writeIfCurrent } from '../cache/fence.ts';
import { SearchIndexBuilder } from '../search/build-search-index.ts';
import { createPauses, rest, sliceMs } from '../sync/rest.ts';

/** Customers in one part of the index: while it is made, a customer takes four kilobytes. */
const customersAPart = 50_000;

function putIfCurrent(database: ShukeDatabase, index: StoredIndex): Promise<boolean> {
  return writeIfCurrent(database, index.generation, ['indexes'], () => database.indexes.put(index));
}

async function buildBase(database: ShukeDatabase, { id, head }: Generation): Promise<void> {
  const pause = createPauses();
  const begin = () => new SearchIndexBuilder({ viewerId: head.viewer.id });
  let builder = begin();
  let count = 0;
  let part = 0;
  // A newer generation may have come meanwhile, or none may be left; then this one is of no use to anybody.
  const put = (kind: StoredIndex['kind'], bytes: Uint8Array<ArrayBuffer>): Promise<boolean> =>
    putIfCurrent(database, { generation: id, kind, bytes: new Blob([bytes]) });
  for await (const rows of readAllRows(database)) {
    for (const { customer } of rows) {
      builder.add([customer]);
      count++;
      await pause();
    }
    if (count < customersAPart) continue;
    const bytes = await builder.finishInSlices(rest, sliceMs);
    builder = begin();
    count = 0;
    if (!(await put(`search-${++part}`, bytes))) return;
  }
  const bytes = await builder.finishInSlices(rest, sliceMs);
  // Last of all: where it stands, the index is whole.
  await put('search', bytes);
}

async function buildChanged(database: ShukeDatabase, { id, head }: Generation): Promise<void> {
  const changed = await database.changed.where('[generation+customerId]').between([id, ''], [id, '\uffff']).toArray();
  const builder = new SearchIndexBuilder({ viewerId: head.viewer.id, hidden: changed.map((entry) => entry.customerId) });
  const customers = changed.flatMap((entry) => entry.row?.customer ?? []);
  const pause = createPauses();
  for (const customer of customers) {
    builder.add([customer]);
    await pause();
  }
  const bytes = await builder.finishInSlices(rest, sliceMs);
  await putIfCurrent(database, { generation: id, kind: 'search-changed', bytes: new Blob([bytes]) });
}

/**
 * Makes every customer of the current generation searchable. `hasNewRows` after a sync that brought some; without, only
 * what is missing is built, e.g. because the worker died the last time.
 */
export async function updateSearchIndex(database: ShukeDatabase, hasNewRows: boolean): Promise<void> {
  const generation = await findCurrentGeneration(database);
  if (!generation) return;
  const kinds = await database.indexes
    .where('[generation+kind]')
    .between([generation.id, ''], [generation.id, '\uffff'])
    .primaryKeys();
  const stored = new Set(kinds.map(([, kind]) => kind));
  try {
    if (!stored.has('search')) await buildBase(database, generation);
    else if (hasNewRows) await buildChanged(database, generation);
  } catch (error) {
    // Wiped or replaced under our hands: whoever brought new customers makes theirs searchable.
    if ((await findCurrentGeneration(database))?.id === generation.id) throw error;
  }
}
