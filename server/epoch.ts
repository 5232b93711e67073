/** The history of a database: begun anew when it was put back from a backup, so that no reader goes on with a cursor of the other one. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { writeAudit } from './audit.ts';
import type { Database } from './database.ts';
import { writeAlone } from './write-alone.ts';

/**
 * Begins a new history: every reader fetches a new snapshot; rows, versions and the ids of touchpoints stay.
 * @returns the new epoch
 */
export async function beginNewHistory(database: Database, why: 'asked' | 'moved'): Promise<string> {
  const epoch = randomBytes(12).toString('hex');
  await writeAlone(database, async (trx, { version }) => {
    await trx.updateTable('company').set({ epoch, place: database.place }).execute();
    await writeAudit(trx, 'epoch-rotated', null, { why, version });
  });
  return epoch;
}

/**
 * Compares the place of the database with the one it remembers. Another one: it was restored from a backup or copied, and what
 * happened after that copy may be known to readers and unknown here. A disk that was rolled back in place looks like before;
 * then the command line says it (`--new-epoch`).
 * @returns whether a new history was begun
 */
export async function beginNewHistoryIfMoved(database: Database): Promise<boolean> {
  const { rows } = await sql<{ place: string | null }>`select place from company`.execute(database.db);
  const [company] = rows;
  if (!company || company.place === database.place) return false;
  if (company.place === null) {
    await database.db.updateTable('company').set({ place: database.place }).execute();
    return false;
  }
  await beginNewHistory(database, 'moved');
  return true;
}
