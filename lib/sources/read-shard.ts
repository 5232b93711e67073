/** The bytes of a shard, gzip or inflated on their way -> its lines with their places -> its rows, checked. */

import { compileCheck } from '../model/compile-check.ts';
import { type Shard, type ShardRow, shardRowSchema } from '../model/export.ts';
import { fail, type Result, succeed } from '../platform/result.ts';
import { parseJson } from './parse-json.ts';

/** Plain bytes a shard may have: 1,000 rows of 64 kB. A gzip bomb ends here. */
const maxPlainBytes = 64_000_000;

/** Lines that are not looked into yet. */
export interface ShardLines {
  /** NDJSON in UTF-8. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Row i is `bytes[offsets[i]] … bytes[offsets[i + 1] - 2]`; one entry more than rows. */
  readonly offsets: Uint32Array<ArrayBuffer>;
}

async function inflate(gzip: Uint8Array<ArrayBuffer>, place: string): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  // What is wrong with the bytes is told by the reading end.
  writer.write(gzip).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > maxPlainBytes) {
        await reader.cancel();
        return fail('bad-data', `${place}: larger than ${maxPlainBytes} bytes when unpacked`, { place });
      }
      parts.push(value);
    }
  } catch {
    return fail('bad-data', `${place}: this is not gzip, or it is cut short`, { place });
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return succeed(bytes);
}

/** A server may have inflated the shard on its way; no line of NDJSON begins so. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

const isSurelyRow = compileCheck(shardRowSchema);

/** A line's row; the schema is asked only about what is not surely right, and says what is wrong. */
function parseRow(line: string, place: string): Result<ShardRow> {
  try {
    const value: unknown = JSON.parse(line);
    // Accepted by the schema and left as it is: that is what the check promises.
    if (isSurelyRow(value)) return succeed(value as ShardRow);
  } catch {
    // Not JSON: said below, with the place.
  }
  return parseJson(shardRowSchema, line, place);
}

/** All lines at once, which is much quicker than one by one; undefined when some byte is not UTF-8. */
function decodeLines(bytes: Uint8Array): string[] | undefined {
  try {
    // A mark at the beginning must not vanish: no row begins with one.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes).split('\n');
  } catch {
    return undefined;
  }
}

function placeOf(shard: Shard): string {
  return `shard ${shard.hash.slice(0, 8)}`;
}

/** As many whole lines as the manifest says, unpacked; what they say is not looked at. */
export async function unpackShard(shard: Shard, gzip: Uint8Array<ArrayBuffer>): Promise<Result<ShardLines>> {
  const place = placeOf(shard);
  const inflated = isGzip(gzip) ? await inflate(gzip, place) : succeed(gzip);
  if (!inflated.ok) return inflated;
  const bytes = inflated.value;
  if (bytes.length > 0 && bytes[bytes.length - 1] !== 10)
    return fail('bad-data', `${place}: the last line has no end`, { place });
  const offsets = new Uint32Array(shard.rows + 1);
  let rows = 0;
  for (let start = 0; start < bytes.length; ) {
    if (rows === shard.rows) return fail('bad-data', `${place}: more rows than the manifest says`, { place });
    start = bytes.indexOf(10, start) + 1;
    offsets[++rows] = start;
  }
  if (rows !== shard.rows) return fail('bad-data', `${place}: ${rows} rows, the manifest says ${shard.rows}`, { place });
  return succeed({ bytes, offsets });
}

/**
 * Every row of the shard, or the first thing that is wrong with it; never a part.
 * @param pause - Awaited after every row; undefined goes on at once
 */
export async function parseShard(
  shard: Shard,
  { bytes, offsets }: ShardLines,
  pause: () => Promise<void> | undefined = () => undefined,
): Promise<Result<ShardRow[]>> {
  const place = placeOf(shard);
  const lines = decodeLines(bytes);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const rows: ShardRow[] = [];
  while (rows.length < shard.rows) {
    const rowPlace = `${place}, row ${rows.length + 1}`;
    let line: string;
    try {
      line = lines?.[rows.length] ?? decoder.decode(bytes.subarray(offsets[rows.length], (offsets[rows.length + 1] ?? 1) - 1));
    } catch {
      return fail('bad-data', `${rowPlace}: this is not UTF-8`, { place: rowPlace });
    }
    const row = parseRow(line, rowPlace);
    if (!row.ok) return row;
    rows.push(row.value);
    const paused = pause();
    if (paused) await paused;
  }
  return succeed(rows);
}
