/** Text -> folded units with the place each one came from; the one form in which names and pages are compared. */
import { firstHash, prime } from './first-hash.ts';
import {
  ampersandUnit,
  droppedUnit,
  expandedUnit,
  firstIdeograph,
  firstWordUnit,
  foldTable,
  spaceUnit,
  wallUnit,
} from './fold-table.ts';
import { FoldBuffer, FoldedText } from './folded-text.ts';

const fullStop = 0x2e;
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
  /** The gate has 2^(32 - shift) words. */
  readonly shift: number;
  readonly seed: number;
}

/** Lets nothing pass. */
const shutGate: FirstGate = { bits: new Uint32Array(16), shift: 28, seed: 0 };

// Copies of this module's own: what is imported is looked up anew at each use.
const factor = prime | 0;
const unitTable = foldTable;
const dropped = droppedUnit;
const wall = wallUnit;
const expanded = expandedUnit;
const space = spaceUnit;
const ampersand = ampersandUnit;
const wordUnit = firstWordUnit;
const ideograph = firstIdeograph;

/** Behind the last unit that was read: ends every run, so that no loop has to look at the size. */
const endUnit = 3;

/** Every unit as the table has it. A loop of its own: reading a string takes most of a processor's registers. */
function readUnits(text: string, units: Uint16Array): void {
  const table = unitTable;
  const size = text.length;
  for (let index = 0; index < size; index++) units[index] = table[text.charCodeAt(index)] as number;
  units[size] = endUnit;
}

/**
 * Folds a text. The arrays of the answer are lent by the buffer: they hold until it is used again (`slice` what must last).
 * Linear in the text; a unit that folds to several gives each of them its own index.
 */
export function foldText(text: string, buffer: FoldBuffer = shared, gate: FirstGate = shutGate): FoldedText {
  // A word may be let through twice: by itself and with the token before it.
  buffer.makeRoom(text.length * 2 + 16);
  const { units, starts, stretches } = buffer;
  readUnits(text, units);
  const { bits, shift } = gate;
  const seed = gate.seed | 0;
  const andHash = firstHash(firstHash(firstHash(seed, letterA), letterN), letterD);
  // What is folded is written over what was read, because it never takes more room. Few variables live from one turn to the
  // next, so that they stay in registers.
  let length = 0;
  let index = 0;
  let passed = 0;
  let stretchesEnd = 0;
  let shiftNow = -1;
  /** The token before, hashed from the seed, and where it starts; -1 when none stands before. */
  let before = 0;
  let beforeStart = -1;
  let folded = units[0] as number;
  for (;;) {
    if (folded >= ideograph) {
      const turn = shiftNow ^ (index - length);
      shiftNow = (index - length) | 0;
      stretches[stretchesEnd] = length;
      stretches[stretchesEnd + 1] = shiftNow;
      stretchesEnd = (stretchesEnd + (((turn | -turn) >>> 30) & 2)) | 0;
      do {
        const hash = Math.imul(before ^ folded, factor);
        const word = bits[hash >>> shift] as number;
        starts[passed] = beforeStart << 1;
        passed = (passed + ((word >>> (hash >>> 10)) & (word >>> (hash >>> 5)) & (~beforeStart >>> 31))) | 0;
        before = Math.imul(seed ^ folded, factor);
        beforeStart = (index - shiftNow) | 0;
        units[beforeStart] = folded;
        index = (index + 1) | 0;
        folded = units[index] as number;
      } while (folded >= ideograph);
      length = (index - shiftNow) | 0;
    } else if (folded >= wordUnit) {
      // Words, one after the other, as long as only separators stand between.
      const turn = shiftNow ^ (index - length);
      shiftNow = (index - length) | 0;
      stretches[stretchesEnd] = length;
      stretches[stretchesEnd + 1] = shiftNow;
      stretchesEnd = (stretchesEnd + (((turn | -turn) >>> 30) & 2)) | 0;
      for (;;) {
        let wordStart = length;
        let token = seed;
        /** 0 when the word is made of initials, else all bits. */
        let isNoInitials = -1;
        let isJoined = 0;
        for (;;) {
          do {
            token = Math.imul(token ^ folded, factor);
            units[(index - shiftNow) | 0] = folded;
            index = (index + 1) | 0;
            folded = units[index] as number;
          } while (((folded - wordUnit) | (ideograph - 1 - folded)) >= 0);
          length = (index - shiftNow) | 0;
          // Behind a soft hyphen or the full stop of an initial the word goes on. Asked in one, because it is rare.
          if (folded !== dropped && ((folded ^ space) | ((length - wordStart - 1) & isNoInitials)) !== 0) break;
          let next = index;
          while (units[next] === dropped) next = (next + 1) | 0;
          if (folded === space) {
            if (text.charCodeAt(next) !== fullStop) break;
            next = (next + 1) | 0;
            const unit = units[next + 1] as number;
            if ((units[next] as number) < letterA || ((unit - wordUnit) | (ideograph - 1 - unit)) >= 0) break;
          }
          const goesOn = units[next] as number;
          if (goesOn < wordUnit || goesOn >= ideograph) break;
          if (folded === space) isNoInitials = 0;
          index = next;
          folded = goesOn;
          shiftNow = (index - length) | 0;
          stretches[stretchesEnd] = length;
          stretches[stretchesEnd + 1] = shiftNow;
          stretchesEnd = (stretchesEnd + 2) | 0;
        }
        if (
          token === andHash &&
          ((length - wordStart - 3) |
            ((units[wordStart] as number) ^ letterA) |
            ((units[wordStart + 1] as number) ^ letterN) |
            ((units[wordStart + 2] as number) ^ letterD)) ===
            0
        ) {
          if (wordStart > 0 && units[wordStart - 1] === space) wordStart = (wordStart - 1) | 0;
          units[wordStart] = ampersand;
          while (((stretches[stretchesEnd - 2] as number) | 0) > wordStart) stretchesEnd = (stretchesEnd - 2) | 0;
          shiftNow = (stretches[stretchesEnd - 1] as number) | 0;
          length = (wordStart + 1) | 0;
          token = ampersand;
          isJoined = 1;
        }
        const pair = Math.imul(before ^ token, factor);
        const pairWord = bits[pair >>> shift] as number;
        starts[passed] = beforeStart << 1;
        passed = (passed + ((pairWord >>> (pair >>> 10)) & (pairWord >>> (pair >>> 5)) & (~beforeStart >>> 31))) | 0;
        before = Math.imul(seed ^ token, factor);
        beforeStart = wordStart;
        const word = bits[before >>> shift] as number;
        starts[passed] = (wordStart << 1) | 1;
        passed = (passed + ((word >>> (before >>> 10)) & (word >>> (before >>> 5)) & 1)) | 0;
        // Behind "and" as behind ideographs stands no space.
        if (((folded & ~space) | isJoined) !== 0) break;
        // Most often one or two separators stand between words; a loop that ends so soon is foretold badly.
        index = (index + 1) | 0;
        index = (index + ((((units[index] as number) & ~space) - 1) >>> 31)) | 0;
        folded = units[index] as number;
        while ((folded & ~space) === 0) {
          index = (index + 1) | 0;
          folded = units[index] as number;
        }
        if (folded < wordUnit || folded >= ideograph) break;
        // The space stands for the last separator, so that a single one begins no new stretch.
        const turn = shiftNow ^ (index - 1 - length);
        shiftNow = (index - 1 - length) | 0;
        stretches[stretchesEnd] = length;
        stretches[stretchesEnd + 1] = shiftNow;
        stretchesEnd = (stretchesEnd + (((turn | -turn) >>> 30) & 2)) | 0;
        units[length] = space;
        length = (length + 1) | 0;
      }
    } else if ((folded & ~space) === 0) {
      do {
        index = (index + 1) | 0;
        folded = units[index] as number;
      } while ((folded & ~space) === 0);
    } else if (folded === wall) {
      if (length > 0 && units[length - 1] !== wall) {
        const turn = shiftNow ^ (index - length);
        shiftNow = (index - length) | 0;
        stretches[stretchesEnd] = length;
        stretches[stretchesEnd + 1] = shiftNow;
        stretchesEnd = (stretchesEnd + (((turn | -turn) >>> 30) & 2)) | 0;
        units[length] = wall;
        length = (length + 1) | 0;
      }
      beforeStart = -1;
      index = (index + 1) | 0;
      folded = units[index] as number;
    } else if (folded === ampersand) {
      const hash = Math.imul(before ^ ampersand, factor);
      const word = bits[hash >>> shift] as number;
      starts[passed] = beforeStart << 1;
      passed = (passed + ((word >>> (hash >>> 10)) & (word >>> (hash >>> 5)) & (~beforeStart >>> 31))) | 0;
      before = Math.imul(seed ^ ampersand, factor);
      beforeStart = length;
      const turn = shiftNow ^ (index - length);
      shiftNow = (index - length) | 0;
      stretches[stretchesEnd] = length;
      stretches[stretchesEnd + 1] = shiftNow;
      stretchesEnd = (stretchesEnd + (((turn | -turn) >>> 30) & 2)) | 0;
      units[length] = ampersand;
      length = (length + 1) | 0;
      index = (index + 1) | 0;
      folded = units[index] as number;
    } else if (folded === expanded) {
      // Rare, so the whole text is read again with such units spelt out.
      return foldSpeltOut(text, buffer, gate);
    } else {
      // Who looks a few units ahead of the end must find nothing that was only read.
      units[length] = endUnit;
      units[length + 1] = endUnit;
      units[length + 2] = endUnit;
      return new FoldedText(buffer, length, passed, stretchesEnd / 2);
    }
  }
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
    let low = 0;
    let high = this.#stretches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#stretches[middle]?.start ?? 0) <= origin) low = middle;
      else high = middle - 1;
    }
    const stretch = this.#stretches[low];
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
