/** Customer ids -> the place of their row, as one flat table that is stored as it is. */

/** Rows a chunk can have at most: a place is `chunk * rowsPerChunk + row`. */
export const rowsPerChunk = 1024;

const encoder = new TextEncoder();
const magic = 0x53_44_49_31; // "SDI1"

function hashId(id: string): number {
  let hash = 0x811c9dc5;
  for (const byte of encoder.encode(id)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

/** Open addressing: slot -> hash of the id, slot -> place + 1; 0 is an empty slot. */
export class Directory {
  readonly #hashes: Uint32Array<ArrayBuffer>;
  readonly #places: Uint32Array<ArrayBuffer>;

  private constructor(hashes: Uint32Array<ArrayBuffer>, places: Uint32Array<ArrayBuffer>) {
    this.#hashes = hashes;
    this.#places = places;
  }

  /** A table of all places, given as ids by place. */
  static build(entries: readonly { readonly id: string; readonly place: number }[]): Directory {
    let slots = 16;
    while (slots < entries.length * 2) slots *= 2;
    const directory = new Directory(new Uint32Array(slots), new Uint32Array(slots));
    for (const { id, place } of entries) directory.#add(hashId(id), place);
    return directory;
  }

  #add(hash: number, place: number): void {
    const mask = this.#places.length - 1;
    let slot = hash & mask;
    while (this.#places[slot] !== 0) slot = (slot + 1) & mask;
    this.#hashes[slot] = hash;
    this.#places[slot] = place + 1;
  }

  /** Places whose id may be `id`: nearly always one or none; the row itself tells which. */
  findPlaces(id: string): number[] {
    const hash = hashId(id);
    const mask = this.#places.length - 1;
    const found: number[] = [];
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const place = this.#places[slot] ?? 0;
      if (place === 0) return found;
      if (this.#hashes[slot] === hash) found.push(place - 1);
    }
  }

  /** The stored form. */
  toBytes(): Uint8Array<ArrayBuffer> {
    const slots = this.#places.length;
    const out = new Uint32Array(2 + slots * 2);
    out[0] = magic;
    out[1] = slots;
    out.set(this.#hashes, 2);
    out.set(this.#places, 2 + slots);
    return new Uint8Array(out.buffer);
  }

  /** @throws when the bytes are no directory. */
  static fromBytes(buffer: ArrayBuffer): Directory {
    const head = new Uint32Array(buffer, 0, 2);
    const slots = head[1] ?? 0;
    if (head[0] !== magic || buffer.byteLength !== 8 + slots * 8) throw new Error('This is not a directory of customers');
    return new Directory(new Uint32Array(buffer, 8, slots), new Uint32Array(buffer, 8 + slots * 4, slots));
  }
}
