/** The extension's database: customers in generations of chunks, what this browser logged, what is still to be sent. */
import type { EntityTable, Table } from 'dexie';
import type { ActionDecision } from '../model/action-decision.ts';
import type { AliasProposal } from '../model/alias-proposal.ts';
import type { ExportHead, Shard, ShardRow, TouchpointResult } from '../model/export.ts';
import type { Lesson } from '../model/lesson.ts';
import type { NewTouchpoint } from '../model/touchpoint.ts';
import type { CacheMarks } from './damage.ts';
import { fenceWrites } from './fence.ts';
import { applyMigrations } from './migrations.ts';
import type { OutboxMirror } from './outbox-mirror.ts';
import { ReopeningDexie } from './reopening-dexie.ts';

/** A whole copy of the export. One is current; another may be under construction beside it. */
export interface Generation {
  readonly id: number;
  readonly head: ExportHead;
  readonly shards: readonly Shard[];
  /** Of the last answer of the change feed. */
  readonly etag?: string;
  /** What the chunks alone add up to. Absent in a copy of an older version: then it is fetched anew. */
  readonly base?: Pick<ExportHead, 'rowCount' | 'rowsHash'>;
}

/** About a hundred customers in one value: one row each would take 20 to 40 times as long to write. */
export interface Chunk {
  readonly generation: number;
  /** `split-chunk.ts` says which shard and which part of it. */
  readonly index: number;
  /** NDJSON, as the shard had it. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Row i begins at `offsets[i]` and ends one byte before `offsets[i + 1]`. */
  readonly offsets: Uint32Array<ArrayBuffer>;
  /** A sum of each row's bytes. Absent in a chunk of an older version. */
  readonly sums?: Uint32Array<ArrayBuffer>;
}

/** A row that changed after the snapshot; it hides the one in the chunk. */
export interface ChangedRow {
  readonly generation: number;
  readonly customerId: string;
  /** Absent: the customer was removed. */
  readonly row?: ShardRow;
}

/** What one page of changes did to the sum over the rows: small, so that all are read and added up after every page. */
export interface ChangeMarks {
  readonly generation: number;
  /** Version up to which the page brought the rows. */
  readonly upTo: number;
  readonly customerIds: readonly string[];
  /** Of each customer's new row; 0 when it was removed. */
  readonly revisions: Uint32Array<ArrayBuffer>;
  /** Of the row in the chunks that it hides; 0 when there is none. */
  readonly hides: Uint32Array<ArrayBuffer>;
}

/** Flat arrays that belong to a generation, stored as they are used. */
export interface StoredIndex {
  readonly generation: number;
  /** `search-1` and so on hold the customers for whom there was no room in `search`. */
  readonly kind: 'names' | 'directory' | 'search' | `search-${number}` | 'search-changed';
  readonly bytes: Blob;
  /** `sumWords` of the bytes. Absent where nothing is checked. */
  readonly sum?: number;
}

/**
 * `waiting` not yet at the backend; `sent` the backend has it, but the cached row does not show it yet;
 * `refused` the backend will never take it.
 */
export type TouchpointState = 'waiting' | 'sent' | 'refused';

/** Why a backend takes something never. */
export type RefusalCode = Extract<TouchpointResult, { readonly outcome: 'refused' }>['reason'];

export interface LocalTouchpoint {
  readonly id: string;
  readonly customerId: string;
  readonly fingerprint?: string;
  readonly state: TouchpointState;
  readonly touchpoint: NewTouchpoint;
  /** Why the backend refused it: its own sentence. */
  readonly refusal?: string;
  /** The same in one word. */
  readonly refusalReason?: RefusalCode;
}

/** One touchpoint to be sent. Kept until the backend has answered for it. */
export interface OutboxItem {
  readonly touchpointId: string;
  /** Instant in milliseconds before which it may still be undone and is not sent. */
  readonly sendAfterMs: number;
}

/** What the rep taught about a name or an address. */
export interface TaughtLesson {
  /** The surface in the form in which surfaces are compared. */
  readonly key: string;
  readonly lesson: Lesson;
  readonly taughtAt: string;
  /** Proposals to the manager that are not sent yet; absent when none is, or the rep does not share. */
  waiting?: AliasProposal[];
  /** When the last of them was sent; absent when none was. */
  proposedAt?: string;
}

/** A decision to be sent, or one that the backend will never take. */
export interface DecisionOutboxItem {
  /** Of the decision. */
  readonly id: string;
  readonly state: 'waiting' | 'refused';
  readonly decision: ActionDecision;
  /** Why the backend refused it: its own sentence. */
  readonly refusal?: string;
  /** The same in one word. */
  readonly refusalReason?: RefusalCode;
}

/** The last day on which a rule's action stood on a customer's card. */
export interface ShownMark {
  readonly customerId: string;
  readonly ruleId: string;
  readonly day: string;
}

/** Small values by key; `state.ts` gives them types. */
export interface StateEntry {
  readonly key: string;
  readonly value: unknown;
}

export interface DatabaseOptions {
  /** Where what is not sent yet is kept a second time. Absent in contexts that only read. */
  readonly mirror?: OutboxMirror;
  /** Where it is remembered what the database must hold. Absent in contexts that only read. */
  readonly guard?: CacheMarks;
  /** Whether the disk takes anything at all; asked before a database that cannot be opened is replaced. Yes when absent. */
  readonly hasRoom?: () => Promise<boolean>;
  /** Writes only in this era (`fence.ts`). In any when absent. */
  readonly era?: string;
  /** Test seam: who opens the database; the browser when absent. */
  readonly factory?: IDBFactory;
}

export class ShukeDatabase extends ReopeningDexie {
  readonly mirror: OutboxMirror | undefined;
  readonly guard: CacheMarks | undefined;
  readonly hasRoom: () => Promise<boolean>;
  /** Absent where writes are not fenced. */
  readonly era: string | undefined;
  /** What a second connection is opened with. Not private: Dexie derives objects from this one. */
  readonly openedWith: DatabaseOptions;
  /** As long as `hurry` begins a write. Not private either. */
  isHurried = false;
  declare generations: EntityTable<Generation, 'id'>;
  declare chunks: Table<Chunk, [number, number]>;
  declare changed: Table<ChangedRow, [number, string]>;
  declare marks: Table<ChangeMarks, [number, number]>;
  declare indexes: Table<StoredIndex, [number, string]>;
  declare touchpoints: EntityTable<LocalTouchpoint, 'id'>;
  declare outbox: EntityTable<OutboxItem, 'touchpointId'>;
  declare decisions: EntityTable<ActionDecision, 'id'>;
  declare decisionOutbox: EntityTable<DecisionOutboxItem, 'id'>;
  declare shown: Table<ShownMark, [string, string]>;
  declare taught: EntityTable<TaughtLesson, 'key'>;
  declare state: EntityTable<StateEntry, 'key'>;

  constructor(name = 'shuke', options: DatabaseOptions = {}) {
    const { mirror, guard, hasRoom = async () => true, era, factory } = options;
    // Strict: a touchpoint shown as saved is on the disk. It costs only with many small transactions, and imports have few.
    super(name, { chromeTransactionDurability: 'strict', ...(factory ? { indexedDB: factory } : {}) });
    this.openedWith = options;
    this.mirror = mirror;
    this.guard = guard;
    this.hasRoom = hasRoom;
    this.era = era;
    applyMigrations(this);
    if (era !== undefined) this.use(fenceWrites(era));
    this.use({
      stack: 'dbcore',
      name: 'durability',
      create: (core) => ({
        ...core,
        transaction: (tables, mode, options) =>
          core.transaction(tables, mode, this.isHurried ? { ...options, durability: 'relaxed' } : options),
      }),
    });
  }

  /** A second connection, which writes only in this era. Close it when it is no longer used. */
  inEra(era: string): ShukeDatabase {
    return openDatabase(this.name, { ...this.openedWith, era });
  }

  /**
   * Begins one write that does not wait for the disk, and holds up nobody who reads: for what is no loss, as how far an import is.
   * @param begin - calls one method of one table, at once
   */
  hurry<T>(begin: () => PromiseLike<T>): PromiseLike<T> {
    this.isHurried = true;
    try {
      return begin();
    } finally {
      this.isHurried = false;
    }
  }
}

/** Opens the database by its name; it closes itself when another context upgrades or deletes it. */
export function openDatabase(name?: string, options?: DatabaseOptions): ShukeDatabase {
  const database = new ShukeDatabase(name, options);
  database.on('versionchange', () => database.close({ disableAutoOpen: false }));
  return database;
}
