/** The compiled name index: flat typed arrays, stored and loaded as they are. */
import { keepRead } from './bring-near.ts';
import type { EntryDetail } from './name-entry.ts';
import { unpackDetail } from './name-entry.ts';
import { readLatin1, readUtf8 } from './read-text.ts';

const magic = 0x53484b4e; // "SHKN"
/** Raised whenever the stored form changes; an index of another version is refused and built anew. */
const version = 12;

/** Sections of the stored form in their order; what `bytes` says is the size of one element. */
const sectionTypes = {
  /** Prefix table: tag and reference side by side, open addressing; an empty slot has reference 0. */
  slots: Uint32Array,
  /** Two bits for each first prefix (weight 2): most positions of a text end here. */
  gate: Uint32Array,
  /** Two bits for each name of weight 2 or 3 and for each prefix of weight 4: few positions without a name come past it. */
  secondGate: Uint32Array,
  /** Second hash of each whole name. */
  nameHashes: Uint32Array,
  /** Length of each name in folded units; the highest bit marks the last name of a prefix. */
  nameLengths: Uint16Array,
  /** Number of the customer or contact that owns each name; with `sharedBit`, where its owners begin in `shared`. */
  nameOwners: Uint32Array,
  nameDetails: Uint8Array,
  /** Where each name as written stands in `texts`; empty when the index keeps no texts. */
  nameTexts: Uint32Array,
  /** Owners of names that have several; the highest bit marks the last owner of a name. */
  shared: Uint32Array,
  sharedDetails: Uint8Array,
  sharedTexts: Uint32Array,
  /** Customer of each contact, and where its id ends in `contactIds`. */
  contactCustomers: Uint32Array,
  contactIdEnds: Uint32Array,
  customerIdEnds: Uint32Array,
  customerIds: Uint8Array,
  contactIds: Uint8Array,
  /** UTF-8, each closed by 0. */
  texts: Uint8Array,
} as const;

export type SectionName = keyof typeof sectionTypes;
/** The arrays of an index. */
export type NameSections = { readonly [Name in SectionName]: InstanceType<(typeof sectionTypes)[Name]> };

const sectionNames = Object.keys(sectionTypes) as SectionName[];
const headerUnits = 8 + sectionNames.length;

/** Marks the last name of a prefix in `nameLengths`. */
export const lastNameBit = 0x8000;
/** Marks the last owner of a name in `shared`. */
export const lastOwnerBit = 0x80000000;
/** In `nameOwners`: the name has several owners. */
export const sharedBit = 0x80000000;
/** In the reference of a slot: names go on to the next level. */
export const goesOnBit = 0x80000000;

/** An owner of a name. What it is called is read off the index when it is asked for: most places of a page are no mention. */
export class NameOwner {
  readonly detail: EntryDetail;
  readonly #index: NameIndex;
  readonly #number: number;
  readonly #textStart: number | undefined;
  #customerId: string | undefined;
  #text: string | undefined;

  constructor(index: NameIndex, number: number, packedDetail: number, textStart: number | undefined) {
    this.detail = unpackDetail(packedDetail);
    this.#index = index;
    this.#number = number;
    this.#textStart = textStart;
  }

  get #isContact(): boolean {
    return this.detail.kind === 'contact-name' || this.detail.kind === 'contact-address';
  }

  get customerId(): string {
    if (this.#customerId === undefined) {
      const customer = this.#isContact ? (this.#index.sections.contactCustomers[this.#number] ?? 0) : this.#number;
      this.#customerId = this.#index.customerId(customer);
    }
    return this.#customerId;
  }

  /** The person whose name or address it is. */
  get contactId(): string | undefined {
    return this.#isContact ? this.#index.contactId(this.#number) : undefined;
  }

  /** The name as our data has it; undefined when the index keeps no texts. */
  get text(): string | undefined {
    if (this.#text === undefined && this.#textStart !== undefined)
      this.#text = readUtf8(this.#index.sections.texts, this.#textStart);
    return this.#text;
  }
}

/** A compiled index: one block of bytes and views on it. Immutable; made by `NameIndexBuilder` or `NameIndex.fromBytes`. */
export class NameIndex {
  readonly seed: number;
  readonly sections: NameSections;
  readonly #block: ArrayBuffer;

  private constructor(block: ArrayBuffer) {
    const header = new Uint32Array(block, 0, headerUnits);
    const sections: Partial<Record<SectionName, unknown>> = {};
    let offset = headerUnits * 4;
    for (const [index, name] of sectionNames.entries()) {
      const Type = sectionTypes[name];
      const length = header[8 + index] ?? 0;
      const size = length * Type.BYTES_PER_ELEMENT;
      if (offset + size > block.byteLength) throw new RangeError('The stored name index is cut short.');
      sections[name] = new Type(block, offset, length);
      offset += (size + 3) & ~3;
    }
    this.seed = header[2] ?? 0;
    this.sections = sections as NameSections;
    this.#block = block;
  }

  /** An index whose sections have the lengths given and are still to be filled, in elements. */
  static allocate(seed: number, lengths: Readonly<Record<SectionName, number>>): NameIndex {
    let size = headerUnits * 4;
    for (const name of sectionNames) size += (lengths[name] * sectionTypes[name].BYTES_PER_ELEMENT + 3) & ~3;
    const block = new ArrayBuffer(size);
    const header = new Uint32Array(block, 0, headerUnits);
    header.set([magic, version, seed, sectionNames.length]);
    for (const [index, name] of sectionNames.entries()) header[8 + index] = lengths[name];
    return new NameIndex(block);
  }

  /** Number of different names, addresses, domains and ids. */
  get nameCount(): number {
    return this.sections.nameHashes.length;
  }

  get customerCount(): number {
    return this.sections.customerIdEnds.length;
  }

  customerId(customer: number): string {
    const { customerIdEnds, customerIds } = this.sections;
    const start = customer === 0 ? 0 : (customerIdEnds[customer - 1] ?? 0);
    return readLatin1(customerIds, start, customerIdEnds[customer] ?? start);
  }

  contactId(contact: number): string {
    const { contactIdEnds, contactIds } = this.sections;
    const start = contact === 0 ? 0 : (contactIdEnds[contact - 1] ?? 0);
    return readLatin1(contactIds, start, contactIdEnds[contact] ?? start);
  }

  /** All owners of a name, in the order they were added. */
  ownersOf(name: number): NameOwner[] {
    const { nameOwners, nameDetails, nameTexts, shared, sharedDetails, sharedTexts } = this.sections;
    const packed = nameOwners[name] ?? 0;
    if ((packed & sharedBit) === 0) return [new NameOwner(this, packed, nameDetails[name] ?? 0, nameTexts[name])];
    const found: NameOwner[] = [];
    for (let at = packed & ~sharedBit; at < shared.length; at++) {
      const one = shared[at] ?? 0;
      found.push(new NameOwner(this, one & ~lastOwnerBit, sharedDetails[at] ?? 0, sharedTexts[at]));
      if (one & lastOwnerBit) break;
    }
    return found;
  }

  /** Touches in tight loops what `ownersOf` and its answers will read, so that the waits for memory overlap. */
  bringOwnersNear(names: readonly number[]): void {
    const { nameOwners, nameDetails, nameTexts, customerIdEnds, customerIds, texts } = this.sections;
    let sum = 0;
    for (const name of names)
      sum ^=
        (nameOwners[name] as number) ^ (nameDetails[name] as number) ^ (nameTexts.length > 0 ? (nameTexts[name] as number) : 0);
    for (const name of names) {
      // What several share is read at once where it stands.
      const owner = (nameOwners[name] as number) & ~sharedBit;
      sum ^= (owner < customerIdEnds.length ? (customerIdEnds[owner] as number) : 0) ^ (texts[nameTexts[name] ?? 0] ?? 0);
    }
    for (const name of names) {
      const owner = (nameOwners[name] as number) & ~sharedBit;
      sum ^= customerIds[owner < customerIdEnds.length ? (customerIdEnds[owner] as number) : 0] ?? 0;
    }
    keepRead(sum);
  }

  /** The bytes themselves, to be stored as one block and not to be written to; `fromBytes` takes them back as they are. */
  toBytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#block);
  }

  /**
   * An index over the bytes themselves: nothing is copied or computed. Throws `RangeError` when they are no index of this
   * version or are cut short; the caller then builds a new one.
   */
  static fromBytes(block: ArrayBuffer): NameIndex {
    if (block.byteLength < headerUnits * 4) throw new RangeError('The stored name index is cut short.');
    const header = new Uint32Array(block, 0, headerUnits);
    if (header[0] !== magic || header[1] !== version || header[3] !== sectionNames.length)
      throw new RangeError('The stored name index is of another version.');
    return new NameIndex(block);
  }
}

/** Several indexes searched as one: what a later layer says about a customer replaces what earlier layers say. */
export interface LayeredNames {
  readonly layers: readonly {
    readonly index: NameIndex;
    /** Customers that a later layer has changed or removed. */
    readonly hidden: ReadonlySet<string>;
  }[];
}

/** Lays a small index of changed customers over a large one. `replaced` holds the ids of all changed and removed customers. */
export function layNames(base: NameIndex | LayeredNames, changed: NameIndex, replaced: ReadonlySet<string>): LayeredNames {
  const layers = base instanceof NameIndex ? [{ index: base, hidden: new Set<string>() }] : base.layers;
  return {
    layers: [
      ...layers.map(({ index, hidden }) => ({ index, hidden: new Set([...hidden, ...replaced]) })),
      { index: changed, hidden: new Set<string>() },
    ],
  };
}
