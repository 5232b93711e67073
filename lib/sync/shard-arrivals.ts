/** Shards of a snapshot -> each verified and stored as soon as it arrives, then handed on, a few ahead of whoever works them off. */
import type { Generation, ShukeDatabase } from '../cache/db.ts';
import { findStoredShards, loadStoredShard, saveShard } from '../cache/generations.ts';
import type { Shard } from '../model/export.ts';
import type { Failure, Result } from '../platform/result.ts';
import { succeed } from '../platform/result.ts';
import { type ShardLines, unpackShard } from '../sources/read-shard.ts';
import type { Source } from '../sources/source.ts';

/** A shard whose bytes are those that the manifest names, and which is stored. What its rows say is not looked at. */
export interface ArrivedShard {
  readonly place: number;
  readonly shard: Shard;
  readonly lines: ShardLines;
}

/** Requests at the same time, on a slow line. */
const mostUnderWay = 4;
/** Shards under way or waiting to be worked off; more only fill the memory. */
const mostAhead = 4;
/** Who waits longer than this for the next shards, twice in a row, has a slow line. */
const slowWaitMs = 50;

export interface ShardArrivalsOptions {
  readonly database: ShukeDatabase;
  readonly source: Source;
  readonly generation: Generation;
  /** Customers are looked up in an older copy meanwhile, and must not wait. */
  readonly isRead: boolean;
}

/** One import's shards. */
export class ShardArrivals {
  readonly #database: ShukeDatabase;
  readonly #source: Source;
  readonly #generation: Generation;
  readonly #stored: ReadonlySet<number>;
  readonly #isRead: boolean;
  readonly #ready: ArrivedShard[] = [];
  readonly #underWay = new Set<Promise<void>>();
  #failure: Failure | undefined;
  #error: { readonly thrown: unknown } | undefined;
  #nextPlace = 0;
  /** A worker that dies loses what is under way, so that is one shard as long as one comes as fast as it is worked off. */
  #parallel = 1;
  #slowWaits = 0;
  /** In a row. Shards that were asked for together come together: that all but one of them were there says nothing. */
  #quickWaits = 0;
  #writing: Promise<unknown> = Promise.resolve();

  private constructor({ database, source, generation, isRead }: ShardArrivalsOptions, stored: ReadonlySet<number>) {
    this.#database = database;
    this.#isRead = isRead;
    this.#source = source;
    this.#generation = generation;
    this.#stored = stored;
  }

  /** Begins nothing yet. What an interrupted import has stored is not asked for again. */
  static async open(options: ShardArrivalsOptions): Promise<ShardArrivals> {
    return new ShardArrivals(options, await findStoredShards(options.database, options.generation.id));
  }

  /**
   * The next shard, in the order of arrival; undefined after the last. After a failure nothing more is asked for, and nothing is
   * under way.
   * @throws what the database throws
   */
  async next(): Promise<Result<ArrivedShard | undefined>> {
    this.#start();
    const hasBegun = this.#nextPlace > 1;
    const waitsSince = performance.now();
    while (this.#ready.length === 0 && this.#underWay.size > 0) await Promise.race(this.#underWay);
    if (hasBegun) this.#noteWait(performance.now() - waitsSince);
    if (this.#failure || this.#error) await this.close();
    if (this.#error) throw this.#error.thrown;
    if (this.#failure) return { ok: false, failure: this.#failure };
    const arrived = this.#ready.shift();
    this.#start();
    return succeed(arrived);
  }

  /** Asks for no more; resolves when nothing is under way. What arrived is stored. */
  async close(): Promise<void> {
    this.#nextPlace = this.#generation.shards.length;
    while (this.#underWay.size > 0) await Promise.race(this.#underWay);
  }

  #noteWait(waitedMs: number): void {
    if (waitedMs > slowWaitMs) {
      this.#slowWaits++;
      this.#quickWaits = 0;
    } else if (++this.#quickWaits >= this.#parallel) this.#slowWaits = 0;
    if (this.#slowWaits < 2) return;
    this.#slowWaits = 0;
    this.#parallel = Math.min(mostUnderWay, this.#parallel + 1);
  }

  #start(): void {
    const { shards } = this.#generation;
    while (
      this.#nextPlace < shards.length &&
      this.#underWay.size < this.#parallel &&
      this.#underWay.size + this.#ready.length < mostAhead
    ) {
      const place = this.#nextPlace++;
      const shard = shards[place];
      if (!shard) throw new Error(`no shard ${place}`);
      const arrival = this.#bring(place, shard)
        .catch((thrown: unknown) => {
          this.#error ??= { thrown };
          this.#nextPlace = shards.length;
        })
        .finally(() => {
          this.#underWay.delete(arrival);
          this.#start();
        });
      this.#underWay.add(arrival);
    }
  }

  async #bring(place: number, shard: Shard): Promise<void> {
    const kept = this.#stored.has(place) ? await loadStoredShard(this.#database, this.#generation, place) : undefined;
    const lines = kept ? succeed(kept) : await this.#download(place, shard);
    if (lines.ok) this.#ready.push({ place, shard, lines: lines.value });
    else {
      this.#failure ??= lines.failure;
      this.#nextPlace = this.#generation.shards.length;
    }
  }

  async #download(place: number, shard: Shard): Promise<Result<ShardLines>> {
    const gzip = await this.#source.fetchShard(shard);
    if (!gzip.ok) return gzip;
    const lines = await unpackShard(shard, gzip.value);
    if (!lines.ok) return lines;
    // One after the other: whoever looks a customer up meanwhile waits for one write and not for four.
    const written = this.#writing.then(() =>
      saveShard(this.#database, { generation: this.#generation.id, shard: place, ...lines.value }, this.#isRead),
    );
    this.#writing = written.catch(() => undefined);
    await written;
    return lines;
  }
}
