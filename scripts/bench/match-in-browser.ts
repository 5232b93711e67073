/** What the benchmark of the matcher runs in the extension's worker; bundled with lib/match and given to `Runtime.evaluate`. */
import { NameIndexBuilder } from '../../lib/match/build-name-index.ts';
import { findMentions } from '../../lib/match/find-mentions.ts';
import { FoldBuffer } from '../../lib/match/folded-text.ts';
import { NameIndex } from '../../lib/match/name-index.ts';
import { scanText } from '../../lib/match/scan-names.ts';

interface BenchCustomer {
  readonly id: string;
  readonly legalName: string;
  readonly aliases: string[];
}

const databaseName = 'bench-match';
const buffer = new FoldBuffer();

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const opening = indexedDB.open(databaseName, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('indexes');
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => done(opening.result);
  });
}

function ask<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onerror = () => failed(request.error);
    request.onsuccess = () => done(request.result);
  });
}

/** The way the extension rests between slices: lib/sync/rest.ts. */
function rest(): Promise<void> {
  return new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      done();
    };
    channel.port2.postMessage(null);
  });
}

let builder: NameIndexBuilder | undefined;
let builtMs = 0;

/** Adds customers as a shard that arrives does: as JSON, because a list of literals would be compiled and collected on our time. */
export async function add(json: string): Promise<void> {
  const customers = JSON.parse(json) as readonly BenchCustomer[];
  builder ??= new NameIndexBuilder();
  const full = customers.map((customer) => ({ ...customer, domains: [], contacts: [] }));
  const start = performance.now();
  await builder.addInSlices(full, rest);
  builtMs += performance.now() - start;
}

/** Compiles what was added and stores it as the extension does: one Blob in IndexedDB. */
export async function finish(): Promise<{ builtMs: number; storeMs: number; bytes: number; names: number }> {
  if (!builder) throw new Error('Nothing was added');
  const start = performance.now();
  const index = await builder.finishInSlices(rest);
  builtMs += performance.now() - start;
  const storing = performance.now();
  const bytes = index.toBytes();
  const database = await openDatabase();
  const writing = database.transaction('indexes', 'readwrite');
  writing.objectStore('indexes').put(new Blob([bytes]), 'names');
  // A request that succeeded is not yet a transaction that is complete, and the worker is ended right after.
  await new Promise<void>((done, failed) => {
    writing.oncomplete = () => done();
    writing.onabort = () => failed(writing.error);
  });
  database.close();
  const told = { builtMs, storeMs: performance.now() - storing, bytes: bytes.length, names: index.nameCount };
  builder = undefined;
  builtMs = 0;
  return told;
}

/** From nothing in memory to the first search: database, Blob, index, a short text. */
export async function load(): Promise<number> {
  const start = performance.now();
  const database = await openDatabase();
  const blob = await ask<Blob>(database.transaction('indexes').objectStore('indexes').get('names'));
  const index = NameIndex.fromBytes(await blob.arrayBuffer());
  scanText('Acme 上海', buffer, index);
  database.close();
  return performance.now() - start;
}

let page: { readonly text: string; readonly index: NameIndex } | undefined;

/** Keeps a text and the stored index for `run`. */
export async function open(text: string): Promise<void> {
  const database = await openDatabase();
  const blob = await ask<Blob>(database.transaction('indexes').objectStore('indexes').get('names'));
  page = { text, index: NameIndex.fromBytes(await blob.arrayBuffer()) };
  database.close();
}

const works = {
  /** What it costs to ask. */
  nothing: () => 0,
  /** The bare loop over the text. */
  limit({ text }: { text: string }) {
    let sum = 0;
    for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at);
    return sum;
  },
  /** The matcher: folding, word boundaries, the longest name at each place and whose it is. */
  match: ({ text, index }: { text: string; index: NameIndex }) => leftmostLongest(scanText(text, buffer, index).hits),
  /** All of recognition before other evidence of the page is weighed: every place judged by what stands around it. */
  judge: ({ text, index }: { text: string; index: NameIndex }) => findMentions([{ role: 'page', text }], index).length,
};

function leftmostLongest(hits: readonly { readonly start: number; readonly end: number }[]): number {
  let kept = 0;
  let reached = 0;
  for (const { start, end } of hits) {
    if (start < reached) continue;
    kept++;
    reached = end;
  }
  return kept;
}

/** Does one of the works so many times; milliseconds by the clock. */
export function run(work: keyof typeof works, times: number): number {
  if (!page) throw new Error('No text was opened');
  const start = performance.now();
  let kept = 0;
  for (let time = 0; time < times; time++) kept += works[work](page);
  return kept < 0 ? 0 : performance.now() - start;
}
