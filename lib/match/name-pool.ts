/** Names as they are collected, before they are compiled: a few growing arrays, no object a name. */
import { firstHash } from './first-hash.ts';
import { nameWeight, secondHash, wholeLevel } from './name-hash.ts';

/** An array of numbers that grows by doubling. */
class Growing<Numbers extends Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>> {
  numbers: Numbers;
  length = 0;
  readonly #make: (size: number) => Numbers;

  constructor(make: (size: number) => Numbers) {
    this.#make = make;
    this.numbers = make(1024);
  }

  makeRoom(more: number): void {
    if (this.length + more <= this.numbers.length) return;
    const grown = this.#make(Math.max(this.numbers.length * 2, this.length + more));
    grown.set(this.numbers);
    this.numbers = grown;
  }

  push(value: number): void {
    this.makeRoom(1);
    this.numbers[this.length++] = value;
  }

  trimmed(): Numbers {
    return this.numbers.slice(0, this.length) as Numbers;
  }
}

const growing32 = (): Growing<Uint32Array<ArrayBuffer>> => new Growing((size) => new Uint32Array(size));

/** The heaviest a name may be for the index; longer ones are cut off by `addName` as no name. */
const maxNameUnits = 0x7fff;

/** Keys, owners and texts of all names added so far. */
export class NamePool {
  readonly seed: number;
  readonly keepsTexts: boolean;
  readonly units = new Growing<Uint16Array<ArrayBuffer>>((size) => new Uint16Array(size));
  /** Where each key ends in `units`; it starts where the one before ends. */
  readonly keyEnds = growing32();
  readonly firstHashes = growing32();
  readonly secondHashes = growing32();
  /** Weight of each key, or the level of whole keys with 128 added. */
  readonly weights = new Growing<Uint8Array<ArrayBuffer>>((size) => new Uint8Array(size));
  readonly owners = growing32();
  readonly details = growing32();
  readonly textStarts = growing32();
  readonly texts = new Growing<Uint8Array<ArrayBuffer>>((size) => new Uint8Array(size));
  readonly customerIds = new Growing<Uint8Array<ArrayBuffer>>((size) => new Uint8Array(size));
  readonly customerIdEnds = growing32();
  readonly contactIds = new Growing<Uint8Array<ArrayBuffer>>((size) => new Uint8Array(size));
  readonly contactIdEnds = growing32();
  readonly contactCustomers = growing32();

  constructor(seed: number, keepsTexts: boolean) {
    this.seed = seed;
    this.keepsTexts = keepsTexts;
  }

  addCustomer(id: string): number {
    pushAscii(this.customerIds, id);
    this.customerIdEnds.push(this.customerIds.length);
    return this.customerIdEnds.length - 1;
  }

  addContact(customer: number, id: string): number {
    pushAscii(this.contactIds, id);
    this.contactIdEnds.push(this.contactIds.length);
    this.contactCustomers.push(customer);
    return this.contactIdEnds.length - 1;
  }

  addName(units: Uint16Array, from: number, end: number, owner: number, detail: number, text: string): void {
    if (end - from > maxNameUnits) return;
    this.units.makeRoom(end - from);
    let first = this.seed;
    let second = ~this.seed;
    for (let at = from; at < end; at++) {
      const unit = units[at] ?? 0;
      this.units.numbers[this.units.length++] = unit;
      first = firstHash(first, unit);
      second = secondHash(second, unit);
    }
    this.weights.push(Math.min(127, nameWeight(units, from, end)));
    this.#finish(first, second, owner, detail, text);
  }

  /** Adds a key that is looked up as a whole: its units are kept as they are. */
  addWhole(key: string, owner: number, detail: number, text: string): void {
    if (key.length > maxNameUnits) return;
    this.units.makeRoom(key.length);
    let first = this.seed;
    let second = ~this.seed;
    for (let at = 0; at < key.length; at++) {
      const unit = key.charCodeAt(at);
      this.units.numbers[this.units.length++] = unit;
      first = firstHash(first, unit);
      second = secondHash(second, unit);
    }
    this.weights.push(128 + wholeLevel);
    this.#finish(first, second, owner, detail, text);
  }

  #finish(first: number, second: number, owner: number, detail: number, text: string): void {
    this.keyEnds.push(this.units.length);
    this.firstHashes.push(first);
    this.secondHashes.push(second);
    this.owners.push(owner);
    this.details.push(detail);
    if (!this.keepsTexts) return;
    this.textStarts.push(this.#addText(text));
  }

  #lastText = '';
  #lastTextStart = 0;

  /** Several keys of one name share its text. */
  #addText(text: string): number {
    if (text === this.#lastText) return this.#lastTextStart;
    const texts = this.texts;
    texts.makeRoom(text.length * 3 + 1);
    const { written } = encoder.encodeInto(text, texts.numbers.subarray(texts.length));
    this.#lastText = text;
    this.#lastTextStart = texts.length;
    texts.length += written;
    texts.push(0);
    return this.#lastTextStart;
  }
}

const encoder = new TextEncoder();

function pushAscii(target: Growing<Uint8Array<ArrayBuffer>>, text: string): void {
  target.makeRoom(text.length);
  for (let at = 0; at < text.length; at++) target.numbers[target.length++] = text.charCodeAt(at) & 255;
}
