/** Parts of a search index <-> the bytes in which it is stored, so that it is loaded without being built. */

/** Keys of one alphabet, sorted by UTF-16 unit and joined by line feeds. */
export interface KeySection {
  readonly text: string;
  /** Key i is `text` from `starts[i]` to one unit before `starts[i + 1]`. */
  readonly starts: Uint32Array;
  /** Number of the customer whose key it is. */
  readonly owners: Uint32Array;
  /** Position of the text it was made from in the customer's record; 0: its name. */
  readonly sources: Uint16Array;
  /** Which `KeyKind` it is. */
  readonly kinds: Uint8Array;
}

/** What a key was made from, what people type first coming first. */
export const keyKind = {
  shortName: 0,
  legalName: 1,
  innerWord: 2,
  shortNameSpelt: 3,
  legalNameSpelt: 4,
  /** Spelt by a reading that is not the usual one of some character. */
  otherReading: 5,
  contact: 6,
  address: 7,
} as const;
export type KeyKind = (typeof keyKind)[keyof typeof keyKind];

/** The index as it is searched. */
export interface SearchData {
  /** Keys of letters and digits of ASCII alone. */
  readonly narrow: KeySection;
  /** All other keys. */
  readonly wide: KeySection;
  /** By customer: 0 to 3 its tier, the best first, and 4 more when it is somebody else's. */
  readonly standings: Uint8Array;
  /** Customer i has the bytes from `recordStarts[i]` to `recordStarts[i + 1]` of `records`: a `SearchRecord` as JSON. */
  readonly recordStarts: Uint32Array;
  readonly records: Uint8Array;
  /** Pairs of UTF-16 units: traditional, simplified. */
  readonly simplified: Uint16Array;
  /** Ids of customers in an older index that this one replaces. */
  readonly hidden: readonly string[];
}

/** Id, tier, name, then the texts that keys were made from. */
export type SearchRecord = readonly [id: string, tier: string, name: string, ...texts: string[]];

const magic = 0x53_53_49_31; // "SSI1"
const headLength = 10;

function align(length: number): number {
  return (length + 3) & ~3;
}

function toUnits(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}

/** The stored form. */
export function toBytes(data: SearchData): Uint8Array<ArrayBuffer> {
  const { narrow, wide, standings, recordStarts, records, simplified } = data;
  const narrowBytes = new TextEncoder().encode(narrow.text);
  const wideUnits = toUnits(wide.text);
  const hidden = new TextEncoder().encode(JSON.stringify(data.hidden));
  const head = new Uint32Array(headLength);
  head.set([
    magic,
    standings.length,
    narrow.owners.length,
    wide.owners.length,
    narrowBytes.length,
    wideUnits.length,
    simplified.length,
    records.length,
    hidden.length,
  ]);
  const parts: ArrayBufferView[] = [
    head,
    recordStarts,
    narrow.starts,
    narrow.owners,
    wide.starts,
    wide.owners,
    narrow.sources,
    wide.sources,
    simplified,
    wideUnits,
    narrow.kinds,
    wide.kinds,
    standings,
    narrowBytes,
    records,
    hidden,
  ];
  const out = new Uint8Array(parts.reduce((length, part) => length + align(part.byteLength), 0));
  let at = 0;
  for (const part of parts) {
    out.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += align(part.byteLength);
  }
  return out;
}

/** @throws when the bytes are no search index. */
export function fromBytes(buffer: ArrayBuffer): SearchData {
  const head = buffer.byteLength < headLength * 4 ? undefined : new Uint32Array(buffer, 0, headLength);
  if (head?.[0] !== magic) throw new Error('This is not a search index');
  const [
    ,
    customers = 0,
    narrowKeys = 0,
    wideKeys = 0,
    narrowLength = 0,
    wideLength = 0,
    pairs = 0,
    recordsLength = 0,
    hiddenLength = 0,
  ] = head;
  let at = headLength * 4;
  const take = (size: number): number => {
    const from = at;
    at += align(size);
    return from;
  };
  const words = (length: number): Uint32Array => new Uint32Array(buffer, take(length * 4), length);
  const halves = (length: number): Uint16Array => new Uint16Array(buffer, take(length * 2), length);
  const bytes = (length: number): Uint8Array => new Uint8Array(buffer, take(length), length);
  const recordStarts = words(customers + 1);
  const narrowStarts = words(narrowKeys + 1);
  const narrowOwners = words(narrowKeys);
  const wideStarts = words(wideKeys + 1);
  const wideOwners = words(wideKeys);
  const narrowSources = halves(narrowKeys);
  const wideSources = halves(wideKeys);
  const simplified = halves(pairs);
  const wideText = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(halves(wideLength));
  const narrowKinds = bytes(narrowKeys);
  const wideKinds = bytes(wideKeys);
  const standings = bytes(customers);
  const narrowText = new TextDecoder('latin1').decode(bytes(narrowLength));
  const records = bytes(recordsLength);
  const hidden = JSON.parse(new TextDecoder().decode(bytes(hiddenLength))) as string[];
  return {
    narrow: { text: narrowText, starts: narrowStarts, owners: narrowOwners, sources: narrowSources, kinds: narrowKinds },
    wide: { text: wideText, starts: wideStarts, owners: wideOwners, sources: wideSources, kinds: wideKinds },
    standings,
    recordStarts,
    records,
    simplified,
    hidden,
  };
}
