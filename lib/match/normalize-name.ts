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
  const size = text.length;
  // A separator makes room for the space that stands for it, so nothing but an expanded unit makes a text longer.
  buffer.makeRoom(size + 16);
  let { units, origins } = buffer;
  const table = foldTable;
  let length = 0;
  let index = 0;
  let wordStart = 0;
  let isParted = false;
  /** The word so far is made of single letters: `S.A.` is the word sa. */
  let isInitials = false;
  while (index < size) {
    let folded = table[text.charCodeAt(index)] as number;
    if (folded >= firstIdeograph) {
      do {
        units[length] = folded;
        origins[length++] = index++;
        if (index >= size) break;
        folded = table[text.charCodeAt(index)] as number;
      } while (folded >= firstIdeograph);
      isParted = false;
    } else if (folded >= firstWordUnit) {
      const last = length > 0 ? (units[length - 1] as number) : wallUnit;
      const isAfterWord = last >= firstWordUnit && last < firstIdeograph;
      if (!isAfterWord) {
        wordStart = length;
        isInitials = false;
      } else if (isParted) {
        const isSingle: boolean = isInitials || length - wordStart === 1;
        isInitials = isSingle && origins[length - 1] === index - 2 && isNextInitial(text, index);
        if (!isInitials) {
          units[length] = spaceUnit;
          origins[length++] = index;
          wordStart = length;
        }
      }
      do {
        units[length] = folded;
        origins[length++] = index++;
        if (index >= size) break;
        folded = table[text.charCodeAt(index)] as number;
      } while (folded >= firstWordUnit && folded < firstIdeograph);
      isParted = false;
      if (length - wordStart === 3 && units[wordStart] === letterA && !goesOn(text, index))
        length = foldAnd(units, origins, length);
    } else if (folded === spaceUnit || folded === markUnit) {
      isParted = true;
      index++;
    } else if (folded === wallUnit) {
      if (length > 0 && units[length - 1] !== wallUnit) {
        units[length] = wallUnit;
        origins[length++] = index;
      }
      isParted = false;
      index++;
    } else if (folded === ampersandUnit) {
      units[length] = ampersandUnit;
      origins[length++] = index++;
      isParted = false;
    } else if (folded === expandedUnit) {
      const longer = foldExpanded(text.charAt(index));
      buffer.makeRoom(length + (size - index) + longer.length + 16);
      ({ units, origins } = buffer);
      const last = length > 0 ? (units[length - 1] as number) : wallUnit;
      const isWord = isWordUnit(longer.charCodeAt(0));
      if (isWord && !isWordUnit(last)) wordStart = length;
      else if (isWord && isParted) {
        units[length] = spaceUnit;
        origins[length++] = index;
        wordStart = length;
      }
      for (let part = 0; part < longer.length; part++) {
        units[length] = longer.charCodeAt(part);
        origins[length++] = index;
      }
      wordStart = Math.max(wordStart, length - longer.length + longer.lastIndexOf(' ') + 1);
      isInitials = false;
      isParted = false;
      index++;
    } else index++;
  }
  return { units, origins, length };
}

/** The word goes on behind units that count as absent: `an` + soft hyphen + `d`. */
function goesOn(text: string, from: number): boolean {
  for (let index = from; index < text.length; index++) {
    const folded = foldTable[text.charCodeAt(index)] ?? wallUnit;
    if (folded !== droppedUnit) return (folded >= firstWordUnit && folded < firstIdeograph) || folded === expandedUnit;
  }
  return false;
}

/** Turns the word `and` at the end into `&`, and takes away the space before it; returns the new length. */
function foldAnd(units: Uint16Array, origins: Uint32Array, length: number): number {
  if (units[length - 2] !== letterN || units[length - 1] !== letterD) return length;
  const start = origins[length - 3] ?? 0;
  const place = length > 3 && units[length - 4] === spaceUnit ? length - 4 : length - 3;
  units[place] = ampersandUnit;
  origins[place] = start;
  return place + 1;
}

/** True for a single letter with a full stop before it: the next of some initials. */
function isNextInitial(text: string, index: number): boolean {
  if (text[index - 1] !== '.') return false;
  const unit = foldTable[text.charCodeAt(index)] ?? wallUnit;
  const next = index + 1 < text.length ? (foldTable[text.charCodeAt(index + 1)] ?? wallUnit) : wallUnit;
  return unit >= letterA && !isWordUnit(next);
}

const ligatures: Readonly<Record<string, string>> = { ß: 'ss', ẞ: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };

/** Folded form of one of the thousand characters that have a longer one. */
function foldExpanded(char: string): string {
  const lower = char.toLowerCase();
  const longer = ligatures[lower] ?? lower.normalize('NFKC').toLowerCase();
  let folded = '';
  for (const part of longer) {
    const unit = foldTable[part.charCodeAt(0)] ?? wallUnit;
    if (unit >= firstWordUnit) folded += String.fromCharCode(unit);
  }
  return folded;
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
