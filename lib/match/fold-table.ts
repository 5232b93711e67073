/** UTF-16 unit -> folded unit or class, as one flat table; filled once, in about a millisecond. */
import { foldRuns } from './fold-data.ts';

/** Zero-width and control characters, accents, soft hyphen: as if they were not there. */
export const droppedUnit = 0;
/** Punctuation that no name reaches over: full stop of Chinese, quotes, semicolon, arrows. */
export const wallUnit = 1;
/** One unit whose folded form is several: ㈱, ﬁ, ß. */
export const expandedUnit = 2;
/** White space of any kind and width, and punctuation inside names: full stop, comma, hyphen, brackets, middle dot. */
export const spaceUnit = 0x20;
/** `&`, which stands for itself and for the word "and". */
export const ampersandUnit = 0x26;
/** From here on folded units are letters or digits. */
export const firstWordUnit = 0x30;
/** From here on a folded unit is a word of its own: ideographs, kana, Hangul, surrogate halves. */
export const firstIdeograph = 0x2e80;

function readFoldTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) table[unit] = unit;
  let unit = 0;
  for (const match of foldRuns.matchAll(/([0-9a-z]*)(?:\*([0-9a-z]+))?([=+-])([0-9a-z]+);/g)) {
    const [, gap, length, sign, digits] = match;
    if (gap) unit += Number.parseInt(gap, 36);
    const value = Number.parseInt(digits ?? '', 36);
    const end = unit + (length ? Number.parseInt(length, 36) : 1);
    for (; unit < end; unit++) table[unit] = sign === '=' ? value : sign === '+' ? unit + value : unit - value;
  }
  return table;
}

/** Folded unit or class of every UTF-16 unit. */
export const foldTable: Uint16Array = readFoldTable();
