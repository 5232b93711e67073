/** pinyin-pro readings -> lib/search/pinyin-data.ts. Run by hand: `node scripts/generate-pinyin-table.ts`. */
import { writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { foldTable } from '../lib/match/fold-table.ts';

/** Syllable -> its characters, for the usual reading of a character and for its other ones. */
const usual = new Map<string, string>();
const others = new Map<string, string>();

function add(table: Map<string, string>, syllable: string, char: string): void {
  table.set(syllable, (table.get(syllable) ?? '') + char);
}

/** Place names and surnames keep readings that the table of single characters may not have. */
const namesOnly: Readonly<Record<string, readonly string[]>> = {
  厦: ['xia'],
  堡: ['bu', 'pu'],
  埔: ['pu', 'bu'],
  番: ['pan'],
  蚌: ['beng'],
  六: ['lu'],
  台: ['tai'],
  藏: ['zang'],
  单: ['shan'],
  曾: ['zeng'],
  解: ['xie'],
  仇: ['qiu'],
  尉: ['yu'],
  查: ['zha'],
  盖: ['ge'],
  区: ['ou'],
  朴: ['piao'],
  任: ['ren'],
  覃: ['qin', 'tan'],
  乐: ['yue', 'le'],
  翟: ['zhai', 'di'],
  缪: ['miao'],
  褚: ['chu'],
  洗: ['xian'],
  冼: ['xian'],
  繁: ['po'],
  重: ['chong'],
  行: ['hang'],
  会: ['kuai'],
  长: ['zhang'],
  都: ['du'],
};

for (let unit = 0x4e00; unit <= 0x9fff; unit++) {
  // Texts are folded before they are read, so that only characters that fold to themselves occur.
  if (foldTable[unit] !== unit) continue;
  const char = String.fromCharCode(unit);
  const answers = pinyin(char, { multiple: true, toneType: 'none', type: 'array', v: true });
  const readings = [...new Set([...answers, ...(namesOnly[char] ?? [])])].filter((reading) => /^[a-z]+$/.test(reading));
  readings.forEach((reading, place) => {
    add(place === 0 ? usual : others, reading, char);
  });
}

function write(table: Map<string, string>): string {
  const entries = [...table].sort(([a], [b]) => (a < b ? -1 : 1)).map(([syllable, chars]) => `${syllable}${chars}`);
  const lines: string[] = [];
  for (const entry of entries) for (let from = 0; from < entry.length; from += 110) lines.push(entry.slice(from, from + 110));
  return lines.map((line) => `  '${line}'`).join(' +\n');
}

writeFileSync(
  new URL('../lib/search/pinyin-data.ts', import.meta.url),
  `/**
 * Readings of ideographs without tones, ü written v: a syllable, then the characters that are read so.
 * Made by scripts/generate-pinyin-table.ts from the tables of pinyin-pro (MIT).
 */

/** The usual reading of each character. */
export const usualReadings =
${write(usual)};

/** Further readings, rarer ones last. */
export const otherReadings =
${write(others)};
`,
);
console.log(`${usual.size} syllables`);
