/** A customer -> everything it can be found by, in the form in which it is compared. */

import { keysOfName } from '../match/name-variants.ts';
import { foldText } from '../match/normalize-name.ts';
import type { Customer } from '../model/customer.ts';
import { foldForSearch, type SimplifiedForms } from './fold-query.ts';
import { type KeyKind, keyKind } from './search-layout.ts';
import { spellPinyin } from './spell-pinyin.ts';

/** What the index needs to know of a customer. */
export type SearchedCustomer = Pick<
  Customer,
  'id' | 'kind' | 'legalName' | 'aliases' | 'domains' | 'contacts' | 'recordIds' | 'ownerId' | 'tier'
>;

export interface SearchKey {
  readonly text: string;
  readonly kind: KeyKind;
  /** Position in `texts`, counted from 1; 0: the name. */
  readonly source: number;
}

export interface CustomerKeys {
  readonly keys: readonly SearchKey[];
  /** What keys were made from, as people wrote it. */
  readonly texts: readonly string[];
}

/** Ways to read a name that are kept; a short name of four characters seldom has more. */
const shortNameWays = 32;
const legalNameWays = 8;
const personWays = 8;
const maxInnerWords = 6;
/** A longer key is found by its beginning all the same. */
const maxKeyLength = 120;
const maxTexts = 60_000;

/** What a legal name is called without place and legal form. */
function shortPartsOf(customer: SearchedCustomer): string[] {
  const { units, length } = foldText(customer.legalName);
  const kept = units.slice(0, length);
  return keysOfName(kept, length, 'legal-name', customer.kind === 'consumer').map(({ from, end }) =>
    String.fromCharCode(...kept.subarray(from, end)),
  );
}

/** Keys by text, each once with its best kind. */
class KeyCollector {
  readonly #keys = new Map<string, SearchKey>();
  readonly #simplified: SimplifiedForms;
  readonly texts: string[] = [];

  constructor(simplified: SimplifiedForms) {
    this.#simplified = simplified;
  }

  /** A number for what is shown beside the name when a key of it matched. */
  addText(text: string): number {
    return this.texts.length >= maxTexts ? 0 : this.texts.push(text);
  }

  add(text: string, kind: KeyKind, source: number): string {
    const folded = foldForSearch(text, this.#simplified);
    this.#keep(folded, kind, source);
    return folded;
  }

  addSpelt(folded: string, kind: KeyKind, source: number, ways: number): void {
    const { full, initials } = spellPinyin(folded, ways);
    for (const spellings of [full, initials]) {
      for (const [place, spelling] of spellings.entries())
        if (spelling.length > 1) this.#keep(spelling, place > 0 && kind < keyKind.contact ? keyKind.otherReading : kind, source);
    }
  }

  #keep(folded: string, kind: KeyKind, source: number): void {
    const text = folded.slice(0, maxKeyLength);
    const known = this.#keys.get(text);
    if (text !== '' && (!known || known.kind > kind)) this.#keys.set(text, { text, kind, source });
  }

  get keys(): SearchKey[] {
    return [...this.#keys.values()];
  }
}

function addName(collector: KeyCollector, name: string, kind: 'shortName' | 'legalName', source: number): void {
  const folded = collector.add(name, keyKind[kind], source);
  const isShort = kind === 'shortName';
  collector.addSpelt(
    folded,
    keyKind[isShort ? 'shortNameSpelt' : 'legalNameSpelt'],
    source,
    isShort ? shortNameWays : legalNameWays,
  );
}

/** Every word of a name in letters is a beginning of its own: Automation of Chengdu Emfuture Automation. */
function addInnerWords(collector: KeyCollector, name: string, source: number): void {
  const words = name.split(/[\s·,/()&-]+/).filter((word) => /^[^\u2e80-\uffff]{2,}/.test(word));
  for (let from = 1; from < Math.min(words.length, maxInnerWords); from++)
    collector.add(words.slice(from).join(''), keyKind.innerWord, source);
}

/** By name, short name, place and form left out, pinyin and initials, contact, address, domain and id. */
export function findSearchKeys(customer: SearchedCustomer, simplified: SimplifiedForms): CustomerKeys {
  const collector = new KeyCollector(simplified);
  for (const alias of customer.aliases) {
    // An alias that stands in the name needs no mention beside it.
    const source = customer.legalName.includes(alias) ? 0 : collector.addText(alias);
    addName(collector, alias, 'shortName', source);
    addInnerWords(collector, alias, source);
  }
  for (const part of shortPartsOf(customer)) addName(collector, part, 'shortName', 0);
  addName(collector, customer.legalName, 'legalName', 0);
  addInnerWords(collector, customer.legalName, 0);
  for (const { name, otherNames = [], email } of customer.contacts) {
    const source = collector.addText(email === undefined || email === '' ? name : `${name} · ${email}`);
    for (const known of [name, ...otherNames]) {
      const folded = collector.add(known, keyKind.contact, source);
      collector.addSpelt(folded, keyKind.contact, source, personWays);
      const surname = known.trim().split(/\s+/).at(-1);
      if (surname !== undefined && surname !== known && /^\p{Script=Latin}/u.test(surname))
        collector.add(surname, keyKind.contact, source);
    }
    if (email !== undefined) collector.add(email, keyKind.address, source);
  }
  for (const domain of customer.domains) collector.add(domain, keyKind.address, collector.addText(domain));
  for (const id of [customer.id, ...(customer.recordIds ?? [])]) collector.add(id, keyKind.address, collector.addText(id));
  return { keys: collector.keys, texts: collector.texts };
}
