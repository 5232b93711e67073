/** The rows of a snapshot, shard by shard -> everything that a generation has beside its chunks. */
import { Directory, rowsPerChunk } from '../cache/directory.ts';
import { chunksPerShard } from '../cache/split-chunk.ts';
import { NameIndexBuilder } from '../match/build-name-index.ts';
import type { ShardRow } from '../model/export.ts';
import { addRow, emptyRowsHash, formatRowsHash, hashRow } from '../model/rows-hash.ts';
import { rest, sliceMs } from './rest.ts';

/** Keeps no row but those that were moved, so that a million take no more memory than their names. */
export class RowCollector {
  /** Rows that the newest list moved. */
  readonly moved: ShardRow[] = [];
  readonly names = new NameIndexBuilder();
  readonly directory: Directory;
  readonly #isMoved: (row: ShardRow) => boolean;
  readonly #expected: number;
  #rowCount = 0;
  #hash = emptyRowsHash;

  /** @param expected - Rows that the manifest promises */
  constructor(expected: number, isMoved: (row: ShardRow) => boolean) {
    this.#expected = expected;
    this.directory = Directory.withRoomFor(expected);
    this.#isMoved = isMoved;
  }

  /** Adds the rows of the shard at `place`, and rests whenever a slice is used up. */
  async add(place: number, rows: readonly ShardRow[]): Promise<void> {
    const first = place * chunksPerShard * rowsPerChunk;
    for (const [row, { customer, revision }] of rows.entries()) {
      // Of more rows than were promised nothing is used: there is no room for them.
      if (this.#rowCount++ < this.#expected) this.directory.add({ id: customer.id, place: first + row, revision });
      this.#hash = addRow(this.#hash, hashRow(customer.id, revision));
    }
    this.moved.push(...rows.filter(this.#isMoved));
    await rest();
    await this.names.addInSlices(
      rows.map((row) => row.customer),
      rest,
      sliceMs,
    );
  }

  /** Rows added so far, and their hash. */
  get sum(): { readonly rowCount: number; readonly rowsHash: string } {
    return { rowCount: this.#rowCount, rowsHash: formatRowsHash(this.#hash) };
  }
}
