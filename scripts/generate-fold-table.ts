/** opencc-js characters, Unicode data of this Node -> lib/match/fold-data.ts. Run by hand: `node scripts/generate-fold-table.ts`. */
import { writeFileSync } from 'node:fs';
// @ts-expect-error The package types only its top level; this file is one string of pairs.
import traditionalPairs from '../node_modules/opencc-js/dist/esm-lib/dict/TSCharacters.js';

/** What a unit becomes when it is no letter, digit or ideograph; the same numbers are named in lib/match/fold-table.ts. */
const dropped = 0;
const wall = 1;
const expanded = 2;
const space = 0x20;
const mark = 0x20;

/** Punctuation that stands inside names and may come and go between their words. */
const softMarks = new Set(".,'’‘`()[]-‐‑‒–−/·・‧•_+!®™©°ʼ＇");

function simplified(): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const pair of (traditionalPairs as string).split('|')) {
    const [from, to] = pair.split(' ');
    if (from && to && from.length === 1 && to.length === 1) pairs.set(from, to);
  }
  return pairs;
}

/** Accents and vowel points that people leave out; vowel signs of Thai or Hindi and the voicing of kana are no ornament and stay. */
const ornaments =
  /[\u0300-\u036f]|[\u0591-\u05bd]|[\u064b-\u065f]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe00-\ufe0f]|[\ufe20-\ufe2f]/g;

/** ㎏, ㎡, ℃: units of measure, which are in no name. */
function isMeasure(unit: number): boolean {
  return (unit >= 0x3371 && unit <= 0x33ff && unit !== 0x337f) || (unit >= 0x2100 && unit <= 0x214f);
}

/** Folded form of one UTF-16 unit, or the number of its class. */
function foldUnit(unit: number, toSimplified: Map<string, string>): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return unit;
  const char = String.fromCharCode(unit);
  if (unit === 0x26 || unit === 0xff06) return 0x26;
  if (/[\s\u0085]/.test(char) && unit !== 0xfeff) return space;
  if (/[\p{Cf}\p{Cc}]/u.test(char)) return dropped;
  let text = char.normalize('NFKC').toLowerCase().normalize('NFKD').replace(ornaments, '').normalize('NFC').toLowerCase();
  text = strokes.get(text) ?? text;
  text = [...text].map((part) => toSimplified.get(part) ?? part).join('');
  if (text === '') return dropped;
  if (softMarks.has(text) || softMarks.has(char)) return mark;
  if (text.length > 1) return isMeasure(unit) || !/^[\p{L}()]+$/u.test(text) ? wall : expanded;
  if (/[\p{L}\p{N}\p{M}]/u.test(text)) return text.charCodeAt(0);
  return wall;
}

/** Letters with a stroke or ligature that Unicode does not take apart. */
const strokes = new Map(
  Object.entries({
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ħ: 'h',
    ı: 'i',
    ŧ: 't',
    ð: 'd',
    ƀ: 'b',
    ɨ: 'i',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    þ: 'th',
    ς: 'σ',
  }),
);

const toSimplified = simplified();
// Variants that the table turns only inside longer words: 傢俱 is 家具.
toSimplified.set('傢', '家');
toSimplified.set('俱', '具');
/** Runs of equal difference between unit and folded unit, so that a to z take one run. */
const runs: [first: number, length: number, delta: number, kind: 'delta' | 'class'][] = [];
for (let unit = 0; unit < 0x10000; unit++) {
  const folded = foldUnit(unit, toSimplified);
  if (folded === unit && unit >= 0x30) continue;
  const isClass = folded <= 0x2f;
  const value = isClass ? folded : folded - unit;
  const last = runs.at(-1);
  if (last && last[0] + last[1] === unit && last[2] === value && last[3] === (isClass ? 'class' : 'delta')) last[1]++;
  else runs.push([unit, 1, value, isClass ? 'class' : 'delta']);
}
// gap from the end of the run before, length, then =class or a signed difference; all in base 36.
let end = 0;
const parts: string[] = [];
for (const [first, length, value, kind] of runs) {
  parts.push(
    `${first - end ? (first - end).toString(36) : ''}${length > 1 ? `*${length.toString(36)}` : ''}${kind === 'class' ? `=${value.toString(36)}` : value < 0 ? value.toString(36) : `+${value.toString(36)}`}`,
  );
  end = first + length;
}
const lines: string[] = [];
let line = '';
for (const part of parts) {
  if (line.length + part.length > 110) {
    lines.push(line);
    line = '';
  }
  line += `${part};`;
}
lines.push(line);
writeFileSync(
  new URL('../lib/match/fold-data.ts', import.meta.url),
  `/**
 * Folding of UTF-16 units: runs of [gap from the run before][*length], then =class or a signed difference, in base 36.
 * Made by scripts/generate-fold-table.ts from Unicode ${process.versions.unicode} and the character table of opencc-js (Apache-2.0).
 */
export const foldRuns =
${lines.map((text) => `  '${text}'`).join(' +\n')};
`,
);
console.log(`${runs.length} runs, ${lines.join('').length} characters`);
