/** Text -> folded units with the place each one came from; the one form in which names and pages are compared. */
import { firstHash } from './first-hash.ts';
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
export class FoldedText {
  /** Only the first `length` units count; the rest is spare room. */
  readonly units: Uint16Array;
  readonly length: number;
  /** Where a name may begin: the first `passed` of these, times 2; 1 is added where the first word may be the whole name. */
  readonly starts: Uint32Array;
  readonly passed: number;
  /** Stretches of units that came from neighbouring places: where each begins, and how far its places lie ahead. */
  readonly #stretchStarts: Uint32Array;
  readonly #stretchShifts: Uint32Array;
  readonly #stretches: number;

  constructor(buffer: FoldBuffer, length: number, passed: number, stretches: number) {
    this.units = buffer.units;
    this.length = length;
    this.starts = buffer.starts;
    this.passed = passed;
    this.#stretchStarts = buffer.stretchStarts;
    this.#stretchShifts = buffer.stretchShifts;
    this.#stretches = stretches;
  }

  /** Index in the text of the unit that a folded unit came from; that of a space is the last separator before the word. */
  originOf(at: number): number {
    return at + (this.#stretchShifts[this.#stretchOf(at)] ?? 0);
  }

  /** First of the units up to `at` that stand in the text without anything between them. */
  startOfStretch(at: number): number {
    return this.#stretchStarts[this.#stretchOf(at)] ?? 0;
  }

  /** End of the units from `at` on that stand in the text without anything between them. */
  endOfStretch(at: number): number {
    const next = this.#stretchOf(at) + 1;
    return next < this.#stretches ? (this.#stretchStarts[next] as number) : this.length;
  }

  #stretchOf(at: number): number {
    let low = 0;
    let high = this.#stretches - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#stretchStarts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Room for folded units that grows, so that one page after another is folded without new arrays. */
export class FoldBuffer {
  units = new Uint16Array(1 << 12);
  starts = new Uint32Array(1 << 12);
  stretchStarts = new Uint32Array(1 << 12);
  stretchShifts = new Uint32Array(1 << 12);

  makeRoom(size: number): void {
    if (this.units.length >= size) return;
    const grown = 1 << Math.ceil(Math.log2(size + 1));
    this.units = new Uint16Array(grown);
    this.starts = new Uint32Array(grown);
    this.stretchStarts = new Uint32Array(grown);
    this.stretchShifts = new Uint32Array(grown);
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
 * A set of bits that tells where a name may begin: by its first two tokens, or its only word. Asked while a text is folded,
 * because the hashes cost next to nothing there.
 */
export interface FirstGate {
  readonly bits: Uint32Array;
  /** The gate has 2^(32 - shift) bits. */
  readonly shift: number;
  readonly seed: number;
}

/** Lets nothing pass. */
const shutGate: FirstGate = { bits: new Uint32Array(128), shift: 20, seed: 0 };

/**
 * Folds a text. The arrays of the answer are lent by the buffer: they hold until it is used again (`slice` what must last).
 * Linear in the text; a unit that folds to several gives each of them its own index.
 */
export function foldText(text: string, buffer: FoldBuffer = shared, gate: FirstGate = shutGate): FoldedText {
  const size = text.length;
  // A word may be let through twice: by itself and with the token before it.
  buffer.makeRoom(size * 2 + 16);
  const { units, starts, stretchStarts, stretchShifts } = buffer;
  const table = foldTable;
  const { bits, shift } = gate;
  const seed = gate.seed | 0;
  let length = 0;
  let index = 0;
  let passed = 0;
  let stretches = 0;
  let shiftNow = -1;
  let isParted = false;
  /** The word so far is made of single letters: `S.A.` is the word sa. */
  let isInitials = false;
  let wordStart = 0;
  let wordHash = seed;
  /** State before the word, because it may turn out to go on behind a soft hyphen. */
  let wordBefore = 0;
  let wordBeforeStart = 0;
  let wordHasBefore = 0;
  let wordPassed = 0;
  /** The token before, hashed from the seed; `hasBefore` is 0 when none stands before, else 1. */
  let before = 0;
  let beforeStart = 0;
  let hasBefore = 0;
  while (index < size) {
    let folded = table[text.charCodeAt(index)] as number;
    if (folded >= firstIdeograph) {
      if (index - length !== shiftNow) {
        shiftNow = index - length;
        stretchStarts[stretches] = length;
        stretchShifts[stretches++] = shiftNow;
      }
      do {
        const hash = firstHash(before, folded);
        const bit = hash >>> shift;
        starts[passed] = beforeStart * 2;
        passed += ((bits[bit >>> 5] as number) >>> (bit & 31)) & hasBefore;
        before = firstHash(seed, folded);
        beforeStart = length;
        hasBefore = 1;
        units[length] = folded;
        length++;
        index++;
        if (index >= size) break;
        folded = table[text.charCodeAt(index)] as number;
      } while (folded >= firstIdeograph);
      isParted = false;
    } else if (folded >= firstWordUnit) {
      const last = length > 0 ? (units[length - 1] as number) : wallUnit;
      let isNew = last < firstWordUnit || last >= firstIdeograph;
      if (isNew) isInitials = false;
      else if (isParted) {
        const isSingle: boolean = isInitials || length - wordStart === 1;
        isInitials = isSingle && length - 1 + shiftNow === index - 2 && isNextInitial(text, index);
        if (!isInitials) {
          // The space stands for the last separator, so that a single one begins no new stretch.
          if (index - 1 - length !== shiftNow) {
            shiftNow = index - 1 - length;
            stretchStarts[stretches] = length;
            stretchShifts[stretches++] = shiftNow;
          }
          units[length++] = spaceUnit;
          isNew = true;
        }
      }
      if (isNew) {
        wordStart = length;
        wordHash = seed;
        wordPassed = passed;
        wordBefore = before;
        wordBeforeStart = beforeStart;
        wordHasBefore = hasBefore;
      } else passed = wordPassed;
      if (index - length !== shiftNow) {
        shiftNow = index - length;
        stretchStarts[stretches] = length;
        stretchShifts[stretches++] = shiftNow;
      }
      do {
        wordHash = firstHash(wordHash, folded);
        units[length] = folded;
        length++;
        index++;
        if (index >= size) break;
        folded = table[text.charCodeAt(index)] as number;
      } while (folded >= firstWordUnit && folded < firstIdeograph);
      isParted = false;
      let token = wordHash;
      if (length - wordStart === 3 && units[wordStart] === letterA && isAnd(units, length) && !goesOn(text, index)) {
        wordStart -= wordStart > 0 && units[wordStart - 1] === spaceUnit ? 1 : 0;
        units[wordStart] = ampersandUnit;
        while (stretches > 0 && (stretchStarts[stretches - 1] as number) > wordStart) stretches--;
        shiftNow = (stretchShifts[stretches - 1] as number) | 0;
        length = wordStart + 1;
        token = ampersandUnit;
      }
      let hash = firstHash(wordBefore, token);
      let bit = hash >>> shift;
      starts[passed] = wordBeforeStart * 2;
      passed += ((bits[bit >>> 5] as number) >>> (bit & 31)) & wordHasBefore;
      hash = firstHash(seed, token);
      bit = hash >>> shift;
      starts[passed] = wordStart * 2 + 1;
      passed += ((bits[bit >>> 5] as number) >>> (bit & 31)) & 1;
      before = hash;
      beforeStart = wordStart;
      hasBefore = 1;
    } else if (folded === spaceUnit || folded === markUnit) {
      isParted = true;
      index++;
    } else if (folded === wallUnit) {
      if (length > 0 && units[length - 1] !== wallUnit) {
        if (index - length !== shiftNow) {
          shiftNow = index - length;
          stretchStarts[stretches] = length;
          stretchShifts[stretches++] = shiftNow;
        }
        units[length++] = wallUnit;
      }
      hasBefore = 0;
      isParted = false;
      index++;
    } else if (folded === ampersandUnit) {
      const hash = firstHash(before, ampersandUnit);
      const bit = hash >>> shift;
      starts[passed] = beforeStart * 2;
      passed += ((bits[bit >>> 5] as number) >>> (bit & 31)) & hasBefore;
      before = firstHash(seed, ampersandUnit);
      beforeStart = length;
      hasBefore = 1;
      if (index - length !== shiftNow) {
        shiftNow = index - length;
        stretchStarts[stretches] = length;
        stretchShifts[stretches++] = shiftNow;
      }
      units[length++] = ampersandUnit;
      index++;
      isParted = false;
    } else if (folded === expandedUnit) {
      // Rare, so the whole text is read again with such units spelt out.
      return foldSpeltOut(text, buffer, gate);
    } else index++;
  }
  return new FoldedText(buffer, length, passed, stretches);
}

function isAnd(units: Uint16Array, length: number): boolean {
  return units[length - 2] === letterN && units[length - 1] === letterD;
}

/** The word goes on behind units that count as absent: `an` + soft hyphen + `d`. */
function goesOn(text: string, from: number): boolean {
  for (let index = from; index < text.length; index++) {
    const folded = foldTable[text.charCodeAt(index)] ?? wallUnit;
    if (folded !== droppedUnit) return (folded >= firstWordUnit && folded < firstIdeograph) || folded === expandedUnit;
  }
  return false;
}

/** True for a single letter with a full stop before it: the next of some initials. */
function isNextInitial(text: string, index: number): boolean {
  if (text[index - 1] !== '.') return false;
  const unit = foldTable[text.charCodeAt(index)] ?? wallUnit;
  const next = index + 1 < text.length ? (foldTable[text.charCodeAt(index + 1)] ?? wallUnit) : wallUnit;
  return unit >= letterA && !isWordUnit(next);
}

const ligatures: Readonly<Record<string, string>> = { ß: 'ss', ẞ: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };

/** The longer form of one of the thousand characters that have one, in units that fold one by one. */
function spellOutUnit(char: string): string {
  const lower = char.toLowerCase();
  const longer = ligatures[lower] ?? lower.normalize('NFKC').toLowerCase();
  let spelt = '';
  for (let at = 0; at < longer.length; at++) if (foldTable[longer.charCodeAt(at)] !== expandedUnit) spelt += longer[at];
  return spelt;
}

/** From `start` of the spelt-out text on, each unit came from the one at `index`, or from one after the other. */
interface SpeltStretch {
  readonly start: number;
  readonly index: number;
  readonly step: 0 | 1;
}

/** A text with every unit of longer form spelt out, and where its stretches stand in the text that was. */
function spellOut(text: string): { text: string; stretches: SpeltStretch[] } {
  const parts: string[] = [];
  const stretches: SpeltStretch[] = [];
  let length = 0;
  let from = 0;
  const push = (part: string, index: number, step: 0 | 1): void => {
    parts.push(part);
    stretches.push({ start: length, index, step });
    length += part.length;
  };
  for (let index = 0; index < text.length; index++) {
    if (foldTable[text.charCodeAt(index)] !== expandedUnit) continue;
    push(text.slice(from, index), from, 1);
    push(spellOutUnit(text.charAt(index)), index, 0);
    from = index + 1;
  }
  push(text.slice(from), from, 1);
  return { text: parts.join(''), stretches };
}

/** Folds a text that has units of longer form. */
function foldSpeltOut(text: string, buffer: FoldBuffer, gate: FirstGate): FoldedText {
  const spelt = spellOut(text);
  return new SpeltOutText(foldText(spelt.text, buffer, gate), buffer, spelt.stretches);
}

/** A folded text whose places are those of the text before its longer forms were spelt out. */
class SpeltOutText extends FoldedText {
  readonly #folded: FoldedText;
  readonly #stretches: readonly SpeltStretch[];

  constructor(folded: FoldedText, buffer: FoldBuffer, stretches: readonly SpeltStretch[]) {
    super(buffer, folded.length, folded.passed, 0);
    this.#folded = folded;
    this.#stretches = stretches;
  }

  override startOfStretch(at: number): number {
    return this.#folded.startOfStretch(at);
  }

  override endOfStretch(at: number): number {
    return this.#folded.endOfStretch(at);
  }

  override originOf(at: number): number {
    const origin = this.#folded.originOf(at);
    const stretch = this.#stretches.findLast((one) => one.start <= origin);
    return stretch ? stretch.index + (origin - stretch.start) * stretch.step : origin;
  }
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
