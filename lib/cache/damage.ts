/** Signs that the stored copy cannot be trusted -> noted, so that the next round fetches it anew. The outbox has its own second copy. */
import type { ShukeDatabase } from './db.ts';
import { sumWords } from './row-sums.ts';
import { countChunks } from './split-chunk.ts';
import { loadState, saveState } from './state.ts';
import { isSilence, readBlob } from './time-limits.ts';

/**
 * `lost` the database is empty and was not; `older` it is as it was some time ago; `incomplete` parts are missing;
 * `unreadable` a part is not what was stored.
 */
export type DamageKind = 'lost' | 'older' | 'incomplete' | 'unreadable';

/** What the database must hold at least; kept apart from it. */
export interface CacheMark {
  readonly generation: number;
  readonly version: number;
}

export interface CacheMarks {
  load(): Promise<CacheMark | undefined>;
  save(mark: CacheMark): Promise<void>;
  /** The copy is gone on purpose. */
  forget(): Promise<void>;
}

/** What is stored is not what was stored. Thrown by readers of the cache; the whole copy is to be fetched anew. */
export class DamagedCacheError extends Error {
  override name = 'DamagedCacheError';
}

/** Notes damage of the current generation; of several the first stands. */
export async function noteDamage(database: ShukeDatabase, kind: DamageKind, nowMs: number): Promise<void> {
  await database.transaction('rw', database.state, async () => {
    const known = await loadState(database, 'damage');
    if (known && known.rebuiltAtMs === undefined) return;
    const generation = await loadState(database, 'currentGeneration');
    await saveState(database, 'damage', { kind, noticedAtMs: nowMs, ...(generation === undefined ? {} : { generation }) });
  });
}

/** Whether this generation is known to be damaged. */
export async function isDamaged(database: ShukeDatabase, generation: number): Promise<boolean> {
  const damage = await loadState(database, 'damage');
  return damage !== undefined && damage.rebuiltAtMs === undefined && damage.generation === generation;
}

/** Whether the indexes of a generation are the bytes that were stored. */
export async function areIndexesWhole(database: ShukeDatabase, generationId: number): Promise<boolean> {
  for (const kind of ['names', 'directory']) {
    const stored = await database.indexes.get([generationId, kind]);
    if (stored?.sum === undefined) continue;
    if (sumWords(new Uint8Array(await readBlob(stored.bytes))) !== stored.sum) return false;
  }
  return true;
}

/**
 * Looks at what a generation consists of without reading the customers: every chunk is there, and so are its indexes.
 * What is inside a chunk is checked when a row of it is read.
 */
export async function isComplete(database: ShukeDatabase, generationId: number): Promise<boolean> {
  const generation = await database.generations.get(generationId);
  if (!generation) return false;
  const chunks = await database.chunks
    .where('[generation+index]')
    .between([generationId, 0], [generationId, Number.MAX_SAFE_INTEGER])
    .count();
  if (chunks !== generation.shards.reduce((total, shard) => total + countChunks(shard.rows), 0)) return false;
  for (const kind of ['names', 'directory']) {
    const stored = await database.indexes.get([generationId, kind]);
    // A blob whose file is gone has a size and cannot be read.
    const first =
      stored &&
      (await readBlob(stored.bytes.slice(0, 4)).catch((error: unknown) => {
        if (isSilence(error)) throw error;
        return undefined;
      }));
    if (first?.byteLength !== 4) return false;
  }
  return true;
}
