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

/** Watches for how long the worker answers nobody: a message to itself comes back as soon as the task before it ends. */
function watchStretches(): { longest(): number; stop(): void } {
  const channel = new MessageChannel();
  let last = performance.now();
  let longest = 0;
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    channel.port2.postMessage(null);
  };
  channel.port2.postMessage(null);
  return {
    longest: () => Math.max(longest, performance.now() - last),
    stop: () => channel.port1.close(),
  };
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
let longestStretch = 0;

/** Adds customers as a shard that arrives does. */
export async function add(customers: readonly BenchCustomer[]): Promise<void> {
  builder ??= new NameIndexBuilder();
  const full = customers.map((customer) => ({ ...customer, domains: [], contacts: [] }));
  const watch = watchStretches();
  const start = performance.now();
  await builder.addInSlices(full, rest);
  builtMs += performance.now() - start;
  longestStretch = Math.max(longestStretch, watch.longest());
  watch.stop();
}

/** Compiles what was added and stores it as the extension does: one Blob in IndexedDB. */
export async function finish(): Promise<{ builtMs: number; longestMs: number; storeMs: number; bytes: number; names: number }> {
  if (!builder) throw new Error('Nothing was added');
  const watch = watchStretches();
  const start = performance.now();
  const index = await builder.finishInSlices(rest);
  builtMs += performance.now() - start;
  longestStretch = Math.max(longestStretch, watch.longest());
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
  const storeMs = performance.now() - storing;
  longestStretch = Math.max(longestStretch, watch.longest());
  watch.stop();
  const told = { builtMs, longestMs: longestStretch, storeMs, bytes: bytes.length, names: index.nameCount };
  builder = undefined;
  builtMs = 0;
  longestStretch = 0;
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

/** Milliseconds for a text by turns with the bare loop over it, after some rounds that are not counted. */
export async function page(text: string, rounds: number): Promise<{ scans: number[]; mentions: number[]; limits: number[] }> {
  const database = await openDatabase();
  const blob = await ask<Blob>(database.transaction('indexes').objectStore('indexes').get('names'));
  const index = NameIndex.fromBytes(await blob.arrayBuffer());
  database.close();
  const scans: number[] = [];
  const mentions: number[] = [];
  const limits: number[] = [];
  let kept = 0;
  for (let round = -5; round < rounds; round++) {
    const start = performance.now();
    for (let at = 0; at < text.length; at++) kept += text.charCodeAt(at);
    const looped = performance.now();
    kept += scanText(text, buffer, index).hits.length;
    const scanned = performance.now();
    kept += findMentions([{ role: 'page', text }], index).length;
    const judged = performance.now();
    await rest();
    if (round < 0 || kept < 0) continue;
    limits.push(looped - start);
    scans.push(scanned - looped);
    mentions.push(judged - scanned);
  }
  return { scans, mentions, limits };
}
