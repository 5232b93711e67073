/** Customers -> the bytes of a search index, in slices that never hold the worker up. */
import { firstIdeograph, foldTable } from '../match/fold-table.ts';
import type { SimplifiedForms } from './fold-query.ts';
import { findSearchKeys, type SearchedCustomer } from './search-keys.ts';
import { type KeySection, type SearchRecord, toBytes } from './search-layout.ts';

export interface SearchIndexOptions {
  /** Staff id of the rep whose own customers come first. */
  readonly viewerId: string;
  /** Ids of customers in an older index that this one replaces; none unless given. */
  readonly hidden?: readonly string[];
}

const tierOrder = ['MVC', 'MGC', 'STANDARD', 'BZ'] as const;

let simplifiedForms: Map<number, number> | undefined;

function loadSimplifiedForms(): SimplifiedForms {
  simplifiedForms ??= new Map(
    [...foldTable.entries()].filter(([unit, folded]) => unit >= firstIdeograph && folded >= firstIdeograph && folded !== unit),
  );
  return simplifiedForms;
}

/** Keys of one alphabet while they are collected. */
class SectionBuilder {
  readonly #texts: string[] = [];
  readonly #owners: number[] = [];
  readonly #sources: number[] = [];
  readonly #kinds: number[] = [];
  /** Places of keys by their first two units, so that no single sort takes long. */
  readonly #buckets = new Map<number, number[]>();

  add(text: string, owner: number, kind: number, source: number): void {
    const place = this.#texts.push(text) - 1;
    this.#owners.push(owner);
    this.#sources.push(source);
    this.#kinds.push(kind);
    const first = text.charCodeAt(0) * 0x1_0000 + (text.length > 1 ? text.charCodeAt(1) : 0);
    const bucket = this.#buckets.get(first);
    if (bucket) bucket.push(place);
    else this.#buckets.set(first, [place]);
  }

  /** Yields between pieces of work of a few milliseconds. */
  *finish(): Generator<undefined, KeySection> {
    const texts = this.#texts;
    const order: number[] = [];
    for (const [, bucket] of [...this.#buckets].sort(([a], [b]) => a - b)) {
      bucket.sort((a, b) => ((texts[a] as string) < (texts[b] as string) ? -1 : texts[a] === texts[b] ? a - b : 1));
      for (const place of bucket) order.push(place);
      yield;
    }
    const count = order.length;
    const starts = new Uint32Array(count + 1);
    const owners = new Uint32Array(count);
    const sources = new Uint16Array(count);
    const kinds = new Uint8Array(count);
    const parts: string[] = [];
    let length = 0;
    for (const [at, place] of order.entries()) {
      const text = texts[place] as string;
      starts[at] = length;
      owners[at] = this.#owners[place] as number;
      sources[at] = this.#sources[place] as number;
      kinds[at] = this.#kinds[place] as number;
      parts.push(text);
      length += text.length + 1;
      if (at % 10_000 === 0) yield;
    }
    starts[count] = length;
    yield;
    return { text: parts.join('\n'), starts, owners, sources, kinds };
  }
}

/** Collects customers and makes them searchable. */
export class SearchIndexBuilder {
  readonly #options: SearchIndexOptions;
  readonly #simplified = loadSimplifiedForms();
  readonly #narrow = new SectionBuilder();
  readonly #wide = new SectionBuilder();
  readonly #standings: number[] = [];
  readonly #records: Uint8Array[] = [];
  readonly #encoder = new TextEncoder();

  constructor(options: SearchIndexOptions) {
    this.#options = options;
  }

  /** Adds customers; a hundred take a few milliseconds. */
  add(customers: readonly SearchedCustomer[]): void {
    for (const customer of customers) {
      const { keys, texts } = findSearchKeys(customer, this.#simplified);
      const owner = this.#standings.push(this.#standingOf(customer)) - 1;
      const record: SearchRecord = [customer.id, customer.tier, customer.legalName, ...texts];
      this.#records.push(this.#encoder.encode(JSON.stringify(record)));
      for (const { text, kind, source } of keys)
        (/^[a-z0-9]+$/.test(text) ? this.#narrow : this.#wide).add(text, owner, kind, source);
    }
  }

  #standingOf({ ownerId, tier }: SearchedCustomer): number {
    return (ownerId === this.#options.viewerId ? 0 : tierOrder.length) + tierOrder.indexOf(tier);
  }

  /** The stored form of everything added so far. Rests by `pause` after every `sliceMs`. */
  async finishInSlices(pause: () => Promise<unknown>, sliceMs = 20): Promise<Uint8Array<ArrayBuffer>> {
    const inSlices = async (steps: Generator<undefined, KeySection>): Promise<KeySection> => {
      let sliceEnd = performance.now() + sliceMs;
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
        if (performance.now() < sliceEnd) continue;
        await pause();
        sliceEnd = performance.now() + sliceMs;
      }
    };
    const narrow = await inSlices(this.#narrow.finish());
    const wide = await inSlices(this.#wide.finish());
    await pause();
    const recordStarts = new Uint32Array(this.#records.length + 1);
    let length = 0;
    for (const [at, record] of this.#records.entries()) {
      recordStarts[at] = length;
      length += record.length;
    }
    recordStarts[this.#records.length] = length;
    const records = new Uint8Array(length);
    for (const [at, record] of this.#records.entries()) records.set(record, recordStarts[at]);
    return toBytes({
      narrow,
      wide,
      standings: Uint8Array.from(this.#standings),
      recordStarts,
      records,
      simplified: Uint16Array.from([...this.#simplified].flat()),
      hidden: this.#options.hidden ?? [],
    });
  }
}
