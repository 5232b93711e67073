/** Names as they are collected, before they are compiled: a few growing arrays, no object a name. */
import { firstHash } from './first-hash.ts';
import { firstIdeograph, firstWordUnit, spaceUnit } from './fold-table.ts';
import { type Growing, growing8, growing16, growing32 } from './growing.ts';
import { secondHash, secondPrime, wholeLevel } from './name-hash.ts';

// Copies of this module's own: what is imported is looked up anew at each use.
const secondFactor = secondPrime | 0;
const wordUnit = firstWordUnit;
const ideograph = firstIdeograph;
const space = spaceUnit;

/** The most units a name may have for the index; longer ones are left out as no name. */
const maxNameUnits = 0x7fff;
/** Texts are encoded together, because each call costs as much as a hundred letters. */
const textsAtOnce = 16_384;
/** Added to the level of keys that are looked up as a whole, in `weights`. */
export const wholeKey = 128;

/** Keys, owners and texts of all names added so far. */
export class NamePool {
  readonly seed: number;
  readonly keepsTexts: boolean;
  readonly units = growing16();
  /** Where each key ends in `units`; it starts where the one before ends. */
  readonly keyEnds = growing32();
  /** First hash of keys that are looked up whole; 0 for names, whose prefixes are hashed when they are placed. */
  readonly wholeHashes = growing32();
  readonly secondHashes = growing32();
  /** Weight of each key, or `wholeKey` plus the level of whole keys. */
  readonly weights = growing8();
  readonly owners = growing32();
  readonly details = growing8();
  /** Number of each key's text; `textStarts` says where it begins. Empty when no texts are kept. */
  readonly textNumbers = growing32();
  readonly textStarts = growing32();
  readonly texts = growing8();
  readonly customerIds = growing8();
  readonly customerIdEnds = growing32();
  readonly contactIds = growing8();
  readonly contactIdEnds = growing32();
  readonly contactCustomers = growing32();
  #waiting: string[] = [];
  #waitingUnits = 0;
  #lastText: string | undefined;

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

  /** Adds units `from` to `end` of a folded name. */
  addName(units: Uint16Array, from: number, end: number, owner: number, detail: number, text: string): void {
    if (end - from > maxNameUnits) return;
    this.units.makeRoom(end - from);
    const into = this.units.numbers;
    const shift = this.units.length - from;
    let hash = ~this.seed;
    /** As `nameWeight` has it: a word weighs 2, whatever else 1. */
    let weight = 0;
    let isInWord = 0;
    for (let at = from; at < end; at++) {
      const unit = units[at] as number;
      into[at + shift] = unit;
      if (unit >= wordUnit && unit < ideograph) {
        weight += 2 - isInWord;
        isInWord = 2;
      } else {
        if (unit !== space) weight++;
        isInWord = 0;
      }
      hash = Math.imul(hash ^ unit, secondFactor);
      hash ^= hash >>> 15;
    }
    this.units.length = end + shift;
    this.wholeHashes.push(0);
    this.weights.push(Math.min(wholeKey - 1, weight));
    this.#finish(hash, owner, detail, text);
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
    this.wholeHashes.push(first);
    this.weights.push(wholeKey + wholeLevel);
    this.#finish(second, owner, detail, text);
  }

  #finish(secondHash: number, owner: number, detail: number, text: string): void {
    this.keyEnds.push(this.units.length);
    this.secondHashes.push(secondHash);
    this.owners.push(owner);
    this.details.push(detail);
    if (!this.keepsTexts) return;
    // Several keys of one name share its text.
    if (text !== this.#lastText) {
      this.#lastText = text;
      this.#waiting.push(text);
      this.#waitingUnits += text.length + 1;
      if (this.#waitingUnits >= textsAtOnce) this.writeTexts();
    }
    this.textNumbers.push(this.textStarts.length + this.#waiting.length - 1);
  }

  /** Encodes the texts that wait; `texts` and `textStarts` are whole only after it. */
  writeTexts(): void {
    if (this.#waiting.length === 0) return;
    const { texts } = this;
    texts.makeRoom(this.#waitingUnits * 3);
    const from = texts.length;
    const { written } = encoder.encodeInto(`${this.#waiting.join('\0')}\0`, texts.numbers.subarray(from));
    for (let left = this.#waiting.length; left > 0; left--) {
      this.textStarts.push(texts.length);
      texts.length = texts.numbers.indexOf(0, texts.length) + 1;
    }
    if (texts.length !== from + written) {
      // A text with a NUL of its own is cut off there: each is written again, without it.
      texts.length = from;
      this.textStarts.length -= this.#waiting.length;
      this.#waiting = this.#waiting.map((text) => text.replaceAll('\0', ' '));
      this.writeTexts();
    }
    this.#waiting = [];
    this.#waitingUnits = 0;
  }
}

const encoder = new TextEncoder();

function pushAscii(target: Growing<Uint8Array<ArrayBuffer>>, text: string): void {
  target.makeRoom(text.length);
  for (let at = 0; at < text.length; at++) target.numbers[target.length++] = text.charCodeAt(at) & 255;
}
