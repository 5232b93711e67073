/** Customer ids -> the place and the revision of their row, as one flat table that is stored as it is. */

/** Rows a chunk can have at most: a place is `chunk * rowsPerChunk + row`. */
export const rowsPerChunk = 128;

const encoder = new TextEncoder();
/** "SDI1": hashes and places only, as version 2 of the database stored it. */
const magicWithoutRevisions = 0x53_44_49_31;
/** "SDI2". */
const magic = 0x53_44_49_32;

function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 12)) >>> 0;
}

/** Two lanes: by the first a slot is found, both together stand for the id. */
function hashId(id: string): { readonly hash: number; readonly second: number } {
  let hash = 0x811c9dc5;
  let second = 0x9747b28c;
  for (const byte of encoder.encode(id)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
    second = Math.imul(second ^ byte, 0x01000193);
  }
  return { hash: finish(hash), second: finish(second) };
}

/** A row as it is entered. */
export interface DirectoryEntry {
  readonly id: string;
  readonly place: number;
  readonly revision: number;
}

/** Open addressing: slot -> two hashes of the id, place + 1, revision; place 0 is an empty slot. */
export class Directory {
  readonly #hashes: Uint32Array<ArrayBuffer>;
  readonly #places: Uint32Array<ArrayBuffer>;
  /** Absent in a table of the older form. */
  readonly #seconds: Uint32Array<ArrayBuffer> | undefined;
  readonly #revisions: Uint32Array<ArrayBuffer> | undefined;

  private constructor(parts: readonly Uint32Array<ArrayBuffer>[]) {
    [
      this.#hashes = new Uint32Array(0),
      this.#places = new Uint32Array(0),
      this.#seconds = undefined,
      this.#revisions = undefined,
    ] = parts;
  }

  /** An empty table with room for so many rows; filling it costs no memory beside it, however many they are. */
  static withRoomFor(rows: number): Directory {
    let slots = 16;
    while (slots < rows * 2) slots *= 2;
    return new Directory(Array.from({ length: 4 }, () => new Uint32Array(slots)));
  }

  /** Enters a row. Beyond the room that was asked for it becomes slow, and at twice as many it has no end. */
  add({ id, place, revision }: DirectoryEntry): void {
    const { hash, second } = hashId(id);
    const mask = this.#places.length - 1;
    let slot = hash & mask;
    while (this.#places[slot] !== 0) slot = (slot + 1) & mask;
    this.#hashes[slot] = hash;
    this.#places[slot] = place + 1;
    if (this.#seconds) this.#seconds[slot] = second;
    if (this.#revisions) this.#revisions[slot] = revision;
  }

  #findSlots(id: string): number[] {
    const { hash, second } = hashId(id);
    const mask = this.#places.length - 1;
    const found: number[] = [];
    for (let slot = hash & mask; this.#places[slot] !== 0; slot = (slot + 1) & mask)
      if (this.#hashes[slot] === hash && (this.#seconds?.[slot] ?? second) === second) found.push(slot);
    return found;
  }

  /** Places whose id may be `id`: nearly always one or none; the row itself tells which. */
  findPlaces(id: string): number[] {
    return this.#findSlots(id).map((slot) => (this.#places[slot] ?? 0) - 1);
  }

  /** The revision of the row, 0 when there is none; undefined when only the row itself can tell. */
  findRevision(id: string): number | undefined {
    const slots = this.#findSlots(id);
    if (slots.length === 0) return 0;
    return slots.length === 1 ? this.#revisions?.[slots[0] ?? 0] : undefined;
  }

  /** The stored form. */
  toBytes(): Uint8Array<ArrayBuffer> {
    const slots = this.#places.length;
    const parts = [this.#hashes, this.#places, this.#seconds, this.#revisions].filter((part) => part !== undefined);
    const out = new Uint32Array(2 + slots * parts.length);
    out[0] = parts.length === 4 ? magic : magicWithoutRevisions;
    out[1] = slots;
    for (const [index, part] of parts.entries()) out.set(part, 2 + slots * index);
    return new Uint8Array(out.buffer);
  }

  /** @throws RangeError when the bytes are no directory. */
  static fromBytes(buffer: ArrayBuffer): Directory {
    const head = buffer.byteLength < 8 ? new Uint32Array(2) : new Uint32Array(buffer, 0, 2);
    const slots = head[1] ?? 0;
    const parts = head[0] === magic ? 4 : head[0] === magicWithoutRevisions ? 2 : 0;
    if (parts === 0 || buffer.byteLength !== 8 + slots * 4 * parts) throw new RangeError('This is not a directory of customers');
    return new Directory(Array.from({ length: parts }, (_, index) => new Uint32Array(buffer, 8 + slots * 4 * index, slots)));
  }
}
