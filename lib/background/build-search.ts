/** Cached customers -> a search index beside the name index, and a small one of the rows that changed since. */
import { findCurrentGeneration, readAllRows } from '../cache/customers.ts';
import type { Generation, ShukeDatabase } from '../cache/db.ts';
import { SearchIndexBuilder } from '../search/build-search-index.ts';
import { createPauses, rest, sliceMs } from '../sync/rest.ts';

/** Customers in one part of the index: while it is made, a customer takes four kilobytes. */
const customersAPart = 50_000;

async function buildBase(database: ShukeDatabase, { id, head }: Generation): Promise<void> {
  const pause = createPauses();
  const begin = () => new SearchIndexBuilder({ viewerId: head.viewer.id });
  let builder = begin();
  let count = 0;
  let part = 0;
  // A newer generation may have come meanwhile; then this one is of no use to anybody.
  const isCurrent = async () => (await findCurrentGeneration(database))?.id === id;
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
    if (!(await isCurrent())) return;
    await database.indexes.put({ generation: id, kind: `search-${++part}`, bytes: new Blob([bytes]) });
  }
  const bytes = await builder.finishInSlices(rest, sliceMs);
  if (!(await isCurrent())) return;
  // Last of all: where it stands, the index is whole.
  await database.indexes.put({ generation: id, kind: 'search', bytes: new Blob([bytes]) });
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
  if ((await findCurrentGeneration(database))?.id !== id) return;
  await database.indexes.put({ generation: id, kind: 'search-changed', bytes: new Blob([bytes]) });
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
  if (!stored.has('search')) await buildBase(database, generation);
  else if (hasNewRows) await buildChanged(database, generation);
}
