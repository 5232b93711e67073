/** Manifest and all shards -> rows, with everything about them that does not hold. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { type Manifest, manifestSchema, type Shard, type ShardRow, shardRowSchema } from '../../lib/model/export.ts';
import type { Answer, Context } from './requirement.ts';

export interface ShardReport {
  readonly shard: Shard;
  readonly answer: Answer;
  readonly rows: readonly ShardRow[];
  /** What is wrong with its bytes. */
  readonly byteProblems: readonly string[];
  /** What is wrong with its lines. */
  readonly rowProblems: readonly string[];
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A shard inflates to 64 MB at most; more is an attack. */
const maxPlainBytes = 64_000_000;
const shownProblems = 5;

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function readRows(text: string, name: string, problems: string[]): ShardRow[] {
  const rows: ShardRow[] = [];
  if (!text.endsWith('\n')) problems.push(`${name}: there is no \\n after the last line`);
  for (const [index, line] of text.replace(/\n$/, '').split('\n').entries()) {
    let raw: unknown;
    try {
      raw = JSON.parse(line);
    } catch {
      problems.push(`${name}, line ${index + 1}: this is not JSON`);
      continue;
    }
    const row = shardRowSchema.safeParse(raw);
    if (row.success) rows.push(row.data);
    else {
      const [issue] = row.error.issues;
      problems.push(`${name}, line ${index + 1}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as expected'}`);
    }
  }
  return rows;
}

/** One shard. A server may inflate it on its way when the manifest says the hash of what is inside. */
export async function readShard(context: Context, shard: Shard): Promise<ShardReport> {
  const name = `shard ${shard.hash.slice(0, 8)}`;
  const answer = await context.ask(`/v1/shards/${shard.hash}`);
  const byteProblems: string[] = [];
  const rowProblems: string[] = [];
  if (answer.status !== 200) return { shard, answer, rows: [], byteProblems: [`${name}: status ${answer.status}`], rowProblems };
  const { bytes } = answer;
  const isInflated = !isGzip(bytes) && shard.plainHash !== undefined;
  const expected = isInflated ? shard.plainHash : shard.hash;
  if (sha256(bytes) !== expected) byteProblems.push(`${name}: its SHA-256 is not its name`);
  if (!isInflated && bytes.length !== shard.bytes)
    byteProblems.push(`${name}: ${bytes.length} bytes, the manifest says ${shard.bytes}`);
  if (context.isBackend && isInflated) byteProblems.push(`${name}: arrives inflated; send no Content-Encoding`);
  try {
    const plain = isInflated ? Buffer.from(bytes) : gunzipSync(bytes, { maxOutputLength: maxPlainBytes });
    const rows = readRows(new TextDecoder('utf-8', { fatal: true }).decode(plain), name, rowProblems);
    if (rows.length !== shard.rows && rowProblems.length === 0)
      rowProblems.push(`${name}: ${rows.length} rows, the manifest says ${shard.rows}`);
    return { shard, answer, rows, byteProblems, rowProblems: rowProblems.slice(0, shownProblems) };
  } catch (error) {
    byteProblems.push(`${name}: cannot be unpacked (${error instanceof Error ? error.message : error})`);
    return { shard, answer, rows: [], byteProblems, rowProblems };
  }
}

/** @throws with the first thing that is wrong */
export async function readManifest(context: Context): Promise<Manifest> {
  const answer = await context.ask('/v1/manifest');
  if (answer.status !== 200) throw new Error(`GET /v1/manifest: status ${answer.status}`);
  const manifest = manifestSchema.safeParse(answer.json());
  if (manifest.success) return manifest.data;
  const [issue] = manifest.error.issues;
  throw new Error(`manifest: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as expected'}`);
}
