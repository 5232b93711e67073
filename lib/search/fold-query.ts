/** What a person types, or a name -> letters, digits and simplified ideographs alone: the form in which both are compared. */

/** Traditional character -> simplified, as UTF-16 units. */
export type SimplifiedForms = ReadonlyMap<number, number>;

const longForms: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', þ: 'th', ı: 'i' };

function simplify(text: string, simplified: SimplifiedForms): string {
  let changed = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    changed += String.fromCharCode(simplified.get(unit) ?? unit);
  }
  return changed;
}

/**
 * Case, width, accents, spaces and punctuation are gone, so that `hua xing`, `HuaXing` and `hua-xing` are the same. Empty
 * when nothing is left to be looked for.
 */
export function foldForSearch(text: string, simplified: SimplifiedForms): string {
  const lower = text.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of ASCII
  if (/^[\u0000-\u007f]*$/.test(lower)) return lower.replace(/[^a-z0-9]+/g, '');
  const plain = lower
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ßæœøłđþı]/g, (letter) => longForms[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return simplify(plain, simplified);
}
