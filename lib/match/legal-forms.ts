/** Legal forms of companies and places before or inside a name, read off folded units from either end. */

import { isWordUnit } from './normalize-name.ts';
import { textOfUnits } from './read-text.ts';
import { countyNames, regionNames } from './region-data.ts';
import { UnitSet, WordStarts } from './unit-set.ts';

/** Forms written in Latin letters, folded, that have several spellings; each stands for the first of its line. */
const latinSpellings: readonly (readonly string[])[] = [
  ['inc', 'incorporated'],
  ['ltd', 'limited'],
  ['co', 'company'],
  ['corp', 'corporation'],
  ['cos', 'companies'],
  ['ltda', 'limitada'],
  ['ltee', 'limitee'],
  ['llc', 'limited liability company'],
  ['llp', 'limited liability partnership'],
  ['lp', 'limited partnership'],
  ['plc', 'p l c', 'public limited company'],
  ['gmbh', 'g m b h', 'mbh'],
  ['pty', 'proprietary'],
  ['pvt', 'private'],
  ['bhd', 'berhad'],
  ['sdn', 'sendirian'],
  ['sa', 's a'],
  ['spa', 's p a'],
  ['srl', 's r l'],
  ['nv', 'n v'],
  ['bv', 'b v'],
  ['as', 'a s'],
  ['pc', 'p c'],
  ['sca', 's c a'],
];
/** Forms written in Latin letters with one spelling. */
const latinForms = (
  'ag kg kgaa ohg ug se ggmbh sas sarl sal sau saog saoc sl slu sprl scrl sab sro doo dd zrt kft nyrt cv vof ab publ asa aps oy oyj abp hf ehf ' +
  'pte public tbk pcl kk jsc pjsc ojsc ooo oao zao ao pao qsc qpsc kpsc ksc kscc psc saa eireli cia cokg pllc eurl lda snc scs'
).split(' ');
const longLatinForms = ['sa de cv', 'sab de cv', 'sp z o o', 'sp z oo', 'sp zoo', '&co', '&cokg'];

/** Forms written in ideographs, folded; any run of them ends a name. */
const ideographForms = [
  '股份有限责任公司',
  '股份有限公司',
  '有限责任公司',
  '股份公司',
  '有限公司',
  '总公司',
  '分公司',
  '子公司',
  '公司',
  '股份',
  '有限',
  '集团',
  '控股',
  '株式会社',
  '合伙企业',
  '有限合伙',
  '普通合伙',
];

/** What follows the short name of a place in its full name. */
const regionEndings = [
  '特别行政区',
  '维吾尔自治区',
  '壮族自治区',
  '回族自治区',
  '自治区',
  '自治州',
  '自治县',
  '地区',
  '省',
  '市',
  '县',
  '区',
];

interface Tree {
  [unit: number]: Tree;
  isEnd?: true;
}

function treeOf(words: readonly string[], isBackward: boolean): Tree {
  const root: Tree = {};
  for (const word of words) {
    let tree = root;
    for (let step = 0; step < word.length; step++) {
      const unit = word.charCodeAt(isBackward ? word.length - 1 - step : step);
      tree = tree[unit] ??= {};
    }
    tree.isEnd = true;
  }
  return root;
}

const latinNames = [...latinSpellings.flat(), ...latinForms, ...longLatinForms];
const formOf = new Map<string, string>();
for (const forms of latinSpellings) for (const form of forms) formOf.set(form, forms[0] ?? form);
const formsForward = treeOf([...latinNames, ...ideographForms], false);
const formsBackward = treeOf([...latinNames, ...ideographForms], true);
/**
 * Cities and new areas below the rank of the list, whose companies are many and whose names are no words: they lead a name
 * without 市 or 区 too.
 */
const companyTowns =
  '昆山 江阴 张家港 常熟 太仓 宜兴 义乌 慈溪 余姚 诸暨 乐清 瑞安 海宁 桐乡 晋江 石狮 福清 顺德 番禺 萧山 余杭 横琴 靖江 溧阳 嵊州 上虞 鄞州 即墨 胶州 寿光 章丘 增城 花都'.split(
    ' ',
  );
const counties = countyNames.split('|').flatMap((name) => [`${name}市`, `${name}县`, `${name}旗`]);
const regions = [...regionNames.split('|'), ...companyTowns, ...counties];
const regionsForward = treeOf(regions, false);
const regionsBackward = treeOf(regions, true);
const endingsForward = treeOf(regionEndings, false);
const endingsBackward = treeOf(regionEndings, true);

const formStarts = new WordStarts([...latinNames, ...ideographForms]);
const regionStarts = new WordStarts(regions);
/** Last units of places and of what follows them. */
const regionEnds = new UnitSet([...regions, ...regionEndings].map((name) => name.slice(-1)));

const space = 0x20;

/** Length of the longest word of the tree that starts at `from` and cuts no word, or 0. */
function longestForward(tree: Tree, units: Uint16Array, from: number, end: number): number {
  let node: Tree | undefined = tree;
  let longest = 0;
  for (let at = from; at < end; ) {
    node = node[units[at] ?? 0];
    if (!node) break;
    at++;
    if (node.isEnd && !(isWordUnit(units[at - 1] ?? 0) && at < end && isWordUnit(units[at] ?? 0))) longest = at - from;
  }
  return longest;
}

/** Length of the longest word of the tree that ends before `end` and cuts no word, or 0. */
function longestBackward(tree: Tree, units: Uint16Array, from: number, end: number): number {
  let node: Tree | undefined = tree;
  let longest = 0;
  for (let at = end - 1; at >= from; at--) {
    node = node[units[at] ?? 0];
    if (!node) break;
    if (node.isEnd && !(isWordUnit(units[at] ?? 0) && at > from && isWordUnit(units[at - 1] ?? 0))) longest = end - at;
  }
  return longest;
}

/** End of the single legal form that starts at `from`, a space before it included; `from` when there is none. */
export function endOfFirstForm(units: Uint16Array, from: number, end: number): number {
  const start = units[from] === space ? from + 1 : from;
  const form = longestForward(formsForward, units, start, end);
  return form === 0 ? from : start + form;
}

/** A legal form or a place within it. */
export interface FormWord {
  /** The same for all spellings: Ltd, Limited. */
  readonly form: string;
  readonly end: number;
}

const noForms: readonly FormWord[] = [];

/** The run of legal forms, and of places followed by one, that starts at `from`: 集团|股份有限公司, Co.|Ltd. */
export function formWords(units: Uint16Array, from: number, end: number): readonly FormWord[] {
  const first = units[from] === space ? from + 1 : from;
  if (!formStarts.mayHave(units[first], units[first + 1]) && !regionStarts.mayHave(units[first], units[first + 1]))
    return noForms;
  const words: FormWord[] = [];
  let at = from;
  for (;;) {
    const start = units[at] === space ? at + 1 : at;
    const next = endOfFirstForm(units, at, end);
    if (next > at) {
      const text = textOf(units, start, next);
      words.push({ form: formOf.get(text) ?? text, end: next });
      at = next;
      continue;
    }
    // 新浪网技术(中国)有限公司: a place counts only when a form follows.
    const place = longestForward(regionsForward, units, start, end);
    if (place === 0) return words;
    const placeEnd = start + place + longestForward(endingsForward, units, start + place, end);
    if (endOfFirstForm(units, placeEnd, end) === placeEnd) return words;
    words.push({ form: textOf(units, start, start + place), end: placeEnd });
    at = placeEnd;
  }
}

function textOf(units: Uint16Array, from: number, end: number): string {
  return textOfUnits(units, from, end);
}

/** Start of the run of legal forms that ends a name at `end`; `end` when there is none. */
export function startOfLegalForm(units: Uint16Array, from: number, end: number): number {
  let at = end;
  let reached = end;
  for (;;) {
    const stop = at > from && units[at - 1] === space ? at - 1 : at;
    const form = longestBackward(formsBackward, units, from, stop);
    if (form > 0) {
      at = stop - form;
      reached = at > from && units[at - 1] === space ? at - 1 : at;
      continue;
    }
    if (reached === end) return end;
    const place = longestBackward(regionsBackward, units, from, stop);
    if (place === 0 || stop - place <= from) return reached;
    at = stop - place;
    reached = at;
  }
}

/** End of the places that lead a name from `from` on: 广东省深圳市|; `from` when there is none. */
export function endOfRegion(units: Uint16Array, from: number, end: number): number {
  return endsOfRegions(units, from, end).at(-1) ?? from;
}

/** True for the short name of a place, or its full name. */
export function isPlace(text: string): boolean {
  const units = Uint16Array.from(text, (unit) => unit.charCodeAt(0));
  return endOfRegion(units, 0, units.length) === units.length;
}

/** End of each place that leads a name from `from` on: 广东省|深圳市|. */
export function endsOfRegions(units: Uint16Array, from: number, end: number): number[] {
  const ends: number[] = [];
  for (let at = from; ; ) {
    const place = longestForward(regionsForward, units, at, end);
    if (place === 0) return ends;
    at += place;
    at += longestForward(endingsForward, units, at, end);
    ends.push(at);
  }
}

/** Start of the places that stand right before `end`: |广东省深圳市; `end` when there is none. */
export function startOfRegion(units: Uint16Array, from: number, end: number): number {
  if (!regionEnds.has(units[end - 1])) return end;
  let at = end;
  for (;;) {
    const ending = longestBackward(endingsBackward, units, from, at);
    let place = longestBackward(regionsBackward, units, from, at - ending);
    if (place > 0) at -= ending + place;
    else {
      place = longestBackward(regionsBackward, units, from, at);
      if (place === 0) return at;
      at -= place;
    }
  }
}

/** The places that lead a name, without 省, 市 and 县, each closed by `|`; empty when there are none. */
export function placesBetween(units: Uint16Array, from: number, end: number): string {
  let places = '';
  for (let at = from; at < end; ) {
    const place = Math.max(1, longestForward(regionsForward, units, at, end));
    const word = textOf(units, at, at + place);
    places += `${word.length > 2 ? word.replace(/[市县旗]$/, '') : word}|`;
    at += place;
    at += longestForward(endingsForward, units, at, end);
  }
  return places;
}
