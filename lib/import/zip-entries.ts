/** A zip archive -> its entries, each inflated under a cap of our own: what the archive says of sizes is not believed. */
import { UnreadableFileError } from './table.ts';

/** Bytes that all entries of one file may unpack to, together. */
const maxInflatedBytes = 400_000_000;
/** Nothing a spreadsheet holds shrinks further than this; bombs shrink a thousandfold. */
const maxRatio = 400;
/** Below this a high ratio does no harm: a million empty rows shrink well. */
const freeBytes = 80_000_000;
const maxEntries = 2000;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const stored = 0;
const deflated = 8;

interface Entry {
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly packedBytes: number;
  readonly at: number;
}

export interface ZipEntries {
  has(name: string): boolean;
  /** The bytes of the entry, piece by piece as they are inflated. */
  read(name: string): AsyncGenerator<Uint8Array<ArrayBuffer>>;
  /** The entry as text; for small ones. */
  readText(name: string): Promise<string>;
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === endSignature) return at;
  throw new UnreadableFileError('damaged');
}

function readDirectory(view: DataView, bytes: Uint8Array): Map<string, Entry> {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > maxEntries) throw new UnreadableFileError('bomb');
  const entries = new Map<string, Entry>();
  const decoder = new TextDecoder();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== entrySignature) throw new UnreadableFileError('damaged');
    const nameLength = view.getUint16(at + 28, true);
    const name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
    entries.set(name.replace(/^\//, ''), {
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packedBytes: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** @throws UnreadableFileError `damaged`, `bomb` or `old-or-encrypted`; also while an entry is read */
export function openZip(bytes: Uint8Array<ArrayBuffer>): ZipEntries {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let entries: Map<string, Entry>;
  try {
    entries = readDirectory(view, bytes);
  } catch (error) {
    throw error instanceof UnreadableFileError ? error : new UnreadableFileError('damaged');
  }
  let inflated = 0;

  const findPacked = ({ at, packedBytes, isEncrypted }: Entry): Uint8Array<ArrayBuffer> => {
    if (isEncrypted) throw new UnreadableFileError('old-or-encrypted');
    if (at + 30 > bytes.length || view.getUint32(at, true) !== localSignature) throw new UnreadableFileError('damaged');
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    if (start + packedBytes > bytes.length) throw new UnreadableFileError('damaged');
    return bytes.subarray(start, start + packedBytes);
  };

  const count = (length: number, packed: number): void => {
    inflated += length;
    const isBomb = inflated > maxInflatedBytes || (inflated > freeBytes && inflated > bytes.length * maxRatio);
    if (isBomb || (packed === 0 && length > 0)) throw new UnreadableFileError('bomb');
  };

  async function* read(name: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const entry = entries.get(name);
    if (!entry || (entry.method !== stored && entry.method !== deflated)) throw new UnreadableFileError('damaged');
    const packed = findPacked(entry);
    if (entry.method === stored) {
      count(packed.length, packed.length);
      yield packed;
      return;
    }
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    try {
      for (;;) {
        const piece = await reader.read().catch(() => {
          throw new UnreadableFileError('damaged');
        });
        if (piece.done) return;
        count(piece.value.length, packed.length);
        yield piece.value;
      }
    } finally {
      await reader.cancel().catch(() => undefined);
    }
  }

  return {
    has: (name) => entries.has(name),
    read,
    async readText(name) {
      const decoder = new TextDecoder();
      let text = '';
      for await (const piece of read(name)) text += decoder.decode(piece, { stream: true });
      return text + decoder.decode();
    },
  };
}
