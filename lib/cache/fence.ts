/**
 * A fence around what a round of sync writes: customers that were wiped while it ran stay wiped. The database keeps a name for the
 * customers of now, their era; a wipe ends it, and a round writes nothing once its era is over. It is asked inside each transaction
 * that writes, so that no wipe can slip in between.
 */
import type { DBCore, DBCoreTransaction, Middleware } from 'dexie';
import type { ShukeDatabase, StateEntry } from './db.ts';
import { dropState, loadState, type StateValues, saveState } from './state.ts';

/** The era in which something was begun is over: what it found out is of nobody's use any more. */
export class SupersededError extends Error {
  override name = 'SupersededError';
}

/** What came of work behind a fence. `superseded`: the customers were wiped meanwhile, and nothing was written after that. */
export type Fenced<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'superseded' };

/** The era of now; one begins when there is none. */
async function beginEra(database: ShukeDatabase): Promise<string> {
  const begun = await loadState(database, 'era');
  if (begun !== undefined) return begun;
  return database.transaction('rw', database.state, async () => {
    const known = await loadState(database, 'era');
    if (known !== undefined) return known;
    const era = crypto.randomUUID();
    await saveState(database, 'era', era);
    return era;
  });
}

/** From here on whatever is under way behind a fence writes nothing. Part of the surrounding transaction when there is one. */
export async function endEra(database: ShukeDatabase): Promise<void> {
  await dropState(database, 'era');
}

/** For a database on which nothing is written but in this era: each transaction looks before its first write. */
export function fenceWrites(era: string): Middleware<DBCore> {
  return {
    stack: 'dbcore',
    name: 'fence',
    create(core) {
      const looks = new WeakMap<DBCoreTransaction, PromiseLike<void>>();
      const look = (trans: DBCoreTransaction): PromiseLike<void> => {
        const known = looks.get(trans);
        if (known) return known;
        const looking = core
          .table('state')
          .get({ trans, key: 'era' satisfies keyof StateValues })
          .then((entry?: StateEntry) => {
            if (entry?.value !== era) throw new SupersededError('the customers were wiped meanwhile');
          });
        looks.set(trans, looking);
        return looking;
      };
      return {
        transaction: (tables, mode, options) =>
          core.transaction(mode === 'readwrite' ? [...new Set([...tables, 'state'])] : tables, mode, options),
        table(name) {
          const table = core.table(name);
          return { ...table, mutate: (request) => look(request.trans).then(() => table.mutate(request)) as Promise<never> };
        },
      };
    },
  };
}

/** Whether what was begun on this fenced database may still write. */
export async function isInItsEra(fenced: ShukeDatabase): Promise<boolean> {
  return fenced.era === undefined || (await loadState(fenced, 'era')) === fenced.era;
}

/**
 * Runs `work` on a connection of its own that writes only as long as the customers of now are not wiped.
 * @throws what `work` throws while they are there; what goes wrong because they are gone is `superseded`
 */
export async function runFenced<T>(database: ShukeDatabase, work: (fenced: ShukeDatabase) => Promise<T>): Promise<Fenced<T>> {
  const fenced = database.inEra(await database.attempt(() => beginEra(database)));
  try {
    return { kind: 'done', value: await work(fenced) };
  } catch (error) {
    if (error instanceof SupersededError || !(await isInItsEra(fenced))) return { kind: 'superseded' };
    throw error;
  } finally {
    fenced.close();
  }
}

/**
 * Runs `write` in a transaction over these tables in which this generation is still what readers see, for what was computed from
 * its customers. Nothing is written otherwise.
 * @returns whether it was
 */
export async function writeIfCurrent(
  database: ShukeDatabase,
  generation: number,
  tables: readonly ('indexes' | 'state')[],
  write: () => Promise<unknown>,
): Promise<boolean> {
  return database.transaction('rw', [...new Set(['state', ...tables])], async () => {
    if ((await loadState(database, 'currentGeneration')) !== generation) return false;
    await write();
    return true;
  });
}
