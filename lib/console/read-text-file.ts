/** Bytes of a text file -> text, whatever a spreadsheet saved it as. */

/** UTF-8 and UTF-16 with or without a byte-order mark, else GB 18030; undefined when it is none of them. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decode(bytes, 'utf-16be');
  const isWide = bytes.length >= 4 && bytes[1] === 0 && bytes[3] === 0;
  const text = isWide ? decode(bytes, 'utf-16le') : (decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030'));
  return text?.includes('\0') ? undefined : text;
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
