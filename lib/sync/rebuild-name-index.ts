/** Cached rows -> a new name index, when the stored one is of an older version or damaged. */
import { readAllRows } from '../cache/customers.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { writeIfCurrent } from '../cache/fence.ts';
import { sumWordsInSteps } from '../cache/row-sums.ts';
import { NameIndexBuilder } from '../match/build-name-index.ts';
import type { NameIndex } from '../match/name-index.ts';
import { rest, sliceMs } from './rest.ts';

/** Builds the index of the current generation from the rows themselves and stores it as long as it is current; rests between chunks. */
export async function rebuildNameIndex(database: ShukeDatabase, generation: number): Promise<NameIndex> {
  const builder = new NameIndexBuilder();
  for await (const rows of readAllRows(database)) {
    await builder.addInSlices(
      rows.map((row) => row.customer),
      rest,
      sliceMs,
    );
    await rest();
  }
  const index = await builder.finishInSlices(rest, sliceMs);
  const bytes = index.toBytes();
  const sum = await sumWordsInSteps(bytes, rest);
  await writeIfCurrent(database, generation, ['indexes'], () =>
    database.indexes.put({ generation, kind: 'names', bytes: new Blob([bytes]), sum }),
  );
  return index;
}
