/** Text -> folded units with the place each one came from; the one form in which names and pages are compared. */
import {
  ampersandUnit,
  droppedUnit,
  expandedUnit,
  firstIdeograph,
  firstWordUnit,
  foldTable,
  markUnit,
  spaceUnit,
  wallUnit,
} from './fold-table.ts';

/**
 * A text in folded form. Words of letters and digits are parted by one U+0020, ideographs stand side by side, `and` and
 * `&` are U+0026, what no name reaches over is U+0001; all other punctuation and white space is gone.
 */
export interface FoldedText {
  /** Only the first `length` units count; the rest is spare room. */
  readonly units: Uint16Array;
  /** Index in the text of the unit that each folded unit came from; never falling. */
  readonly origins: Uint32Array;
  readonly length: number;
}

/** Room for folded units that grows, so that one page after another is folded without new arrays. */
export class FoldBuffer {
  units = new Uint16Array(1 << 12);
  origins = new Uint32Array(1 << 12);

  makeRoom(size: number): void {
    if (this.units.length >= size) return;
    const grown = 1 << Math.ceil(Math.log2(size + 1));
    const units = new Uint16Array(grown);
    const origins = new Uint32Array(grown);
    units.set(this.units);
    origins.set(this.origins);
    this.units = units;
    this.origins = origins;
  }
}

const letterA = 0x61;
const letterN = 0x6e;
const letterD = 0x64;

/** True for a unit that is part of a word which must not be cut: a letter or digit that is no ideograph. */
export function isWordUnit(unit: number): boolean {
  return unit >= firstWordUnit && unit < firstIdeograph;
}

const shared = new FoldBuffer();
/** Names are folded while a page's units are still in use. */
const forNames = new FoldBuffer();

/**
 * Folds a text. The arrays of the answer are lent by the buffer: they hold until it is used again (`slice` what must last).
 * Linear in the text; a unit that folds to several gives each of them its own index.
 */
export function foldText(text: string, buffer: FoldBuffer = shared): FoldedText {
  // A word may ask for one unit more than it has (the space before it).
  buffer.makeRoom(text.length * 2 + 16);
  let { units, origins } = buffer;
  let length = 0;
  let wordStart = -1;
  let isParted = false;
  /** The word so far is made of single letters: `S.A.` is the word sa. */
  let isInitials = false;
  const endWord = (): void => {
    if (
      length - wordStart === 3 &&
      units[wordStart] === letterA &&
      units[wordStart + 1] === letterN &&
      units[wordStart + 2] === letterD
    ) {
      length = wordStart;
      if (length > 0 && units[length - 1] === spaceUnit) {
        origins[length - 1] = origins[length] ?? 0;
        length--;
      }
      units[length++] = ampersandUnit;
    }
    wordStart = -1;
    isInitials = false;
  };
  const push = (folded: number, index: number): void => {
    if (folded >= firstIdeograph || folded === ampersandUnit) {
      if (wordStart >= 0) endWord();
      units[length] = folded;
      origins[length++] = index;
    } else if (folded >= firstWordUnit) {
      if (isParted && wordStart >= 0) {
        const isSingle = isInitials || length - wordStart === 1;
        if (isSingle && isNextInitial(text, index) && origins[length - 1] === index - 2) isInitials = true;
        else endWord();
      }
      if (wordStart < 0) {
        const before = length > 0 ? (units[length - 1] ?? 0) : wallUnit;
        if (isParted && before >= firstWordUnit && before < firstIdeograph) {
          units[length] = spaceUnit;
          origins[length++] = index;
        }
        wordStart = length;
      }
      units[length] = folded;
      origins[length++] = index;
    } else if (folded === spaceUnit || folded === markUnit) {
      isParted = true;
      return;
    } else if (folded === wallUnit) {
      if (wordStart >= 0) endWord();
      if (length > 0 && units[length - 1] !== wallUnit) {
        units[length] = wallUnit;
        origins[length++] = index;
      }
    } else return;
    isParted = false;
  };
  for (let index = 0; index < text.length; index++) {
    const folded = foldTable[text.charCodeAt(index)] ?? wallUnit;
    if (folded === droppedUnit) continue;
    if (folded !== expandedUnit) {
      push(folded, index);
      continue;
    }
    const longer = expand(text.charAt(index));
    buffer.makeRoom(length + (text.length - index + longer.length) * 2 + 16);
    ({ units, origins } = buffer);
    for (let part = 0; part < longer.length; part++) push(foldTable[longer.charCodeAt(part)] ?? wallUnit, index);
  }
  if (wordStart >= 0) endWord();
  return { units, origins, length };
}

/** True for a single letter with a full stop before it: the next of some initials. */
function isNextInitial(text: string, index: number): boolean {
  if (text[index - 1] !== '.') return false;
  const unit = foldTable[text.charCodeAt(index)] ?? wallUnit;
  const next = index + 1 < text.length ? (foldTable[text.charCodeAt(index + 1)] ?? wallUnit) : wallUnit;
  return unit >= letterA && !isWordUnit(next);
}

const ligatures: Readonly<Record<string, string>> = { ß: 'ss', ẞ: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };

/** The longer form of one of the thousand characters that have one. */
function expand(char: string): string {
  const lower = char.toLowerCase();
  return ligatures[lower] ?? lower.normalize('NFKC').toLowerCase();
}

/** Folded form of a name as a string: equal for two names exactly when they are found in the same text. */
export function foldName(name: string): string {
  const { units, length } = foldText(name, forNames);
  let start = 0;
  let end = length;
  while (start < end && units[start] === wallUnit) start++;
  while (end > start && units[end - 1] === wallUnit) end--;
  let key = '';
  // fromCharCode takes its units as arguments, and arguments are limited.
  for (let from = start; from < end; from += 4096)
    key += String.fromCharCode(...units.subarray(from, Math.min(end, from + 4096)));
  return key;
}
