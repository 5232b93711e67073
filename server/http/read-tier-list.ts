/** Body of a publication, as it arrives -> the checked list, packed: the longest takes some megabytes instead of hundreds. */
import type { Context } from 'hono';
import { z } from 'zod';
import { newTierListSchema, type TierListEntry, tierListEntrySchema } from '../../lib/model/tier-list.ts';
import { createPackedList, type PackedList } from '../packed-list.ts';
import type { Environment } from './authenticate.ts';
import { CutError, createListCutter } from './cut-list.ts';
import { refuseProblems } from './read-body.ts';
import { Refusal } from './refusal.ts';

export interface PackedTierList {
  readonly note: string;
  /** In the order of the rows; not yet known whether one comes twice. */
  readonly entries: PackedList<TierListEntry>;
}

/** Checked at a time: some hundred entries, a few milliseconds. */
const pieceBytes = 32_000;

/** An entry with the longest reason is 4 kB. */
const maxElementBytes = 100_000;

/** The longest list there is. */
const maxEntries = 1_000_000;

const piecesSchema = z.array(tierListEntrySchema);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('invalid', 'The body is not JSON.');
  }
}

/** Checks pieces one after the other and keeps them packed. */
function createEntryReader() {
  const entries = createPackedList<TierListEntry>();
  /** The first as it came, which stands for all when the object around them is checked. */
  let first: unknown;
  let hasPiece = false;
  return {
    entries,
    first: () => (first === undefined ? [] : [first]),
    take: (text: string, isLast: boolean) => {
      const raw = parseJson(`[${text}]`) as unknown[];
      // Nothing between two commas, or after the last one.
      if (raw.length === 0 && (hasPiece || !isLast)) throw new Refusal('invalid', 'The body is not JSON.');
      hasPiece = true;
      first ??= raw[0];
      const checked = piecesSchema.safeParse(raw);
      if (!checked.success) throw refuseProblems(checked.error, ['entries', entries.length]);
      if (entries.length + checked.data.length > maxEntries)
        throw new Refusal('invalid', `A list names ${maxEntries} customers at most; publish the rest as a second list.`, {
          field: 'entries',
          row: maxEntries,
        });
      entries.add(checked.data);
    },
  };
}

/** Reads all of the body, also when it is refused halfway: a sender who is cut off would not hear why. */
async function feed(body: ReadableStream<Uint8Array>, maxBytes: number, push: (chunk: Uint8Array) => void): Promise<void> {
  let bytes = 0;
  let failure: unknown;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new Refusal('too-large', `The body is larger than ${maxBytes} bytes.`);
    if (failure !== undefined) continue;
    try {
      push(chunk);
    } catch (error) {
      failure = error;
    }
  }
  if (failure !== undefined) throw failure;
}

/** @throws Refusal with the place of what does not fit */
export async function readTierList(c: Context<Environment>, maxBytes: number): Promise<PackedTierList> {
  if (Number(c.req.header('content-length') ?? 0) > maxBytes)
    throw new Refusal('too-large', `The body is larger than ${maxBytes} bytes.`);
  const reader = createEntryReader();
  const cutter = createListCutter({ name: 'entries', pieceBytes, maxBytes: maxElementBytes, onPiece: reader.take });
  try {
    if (c.req.raw.body) await feed(c.req.raw.body, maxBytes, cutter.push);
  } catch (error) {
    throw error instanceof CutError ? new Refusal('invalid', error.message, { field: 'entries' }) : error;
  }
  const raw = parseJson(cutter.end());
  const isObject = typeof raw === 'object' && raw !== null && !Array.isArray(raw);
  const head = newTierListSchema.safeParse(isObject && reader.entries.length > 0 ? { ...raw, entries: reader.first() } : raw);
  if (!head.success) throw refuseProblems(head.error);
  // A list that the cutter did not see, since its name was written with escapes.
  if (reader.entries.length === 0) reader.entries.add(head.data.entries);
  return { note: head.data.note, entries: reader.entries };
}
