/** Legal forms of companies and places before or inside a name, read off folded units from either end. */
import { isWordUnit } from './normalize-name.ts';
import { countyNames, regionNames } from './region-data.ts';

/** Forms written in Latin letters, folded; longer spellings stand for the first of their line. */
const latinForms: readonly (readonly string[])[] = [
  ['inc', 'incorporated'],
  ['ltd', 'limited', 'ltda', 'limitada', 'ltee', 'limitee'],
  ['co', 'company', 'cos', 'companies'],
  ['corp', 'corporation'],
  ['llc', 'l l c', 'limited liability company'],
  ['llp', 'limited liability partnership', 'l l p'],
  ['lp', 'limited partnership'],
  ['plc', 'p l c', 'public limited company', 'public'],
  ['gmbh', 'mbh', 'g m b h', 'ggmbh'],
  ['ag', 'kg', 'kgaa', 'ohg', 'ug', 'ev', 'eg', 'se', '&co', 'cokg'],
  [
    'sa',
    's a',
    'sas',
    'sarl',
    'sal',
    'sau',
    'saog',
    'saoc',
    's a s',
    'sa de cv',
    's a de c v',
    'sab de cv',
    'sab',
    'sl',
    'slu',
    'sprl',
    'scrl',
  ],
  ['spa', 's p a', 'srl', 's r l', 'sro', 's r o', 'doo', 'd o o', 'dd', 'd d', 'sp z o o', 'zoo', 'zrt', 'kft', 'nyrt'],
  ['nv', 'n v', 'bv', 'b v', 'cv', 'vof'],
  ['ab', 'publ', 'as', 'a s', 'asa', 'aps', 'oy', 'oyj', 'abp', 'hf', 'ehf', 'ab publ', 'oy ab'],
  ['pty', 'pte', 'pvt', 'private', 'proprietary'],
  [
    'bhd',
    'sdn',
    'berhad',
    'sendirian',
    'tbk',
    'pcl',
    'kk',
    'k k',
    'jsc',
    'pjsc',
    'ojsc',
    'ooo',
    'oao',
    'zao',
    'ao',
    'pao',
    'qsc',
    'qpsc',
    'kpsc',
    'ksc',
    'kscc',
    'psc',
    'saa',
    'eireli',
    'me',
    'cia',
    'as',
  ],
];

/** Forms written in ideographs, folded; any run of them ends a name. */
const ideographForms = [
  '股份有限责任公司',
  '股份有限公司',
  '有限责任公司',
  '集团有限公司',
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
  '厂',
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

const latinNames = latinForms.flat();
const formOf = new Map<string, string>();
for (const forms of latinForms)
  for (const form of forms) formOf.set(form, form.length <= 4 ? (forms[0] ?? form) : (forms[0] ?? form));
const formsForward = treeOf([...latinNames, ...ideographForms], false);
const formsBackward = treeOf([...latinNames, ...ideographForms], true);
const counties = countyNames.split('|').flatMap((name) => [`${name}市`, `${name}县`, `${name}旗`]);
const regions = [...regionNames.split('|'), ...counties];
const regionsForward = treeOf(regions, false);
const regionsBackward = treeOf(regions, true);
const endingsForward = treeOf(regionEndings, false);
const endingsBackward = treeOf(regionEndings, true);

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

/** End of the run of legal forms (and places between them) that starts at `from`; `from` when there is none. */
export function endOfLegalForm(units: Uint16Array, from: number, end: number): number {
  let at = from;
  let reached = from;
  for (;;) {
    const start = units[at] === space ? at + 1 : at;
    const form = longestForward(formsForward, units, start, end);
    if (form > 0) {
      at = start + form;
      reached = at;
      continue;
    }
    // 新浪网技术(中国)有限公司: a place counts only when a form follows.
    const place = longestForward(regionsForward, units, start, end);
    if (place === 0) return reached;
    const ending = longestForward(endingsForward, units, start + place, end);
    if (longestForward(formsForward, units, start + place + ending, end) === 0) return reached;
    at = start + place + ending;
  }
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
  let at = from;
  for (;;) {
    const place = longestForward(regionsForward, units, at, end);
    if (place === 0) return at;
    at += place;
    at += longestForward(endingsForward, units, at, end);
  }
}

/** Start of the places that stand right before `end`: |广东省深圳市; `end` when there is none. */
export function startOfRegion(units: Uint16Array, from: number, end: number): number {
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

/**
 * A number from 1 to 255 for a legal form, the same for its spellings (Ltd, Limited); 0 for an empty span. Different
 * forms may share a number: it only prefers one of several customers, it never excludes.
 */
export function legalFormNumber(units: Uint16Array, from: number, end: number): number {
  let hash = 0;
  let word = '';
  const endWord = (): void => {
    const form = formOf.get(word) ?? word;
    for (let at = 0; at < form.length; at++) hash = (Math.imul(hash, 31) + form.charCodeAt(at)) | 0;
    word = '';
  };
  for (let at = from; at < end; at++) {
    if (units[at] === space) endWord();
    else word += String.fromCharCode(units[at] ?? 0);
  }
  endWord();
  return hash === 0 ? 0 : 1 + ((hash >>> 0) % 255);
}

/** A number from 1 to 255 for the place that leads a name, without 省, 市, 县; 0 for an empty span. */
export function regionNumber(units: Uint16Array, from: number, end: number): number {
  let hash = 0;
  for (let at = from; at < end; ) {
    const place = longestForward(regionsForward, units, at, end);
    const take = Math.max(1, place);
    for (const stop = at + take; at < stop; at++) hash = (Math.imul(hash, 31) + (units[at] ?? 0)) | 0;
    at += longestForward(endingsForward, units, at, end);
  }
  return hash === 0 ? 0 : 1 + ((hash >>> 0) % 255);
}
