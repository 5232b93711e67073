/** A snapshot -> a folder that any web server can serve: immutable shards first, the manifest last. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { type Manifest, manifestSchema, type Shard } from '../lib/model/export.ts';

/** Where the snapshot comes from: this database, or a backend by its address. */
export interface ExportReader {
  readManifest(): Promise<Manifest>;
  /** The gzip bytes; undefined when the shard was replaced since the manifest was read. */
  readShard(shard: Shard): Promise<Uint8Array | undefined>;
}

export interface WrittenFolder {
  readonly customers: number;
  readonly shards: number;
  /** Shards that were not in the folder before. */
  readonly added: number;
  /** Shards replaced long ago and deleted now. */
  readonly removed: number;
  readonly manifestBytes: number;
  /** The folder held exactly this already, and nothing was written. */
  readonly isUnchanged: boolean;
}

/** Replaced shards stay for readers that are in the middle of an older manifest. */
const keepReplacedMs = 24 * 3_600_000;

/** Manifests read anew when a shard was replaced in between, at most. */
const maxTries = 5;

/** Beside the published files: since when a shard is in no manifest any more. Holds hashes only. */
const ledgerName = '.replaced.json';
const ledgerSchema = z.record(z.string(), z.number());

const isShardName = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

/** Whole or not at all, also when the machine stops in the middle: written aside, flushed, then renamed. */
async function writeWhole(path: string, bytes: Uint8Array | string): Promise<void> {
  const aside = `${path}.part`;
  const file = await open(aside, 'w', 0o644);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, path);
}

/** Renames survive a power cut only when the folder itself is flushed. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function readLedger(path: string): Promise<Map<string, number>> {
  try {
    return new Map(Object.entries(ledgerSchema.parse(JSON.parse(await readFile(path, 'utf8')))));
  } catch {
    // Missing or damaged: every replaced shard then waits for another day.
    return new Map();
  }
}

async function readFormer(path: string): Promise<Manifest | undefined> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** What a reader would notice; the instant of writing is none of it. */
function contentOf({ createdAt: _createdAt, ...manifest }: Manifest): string {
  return JSON.stringify({ ...manifest, shards: manifest.shards.map(({ hash }) => hash) });
}

/** Puts the shard into the folder unless its very bytes are there. @returns its plain hash, and whether it was new */
async function putShard(
  folder: string,
  shard: Shard,
  reader: ExportReader,
): Promise<{ plainHash: string; isNew: boolean } | undefined> {
  const path = join(folder, shard.hash);
  const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  if (existsSync(path)) {
    const bytes = await readFile(path);
    if (sha(bytes) === shard.hash) return { plainHash: sha(gunzipSync(bytes)), isNew: false };
  }
  const bytes = await reader.readShard(shard);
  if (!bytes) return undefined;
  if (sha(bytes) !== shard.hash) throw new Error(`Shard ${shard.hash.slice(0, 8)} has other bytes than the manifest names.`);
  await writeWhole(path, bytes);
  return { plainHash: sha(gunzipSync(bytes)), isNew: true };
}

/** Deletes what no manifest of the last day names. @returns how many */
async function dropReplaced(v1: string, shards: string, current: ReadonlySet<string>, nowMs: number): Promise<number> {
  const ledgerPath = join(v1, ledgerName);
  const since = await readLedger(ledgerPath);
  const next: Record<string, number> = {};
  let removed = 0;
  for (const name of await readdir(shards)) {
    if (name.endsWith('.part')) await rm(join(shards, name), { force: true });
    if (!isShardName(name) || current.has(name)) continue;
    const replacedAt = Math.min(since.get(name) ?? nowMs, nowMs);
    if (nowMs - replacedAt < keepReplacedMs) next[name] = replacedAt;
    else {
      await rm(join(shards, name), { force: true });
      removed++;
    }
  }
  await writeWhole(ledgerPath, JSON.stringify(next));
  return removed;
}

async function putShards(
  folder: string,
  manifest: Manifest,
  reader: ExportReader,
  onProgress: (done: number, total: number) => void,
): Promise<{ shards: Shard[]; added: number } | undefined> {
  const shards: Shard[] = [];
  let added = 0;
  for (const shard of manifest.shards) {
    const put = await putShard(folder, shard, reader);
    if (!put) return undefined;
    if (put.isNew) added++;
    shards.push({ ...shard, plainHash: put.plainHash });
    onProgress(shards.length, manifest.shards.length);
  }
  return { shards, added };
}

/**
 * Brings the folder to the newest snapshot: only shards that it lacks are written, a reader sees the old manifest or the new one,
 * and every shard that either names is there. Safe to interrupt and to run again.
 * @param nowMs - milliseconds since 1970
 */
export async function writeFolder(
  directory: string,
  reader: ExportReader,
  nowMs: number,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<WrittenFolder> {
  const v1 = join(directory, 'v1');
  const folder = join(v1, 'shards');
  await mkdir(folder, { recursive: true });
  const manifestPath = join(v1, 'manifest');
  for (let attempt = 1; ; attempt++) {
    const raw = await reader.readManifest();
    const put = await putShards(folder, raw, reader, onProgress);
    if (!put) {
      if (attempt === maxTries) throw new Error('The customers changed faster than they could be written; please try again.');
      continue;
    }
    // Nobody can publish to a folder, so nobody is a manager there.
    const manifest: Manifest = { ...raw, viewer: { ...raw.viewer, role: 'rep' }, shards: put.shards };
    const text = JSON.stringify(manifest);
    const former = await readFormer(manifestPath);
    const isUnchanged = former !== undefined && contentOf(former) === contentOf(manifest);
    if (!isUnchanged) {
      await flushFolder(folder);
      await writeWhole(manifestPath, text);
      await flushFolder(v1);
    }
    const current = new Set(put.shards.map(({ hash }) => hash));
    const removed = await dropReplaced(v1, folder, current, nowMs);
    const { added } = put;
    return {
      customers: manifest.rowCount,
      shards: put.shards.length,
      added,
      removed,
      manifestBytes: Buffer.byteLength(text),
      isUnchanged,
    };
  }
}
