/** Bytes of a stored index, units of a folded text -> strings, without the arrays that cost more than a name itself. */

/** The bytes `start` to `end` as Latin-1. */
export function readLatin1(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let at = start;
  // Four at a time: each piece that is joined costs as much as its letters.
  for (; at + 4 <= end; at += 4)
    text += String.fromCharCode(bytes[at] as number, bytes[at + 1] as number, bytes[at + 2] as number, bytes[at + 3] as number);
  for (; at < end; at++) text += String.fromCharCode(bytes[at] as number);
  return text;
}

/** The UTF-8 from `start` to the next 0, as an encoder wrote it. */
export function readUtf8(bytes: Uint8Array, start: number): string {
  let text = '';
  for (let at = start; ; ) {
    const first = bytes[at++] ?? 0;
    if (first === 0) return text;
    if (first < 0x80) text += String.fromCharCode(first);
    else {
      // How many bytes follow stands in the leading ones of the first.
      const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
      let point = first & (0x3f >> more);
      for (const end = at + more; at < end; at++) point = (point << 6) | ((bytes[at] ?? 0) & 0x3f);
      text += String.fromCodePoint(point);
    }
  }
}

/** The units `from` to `end` as a string. */
export function textOfUnits(units: Uint16Array, from: number, end: number): string {
  let text = '';
  let at = from;
  // Four at a time: each piece that is joined costs as much as its letters.
  for (; at + 4 <= end; at += 4)
    text += String.fromCharCode(units[at] as number, units[at + 1] as number, units[at + 2] as number, units[at + 3] as number);
  for (; at < end; at++) text += String.fromCharCode(units[at] as number);
  return text;
}
