/** The stored copy, held against what is remembered of it elsewhere -> damage is noticed, and the next pull fetches everything anew. */
import { findCurrentGeneration, loadShardChunks } from '../cache/customers.ts';
import { areIndexesWhole, type CacheMark, DamagedCacheError, isComplete, noteDamage } from '../cache/damage.ts';
import type { ShukeDatabase } from '../cache/db.ts';
import { isInItsEra } from '../cache/fence.ts';
import { reconcileOutbox } from '../cache/outbox-mirror.ts';
import { openOrReplace } from '../cache/rescue.ts';
import { joinChunks } from '../cache/split-chunk.ts';
import { loadState, saveState } from '../cache/state.ts';
import { rest } from './rest.ts';

/** Shards that are read through in one round: a small copy is checked whole every time, a large one in an hour or two. */
const shardsARound = 8;

const isGone = new Set(['DatabaseClosedError', 'AbortError', 'InvalidStateError', 'TimeoutError', 'WorkerDied']);

/** The database is empty or older than it was: what a browser does with a damaged one, without a word. */
export async function checkMark(database: ShukeDatabase, nowMs: number): Promise<void> {
  const mark = await database.guard?.load();
  if (!mark) return;
  const generation = await findCurrentGeneration(database);
  if (
    generation &&
    (generation.id > mark.generation || (generation.id === mark.generation && generation.head.version >= mark.version))
  )
    return;
  await noteDamage(database, generation ? 'older' : 'lost', nowMs);
  // Noted; the ids of a new database begin anew, and must not be held against it.
  await database.guard?.forget();
}

/**
 * Looks whether every part is there, and whether the rows of the next few shards are what was stored.
 * @returns whether the copy must be fetched anew
 */
export async function checkParts(database: ShukeDatabase, nowMs: number): Promise<boolean> {
  const generation = await findCurrentGeneration(database);
  if (!generation) return false;
  if (!(await isComplete(database, generation.id))) {
    await noteDamage(database, 'incomplete', nowMs);
    return true;
  }
  const first = (await loadState(database, 'nextCheckedShard')) ?? 0;
  try {
    if (first === 0 && !(await areIndexesWhole(database, generation.id)))
      throw new DamagedCacheError('an index is not what was stored');
    for (let step = 0; step < Math.min(shardsARound, generation.shards.length); step++) {
      const chunks = await loadShardChunks(database, generation, (first + step) % generation.shards.length);
      if (!joinChunks(chunks)) throw new DamagedCacheError('a row is not what was stored');
      await rest();
    }
  } catch (error) {
    // A shard of a generation that was replaced meanwhile is no sign of anything.
    if ((await findCurrentGeneration(database))?.id !== generation.id) return false;
    // That the database went away is somebody's wish; anything else is an answer that bytes as they were stored do not give.
    if (error instanceof Error && isGone.has(error.name)) throw error;
    await noteDamage(database, 'unreadable', nowMs);
    return true;
  }
  const next = first + shardsARound;
  await saveState(database, 'nextCheckedShard', next >= generation.shards.length ? 0 : next);
  return false;
}

/** Puts back what waits. What the database had lost of it, it did not lose alone. */
export async function restoreOutbox(database: ShukeDatabase, nowMs: number): Promise<void> {
  if ((await reconcileOutbox(database, nowMs)) > 0) await noteDamage(database, 'older', nowMs);
}

/**
 * What a worker does first: what the database lost is put back into it, so that the panel is honest before anything is fetched.
 * @returns whether the copy is to be fetched anew
 */
export async function reviveCache(database: ShukeDatabase, nowMs: number): Promise<boolean> {
  if (await openOrReplace(database)) await noteDamage(database, 'unreadable', nowMs);
  await checkMark(database, nowMs);
  await restoreOutbox(database, nowMs);
  const damage = await loadState(database, 'damage');
  return damage !== undefined && damage.rebuiltAtMs === undefined;
}

/** Remembers what the database holds now. */
export async function saveMark(database: ShukeDatabase): Promise<void> {
  const { guard } = database;
  if (!guard) return;
  const generation = await findCurrentGeneration(database);
  if (!generation) return;
  const mark: CacheMark = { generation: generation.id, version: generation.head.version };
  const known = await guard.load();
  if (known?.generation === mark.generation && known.version === mark.version) return;
  await guard.save(mark);
  // The mark is in another place than the customers: of what was wiped meanwhile it must not say that it is missing.
  if (!(await isInItsEra(database))) await guard.forget();
}
