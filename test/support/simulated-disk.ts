/**
 * A browser's disk in memory, and workers on it that die wherever one wants: between any two transactions, and between request and answer.
 * What a worker had not committed when it died never happened; what it does afterwards reaches neither disk nor network.
 */
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import type { CacheMark, CacheMarks } from '../../lib/cache/damage.ts';
import { openDatabase, type ShukeDatabase } from '../../lib/cache/db.ts';
import type { MirroredItem, OutboxMirror } from '../../lib/cache/outbox-mirror.ts';

/** Called by the database for each operation; throws when the worker is dead. */
interface Watch {
  begin(transaction?: IDBTransaction): void;
}

const owners = new WeakMap<IDBDatabase, Watch>();

class WorkerDied extends Error {
  override name = 'WorkerDied';
}

/** Once a process: every connection belongs to the worker that opened it. */
function watchTransactions(): void {
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<IDBDatabase['transaction']>) {
    const watch = owners.get(this);
    watch?.begin();
    const transaction = begin.apply(this, args);
    if (args[1] !== 'readonly') watch?.begin(transaction);
    return transaction;
  };
}
watchTransactions();

/** What a worker opens its database with, each time: what it opens belongs to it, also when another worker lives by then. */
function createFactory(watch: Watch): IDBFactory {
  return {
    open(name, version) {
      watch.begin();
      const request = version === undefined ? indexedDB.open(name) : indexedDB.open(name, version);
      for (const event of ['upgradeneeded', 'success'])
        request.addEventListener(event, () => owners.set(request.result as IDBDatabase, watch));
      return request;
    },
    deleteDatabase: (name) => indexedDB.deleteDatabase(name),
    databases: () => indexedDB.databases(),
    cmp: (first, second) => indexedDB.cmp(first, second),
  };
}

/** A worker from its start to its death. */
export class Life {
  readonly database: ShukeDatabase;
  /** Resolves when the worker dies. */
  readonly death: Promise<void>;
  /** How many places where it could have died it has passed. */
  operations = 0;
  isDead = false;
  /** Transactions that have written. */
  commits = 0;
  readonly #open = new Set<IDBTransaction>();
  readonly #diesAt: number;
  #die = (): void => undefined;

  /** @param diesAt - The place at which it dies, counted from 1; never when absent */
  constructor(name: string, records: Map<string, MirroredItem>, marks: { mark?: CacheMark }, diesAt = Number.POSITIVE_INFINITY) {
    this.#diesAt = diesAt;
    this.death = new Promise((resolve) => {
      this.#die = resolve;
    });
    const factory = createFactory({
      begin: (transaction) => {
        if (!transaction) return this.pass();
        this.#open.add(transaction);
        // Committed: from here on it has happened, also when the worker dies now.
        transaction.addEventListener('complete', () => {
          this.#open.delete(transaction);
          this.commits++;
          this.#count();
        });
        transaction.addEventListener('abort', () => this.#open.delete(transaction));
      },
    });
    const step = async <T>(work: () => T): Promise<T> => {
      this.pass();
      const value = work();
      this.pass();
      return value;
    };
    const mirror: OutboxMirror = {
      load: () => step(() => structuredClone(records)),
      save: (items) =>
        step(() => {
          for (const [id, item] of items) records.set(id, structuredClone(item));
        }),
      forget: (ids) =>
        step(() => {
          for (const id of ids) records.delete(id);
        }),
    };
    const guard: CacheMarks = {
      load: () => step(() => marks.mark),
      save: (mark) =>
        step(() => {
          marks.mark = mark;
        }),
      forget: () =>
        step(() => {
          delete marks.mark;
        }),
    };
    this.database = openDatabase(name, { mirror, guard, factory });
  }

  #count(): void {
    this.operations++;
    if (this.operations >= this.#diesAt) this.kill();
  }

  /** A place where a worker can die. @throws when it is dead */
  pass(): void {
    if (!this.isDead) this.#count();
    if (this.isDead) throw new WorkerDied('the worker is dead');
  }

  kill(): void {
    if (this.isDead) return;
    this.isDead = true;
    for (const transaction of this.#open)
      try {
        transaction.abort();
      } catch {
        // It was about to commit: then it has.
      }
    this.#die();
  }
}

/** Every row of every table, to put a database back to where it was. */
type Contents = ReadonlyMap<string, readonly unknown[]>;

export class SimulatedDisk {
  readonly name: string;
  /** What `storage.local` holds of the outbox. */
  readonly records = new Map<string, MirroredItem>();
  /** And of the copy. */
  readonly marks: { mark?: CacheMark } = {};
  #life: Life | undefined;
  #older: Contents | undefined;

  constructor(name: string) {
    this.name = name;
  }

  /** The worker that is alive, or a new one. */
  get life(): Life {
    return this.#life && !this.#life.isDead ? this.#life : this.restart();
  }

  /** Kills the worker, if one lives, and starts another. */
  restart(diesAt?: number): Life {
    this.#life?.kill();
    this.#life?.database.close();
    this.#life = new Life(this.name, this.records, this.marks, diesAt);
    return this.#life;
  }

  /** A browser that deletes a damaged database without a word. */
  async loseDatabase(): Promise<void> {
    this.#stop();
    await Dexie.delete(this.name);
  }

  /** Remembers the database as it is now. */
  async remember(): Promise<void> {
    const { database } = this.restart();
    const rows = await Promise.all(
      database.tables.map(async (table): Promise<[string, unknown[]]> => [table.name, await table.toArray()]),
    );
    this.#older = new Map(rows);
  }

  /** A browser that brings back an older state of the database without a word. False when none was remembered. */
  async fallBack(): Promise<boolean> {
    if (!this.#older) return false;
    await this.loseDatabase();
    const database = openDatabase(this.name);
    for (const [table, rows] of this.#older) await database.table(table).bulkPut([...rows]);
    database.close();
    return true;
  }

  /** Kills the worker and deletes everything. */
  async remove(): Promise<void> {
    await this.loseDatabase();
    this.records.clear();
    delete this.marks.mark;
  }

  #stop(): void {
    this.#life?.kill();
    this.#life?.database.close();
    this.#life = undefined;
  }
}
