/** What a person types -> the customers meant, best first. */
import type { Tier } from '../model/customer.ts';
import { foldForSearch, type SimplifiedForms } from './fold-query.ts';
import { fromBytes, type KeySection, type SearchData, type SearchRecord } from './search-layout.ts';

export interface FoundCustomer {
  readonly customerId: string;
  readonly name: string;
  readonly tier: Tier;
  /** What matched when it is not the name: contact, address, alias. */
  readonly matched?: string;
}

export interface SearchOptions {
  /** Customers at most. */
  readonly limit: number;
  /** Ids of customers that the rep looked at lately; they come first among equals. */
  readonly recent?: readonly string[];
}

/** How well a key fits: it is the query, begins with it, or contains it. */
const fit = { whole: 0, beginning: 1, inside: 2 } as const;

/** Letters below this number stand inside nearly everything. */
const fewestLettersInside = 3;
/** Places looked at inside of keys, at most: by then the page of results is long full. */
const mostPlacesInside = 4000;
const longestQuery = 100;

interface Hit {
  readonly score: number;
  readonly layer: Layer;
  readonly owner: number;
  readonly source: number;
}

/** The best hits so far, each customer once. */
class BestHits {
  readonly hits: Hit[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** A hit with this score or a higher one changes nothing. */
  get worst(): number {
    return this.hits.length < this.#limit ? Number.POSITIVE_INFINITY : (this.hits.at(-1)?.score ?? Number.POSITIVE_INFINITY);
  }

  get isFull(): boolean {
    return this.hits.length >= this.#limit;
  }

  add(hit: Hit): void {
    const known = this.hits.findIndex(({ owner, layer }) => owner === hit.owner && layer === hit.layer);
    if (known >= 0) {
      if ((this.hits[known] as Hit).score <= hit.score) return;
      this.hits.splice(known, 1);
    }
    const after = this.hits.findIndex(({ score }) => score > hit.score);
    this.hits.splice(after < 0 ? this.hits.length : after, 0, hit);
    if (this.hits.length > this.#limit) this.hits.pop();
  }
}

function lengthOfKey({ starts }: KeySection, key: number): number {
  return (starts[key + 1] as number) - (starts[key] as number) - 1;
}

/** First key whose first `query.length` units are not less than the query, or greater when `isAfter`. */
function findBound(section: KeySection, query: string, isAfter: boolean): number {
  const { text, starts, owners } = section;
  let low = 0;
  let high = owners.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const start = starts[middle] as number;
    const head = text.slice(start, start + Math.min(query.length, lengthOfKey(section, middle)));
    if (isAfter ? head <= query : head < query) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The key that a place in the text belongs to. */
function findKeyAt({ starts, owners }: KeySection, place: number): number {
  let low = 0;
  let high = owners.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] as number) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** One stored index. */
class Layer {
  readonly data: SearchData;
  readonly hidden: ReadonlySet<string>;

  constructor(data: SearchData, hidden: ReadonlySet<string>) {
    this.data = data;
    this.hidden = hidden;
  }

  recordOf(owner: number): SearchRecord {
    const { records, recordStarts } = this.data;
    const bytes = records.subarray(recordStarts[owner], recordStarts[owner + 1]);
    return JSON.parse(new TextDecoder().decode(bytes)) as SearchRecord;
  }

  /** Customers of this layer with these ids. */
  findOwners(ids: readonly string[], simplified: SimplifiedForms): Set<number> {
    const owners = new Set<number>();
    for (const id of ids) {
      const key = foldForSearch(id, simplified);
      const section = this.data.narrow;
      for (let at = findBound(section, key, false); at < section.owners.length && lengthOfKey(section, at) === key.length; at++) {
        if (!section.text.startsWith(key, section.starts[at])) break;
        const owner = section.owners[at] as number;
        if (this.recordOf(owner)[0] === id) owners.add(owner);
      }
    }
    return owners;
  }

  /** Adds keys that begin with the query; `recent` are customers of this layer. */
  findBeginnings(section: KeySection, query: string, recent: ReadonlySet<number>, best: BestHits): void {
    const end = findBound(section, query, true);
    for (let key = findBound(section, query, false); key < end; key++) {
      const rest = lengthOfKey(section, key) - query.length;
      this.#offer(section, key, rest === 0 ? fit.whole : fit.beginning, rest, recent, best);
    }
  }

  /** Adds keys that contain the query. */
  findInside(section: KeySection, query: string, recent: ReadonlySet<number>, best: BestHits): void {
    const { text, starts } = section;
    let places = 0;
    for (let at = text.indexOf(query); at >= 0 && places < mostPlacesInside; places++) {
      const key = findKeyAt(section, at);
      if (starts[key] !== at) this.#offer(section, key, fit.inside, lengthOfKey(section, key) - query.length, recent, best);
      at = text.indexOf(query, starts[key + 1]);
    }
  }

  /** Better fit, then seen lately, then kind of key, then own and higher tier, then the shorter name. */
  #offer(section: KeySection, key: number, how: number, rest: number, recent: ReadonlySet<number>, best: BestHits): void {
    const owner = section.owners[key] as number;
    const isOld = recent.size > 0 && recent.has(owner) ? 0 : 1;
    const standing = this.data.standings[owner] as number;
    const score = (((how * 2 + isOld) * 8 + (section.kinds[key] as number)) * 8 + standing) * 128 + Math.min(127, rest);
    if (score >= best.worst) return;
    if (this.hidden.size > 0 && this.hidden.has(this.recordOf(owner)[0])) return;
    best.add({ score, layer: this, owner, source: section.sources[key] as number });
  }
}

/** Customers by anything a rep knows of them: name, pinyin, initials, contact, address, domain, id. */
export class SearchIndex {
  readonly #layers: readonly Layer[];
  readonly #simplified: SimplifiedForms;

  private constructor(layers: readonly Layer[], simplified: SimplifiedForms) {
    this.#layers = layers;
    this.#simplified = simplified;
  }

  /**
   * An index as it was stored, and over it one of the rows that changed since.
   * @throws when the bytes are no search index
   */
  static fromBytes(base: ArrayBuffer, changed?: ArrayBuffer): SearchIndex {
    return SearchIndex.fromParts([base], changed);
  }

  /**
   * The same of many customers, who are stored in several indexes: each customer is in one of them.
   * @throws when the bytes are no search index, or there is no part
   */
  static fromParts(parts: readonly ArrayBuffer[], changed?: ArrayBuffer): SearchIndex {
    const below = parts.map(fromBytes);
    const above = changed && fromBytes(changed);
    const [first] = below;
    if (!first) throw new RangeError('A search index has at least one part');
    const simplified = new Map<number, number>();
    for (let at = 0; at + 1 < first.simplified.length; at += 2)
      simplified.set(first.simplified[at] as number, first.simplified[at + 1] as number);
    const hidden = new Set(above?.hidden);
    const layers = [...below.map((data) => new Layer(data, hidden)), ...(above ? [new Layer(above, new Set())] : [])];
    return new SearchIndex(layers, simplified);
  }

  /** The customers meant, best first. An address whose person nobody knows finds the customers of its domain. */
  find(query: string, options: SearchOptions): FoundCustomer[] {
    const found = this.#find(query.slice(0, longestQuery), options);
    const domain = query.includes('@') ? query.slice(query.lastIndexOf('@') + 1) : '';
    return found.length === 0 && domain !== '' ? this.#find(domain, options) : found;
  }

  #find(query: string, { limit, recent = [] }: SearchOptions): FoundCustomer[] {
    const folded = foldForSearch(query, this.#simplified);
    if (folded === '') return [];
    const isNarrow = /^[a-z0-9]+$/.test(folded);
    const best = new BestHits(limit);
    const layers = this.#layers.map((layer) => ({ layer, recent: layer.findOwners(recent, this.#simplified) }));
    for (const { layer, recent } of layers) {
      if (isNarrow) layer.findBeginnings(layer.data.narrow, folded, recent, best);
      layer.findBeginnings(layer.data.wide, folded, recent, best);
    }
    if (!best.isFull && (!isNarrow || folded.length >= fewestLettersInside)) {
      for (const { layer, recent } of layers) {
        if (isNarrow) layer.findInside(layer.data.narrow, folded, recent, best);
        layer.findInside(layer.data.wide, folded, recent, best);
      }
    }
    return best.hits.map(({ layer, owner, source }): FoundCustomer => {
      const record = layer.recordOf(owner);
      const matched = source === 0 ? undefined : record[source + 2];
      return { customerId: record[0], tier: record[1] as Tier, name: record[2], ...(matched === undefined ? {} : { matched }) };
    });
  }
}
