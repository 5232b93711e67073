/** Who asks, and a transaction that sees no more than he may. */
import { sql } from 'kysely';
import type { Staff } from '../lib/model/export.ts';
import type { Database, Trx } from './database.ts';

export interface Viewer {
  readonly staff: Staff;
  /** Sorted; from the token, never from a parameter. */
  readonly teamIds: readonly string[];
}

/**
 * From here on this transaction acts as the viewer: row-level security hides the rows of other teams. Ids hold no space,
 * so a space parts them.
 *
 * This guards against our own mistakes (a forgotten condition, a wrong join) on both engines. It is no wall against an
 * injected query, which could take the rights of the session back; against that no query is ever built from text.
 */
export async function actAs(trx: Trx, viewer: Pick<Viewer, 'teamIds'>): Promise<void> {
  await sql`select set_config('shuke.teams', ${viewer.teamIds.join(' ')}, true), set_config('role', 'shuke_member', true)`.execute(
    trx,
  );
}

/** From here on the transaction sees everything again: shards are made for all, version rows belong to nobody. */
export async function actAsServer(trx: Trx): Promise<void> {
  await sql`select set_config('role', 'none', true)`.execute(trx);
}

/** Codes of PostgreSQL that say: nothing happened, the same again may succeed. */
const retryable = new Set(['40001', '40P01']);

/** Reads one consistent state; runs again when another writer made that impossible. */
export async function inOneState<T>({ db }: Database, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().setIsolationLevel('repeatable read').execute(work);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!retryable.has(code) || attempt === 5) throw error;
    }
  }
}
