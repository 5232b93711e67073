/** A folded name with ideographs -> how it is typed: whole pinyin and initials, in every reading. */
import { otherReadings, usualReadings } from './pinyin-data.ts';

/** How a name is typed without ideographs, the usual reading first. */
export interface Spellings {
  readonly full: readonly string[];
  readonly initials: readonly string[];
}

/** Character -> readings, the usual one first. */
function readTable(): Map<string, string[]> {
  const table = new Map<string, string[]>();
  for (const readings of [usualReadings, otherReadings]) {
    for (const [, syllable = '', chars = ''] of readings.matchAll(/([a-z]+)([^a-z]+)/g)) {
      for (const char of chars) {
        const known = table.get(char);
        if (known) known.push(...typedForms(syllable));
        else table.set(char, typedForms(syllable));
      }
    }
  }
  return table;
}

/** Chinese keyboards type ü as v, passports and signs as u. */
function typedForms(syllable: string): string[] {
  return syllable.includes('v') ? [syllable, syllable.replace('v', 'u')] : [syllable];
}

let table: Map<string, string[]> | undefined;

/** Readings of one character, the usual one first, without tones; none for what is no ideograph. */
export function readingsOf(char: string): readonly string[] {
  table ??= readTable();
  return table.get(char) ?? [];
}

/**
 * Every reading of every character as long as there are at most `limit` ways to read the name; characters after that are read
 * as usual. Nothing for a name without ideographs.
 */
export function spellPinyin(folded: string, limit: number): Spellings {
  let ways: { full: string; initials: string }[] = [{ full: '', initials: '' }];
  let hasReadings = false;
  for (const char of folded) {
    const known = readingsOf(char);
    if (known.length > 0) hasReadings = true;
    const readings = known.length === 0 ? [char] : ways.length * known.length > limit ? known.slice(0, 1) : known;
    ways = ways.flatMap((way) =>
      readings.map((reading) => ({ full: way.full + reading, initials: way.initials + reading.charAt(0) })),
    );
  }
  if (!hasReadings) return { full: [], initials: [] };
  return { full: [...new Set(ways.map((way) => way.full))], initials: [...new Set(ways.map((way) => way.initials))] };
}
